"""The page of proof marks exactly what is certain, and says so where nothing is."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from docpipe import Searcher, Workspace
from docpipe.answers.proof import prove
from docpipe.corpus import Corpus
from docpipe.model import Chunk, Filters, Method, PageRegion, RecordType
from docpipe.pipeline import Checked, Doubt, FileState, check
from docpipe.web import create_app
from docpipe.web.pages.record import Box, bars, rectangles

RECT = re.compile(r'<rect class="dp-proof-mark" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"')


def marks(page: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y, _ in RECT.findall(page)]


@pytest.fixture(scope="module")
def entries(searcher: Searcher) -> list[Chunk]:
    return [chunk for chunk, _ in searcher.records()]


def over_pages(entries: list[Chunk]) -> Chunk:
    return next(one for one in entries if len(one.evidence.pages) > 1)


def over_columns(entries: list[Chunk]) -> Chunk:
    def jumps(one: Chunk) -> bool:
        boxes = one.evidence.pages[0].boxes
        return any(below[1] < above[1] for above, below in pairwise(boxes))

    return next(one for one in entries if jumps(one))


@pytest.mark.parametrize("kind", list(RecordType))
def test_as_many_marks_as_lines_each_at_its_line(
    client: TestClient, searcher: Searcher, kind: RecordType
) -> None:
    chunk = next(one for one, _ in searcher.records(Filters(types=(kind,))))
    page = client.get(f"/records/{chunk.id}").text
    lines = [box for region in chunk.evidence.pages for box in region.boxes]
    drawn = marks(page)
    assert [y for _, y in drawn] == [round(box[1], 1) for box in lines]
    assert all(x >= round(box[0], 1) for (x, _), box in zip(drawn, lines, strict=True))
    assert "Jetzt geprüft: stimmt" in page


def test_the_quote_stands_unchanged_at_the_top_and_marked_in_the_text(
    client: TestClient, entries: list[Chunk]
) -> None:
    chunk = next(one for one in entries if len(one.evidence.ranges) == 1)
    page = client.get(f"/records/{chunk.id}").text
    quote = (
        escape(chunk.evidence.quote, quote=True)
        .replace("&#x27;", "&#39;")
        .replace("&quot;", "&#34;")
    )
    assert page.index(quote) < page.index("<svg")
    assert f"<mark>{quote}</mark>" in page


def test_a_quote_over_two_pages_is_marked_on_both(client: TestClient, entries: list[Chunk]) -> None:
    chunk = over_pages(entries)
    page = client.get(f"/records/{chunk.id}").text
    drawn = page.split("<svg")[1:]
    assert len(drawn) == len(chunk.evidence.pages)
    for svg, region in zip(drawn, chunk.evidence.pages, strict=True):
        assert f"/pages/{region.page}.png" in svg
        assert len(marks(svg)) == len(region.boxes)


def test_a_quote_over_two_columns_gets_a_bar_in_each(
    client: TestClient, entries: list[Chunk]
) -> None:
    page = client.get(f"/records/{over_columns(entries).id}").text
    assert page.count('class="dp-proof-bar"') >= 2


def test_rectangles_and_bars_of_lines_in_two_columns() -> None:
    left, under, right = (
        (60.0, 700.0, 280.0, 712.0),
        (60.0, 714.0, 280.0, 726.0),
        (
            310.0,
            80.0,
            520.0,
            92.0,
        ),
    )
    assert rectangles([left])[0] == Box(x=60, y=700, width=220, height=12)
    assert [(one.x, one.y, one.height) for one in bars([left, under, right])] == [
        (57.0, 700.0, 26.0),
        (307.0, 80.0, 12.0),
    ]
    assert bars([]) == []


def test_another_page_of_the_document_has_no_marks(
    client: TestClient, entries: list[Chunk]
) -> None:
    chunk = next(one for one in entries if one.evidence.pages[0].page > 1)
    page = client.get(f"/records/{chunk.id}", params={"page": 1}).text
    assert "/pages/1.png" in page
    assert marks(page) == []
    assert "hier steht das Zitat nicht" in page


@pytest.mark.parametrize("address", ["/records/{id}?page=999", "/records/0:r0", "/en/records/0:r0"])
def test_what_is_not_there_is_not_found(
    client: TestClient, entries: list[Chunk], address: str
) -> None:
    assert client.get(address.format(id=entries[0].id)).status_code == 404


def test_the_page_leads_on(client: TestClient, entries: list[Chunk]) -> None:
    page = client.get(f"/records/{entries[1].id}").text
    assert f'rel="prev" href="/records/{entries[0].id.replace(":", "%3A")}"' in page
    assert 'rel="next"' in page
    assert f"/api/v1/documents/{entries[1].source_id}/original#page=" in page
    assert f"/records/{entries[1].id.replace(':', '%3A')}.bib" in page


def test_grounds_confidence_and_checksum_are_shown(
    client: TestClient, entries: list[Chunk], place: Workspace
) -> None:
    chunk = next(one for one in entries if one.facets.grounds and one.rule)
    page = client.get(f"/records/{chunk.id}").text
    assert chunk.facets.grounds[0].value in page
    assert f"<code>{chunk.rule}</code>" in page
    source = place.corpus.source(chunk.source_id)
    assert source.sha256 in page
    assert source.taken_in is not None
    assert f'datetime="{source.taken_in}"' in page


def test_parts_of_an_example_stand_with_their_places(
    client: TestClient, entries: list[Chunk]
) -> None:
    chunk = next(one for one in entries if len(one.fields) > 2)
    page = client.get(f"/records/{chunk.id}").text
    assert page.count("?page=") >= len(chunk.fields)


def test_folders_of_the_machine_are_told_to_nobody(
    client: TestClient, entries: list[Chunk], place: Workspace
) -> None:
    origins = place.corpus.source(entries[0].source_id).origins
    page = client.get(f"/records/{entries[0].id}").text
    proof = client.get(f"/api/v1/records/{entries[0].id}/proof").text
    assert origins
    assert not any(one in page or one in proof for one in origins)


@pytest.fixture
def spoilt(place: Workspace, tmp_path: Path) -> Iterator[tuple[TestClient, Corpus]]:
    """The same site over a copy of the corpus that may be spoilt."""
    shutil.copytree(place.corpus.root, tmp_path / "corpus")
    copied = Workspace.open(tmp_path / "corpus", place.index_dir)
    with TestClient(create_app(copied), raise_server_exceptions=False) as client:
        yield client, copied.corpus


def test_nothing_is_marked_on_a_file_that_was_changed(
    spoilt: tuple[TestClient, Corpus], entries: list[Chunk]
) -> None:
    client, corpus = spoilt
    original = corpus.original(entries[0].source_id)
    original.write_bytes(original.read_bytes() + b"\n")
    page = client.get(f"/records/{entries[0].id}").text
    assert marks(page) == []
    assert "Jetzt geprüft: nicht bestätigt" in page
    assert "Deshalb ist nichts markiert." in page
    number = entries[0].evidence.pages[0].page
    picture = client.get(f"/api/v1/documents/{entries[0].source_id}/pages/{number}.png")
    assert picture.status_code == 404
    assert picture.json()["error"]["code"] == "not_found"


def test_without_the_corpus_the_quote_is_shown_and_nothing_is_claimed(
    spoilt: tuple[TestClient, Corpus], entries: list[Chunk]
) -> None:
    client, corpus = spoilt
    (corpus.root / "sources.jsonl").unlink()
    page = client.get(f"/records/{entries[0].id}")
    assert page.status_code == 200
    assert "Das Korpus liegt auf diesem Server nicht vor" in page.text
    assert marks(page.text) == []


def test_a_quote_that_the_page_does_not_carry_is_noticed(
    place: Workspace, entries: list[Chunk]
) -> None:
    chunk = entries[0]
    assert check(place.corpus, chunk).is_proven
    other = replace(chunk, evidence=replace(chunk.evidence, quote=f"{chunk.evidence.quote}!"))
    checked = check(place.corpus, other)
    assert not checked.is_proven
    assert checked.doubt(chunk.evidence.pages[0]) is Doubt.QUOTE


@pytest.mark.parametrize(
    ("method", "grade", "doubt"),
    [
        (Method.TEXT_LAYER, 0.9, None),
        (Method.TEXT_LAYER, 0.3, Doubt.GRADE),
        (Method.OCR, 0.99, Doubt.RECOGNISED),
        (Method.MARKUP, 1.0, Doubt.NO_PAGES),
    ],
)
def test_only_printed_text_of_a_sound_page_is_marked(
    place: Workspace, entries: list[Chunk], method: Method, grade: float, doubt: Doubt | None
) -> None:
    document = check(place.corpus, entries[0]).document
    checked = Checked(source=None, document=document, original=FileState.SOUND, faults=())
    region = PageRegion(page=1, label="1", boxes=((0, 0, 9, 9),), method=method, grade=grade)
    assert checked.doubt(region) is doubt


def test_marks_end_where_the_quote_ends(
    client: TestClient, place: Workspace, searcher: Searcher, entries: list[Chunk]
) -> None:
    """Some record begins or ends within a line: its box is narrower than the line's."""
    narrower = 0
    for chunk in entries[:40]:
        answer = client.get(f"/api/v1/records/{chunk.id}/proof").json()
        whole = prove(place, searcher, chunk.id)
        for shown, page in zip(answer["pages"], whole.pages, strict=True):
            for box, line in zip(shown["boxes"], page.boxes, strict=True):
                assert line[0] - 0.1 <= box[0] < box[2] <= line[2] + 0.1
                narrower += box[2] - box[0] < line[2] - line[0] - 1
    assert narrower


def test_a_picture_of_a_page_may_be_kept_and_is_not_sent_twice(
    client: TestClient, entries: list[Chunk]
) -> None:
    address = f"/api/v1/documents/{entries[0].source_id}/pages/1.png"
    first = client.get(address, params={"width": 400})
    assert first.headers["content-type"] == "image/png"
    assert "immutable" in first.headers["cache-control"]
    again = client.get(
        address, params={"width": 400}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    marked = client.get(address, params={"width": 400, "record": entries[0].id})
    assert marked.status_code == 200


def test_marks_of_another_document_are_not_drawn(client: TestClient, entries: list[Chunk]) -> None:
    other = next(one for one in entries if one.source_id != entries[0].source_id)
    address = f"/api/v1/documents/{entries[0].source_id}/pages/1.png"
    assert client.get(address, params={"record": other.id}).status_code == 404
    assert client.get(address.replace("/1.png", "/999.png")).status_code == 404
    assert client.get(address, params={"width": 99_999}).status_code == 422


def test_the_original_is_handed_out_unless_the_operator_says_no(
    client: TestClient, place: Workspace, entries: list[Chunk]
) -> None:
    address = f"/api/v1/documents/{entries[0].source_id}/original"
    answer = client.get(address)
    assert answer.content == place.corpus.original(entries[0].source_id).read_bytes()
    assert answer.headers["content-disposition"].startswith("inline")
    closed = replace(
        place,
        settings=replace(place.settings, web=replace(place.settings.web, serve_originals=False)),
    )
    with TestClient(create_app(closed), raise_server_exceptions=False) as other:
        assert other.get(address).status_code == 404
        assert "/original" not in other.get(f"/records/{entries[0].id}").text
