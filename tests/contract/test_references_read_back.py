"""What reference managers read: exports through parsers that others have written."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from docpipe import Searcher
from docpipe.export import to_bibtex, to_csl_json, to_ris
from docpipe.export.authors import full_title
from docpipe.export.bibliography import citation_key
from docpipe.export.citation import has_pages, one_line, page_label, place_reference, printed_pages
from docpipe.model import Chunk, DocumentInfo, DocumentKind, PageRegion
from tests.unit.export import samples

Pair = tuple[Chunk, DocumentInfo]
Read = list[dict[str, str | None]]


def expected(pair: Pair) -> dict[str, str | None]:
    chunk, document = pair
    return {
        "key": citation_key(chunk, document),
        "id": chunk.id,
        "title": one_line(full_title(document)),
        "year": None if document.year is None else str(document.year),
        "publisher": one_line(document.publisher or "") or None,
        "url": document.url,
        "quote": one_line(chunk.evidence.quote),
        "place": place_reference(chunk),
    }


def read_ris(pairs: list[Pair]) -> Read:
    return [
        {
            "key": one["id"],
            "id": one["accession_number"],
            "title": one["title"],
            "year": one.get("year"),
            "publisher": one.get("publisher"),
            "url": one["urls"][0] if "urls" in one else None,
            **_note(one["notes"][0]),
        }
        for one in rispy.loads(to_ris(pairs))
    ]


def read_bibtex(pairs: list[Pair]) -> Read:
    text = to_bibtex(pairs)
    library = parse_string(text, append_middleware=[DECODE])
    raw = parse_string(text)  # addresses stand there as they are, see the writer
    assert not library.failed_blocks
    return [
        {
            "key": entry.key,
            "id": entry["recordid"],
            "title": entry["title"],
            "year": _field(entry, "year"),
            "publisher": _field(entry, "institution"),
            "url": _field(as_is, "url"),
            **_note(entry["annote"]),
        }
        for entry, as_is in zip(library.entries, raw.entries, strict=True)
    ]


def read_csl(pairs: list[Pair]) -> Read:
    return [
        {
            "key": item["id"],
            "id": item["custom"]["record-id"],
            "title": item["title"],
            "year": str(item["issued"]["date-parts"][0][0]) if "issued" in item else None,
            "publisher": item.get("publisher"),
            "url": item.get("URL"),
            **_note(item["note"]),
        }
        for item in json.loads(to_csl_json(pairs))
    ]


def _field(entry: Entry, name: str) -> str | None:
    field = entry.fields_dict.get(name)
    return field.value if field else None


def _note(text: str) -> dict[str, str | None]:
    quote, _, place = text.rpartition(" [")
    return {"quote": quote, "place": place.removesuffix("]")}


def _decoder() -> LatexNodes2Text:
    """pylatexenc, and three signs of LaTeX that it does not know or takes for accents."""
    names = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    names.add_context_category(
        "signs", prepend=True, macros=[MacroTextSpec(name, sign) for name, sign in signs.items()]
    )
    return LatexNodes2Text(names, keep_braced_groups=False, math_mode="verbatim")


DECODE = LatexDecodingMiddleware(decoder=_decoder())
FORMATS = pytest.mark.parametrize("read", [read_ris, read_bibtex, read_csl])


@FORMATS
def test_every_record_of_the_samples_comes_back_whole(
    sample_index: Searcher, read: Callable[[list[Pair]], Read]
) -> None:
    pairs = list(sample_index.records())
    assert len(pairs) > 300
    assert read(pairs) == [expected(pair) for pair in pairs]


def test_pages_come_back_from_their_own_fields(sample_index: Searcher) -> None:
    pairs = [pair for pair in sample_index.records() if has_pages(pair[0])]
    in_ris = rispy.loads(to_ris(pairs))
    in_csl = json.loads(to_csl_json(pairs))
    in_bibtex = parse_string(to_bibtex(pairs)).entries
    for (chunk, _), ris, csl, bibtex in zip(pairs, in_ris, in_csl, in_bibtex, strict=True):
        pages = chunk.evidence.pages
        assert ris["start_page"] == page_label(pages[0])
        assert ris.get("end_page", ris["start_page"]) == page_label(pages[-1])
        assert csl["page"] == printed_pages(pages, "-")
        assert bibtex["pages"] == printed_pages(pages, "--")


_LETTERS = st.characters(codec="utf-8")
_HOSTILE = st.lists(
    st.one_of(
        st.text(_LETTERS, max_size=12),
        st.sampled_from(
            [
                "\nTY  - BOOK\n",
                "\nER  - ",
                "}}",
                "{{",
                "\\",
                "@article{x,",
                "%",
                "--",
                "''",
                "^",
                "~",
            ]
        ),
    ),
    max_size=8,
).map("".join)


@FORMATS
@settings(max_examples=25, deadline=None)  # the decoder takes its time
@given(quote=_HOSTILE, title=_HOSTILE, publisher=_HOSTILE)
def test_hostile_strings_come_back_in_one_line(
    read: Callable[[list[Pair]], Read], quote: str, title: str, publisher: str
) -> None:
    document = DocumentInfo(
        id=samples.SOURCE,
        title=f"A{title}z",
        year=2020,
        publisher=f"A{publisher}z",
        kind=DocumentKind.OTHER,
        language="de",
        file="x.pdf",
        url="https://example.org/a_b%20c?d=1&e=~f#page=2",
    )
    page = PageRegion(page=3, label="iv", boxes=(samples.BOX,))
    pair = (replace(samples.chunk(f"A{quote}z", pages=(page,))), document)
    assert read([pair, pair])[0] == expected(pair)
