"""Papers that the pages show and hand out: in the language of the page, dated today."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import Response

from docpipe.answers.quotations import Writing, proof_pages
from docpipe.export.paper import Block
from docpipe.web.languages import ENGLISH_PREFIX, Language, language_of, translated
from docpipe.web.site import base_url

if TYPE_CHECKING:
    from starlette.requests import Request

ENDINGS = {
    "docx": "docx",
    "pdf": "pdf",
    "md": "markdown",
    "bib": "bibtex",
    "ris": "ris",
    "json": "csl-json",
    "csv": "csv",
    "xlsx": "xlsx",
    "jsonl": "jsonl",
}
"""File endings to the names of forms."""

UNKEPT = {"Cache-Control": "no-cache"}
"""For what bears the day: the answers that are kept last until the next snapshot."""


def today() -> date:
    """By the clock of the machine."""
    return datetime.now(UTC).astimezone().date()


def writing_for(request: "Request", *, names_types: bool = False) -> Writing:
    """The language of the page, and links to this site."""
    language = language_of(request)
    prefix = ENGLISH_PREFIX if language is Language.ENGLISH else ""
    return Writing(
        say=partial(translated, language),
        language=language.value,
        proof_url=proof_pages(base_url(request), prefix),
        names_types=names_types,
    )


def named(blocks: Iterable[Block]) -> list[tuple[str, Block]]:
    """Each block with the name of its kind, for templates."""
    return [(type(block).__name__, block) for block in blocks]


def download(data: bytes, media_type: str, name: str) -> Response:
    """A file to be saved under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', **UNKEPT}
    return Response(data, media_type=media_type, headers=headers)
