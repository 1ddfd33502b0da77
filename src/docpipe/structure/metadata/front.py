"""What metadata are read from: the title page, the first and last pages, imprint and page heads."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from docpipe.language.hyphenation import Junction, Vocabulary, junction
from docpipe.model import (
    Block,
    Claim,
    ClaimName,
    ClaimOrigin,
    Extraction,
    FileFormat,
    Furniture,
    FurnitureKind,
    Line,
    PdfInfo,
    Role,
)

# Pages on which a publication presents itself.
_FRONT, _BACK = 4, 2
# A title page may be a picture; then the next one with print counts.
_COVER_AMONG = 3
# A page of fewer lines is a cover: print of all sizes, no running text.
COVER_LINES = 16
# Lines of more words are running text; a cover may bear a few in its feet.
_RUNNING, _MAX_RUNNING = 9, 5
# Lines of a text without pages in which it presents itself.
_MARKUP_LINES = 14
# Heads of the whole paper stand on so many of its pages, by turns left and right; the others name
# its chapters.
_HEAD_SHARE = 0.3
_MAX_HEADS, _HEAD_PAGES = 10, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed line and its page."""

    page: int
    text: str
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The places where a publication speaks of itself.

    Attributes:
        cover: Lines of the title page, or of the first page.
        early: Lines of the first pages.
        late: Lines of the last pages.
        imprint: Lines of the imprint; empty if there is none.
        heads: Running heads and feet with the first page that bears them, the most frequent first.
        body: Print size of most letters on the first pages.
        file: Whose metadata ``info`` are.
    """

    cover: tuple[Printed, ...]
    early: tuple[Printed, ...]
    late: tuple[Printed, ...]
    imprint: tuple[Printed, ...]
    heads: tuple[Printed, ...]
    body: float
    blocks: tuple[Block, ...]
    info: PdfInfo
    words: Vocabulary

    @property
    def file(self) -> ClaimOrigin:
        """The origin of what the file's own metadata say."""
        return {
            FileFormat.PDF: ClaimOrigin.PDF_METADATA,
            FileFormat.HTML: ClaimOrigin.WEB_PAGE,
            FileFormat.DOCX: ClaimOrigin.WORD_METADATA,
        }[self.info.format]

    @property
    def is_cover(self) -> bool:
        """Whether the first page with print is a title page and bears no running text."""
        running = sum(len(printed.text.split()) > _RUNNING for printed in self.cover)
        return len(self.cover) <= COVER_LINES and running < _MAX_RUNNING

    def join(self, lines: Sequence[Printed]) -> str:
        """Lines as one text, divided words joined."""
        text = ""
        for printed in lines:
            line = printed.text.strip()
            if not text:
                text = line
                continue
            match junction(text, line, self.words):
                case Junction.DIVIDED:
                    text = text.rstrip("-\u2010\u00ad") + line
                case Junction.COMPOUND:
                    text += line
                case Junction.APART:
                    text += " " + line
        return text


def look_at(
    extraction: Extraction,
    blocks: Sequence[Block],
    furniture: Sequence[Furniture],
    words: Vocabulary,
) -> Front:
    """Gather the places; nothing is read from them yet."""
    pages = [(page.number, page.lines) for page in extraction.pages]
    if extraction.info.format is not FileFormat.PDF:
        # All of it is one page: its beginning and its end are what pages are elsewhere.
        pages = [(number, part) for number, lines in pages for part in _ends(lines)]
    early = _printed(pages[:_FRONT])
    covers = (_printed([page]) for page in pages[:_COVER_AMONG])
    return Front(
        cover=next((lines for lines in covers if any(_has_letters(p) for p in lines)), ()),
        early=early,
        late=_printed(pages[_FRONT:][-_BACK:]),
        imprint=tuple(
            Printed(page=item.page, text=item.text, size=0.0)
            for item in furniture
            if item.kind is FurnitureKind.IMPRINT
        ),
        heads=_heads(furniture, len(pages)),
        body=_body(_printed(pages[:_FRONT] + pages[len(pages) // 2 :][:_FRONT])),
        blocks=tuple(blocks),
        info=extraction.info,
        words=words,
    )


def claim(
    name: ClaimName,
    value: str,
    origin: ClaimOrigin,
    confidence: float,
    lines: Sequence[Printed] = (),
) -> Claim:
    """A claim that the lines bear out; without lines it stands in no page."""
    return Claim(
        name=name,
        value=value,
        origin=origin,
        confidence=confidence,
        page=lines[0].page if lines else None,
        quote="\n".join(printed.text for printed in lines) or None,
    )


def _printed(pages: Iterable[tuple[int, tuple[Line, ...]]]) -> tuple[Printed, ...]:
    return tuple(
        Printed(page=number, text=line.text, size=line.size, bold=line.bold)
        for number, lines in pages
        for line in lines
        if line.text.strip()
    )


def _ends(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """What stands above the first part on four pages, all but the first empty; then the end."""
    headings = [i for i, line in enumerate(lines) if line.tag and line.tag.role is Role.HEADING]
    first = min([*headings[1:2], _MARKUP_LINES])
    return [lines[:first], (), (), (), lines[first:][-_MARKUP_LINES:]]


def _has_letters(printed: Printed) -> bool:
    return sum(letter.isalpha() for letter in printed.text) >= 3


def _heads(furniture: Sequence[Furniture], n_pages: int) -> tuple[Printed, ...]:
    kinds = (FurnitureKind.HEADER, FurnitureKind.FOOTER)
    found = [item for item in furniture if item.kind in kinds]
    counts = Counter(item.text for item in found)
    first: dict[str, int] = {}
    for item in found:
        first.setdefault(item.text, item.page)
    least = max(_HEAD_PAGES, _HEAD_SHARE * n_pages)
    often = [text for text, n in counts.most_common(_MAX_HEADS) if n >= least]
    return tuple(Printed(page=first[text], text=text, size=0.0) for text in often)


def _body(lines: Sequence[Printed]) -> float:
    letters = [printed.size for printed in lines for _ in range(1 + len(printed.text) // 20)]
    return median(letters) if letters else 0.0
