"""Label files and labelled papers give what the labeller marked."""

from pathlib import Path

import pytest

from docpipe.errors import SchemaMismatchError
from docpipe.evaluation.records.gold import Split
from docpipe.evaluation.records.labels import (
    Heading,
    Label,
    LabelFile,
    read_labels,
    resolve,
    write_labels,
)
from docpipe.evaluation.records.papers import read_paper
from docpipe.model.anchor import LetterStream
from scripts.labelling.collect import TableError, collect, pages_of
from scripts.labelling.sheet import sheet
from tests.builders import SOURCE, document

DOC = document(
    [
        "# 1 Räume",
        "Vorher. Kommunen sollten Räume stellen. Nachher.",
        "- Ein Punkt.",
        "- Noch einer.",
    ]
)
ROW = "b1.2\trecommendation\tsollte\tKommunen\t-\tOrganisationsmodelle\t-\t-"


def file_of(*labels: Label) -> LabelFile:
    heading = Heading(source_id=SOURCE, name="Papier", group="g", split=Split.TEST)
    return LabelFile(heading=heading, labels=labels)


def test_a_sheet_numbers_every_sentence() -> None:
    lines = list(sheet(DOC))
    assert "  b1.2  Kommunen sollten Räume stellen." in lines
    assert "[b2] p1 list_item" in lines


def test_a_row_of_the_table_becomes_a_label_without_words(tmp_path: Path) -> None:
    (label,) = collect(f"# pages 1-2,4\nspans\ttype\n{ROW}", DOC)
    data = write_labels(file_of(label))
    assert "stellen" not in data.decode()
    (tmp_path / "x.jsonl").write_bytes(data)
    gold = resolve(read_labels(tmp_path / "x.jsonl"), DOC)
    (item,) = gold.items
    assert item.texts[0] == "Kommunen sollten Räume stellen"
    assert DOC.blocks[1].text in item.texts  # the paragraph is accepted as well
    assert (item.addressees, item.implied) == (frozenset({"Kommunen"}), False)
    assert item.topics == {"Organisationsmodelle"}
    assert (gold.split, gold.n_lost) == (Split.TEST, 0)


def test_parts_of_sentences_runs_of_blocks_and_fields() -> None:
    part = "b1.2{sollten … stellen}\tnone\tpast\t~Kommunen;~Kreise\t-\t-\t-\t-"
    run = "b1.3-b3.1\tpractice\ttold\t-\tJena;Suhl\t-\tplace=b1.2{Kommunen};goal=b2.1\t-"
    cut, told = collect(f"{part}\n{run}", DOC)
    gold = resolve(file_of(cut, told), DOC)
    assert gold.items[0].texts[0] == "sollten Räume stellen"
    assert gold.items[0].implied
    assert gold.items[1].texts[0] == "Nachher\nEin Punkt\nNoch einer"
    assert gold.items[1].fields == {"place": "Kommunen", "goal": "Ein Punkt"}
    assert gold.items[1].municipalities == {"Jena", "Suhl"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("b9.1\tnone\tpast\t-\t-\t-\t-", "line 1.*b9.1"),
        ("b1.2\tnone\tsollte\t-\t-\t-\t-", "no construction"),
        ("b1.2\tnone", "2 columns"),
        ("b1.2{Kreise}\tnone\tpast\t-\t-\t-\t-", "do not stand there"),
    ],
)
def test_a_wrong_row_is_named(row: str, said: str) -> None:
    with pytest.raises(TableError, match=said):
        list(collect(row, DOC))


def test_pages() -> None:
    assert pages_of("# pages 3-5,9") == (3, 4, 5, 9)
    assert pages_of("# pages all") == ()
    assert pages_of("b1.1\tnone") == ()


def test_a_label_whose_text_is_gone_is_counted_as_lost() -> None:
    (label,) = collect(ROW, DOC)
    gold = resolve(file_of(label), document(["# 1 Räume", "Etwas anderes."]))
    assert (gold.items, gold.n_lost) == ((), 1)
    assert LetterStream(DOC).resolve(label.places[0])


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"source_id": "x"}\n', encoding="utf-8")
    with pytest.raises(SchemaMismatchError, match="Heading"):
        read_labels(tmp_path / "x.jsonl")


PAPER = """<!doctype html><html><body><h2>Praxis</h2>
<p>Davor. <span data-type="recommendation" data-construction="sollte" data-addressees="~Kommunen"
data-topics="Diversität;Organisationsmodelle">Räume sollten<br>frei sein.</span></p>
<table><tr data-type="practice" data-construction="row" data-municipalities="Jena"><td>Jena</td>
<td data-field="goal">mehr Raum</td></tr></table></body></html>"""


def test_a_paper_with_its_gold_inside(tmp_path: Path) -> None:
    path = tmp_path / "raum-2020.html"
    path.write_text(PAPER, encoding="utf-8")
    asks, row = read_paper(path, Split.DEV).items
    assert asks.texts == ("Räume sollten frei sein.", "Davor. Räume sollten frei sein.")
    assert (asks.addressees, asks.implied) == (frozenset({"Kommunen"}), True)
    assert asks.topics == {"Diversität", "Organisationsmodelle"}
    assert row.texts[0] == "Jena mehr Raum"
    assert (row.municipalities, dict(row.fields)) == (frozenset({"Jena"}), {"goal": "mehr Raum"})


def test_a_construction_outside_the_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(PAPER.replace('"sollte"', '"solte"'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.html.*solte"):
        read_paper(path, Split.DEV)
