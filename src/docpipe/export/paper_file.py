"""A paper in one of its file formats."""

from docpipe.export.paper import Paper
from docpipe.export.paper_docx import paper_to_docx
from docpipe.export.paper_markdown import paper_to_markdown
from docpipe.export.paper_pdf import paper_to_pdf

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "markdown": "text/markdown; charset=utf-8",
}


def paper_file(paper: Paper, form: str) -> bytes:
    """The bytes of the file; ``form`` is a key of ``MEDIA_TYPES``."""
    if form == "docx":
        return paper_to_docx(paper)
    return paper_to_pdf(paper) if form == "pdf" else paper_to_markdown(paper).encode()
