"""What has a form of asking and is no record; sentences of our own."""

import pytest

from docpipe.mine import mine
from docpipe.model import DocumentKind, Record, RecordType
from tests.builders import document

ASKED = (RecordType.RECOMMENDATION, RecordType.DEMAND)


def found(*lines: str, kind: DocumentKind = DocumentKind.HANDOUT) -> list[Record]:
    return [r for r in mine(document(lines, kind=kind, year=2020)) if r.type in ASKED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Yilmaz, Karla (2019): Kreise sollten zuhören. Ein Bericht. Unna.",
        "Siehe auch: Otte, K. (2018): Die Stadt muss lernen. Celle.",
        "Der Aufruf „Räume müssen offen stehen“ (Celle 2011) bleibt gültig.",
        "Die Rede „Kreise sollten zuhören“ stammt von 2014.",
        "Eines Tages soll kein Amt mehr fragen müssen.",
        "Am Ende soll aus Nebeneinander ein Miteinander werden.",
        "Niemand soll im Ort allein bleiben.",
        "Vielfalt soll überall selbstverständlich werden.",
        "Es darf nicht sein, dass Vereine das allein tun.",
        "Keinesfalls darf der Eindruck entstehen, alles sei geregelt.",
        "Erzieherinnen müssen heute ohnehin vieles leisten.",
        "Büchereien müssen sich ohnehin wandeln.",
        "Rund ein Viertel der Vereine muss ohne Räume auskommen.",
        "Heute muss Vielfalt in jedem Amt bedacht werden, doch niemand prüft es.",
        "Das Fest ersetzt keine Beratung und soll es auch nicht.",
        "Vereine können Vertrauen schaffen, das Ämter nicht haben.",
        "Arbeitskreise können allerdings auch ermüden.",
        "Zuzug kann Orte beleben: Gasthöfe bleiben offen, Schulen überleben.",
        "Berichte müssen kurz sein, sonst liest sie keiner.",
        "Der Rechnungshof hat angeregt, Stellen sollten gebündelt werden.",
        "Das Amt erhob die Zahl 2006 zum ersten Mal und sollte sie danach prüfen.",
        "Beteiligt waren Vertreter aller Ämter und Vereine.",
        "Unterschreiben Sie mit uns diesen Aufruf.",
        "Nach dem Verursacherprinzip soll zahlen, wer bestellt.",
        "Wird eine Liste geführt, müssen Namen gelöscht sein, bevor sie jemand erhält.",
    ],
)
def test_what_describes_hopes_or_cites_is_no_record(sentence: str) -> None:
    assert not found("# 2 Lage", sentence)


def test_cells_that_only_compare_ask_nothing() -> None:
    table = "| Ort | Vorteil | Nachteil\nAmt | kurze Wege | muss sich im Haus behaupten"
    assert not found("# 2 Lage", table)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Betriebe können dazu beitragen, indem sie Räume stellen.", "modal-kann"),
        ("Einig sind wir uns, dass Akten nicht verteilt werden dürfen.", "modal-darf"),
        ("Städte können Räume öffnen und Vereine einladen.", "modal-kann"),
        ("Eine Stelle muss es auch künftig geben.", "modal-muss"),
        ("Beteiligt Vereine früh und bezahlt sie.", "imperative"),
    ],
)
def test_what_asks_all_the_same(sentence: str, rule: str) -> None:
    (record,) = found("# 2 Lage", sentence)
    assert record.rule == rule


def test_a_manifesto_demands_of_those_it_calls_by_name() -> None:
    (record,) = found(
        "# Kultur", "Theater und Museen, öffnet eure Häuser!", kind=DocumentKind.MANIFESTO
    )
    assert record.type is RecordType.DEMAND
    assert record.facets.addressees == ("Museen", "Theater")


def test_a_noun_in_a_list_of_a_manifesto_that_asks_demands() -> None:
    items = ("- Verfahren auf vier Monate verkürzen!", "- Museen, öffnet eure Häuser!")
    noun = "- Öffnung der Ämter für alle Bewerber"
    records = found("# Arbeit und Kultur", *items, noun, kind=DocumentKind.MANIFESTO)
    assert [record.type for record in records] == [RecordType.DEMAND] * 3


@pytest.mark.parametrize(
    ("sentence", "addressees"),
    [
        ("Jetzt ist es an Bund und Ländern, feste Budgets zu geben.", ("Bund", "Länder")),
        ("Wir möchten, dass der Bund die Kosten erstattet.", ("Bund",)),
        ("Es braucht ein Bauprogramm von Bund und Ländern.", ("Bund", "Länder")),
        ("Für Ehrenamtliche ist eine Beratungsstelle des Bundes unerlässlich.", ("Bund",)),
        ("Für die Aufsicht ist in jedem Kreis eine aus Landesmitteln bezahlte Stelle nötig.", None),
    ],
)
def test_what_is_asked_of_the_state(sentence: str, addressees: tuple[str, ...] | None) -> None:
    (record,) = found("# 2 Lage", sentence, kind=DocumentKind.POSITION_PAPER)
    assert record.type is RecordType.DEMAND
    assert addressees is None or record.facets.addressees == addressees


def test_hopes_for_all_are_no_demand() -> None:
    assert not found("# 2 Lage", "Wir wollen, dass alle gut leben.", kind=DocumentKind.MANIFESTO)


@pytest.mark.parametrize(
    ("items", "addressee"),
    [
        (("- von den Verlagen, Hetze zu löschen,", "- von den Sendern, zu prüfen."), "Verlage"),
        (("- Der Bund öffnet die Kurse für alle.", "- Das Land zahlt die Fahrten."), "Bund"),
    ],
)
def test_items_name_their_own_addressee(items: tuple[str, ...], addressee: str) -> None:
    first, *_ = found("# Hetze", "Wir fordern", *items, kind=DocumentKind.MANIFESTO)
    assert first.facets.addressees == (addressee,)


@pytest.mark.parametrize(
    ("sentence", "addressees"),
    [
        ("Das Bundesinnenministerium soll Formulare kürzen.", ("Bundesinnenministerium",)),
        ("Kreisfreie Städte sollten Stellen schaffen.", ("Kreisfreie Städte",)),
        ("Städte müssen bei Gesetzen mitreden dürfen.", ()),
        ("Die Bücherei kann Räume öffnen und Vereine einladen.", ("Büchereien",)),
    ],
)
def test_names_and_numbers(sentence: str, addressees: tuple[str, ...]) -> None:
    (record,) = found("# 2 Lage", sentence)
    assert record.facets.addressees == addressees
