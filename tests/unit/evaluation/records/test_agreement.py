"""Two labellers on the same passages: measured by type, addressees and topics."""

from pathlib import Path

import pytest

from docpipe.evaluation.records.gold import Split
from docpipe.evaluation.records.labels import Heading, Label, LabelFile, write_labels
from docpipe.evaluation.records.papers import read_paper
from docpipe.model import SourceId
from docpipe.model.anchor import Anchor
from scripts.labelling.agreement import (
    Answer,
    compare,
    first_pass,
    kappa,
    place_of_item,
    place_of_label,
    report,
    set_f1,
)

PAPER = """<html><body><h2>Was zu tun ist</h2>
<p><span data-type="recommendation" data-construction="sollte" data-addressees="Kommunen"
data-topics="Elternbildung">Kommunen sollten Elternabende in Cafés verlegen.</span></p>
</body></html>"""


def answer(kind: str, place: str = "a", **more: object) -> Answer:
    return Answer(paper="p", place=place, type=kind, construction="other", **more)  # type: ignore[arg-type]


def of(*answers: Answer) -> dict[tuple[str, str], Answer]:
    return {(one.paper, one.place): one for one in answers}


def test_kappa_takes_chance_off() -> None:
    # Half of the passages agree; with these shares, half would by chance.
    pairs = [("none", "none"), ("none", "demand"), ("demand", "none"), ("demand", "demand")]
    assert kappa(pairs) == 0
    assert kappa([("none", "none"), ("demand", "demand")]) == 1
    assert kappa([("none", "none")]) == 1


def test_kappa_of_nothing_is_no_agreement() -> None:
    assert kappa([]) == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(set(), set(), 1), ({"a"}, set(), 0), ({"a", "b"}, {"a"}, pytest.approx(2 / 3))],
)
def test_set_f1(one: set[str], other: set[str], expected: float) -> None:
    assert set_f1(one, other) == expected


def test_type_is_counted_over_near_misses_too() -> None:
    first = of(answer("none"), answer("demand", "b"))
    found = compare(first, [answer("none"), answer("none", "b")])
    assert (found.n, found.types) == (2, 0.5)
    assert [one.place for one, _ in found.disputed] == ["b"]


def test_recommendation_against_demand_still_compares_the_addressees() -> None:
    first = of(answer("recommendation", addressees=("Kammern",)))
    found = compare(first, [answer("demand", addressees=("Kammern",))])
    assert (found.types, found.addressees) == (0, 1)


def test_implied_addressees_count_only_among_all() -> None:
    first = of(
        answer("demand", addressees=("Bund",), implied=True),
        answer("demand", "b", addressees=("Länder",)),
    )
    second = [answer("demand"), answer("demand", "b", addressees=("Länder",))]
    found = compare(first, second)
    assert (found.addressees, found.stated) == (0.5, 1)


def test_topics_are_compared_where_both_see_a_record() -> None:
    first = of(answer("practice", topics=("Elternbildung",)), answer("none", "b"))
    second = [answer("practice"), answer("demand", "b", topics=("Elternbildung",))]
    assert compare(first, second).topic_f1 == 0


def test_a_passage_that_is_gone_is_lost_not_wrong() -> None:
    found = compare(of(answer("none")), [answer("none"), answer("none", "gone")])
    assert (found.n, found.n_lost, found.types) == (1, 1, 1)


def test_both_kinds_of_gold_are_read(tmp_path: Path) -> None:
    label = Label(places=(Anchor(page=2, length=9, digest="00"),), type="none", construction="plan")
    heading = Heading(source_id=SourceId("0" * 16), name="x", group="g", split=Split.DEV)
    (tmp_path / "labels").mkdir()
    (tmp_path / "papers" / "test").mkdir(parents=True)
    written = write_labels(LabelFile(heading=heading, labels=(label,)))
    (tmp_path / "labels" / "x.jsonl").write_bytes(written)
    (tmp_path / "papers" / "test" / "y.html").write_text(PAPER, encoding="utf-8")
    first = first_pass(tmp_path)
    assert first["x", place_of_label(label)].construction == "plan"
    (own,) = (one for one in first.values() if one.paper == "y")
    assert (own.type, own.addressees, own.implied) == ("recommendation", ("Kommunen",), False)


def test_markup_and_white_space_do_not_move_a_passage(tmp_path: Path) -> None:
    plain, marked = tmp_path / "a.html", tmp_path / "b.html"
    plain.write_text(PAPER, encoding="utf-8")
    marked.write_text(PAPER.replace("sollten ", "<em>sollten</em>\n "), encoding="utf-8")
    places = [place_of_item(read_paper(path, Split.DEV).items[0]) for path in (plain, marked)]
    assert places[0] == places[1]


def test_the_report_names_the_disputed_passages() -> None:
    lines = list(report(compare(of(answer("demand")), [answer("none")])))
    assert lines[0].split() == ["passages", "1", "(not", "found", "any", "more:", "0)"]
    assert lines[-1] == "disputed: p a: demand, second pass none"
