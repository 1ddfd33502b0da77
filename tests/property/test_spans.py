"""A quote can be proven from geometry: every span shows the letters of its printed line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from docpipe.model import Extraction, Line
from docpipe.structure import recover
from tests.unit.structure.pages import extraction, page

WORDS = st.sampled_from(
    [
        "Die",
        "Kommunen",
        "sollten",
        "1.",
        "a)",
        "•",
        "–",
        "Kinder-",
        "und",
        "Jugend-",
        "hilfe",
        "EU-",
        "weit",
        "Ge-",
        "meinde",
        "2023",
        "Inhalt",
        "Schüler/-",
        "innen",
        ".",
        "...",
        "12",
        "ÜBERSCHRIFT",
        "Tabelle",
        "3",
        "¹",
        "Vgl.",
        "(1)",
        "*",
        "https://a.de/",
        "ü",
    ]
)


@st.composite
def printed_lines(draw: st.DrawFn) -> Line:
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=9)))
    x0 = draw(st.sampled_from([50.0, 62.0, 220.0, 330.0]))
    top = float(draw(st.integers(4, 48)) * 12)
    size = draw(st.sampled_from([8.0, 10.0, 10.0, 10.0, 16.0]))
    return Line(
        text=text,
        # The box tells the lines of a page apart, so it must be one line's own.
        bbox=(x0, top, x0 + draw(st.floats(20, 200)), top + size),
        size=size,
        bold=draw(st.booleans()),
        hyphenated=draw(st.booleans()),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    pages = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        content = draw(st.lists(printed_lines(), max_size=30, unique_by=lambda line: line.bbox))
        rects = ((45.0, 200.0, 400.0, 300.0),) if draw(st.booleans()) else ()
        pages.append(page(number, content, rects=rects))
    return extraction(*pages)


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@settings(max_examples=150, deadline=None)
@given(extractions())
def test_spans_cover_the_text_and_show_their_lines(source: Extraction) -> None:
    printed = {(p.number, line.bbox): line.text for p in source.pages for line in p.lines}
    used: set[tuple[int, tuple[float, float, float, float]]] = set()
    document = recover(source)
    for block in document.blocks:
        end = 0
        for position, span in enumerate(block.spans):
            assert not block.text[end : span.start].strip()
            place = (span.page, span.bbox)
            assert place not in used
            used.add(place)
            marker = (block.marker or "") if position == 0 else ""
            shown = letters(marker + block.text[span.start : span.end])
            assert shown == letters(printed[place])
            end = span.end
        assert end == len(block.text)
    kept = sum(len(letters(item.text)) for item in document.furniture)
    kept += sum(len(letters(printed[place])) for place in used)
    assert kept == sum(len(letters(text)) for text in printed.values())


@settings(max_examples=30, deadline=None)
@given(extractions())
def test_equal_extractions_give_equal_documents(source: Extraction) -> None:
    assert recover(source) == recover(source)
