"""What counts as found, missed, made up and confused."""

from dataclasses import replace

import pytest

from docpipe.evaluation.records.gold import GoldItem, GoldPaper, Split
from docpipe.evaluation.records.matching import likeness, pair
from docpipe.evaluation.records.measures import Share, figures, judge, macro_interval
from docpipe.evaluation.records.report import errors, overview, tables
from docpipe.mine import mine
from docpipe.model import Facets, Record, RecordField, RecordType
from tests.builders import document

ROOMS = "Kommunen sollten den Vereinen der Zugewanderten Räume stellen."
FUNDS = "Der Bund muss die Mittel für die Sprachkurse dauerhaft sichern."
STORY = (
    "Im Kreis Düren gibt es seit 2015 einen Pool. Gemeinsam mit der Caritas wurden dort 40 "
    "Personen geschult. Im zweiten Jahr wurden 900 Einsätze vermittelt."
)


def item(text: str, kind: str = "recommendation", **more: object) -> GoldItem:
    construction = {"recommendation": "sollte", "practice": "told", "none": "past"}.get(
        kind, "muss"
    )
    base = GoldItem(type=kind, construction=construction, texts=(text,), pages=frozenset({1}))
    return replace(base, **more)  # type: ignore[arg-type]


def record(text: str, kind: RecordType = RecordType.RECOMMENDATION, **facets: object) -> Record:
    (found,) = mine(document([ROOMS]))
    quote = replace(found.evidence, quote=text)
    return replace(found, type=kind, evidence=quote, facets=Facets(**facets))  # type: ignore[arg-type]


def paper(*items: GoldItem) -> GoldPaper:
    return GoldPaper(name="Papier", group="g", split=Split.DEV, items=items)


def test_an_equal_text_is_found_and_another_is_not() -> None:
    paired = pair([item(ROOMS), item(FUNDS, "demand")], [record(ROOMS)])
    assert [found.texts[0] for found, _ in paired.found] == [ROOMS]
    assert [missed.texts[0] for missed in paired.missed] == [FUNDS]


def test_a_second_record_on_one_label_is_neither_right_nor_wrong() -> None:
    paired = pair([item(ROOMS)], [record(ROOMS), record(ROOMS + " Sofort.")])
    assert len(paired.found) == 1
    assert paired.found[0][1].evidence.quote == ROOMS
    assert paired.spurious == ()


def test_the_wrong_type_is_missed_and_spurious_and_said_to_be_confused() -> None:
    paired = pair([item(FUNDS, "demand")], [record(FUNDS)])
    assert (len(paired.missed), len(paired.spurious), len(paired.confused)) == (1, 1, 1)


def test_a_near_miss_that_comes_out_is_counted() -> None:
    past = item("Damals sollten die Vereine Räume erhalten.", "none")
    paired = pair([past], [record(past.texts[0])])
    assert [near for near, _ in paired.fooled] == [past]
    assert pair([past], [record(FUNDS)]).fooled == ()


def test_any_accepted_extent_will_do() -> None:
    wide = item(ROOMS, texts=(ROOMS, f"{STORY} {ROOMS}"))
    assert likeness(wide, record(f"{STORY} {ROOMS}")) == pytest.approx(1)


@pytest.mark.parametrize(
    ("quote", "same"),
    [
        (STORY, True),
        ("Gemeinsam mit der Caritas wurden dort 40 Personen geschult. Im zweiten Jahr", True),
        ("Gemeinsam mit der Caritas wurden dort 40 Personen", False),  # too short
        ("Gemeinsam mit der Diakonie wurden hier 30 Menschen geschult und begleitet worden", False),
    ],
)
def test_a_proper_part_of_an_example_is_the_example(quote: str, *, same: bool) -> None:
    found = likeness(item(STORY, "practice"), record(quote, RecordType.PRACTICE))
    assert (found >= 0.6) is same


def test_shares() -> None:
    share = Share(right=1, predicted=2, wanted=4)
    assert (share.precision, share.recall) == (0.5, 0.25)
    assert share.f1 == pytest.approx(1 / 3)
    assert Share().f1 == 1.0
    assert Share(wanted=3).f1 == 0.0


def test_figures_of_types_facets_pages_and_fields() -> None:
    gold = paper(
        item(ROOMS, addressees=frozenset({"Kommunen"}), topics=frozenset({"Quartier"})),
        item(FUNDS, "demand", addressees=frozenset({"Bund"}), implied=True),
        item(
            STORY, "practice", municipalities=frozenset({"Kreis Düren"}), fields={"start": "2015"}
        ),
    )
    story = record(STORY, RecordType.PRACTICE, municipalities=("Düren",))
    place = replace(story.evidence, quote="2015")
    made_up = replace(story.evidence, quote="Erfundenes Ziel")
    story = replace(
        story,
        fields=(
            RecordField(name="start", evidence=place),
            RecordField(name="goal", evidence=made_up),
        ),
    )
    mined = [
        record(ROOMS, addressees=("Kommunen", "Länder")),
        record(FUNDS, RecordType.DEMAND),
        story,
    ]
    total = figures([judge(gold, mined)])
    assert total.macro_f1 == 1.0
    # The implied addressee does not count, the surplus one does.
    assert (total.addressees.right, total.addressees.predicted, total.addressees.wanted) == (
        1,
        2,
        1,
    )
    assert (total.municipalities.right, total.municipalities.wanted) == (0, 1)
    assert (total.topics.right, total.topics.wanted) == (0, 1)
    assert total.pages.f1 == 1.0
    assert total.fields["start"].f1 == 1.0
    assert total.invented == [("goal", "Erfundenes Ziel")]
    assert total.constructions["demand", "muss"].right == 1


def test_records_on_pages_that_were_not_read_do_not_count() -> None:
    unread = replace(paper(), pages=frozenset({7}))
    assert figures([judge(unread, [record(ROOMS)])]).types[RecordType.RECOMMENDATION].predicted == 0


def test_the_interval_holds_the_figure_and_repeats_itself() -> None:
    good = judge(paper(item(ROOMS)), [record(ROOMS)])
    bad = judge(paper(item(ROOMS)), [])
    low, high = macro_interval([good, bad, good])
    assert low < figures([good, bad, good]).macro_f1 < high
    assert (low, high) == macro_interval([good, bad, good])


def test_the_report_names_every_error() -> None:
    past = item("Damals sollten die Vereine Räume erhalten.", "none")
    gold = paper(item(ROOMS), item(FUNDS, "demand"), past)
    judged = judge(gold, [record(FUNDS), record(past.texts[0]), record("Etwas ganz anderes hier.")])
    lines = "\n".join(errors([judged]))
    assert "TYPE   demand taken for recommendation" in lines
    assert f"MISSED recommendation/sollte: {ROOMS}" in lines
    assert "FOOLED past as recommendation" in lines
    assert "EXTRA  recommendation" in lines
    assert "| g | 1 | 0.000 (1) | 0.000 (1) | – | – | – | – | – | 1 of 1 |" in overview([judged])
    table = "\n".join(tables([judged]))
    assert "| demand | 1 | 0 | 1.000 | 0.000 | 0.000 |" in table
    assert "| near-miss, taken for a record | past | 1 | 1 | 1.000 |" in table
