r"""References for reference managers: BibTeX, RIS and CSL-JSON, one entry for each quote.

Every entry is a report. The quote travels as a note that ends with its page in square brackets.
The formats are line based, so line breaks in a quote become spaces here; nothing else changes
(JSON, CSV and XLSX keep the line breaks too).

Sources of the formats: the BibTeX manual (btxdoc), where braces count even behind a backslash,
so they are written as ``\textbraceleft{}``; the RIS specification of Reference Manager, two
letters, two spaces, hyphen, space; the CSL-JSON schema 1.0.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote as percent_encode

from docpipe.export.authors import authors, csl_name, editors, full_title, inverted
from docpipe.export.citation import (
    EN_DASH,
    has_pages,
    one_line,
    page_label,
    place_reference,
    printed_pages,
    withdrawn_note,
)
from docpipe.export.entry import Entry, unpack
from docpipe.export.names import KIND_NAMES
from docpipe.model import Chunk, Contributor, DocumentInfo

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "%&#$_"},
}
_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')|,(?=,)|<(?=<)|>(?=>)|[!?](?=`)")
"""Signs that LaTeX would draw together with the next into another one: ``--`` into a dash."""

_BABEL = {"de": "ngerman", "en": "english", "fr": "french", "tr": "turkish"}
"""Language names as LaTeX's babel knows them; other codes are passed on."""

_GERMAN_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_URL_SAFE = "!#$%&'()*+,-./:;=?@[]_~"
"""Characters of an address that stay; braces, blanks and backslashes would break the formats."""


def to_bibtex(entries: Iterable[Entry]) -> str:
    """BibTeX in UTF-8, one ``@techreport`` for each quote, the quote in ``annote``."""
    return "\n".join(
        f"@techreport{{{key},\n"
        + "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
        + "}\n"
        for key, fields in (
            (key, _bibtex_fields(chunk, document)) for key, chunk, document in _keyed(entries)
        )
    )


def to_ris(entries: Iterable[Entry]) -> str:
    """RIS in UTF-8 with CRLF line ends, one ``RPRT`` for each quote, the quote in ``N1``."""
    lines: list[str] = []
    for key, chunk, document in _keyed(entries):
        lines += [f"{tag}  - {value}\r\n" for tag, value in _ris_fields(key, chunk, document)]
        lines.append("\r\n")
    return "".join(lines)


def to_csl_json(entries: Iterable[Entry]) -> str:
    """CSL-JSON: an array of ``report`` items, the quote in ``note``."""
    items = [_csl_item(key, chunk, document) for key, chunk, document in _keyed(entries)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def citation_key(chunk: Chunk, document: DocumentInfo) -> str:
    """First word of the publisher (else of the title), year, and the last part of the id.

    ASCII letters, digits and hyphens only, which every reference manager accepts.
    """
    words = _ascii_words(document.publisher or "") or _ascii_words(document.title) or ["quelle"]
    year = "oj" if document.year is None else str(document.year)
    tail = "".join(_ascii_words(chunk.id.rpartition(":")[2]))
    return f"{words[0]}{year}-{tail}"


def _keyed(entries: Iterable[Entry]) -> Iterator[tuple[str, Chunk, DocumentInfo]]:
    """Entries with their keys; a key that comes again gets ``-2``, ``-3`` and so on."""
    seen: Counter[str] = Counter()
    for entry in entries:
        chunk, document = unpack(entry)
        key = citation_key(chunk, document)
        seen[key] += 1
        # A key holds exactly one hyphen, so no suffixed key can meet another entry's own.
        yield key if seen[key] == 1 else f"{key}-{seen[key]}", chunk, document


def _bibtex_fields(chunk: Chunk, document: DocumentInfo) -> Iterator[tuple[str, str]]:
    publisher = _latex(document.publisher or "")
    # The inner braces keep a body's name whole: no first and last name, no "and" list.
    body = f"{{{publisher}}}" if publisher else ""
    known = {
        "author": _bibtex_names(authors(document)) or body,
        "editor": _bibtex_names(editors(document)),
        "title": f"{{{_latex(full_title(document))}}}",
        "institution": body,
        "year": "" if document.year is None else str(document.year),
        "edition": _latex(document.edition or ""),
        "address": _latex(document.place or ""),
        "type": KIND_NAMES[document.kind],
        "pages": _bibtex_pages(chunk) if has_pages(chunk) else "",
        "language": _latex(_BABEL.get(document.language, document.language)),
        # Addresses stay raw: styles print them with \url, which takes % and _ as they are.
        "url": _address(document.url or ""),
        "keywords": _latex(", ".join(chunk.facets.topics)),
        "note": withdrawn_note(document),
        "annote": _latex(_note(chunk)),
        # Not "number": styles print that as the number of the report.
        "recordid": chunk.id,
    }
    yield from ((name, value) for name, value in known.items() if value)


def _bibtex_pages(chunk: Chunk) -> str:
    return _latex(printed_pages(chunk.evidence.pages)).replace(EN_DASH, "--")


def _bibtex_names(people: Sequence[Contributor]) -> str:
    return " and ".join(
        _latex(inverted(one)) if one.is_person else f"{{{_latex(one.name)}}}" for one in people
    )


def _ris_fields(key: str, chunk: Chunk, document: DocumentInfo) -> Iterator[tuple[str, str]]:
    publisher = one_line(document.publisher or "")
    yield "TY", "RPRT"
    yield "ID", key
    yield from _ris_people(document, publisher)
    known = {
        "TI": one_line(full_title(document)),
        "PB": publisher,
        "CY": one_line(document.place or ""),
        "ET": one_line(document.edition or ""),
        "PY": "" if document.year is None else str(document.year),
        "DA": _ris_date(document.date or ""),
        "M3": KIND_NAMES[document.kind],
        **_ris_pages(chunk),
        "LA": one_line(document.language),
    }
    yield from ((tag, value) for tag, value in known.items() if value)
    for topic in chunk.facets.topics:
        yield "KW", one_line(topic)
    if document.url:
        yield "UR", _address(document.url)
    yield "N1", _note(chunk)
    if document.withdrawn:
        yield "N1", withdrawn_note(document)
    yield "AN", chunk.id
    yield "ER", ""


def _ris_people(document: DocumentInfo, publisher: str) -> Iterator[tuple[str, str]]:
    wrote = authors(document)
    yield from (("AU", inverted(one)) for one in wrote)
    if publisher and "," not in publisher and not wrote:
        # RIS splits authors at a comma into last and first name, and knows no way to say
        # "a body, not a person": such a name stands under PB only.
        yield "AU", publisher
    yield from (("ED", inverted(one)) for one in editors(document))


def _ris_pages(chunk: Chunk) -> dict[str, str]:
    pages = chunk.evidence.pages
    if not has_pages(chunk):
        return {}
    last = page_label(pages[-1]) if len(pages) > 1 else ""
    return {"SP": page_label(pages[0]), "EP": last}


def _ris_date(iso: str) -> str:
    """``YYYY/MM/DD/`` with what is not known left empty; a bare year stands under PY only."""
    parts = iso.split("-")
    return "/".join([*parts, "", ""][:3]) + "/" if len(parts) > 1 else ""


def _csl_item(key: str, chunk: Chunk, document: DocumentInfo) -> dict[str, object]:
    work = work_item(document)
    known: dict[str, object] = {
        "id": key,
        **{name: work.pop(name) for name in ("type", "title", "genre", "language")},
        "note": " ".join(filter(None, (_note(chunk), withdrawn_note(document)))),
        "page": printed_pages(chunk.evidence.pages, "-") if has_pages(chunk) else "",
        **work,
        "keyword": ", ".join(chunk.facets.topics),
        "custom": {
            "record-id": chunk.id,
            "document-id": document.id,
            **({"withdrawn": document.withdrawn[:10]} if document.withdrawn else {}),
        },
    }
    return {name: value for name, value in known.items() if value}


def work_item(document: DocumentInfo) -> dict[str, object]:
    """A document as a CSL-JSON item without an id."""
    publisher = one_line(document.publisher or "")
    body = [{"literal": publisher}] if publisher else []
    date = document.date or ("" if document.year is None else str(document.year))
    known: dict[str, object] = {
        "type": "report",
        "title": one_line(full_title(document)),
        "genre": KIND_NAMES[document.kind],
        "language": document.language,
        "author": [csl_name(one) for one in authors(document)] or body,
        "editor": [csl_name(one) for one in editors(document)],
        "publisher": publisher,
        "publisher-place": one_line(document.place or ""),
        "edition": one_line(document.edition or ""),
        "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else None,
        "URL": _address(document.url or ""),
    }
    return {name: value for name, value in known.items() if value}


def _note(chunk: Chunk) -> str:
    return f"{one_line(chunk.evidence.quote)} [{place_reference(chunk)}]"


def _latex(text: str) -> str:
    escaped = "".join(_LATEX.get(char, char) for char in one_line(text))
    return _LIGATURE.sub(r"\g<0>{}", escaped)


def _address(url: str) -> str:
    return percent_encode(one_line(url), safe=_URL_SAFE)


def _ascii_words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_GERMAN_LETTERS))
    return re.findall(r"[a-z0-9]+", "".join(c for c in decomposed if not unicodedata.combining(c)))
