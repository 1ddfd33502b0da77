"""References as a style guide wants them, by the rules of the Citation Style Language (CSL).

The carried styles (``styles/*.csl``) are own, short ones for reports, the only kind of work here.
The collection of the CSL project was tried first: it weighs 89 MB, and citeproc-py does not know
all that its styles need, so that titles came out twice where no author is named. Any other CSL file
can be given by its path.
"""

from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.errors import QueryError
from docpipe.export.authors import authors, editors
from docpipe.export.bibliography import work_item
from docpipe.export.citation import citation, has_pages, one_line, printed_pages
from docpipe.export.entry import Entry, unpack
from docpipe.model import Chunk, DocumentInfo, DocumentKind

if TYPE_CHECKING:
    from citeproc import Citation, CitationStylesStyle

HOUSE = "docpipe"
"""The reference that every hit carries as ``citation``."""

STYLES: dict[str, str] = {
    HOUSE: "Hausstil von docpipe",
    "apa": "APA 7, deutsch",
    "chicago": "Chicago, Autor und Jahr",
    "din-iso-690": "DIN ISO 690, Name und Jahr",
    "fussnote": "Vollbeleg in der Fußnote",
    "harvard": "Harvard, deutsch",
}
"""Name to title, the house's own first."""

_LOCALE = "de-DE"


def formatted(entries: Iterable[Entry], style: str = HOUSE) -> list[str]:
    """The full reference of each entry with its page, in the order given; to stand on its own.

    Args:
        entries: Hits or records.
        style: A name of ``STYLES``, or the path of a ``.csl`` file.

    Raises:
        QueryError: There is no such style.
    """
    pairs = [unpack(entry) for entry in entries]
    if style == HOUSE:
        return [citation(*pair) for pair in pairs]
    # No letters at the years: the reference of a quote is the same whatever else was found.
    return _Formatter(style, [document for _, document in pairs], lettered=False).full(pairs)


def in_text(entries: Iterable[Entry], style: str) -> list[str]:
    """The short reference of each entry: ``(Stadt Musterau, 2023a, S. 10)``.

    Belongs beside ``works_cited`` of the same entries: works that the short form could not tell
    apart have the same letters at their years there. In a style for notes this is the note.

    Raises:
        QueryError: There is no such style.
    """
    pairs = [unpack(entry) for entry in entries]
    if style == HOUSE:
        return [citation(*pair) for pair in pairs]
    return _Formatter(style, [document for _, document in pairs]).short(pairs)


def works_cited(entries: Iterable[Entry], style: str = HOUSE) -> list[str]:
    """The works that the entries stand in, each once, without pages, in the style's order.

    Raises:
        QueryError: There is no such style.
    """
    documents = list({unpack(entry)[1].id: unpack(entry)[1] for entry in entries}.values())
    if style == HOUSE:
        return sorted((_house_work(document) for document in documents), key=str.casefold)
    return _Formatter(style, documents).works()


class _Formatter:
    """The works of one list in one style; citeproc keeps state, so it serves one call only."""

    def __init__(
        self, style: str, documents: Iterable[DocumentInfo], *, lettered: bool = True
    ) -> None:
        from citeproc import CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        known = {document.id: document for document in documents}
        opened = _opened(style)
        self._is_note = opened.root.get("class") == "note"
        is_lettered = lettered and not self._is_note
        letters = year_letters(known.values()) if is_lettered else {}
        items = [_item(document, letters.get(document.id, "")) for document in known.values()]
        self._list = CitationStylesBibliography(opened, CiteProcJSON(items), formatter.plain)
        self._ids = list(known)
        self._cited: dict[tuple[str, str], str] = {}
        for identifier in self._ids:
            self._list.register(_cited(identifier))

    def full(self, pairs: Iterable[tuple[Chunk, DocumentInfo]]) -> list[str]:
        if self._is_note:
            return self.short(pairs)
        works = dict(zip(self._ids, map(_stopped, self._rendered()), strict=True))
        return [f"{works[document.id]} {_place(chunk)}." for chunk, document in pairs]

    def short(self, pairs: Iterable[tuple[Chunk, DocumentInfo]]) -> list[str]:
        return [self._short(document.id, *_locator(chunk)) for chunk, document in pairs]

    def works(self) -> list[str]:
        self._list.sort()
        return self._rendered()

    def _rendered(self) -> list[str]:
        return [_plain(text) for text in self._list.bibliography()]

    def _short(self, identifier: str, label: str, place: str) -> str:
        # Citing takes milliseconds, and many quotes stand on one page.
        if (identifier, place) not in self._cited:
            cited = _cited(identifier, label, place)
            cited.bibliography = self._list
            self._cited[identifier, place] = _plain(self._list.cite(cited, lambda _: None))
        return self._cited[identifier, place]


def _cited(identifier: str, label: str = "", place: str = "") -> "Citation":
    from citeproc import Citation, CitationItem, Locator

    found: dict[str, object] = {"locator": Locator(label, place)} if place else {}
    return Citation([CitationItem(identifier, **found)])


def year_letters(documents: Iterable[DocumentInfo]) -> dict[str, str]:
    """Letters for works of one author and one year, by title: ``a``, ``b`` … ``z``, ``aa``."""
    alike: dict[tuple[str, int | None], list[DocumentInfo]] = defaultdict(list)
    for document in documents:
        alike[_in_short(document), document.year].append(document)
    return {
        document.id: _letters(place)
        for group in alike.values()
        if len(group) > 1
        for place, document in enumerate(sorted(group, key=lambda one: (one.title, one.id)))
    }


def _in_short(document: DocumentInfo) -> str:
    people = authors(document) or editors(document)
    if not people:
        return document.publisher or document.title
    return " ".join(one.name for one in people)


def _letters(place: int) -> str:
    head, last = divmod(place, 26)
    return (_letters(head - 1) if head else "") + "abcdefghijklmnopqrstuvwxyz"[last]


def _item(document: DocumentInfo, suffix: str) -> dict[str, object]:
    """A work as citeproc takes it: whoever published what nobody signed stands as author only."""
    item = work_item(document) | {"id": document.id}
    if document.kind is DocumentKind.OTHER:
        del item["genre"]  # "Veröffentlichung" goes without saying
    if item.get("author") == [{"literal": item.get("publisher")}]:
        del item["publisher"]
    return item | ({"year-suffix": suffix} if suffix else {})


def _place(chunk: Chunk) -> str:
    label, place = _locator(chunk)
    if not place:
        return "Ohne Seiten"
    return f"S. {place}" if label == "page" else f"Abschnitt {place}"


def _locator(chunk: Chunk) -> tuple[str, str]:
    """Label and value of CSL's locator: printed pages, else the section; ``""`` for neither."""
    if has_pages(chunk):
        return "page", printed_pages(chunk.evidence.pages)
    heading = one_line(chunk.heading_path[-1]) if chunk.heading_path else ""
    return "section", f"„{heading}“" if heading else ""


def _house_work(document: DocumentInfo) -> str:
    title = one_line(document.title) or one_line(document.file)
    year = "o. J." if document.year is None else str(document.year)
    publisher = one_line(document.publisher or "")
    return _stopped(f"{publisher} ({year}): {title}" if publisher else f"{title} ({year})")


def _stopped(text: str) -> str:
    # An address that ends in a full stop would be another address.
    is_address = text.rpartition(" ")[2].startswith(("http://", "https://"))
    return text if is_address or text.endswith((".", "!", "?", "…")) else f"{text}."


def _plain(text: object) -> str:
    return " ".join(str(text).split())


def _opened(style: str) -> "CitationStylesStyle":
    from citeproc import CitationStylesStyle
    from lxml.etree import XMLSyntaxError

    if style in STYLES:
        with as_file(files("docpipe.export").joinpath("styles", f"{style}.csl")) as path:
            return CitationStylesStyle(str(path), locale=_LOCALE, validate=False)
    if not style.endswith(".csl") or not Path(style).is_file():
        raise QueryError(
            f"Den Zitierstil „{style}“ gibt es nicht. Es gibt: {', '.join(STYLES)}; oder den Pfad "
            "einer .csl-Datei angeben."
        )
    try:
        return CitationStylesStyle(style, locale=_LOCALE, validate=False)
    except XMLSyntaxError as error:
        raise QueryError(f"{style} ist kein Zitierstil (CSL): {error}") from error
