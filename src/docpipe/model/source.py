"""A source: the file as it came in, and what the catalogue says about it."""

from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.ids import SourceId


class DocumentKind(StrEnum):
    """What sort of publication a document is."""

    HANDOUT = "handout"
    POSITION_PAPER = "position_paper"
    RECOMMENDATIONS = "recommendations"
    MANIFESTO = "manifesto"
    TERMINOLOGY = "terminology"
    MATERIAL = "material"
    OTHER = "other"


class FileFormat(StrEnum):
    """What a source's bytes are; also the suffix under which the corpus keeps them."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"


class Ocr(StrEnum):
    """Which pages are read from their picture.

    ``AUTO``: those without text, or with text that is garbage; a good text layer is never
    replaced. ``FORCE``: all, whatever their text layer says. ``NEVER``: none.
    """

    AUTO = "auto"
    NEVER = "never"
    FORCE = "force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file that was taken in.

    ``None`` in a descriptive field means that the catalogue does not say; the value found in
    the document itself (``Document.metadata``) is used then.

    Attributes:
        id: From the content, see ``model.ids.source_id``.
        sha256: Of the file's bytes, 64 hex digits.
        n_bytes: Size of the file.
        filename: The file's own name, shown to users.
        origins: Where these bytes were last seen, sorted: paths (inside the corpus relative to it)
            or addresses. If another content takes the place of the last one, it is a new version.
        superseded_by: That newer version, if one came in.
        ocr: What was asked for when it was taken in; ``None`` for what the settings say.
        withdrawn: Since when its publisher does not offer it any more (UTC, ISO 8601); ``None`` as
            long as it does, or nobody knows.
        taken_in: When these bytes were first copied or fetched (UTC, ISO 8601); ``None`` for what
            was taken in before this was noted.
    """

    id: SourceId
    sha256: str
    n_bytes: int
    filename: str
    origins: tuple[str, ...]
    title: str | None = None
    publisher: str | None = None
    year: int | None = None
    kind: DocumentKind | None = None
    language: str | None = None
    licence: str | None = None
    url: str | None = None
    landing_page: str | None = None
    superseded_by: SourceId | None = None
    format: FileFormat = FileFormat.PDF
    ocr: Ocr | None = None
    taken_in: str | None = None
    withdrawn: str | None = None

    def __post_init__(self) -> None:
        if self.id != self.sha256[:16]:
            raise ValueError(f"id {self.id} does not belong to sha256 {self.sha256}")
