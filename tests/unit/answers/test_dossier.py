"""What stands in a dossier, in which order, and what it says of itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from docpipe.answers.dossier import Depth, Dossier, Gap, dossier
from docpipe.answers.dossier_paper import dossier_paper
from docpipe.answers.quotations import Writing, proof_pages
from docpipe.export.paper import Paper, Quotation, Sources
from docpipe.model import Chunk, DocumentInfo, Facets, Mode, Query, RecordType
from docpipe.search import Searcher
from tests.snapshots import entry, info, published

DAY = date(2026, 11, 22)
A, B = "a" * 16, "b" * 16


def advice(text: str, ordinal: int, *groups: str, strength: str | None = None) -> Chunk:
    facets = Facets(addressees=groups, addressee_groups=groups, strength=strength)
    return entry(
        text, ordinal, kind=RecordType.RECOMMENDATION, facets=facets, name=f"{A}:r{ordinal:08x}"
    )


def made(
    folder: Path,
    chunks: Sequence[Chunk],
    documents: Sequence[DocumentInfo] | None = None,
    *,
    text: str = "Sprachmittlung",
    depth: Depth = Depth.NORMAL,
) -> Dossier:
    published(folder, chunks, documents)
    query = Query(text=text, mode=Mode.LEXICAL)
    with Searcher.open(folder) as searcher:
        return dossier(searcher, query, created=DAY, depth=depth)


def quotations(paper: Paper) -> list[Quotation]:
    return [block for block in paper.blocks if isinstance(block, Quotation)]


def test_each_recommendation_stands_once_the_most_binding_first(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        [
            advice("Sprachmittlung kann man anbieten.", 0, "Kommune", strength="kann"),
            advice("Sprachmittlung muss es geben.", 1, "Kommune", "Land", strength="muss"),
            advice("Sprachmittlung ist gut.", 2),
        ],
    )

    first, land, nobody = found.recommendations
    assert [one.chunk.facets.strength for one in first.findings] == ["muss", "kann"]
    assert (land.name, land.findings, land.also) == ("Land", (), (1,))
    assert nobody.name is None
    assert [one.number for one in found.findings] == [1, 2, 3]


def test_what_is_far_from_the_best_is_left_out_unless_more_depth_is_asked(tmp_path: Path) -> None:
    chunks = [
        advice("Sprachmittlung im Landkreis und noch einmal Sprachmittlung.", 0),
        entry("Ein Landkreis ist groß.", 1, source=B, kind=RecordType.DEMAND),
    ]

    sizes = {
        depth: len(
            made(tmp_path / depth, chunks, text="Sprachmittlung Landkreis", depth=depth).findings
        )
        for depth in (Depth.BRIEF, Depth.FULL)
    }

    assert sizes == {Depth.BRIEF: 1, Depth.FULL: 2}


def test_repeats_stand_with_the_quote_and_count_in_their_years(tmp_path: Path) -> None:
    said = "Kommunen sollten Sprachmittlung anbieten."
    first = entry(said, 0, kind=RecordType.RECOMMENDATION, group="g", name=f"{A}:r00000001")
    again = entry(
        said, 0, source=B, kind=RecordType.RECOMMENDATION, group="g", name=f"{B}:r00000001"
    )

    found = made(tmp_path, [first, again], [info(A, year=2009), info(B, year=2023)])

    assert len(found.findings) == 1
    assert [line.year for line in found.years] == [2009, 2023]
    shown = quotations(dossier_paper(found, Writing()))[0]
    assert len(shown.repeats) == 1
    assert [document.year for document in found.documents] == [2009, 2023]


def test_passages_come_only_where_records_are_few(tmp_path: Path) -> None:
    passage = entry("Sprachmittlung im Krankenhaus.", 9)
    many = [advice(f"Sprachmittlung Nummer {n}.", n) for n in range(6)]

    assert made(tmp_path / "many", [*many, passage]).passages == ()
    few = made(tmp_path / "few", [*many[:1], passage])
    assert [one.chunk.id for one in few.passages] == [passage.id]
    assert Gap.FEW_RECORDS in few.gaps


def test_gaps_are_said(tmp_path: Path) -> None:
    found = made(tmp_path, [advice("Sprachmittlung anbieten.", 0)])

    assert {Gap.NO_PRACTICE, Gap.NO_DEFINITION, Gap.NO_DEMAND, Gap.ONE_DOCUMENT} <= set(found.gaps)
    front = dossier_paper(found, Writing()).front
    assert any("Kein Praxisbeispiel gefunden." in getattr(block, "text", "") for block in front)


def test_a_question_without_answer_gives_a_paper_that_says_so(tmp_path: Path) -> None:
    found = made(tmp_path, [advice("Sprachmittlung anbieten.", 0)], text="Quantenphysik")

    assert found.gaps == (Gap.NOTHING,)
    assert found.findings == ()
    assert not dossier_paper(found, Writing()).blocks


def test_types_set_are_the_only_ones_asked(tmp_path: Path) -> None:
    published(tmp_path, [advice("Sprachmittlung anbieten.", 0), entry("Sprachmittlung.", 5)])
    query = Query(text="Sprachmittlung", mode=Mode.LEXICAL)
    only = replace(query, filters=replace(query.filters, types=(RecordType.RECOMMENDATION,)))

    with Searcher.open(tmp_path) as searcher:
        found = dossier(searcher, only, created=DAY)

    assert found.passages == ()
    assert Gap.NO_PRACTICE not in found.gaps


def test_every_reference_leads_to_a_source_of_the_list(tmp_path: Path) -> None:
    other = entry("Sprachmittlung tut not.", 0, source=B, kind=RecordType.DEMAND)
    found = made(tmp_path, [advice("Sprachmittlung anbieten.", 0), other])

    paper = dossier_paper(found, Writing(proof_url=proof_pages("https://x.example/")))

    listed = next(block for block in paper.blocks if isinstance(block, Sources))
    numbers = {one.number for one in listed.items}
    assert {one.place.source for one in quotations(paper)} == numbers == {1, 2}
    assert {one.place.url for one in quotations(paper)} == {
        f"https://x.example/records/{A}%3Ar00000000",
        f"https://x.example/records/{B}%3Ac00000000",
    }


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2027, 1, 1)])
def test_the_day_is_the_one_handed_in(tmp_path: Path, day: date) -> None:
    published(tmp_path, [advice("Sprachmittlung anbieten.", 0)])
    with Searcher.open(tmp_path) as searcher:
        query = Query(text="Sprachmittlung", mode=Mode.LEXICAL)
        paper = dossier_paper(dossier(searcher, query, created=day), Writing())

    assert paper.footer.endswith(f"{day:%d.%m.%Y}")
