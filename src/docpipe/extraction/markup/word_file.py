"""A DOCX to an extraction.

mammoth turns it into plain HTML by its styles (headings, lists, tables with spanning cells,
footnotes); from there it goes the way of a web page that is all content.
"""

import io
import re
import zipfile

from lxml import etree, html

from docpipe.errors import CorruptError, NoTextError, TooLargeError
from docpipe.extraction.markup.elements import CONTENTS_CLASS
from docpipe.extraction.markup.page_head import raw_date
from docpipe.extraction.markup.sheet import clean
from docpipe.extraction.markup.web_page import lay_out
from docpipe.extraction.options import ExtractOptions
from docpipe.model import FileFormat, Page, PdfInfo

_STYLES = f"""
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name^='toc '] => p.{CONTENTS_CLASS}:fresh
p[style-name^='TOC '] => p.{CONTENTS_CLASS}:fresh
p[style-name^='Contents '] => p.{CONTENTS_CLASS}:fresh
"""
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"


def read_word_file(data: bytes, options: ExtractOptions) -> tuple[Page, PdfInfo]:
    """Lay out a whole DOCX.

    Raises:
        CorruptError: The archive is damaged or holds no Word document.
        TooLargeError: It unpacks to more than ``max_content_bytes``.
        NoTextError: It holds no text.
    """
    import mammoth

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > options.max_content_bytes:
                raise TooLargeError(
                    f"Das Dokument entpackt sich zu {unpacked} Bytes, erlaubt sind "
                    f"{options.max_content_bytes}. Bitte Bilder verkleinern."
                )
            info = _info(archive)
        # Pictures would come as megabytes of base64.
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as exc:
        raise CorruptError(
            f"Das Word-Dokument ist beschädigt ({exc}). Bitte neu speichern."
        ) from exc
    if not clean(re.sub(r"<[^>]*>", " ", made.value)):
        raise NoTextError("Das Word-Dokument enthält keinen Text.")
    tree = html.document_fromstring(f"<html><body>{made.value}</body></html>")
    page = lay_out(tree, tree.find("body"))
    return page, info


def _company(archive: zipfile.ZipFile, parser: etree.XMLParser) -> str | None:
    """The firm or office that the program was registered for."""
    if _APP not in archive.namelist():
        return None
    app = etree.fromstring(archive.read(_APP), parser)
    return clean(app.findtext(f"{_EXTENDED}Company") or "") or None


def _info(archive: zipfile.ZipFile) -> PdfInfo:
    """Title, author, date and language of the core properties, as far as they are there."""
    if _CORE not in archive.namelist():
        return PdfInfo(tagged=True, format=FileFormat.DOCX)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    core = etree.fromstring(archive.read(_CORE), parser)
    return PdfInfo(
        title=clean(core.findtext(f"{_DC}title") or "") or None,
        author=clean(core.findtext(f"{_DC}creator") or "") or None,
        created=raw_date(core.findtext(f"{_TERMS}created")),
        language=core.findtext(f"{_DC}language") or None,
        subject=clean(core.findtext(f"{_DC}subject") or "") or None,
        publisher=_company(archive, parser),
        tagged=True,
        format=FileFormat.DOCX,
    )
