"""Line ends: divided words, compounds, hanging first parts, gender forms, web addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.language.hyphenation import HYPHENS, Junction, junction, vocabulary

NOTHING = vocabulary(())

DIVIDED = """
die Ge-|meinde = Gemeinde
die Verwal‐|tungen = Verwaltungen
und Bürger-|innen = Bürgerinnen
Kinder- und Jugend-|hilfe = Jugendhilfe
die Integrations-|arbeit = Integrationsarbeit
der Landes-|hauptstadt = Landeshauptstadt
den Anerken--|nungen = Anerkennungen
in Zusam-|menarbeit mit = Zusammenarbeit
sind den-|noch nötig = dennoch
die Stadt so-|wie der Kreis = sowie
in der Werk-|statt arbeiten = Werkstatt
der Kür-|bis reift = Kürbis
irgend-|wie anders = irgendwie
Mitarbei-|ter*innen = Mitarbeiter*innen
Migrant*in-|nen und = Migrant*innen
Migrant*-|innen und = Migrant*innen
die Bürger:in-|nen = Bürger:innen
die Bürger:-|innen = Bürger:innen
Teilneh-|mer/-innen = Teilnehmer/-innen
Teilnehmer/-in-|nen = Teilnehmer/-innen
Schüler_in-|nen = Schüler_innen
MigrantIn-|nen und = MigrantInnen
Migran-|tInnen und = MigrantInnen
alle Lehrer-|Innen in = LehrerInnen
Bürger*innen-|beteiligung = Bürger*innenbeteiligung
die Möglich-|keiten = Möglichkeiten
der freund-|lichste = freundlichste
eine zivilgesell-|schaftliche Kraft = zivilgesellschaftliche
die kommunal-|politische Ebene = kommunalpolitische
deutsch-|sprachige = deutschsprachige
sozial-|wissenschaftliche = sozialwissenschaftliche
der Sozial-|arbeit = Sozialarbeit
eine sozial-in-|tegrative Maßnahme = sozial-integrative
INTEGRA-|TIONSRAT = INTEGRATIONSRAT
BE-|RATUNG = BERATUNG
die Na-|tion = Nation
der Kom-|munen = Kommunen
ihre Er-|fahrungen = Erfahrungen
Öffentlichkeits-|arbeit = Öffentlichkeitsarbeit
die „Ge-|meinsamkeit“ = Gemeinsamkeit
(Ehren-|amt) = Ehrenamt
zu unter-|stützen, = unterstützen
das Mo-|nitoring = Monitoring
Commu-|nities = Communities
Empower-|ment = Empowerment
das Quartiersmanage-|ment = Quartiersmanagement
die Lebens-|verhältnisse = Lebensverhältnisse
Sprach-, Kultur- und Gesundheits-|mittlung = Gesundheitsmittlung
der EU-Binnenwan-|derung = EU-Binnenwanderung
das Land Nordrhein-West-|falen = Nordrhein-Westfalen
SGB-II-Leis-|tungen = SGB-II-Leistungen
Integrations\u00ad|arbeit = Integrationsarbeit
die E-Mail-Adres-|se = E-Mail-Adresse
der Asyl-|bewerber = Asylbewerber
die Schiff-|fahrt = Schifffahrt
bei-|spielsweise = beispielsweise
im Frei-|zeitbereich = Freizeitbereich
nach-|haltig = nachhaltig
die Grund-|lage = Grundlage
die Stand-|orte = Standorte
Kontakt: fortbil-|dung-amt@example.org = fortbildung-amt@example.org
der Stadt-|oberhäupter = Stadtoberhäupter
"""

COMPOUND = """
die Corona-|Maßnahmen = Corona-Maßnahmen
ein EU-|weites Netz = EU-weites
die EU-|Kommission = EU-Kommission
nach dem SGB-|II-Bezug = SGB-II-Bezug
das SGB-II-|Verfahren = SGB-II-Verfahren
der 18-|jährigen = 18-jährigen
die 10-|Jahres-Bilanz = 10-Jahres-Bilanz
Schüler/-|innen = Schüler/-innen
Schüler/|innen = Schüler/innen
Teilnehmer|/-innen = Teilnehmer/-innen
Bürger|*innen = Bürger*innen
Bürger:|innen = Bürger:innen
Migrant_|innen = Migrant_innen
Teilnehmer(-|innen) = Teilnehmer(-innen)
Politik und Verwaltung/|Fachdienste = Verwaltung/Fachdienste
und/-|oder = und/-oder
die E-|Mail = E-Mail
die E-|mail = E-mail
die E-Mail-|Adresse = E-Mail-Adresse
ein T-|Shirt = T-Shirt
Frau Müller-|Lüdenscheidt = Müller-Lüdenscheidt
in Baden-|Württemberg = Baden-Württemberg
baden-|württembergischen = baden-württembergischen
in den Jahren 2016-|2018 = 2016-2018
Seiten 12-|15 = 12-15
am 23.-|27.10.2017 = 23.-27.10.2017
2016–|2018 = 2016–2018
Bosnien–|Herzegowina = Bosnien–Herzegowina
ISBN 978-3-|12345 = 978-3-12345
die öffentlich-|rechtlichen Sender = öffentlich-rechtlichen
sozial-|ökologische Wende = sozial-ökologische
deutsch-|französische Tage = deutsch-französische
medizinisch-|technische = medizinisch-technische
demokratisch-|rechtsstaatliche = demokratisch-rechtsstaatliche
christlich-|islamischer Dialog = christlich-islamischer
zivil-|militärische = zivil-militärische
rot-|grüne = rot-grüne
Kosten-Nutzen-|Rechnung = Kosten-Nutzen-Rechnung
die Ehe-für-|alle = Ehe-für-alle
Ende-|zu-Ende-Digitalisierung = Ende-zu-Ende-Digitalisierung
die peer-|to-peer Arbeit = peer-to-peer
das Opt-|in = Opt-in
viele Start-|ups = Start-ups
das Know-|how = Know-how
das (Ober-|)Bürgermeisteramt = (Ober-)Bürgermeisteramt
die (IT-|)Systeme = (IT-)Systeme
des Besoldungs-|, Versorgungs- und Tarifrechts = Besoldungs-,
die „Green City“-|Initiative = City“-Initiative
"Mörder"-|Theorie = "Mörder"-Theorie
Resources (OER)-|Plattformen = (OER)-Plattformen
eine 5 %-|Hürde = %-Hürde
die Flüchtl.-|Zahlen = Flüchtl.-Zahlen
Prüfungsanmeldung und -|abmeldung = -abmeldung
Prüfungsformen, -|anforderungen und = -anforderungen
Beratung oder -|begleitung = -begleitung
LSBTIQ-|Menschen = LSBTIQ-Menschen
die NGOs-|nahe Stiftung = NGOs-nahe
CO2-|neutral = CO2-neutral
COVID-19-|Pandemie = COVID-19-Pandemie
EU-|WEIT = EU-WEIT
KI-|ANWENDUNGEN = KI-ANWENDUNGEN
BMBF-|FÖRDERUNG = BMBF-FÖRDERUNG
die Nord-|Süd-Partnerschaft = Nord-Süd-Partnerschaft
Open-|Data-Strategie = Open-Data-Strategie
der Integrations-|TÜV = Integrations-TÜV
der Drei-|Säulen-Plan = Drei-Säulen-Plan
Hartz-|IV-Bezug = Hartz-IV-Bezug
die Ad-|hoc-Arbeitsgruppe = Ad-hoc-Arbeitsgruppe
die Ex-|post-Bewertung = Ex-post-Bewertung
Kontakt: amt-|stadt@example.org = amt-stadt@example.org
amt@kreis-|stadt.example.org = amt@kreis-stadt.example.org
siehe https://www.example.org/|seite = https://www.example.org/seite
https://www.example.org/unter-|seite = https://www.example.org/unter-seite
https://www.example.org/news/2018-|01-15 = https://www.example.org/news/2018-01-15
https://|example.org/a = https://example.org/a
https://example.org/gesetz|entwurf/start.html = https://example.org/gesetzentwurf/start.html
www.|example.de/stadt = www.example.de/stadt
www.example.|de/inland = www.example.de/inland
stadt.de/integration_|2020.pdf = stadt.de/integration_2020.pdf
www.stadt.de/amt/|Integrations-Plan.pdf = www.stadt.de/amt/Integrations-Plan.pdf
"""

APART = """
Kinder-|und Jugendhilfe
KINDER-|UND JUGENDHILFE
Stadt-|bzw. Kreisverwaltung
Bundes-|sowie Landesmittel
Team-|als auch Einzelarbeit
weder Orts-|noch Sachkenntnis
Drei-|bis Vierjährige
Haupt-|oder Ehrenamt
Aus-|u. Weiterbildung
Kinder-|& Jugendhilfe
Betriebs-|und/oder Heizkosten
EU-|oder NATO-Mission
Bürger*innen-|und Elternräte
Personensorge-|beziehungsweise Erziehungsberechtigte
Sach-|statt Geldleistungen
Fach-,|Sprach- und Kulturkurse
Sprach-, Kultur-|und Gesundheitsmittlung
vom Primar-|in den Sekundarbereich
ein Gedanke –|und noch einer
ein Gedanke -|und noch einer
der ist -|auch im Ausland
Förderung, -|Das Amt
ohne Trennung|weiter
das Land Berlin|Die Stadt
folgende Fragen:|innen und außen
siehe www.example.de.|Die Kommune
siehe www.example.de/|Die Kommune
www.example.de|www.example.org
facebook.com/stadt|twitter.com/stadt
moodle.example.de/|- Weitere Quelle
davon ge-|§ 26 Abs. 4
Kinderbetreuung und|-pflege
kosten 50,-|Euro
z.|B. die Stadt
"""


def cases(table: str) -> list[tuple[str, str, str]]:
    found = []
    for row in table.strip().splitlines():
        ends, _, joined = row.partition(" = ")
        left, _, right = ends.partition("|")
        found.append((left, right, joined))
    return found


def join(left: str, right: str) -> str:
    match junction(left, right, NOTHING):
        case Junction.DIVIDED:
            return left.rstrip(HYPHENS) + right
        case Junction.COMPOUND:
            return left + right
        case Junction.APART:
            return f"{left} {right}"


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        case
        for case in cases(DIVIDED)
        if case[2] not in ("Deutsch-Kurs", "EUweit", "Bundesrepublik")
    ],
)
def test_a_divided_word_is_joined(left: str, right: str, joined: str) -> None:
    assert joined in join(left, right)


@pytest.mark.parametrize(("left", "right", "joined"), cases(COMPOUND))
def test_a_compound_keeps_its_sign_and_gets_no_space(left: str, right: str, joined: str) -> None:
    assert joined in join(left, right)


@pytest.mark.parametrize(("left", "right", "_"), cases(APART))
def test_other_lines_are_joined_by_a_space(left: str, right: str, _: str) -> None:
    assert join(left, right) == f"{left} {right}"


DIVIDED_HERE = [
    ("alle Bürger-", "Innen", "das Wort BürgerInnen steht hier"),
    ("der Kür-", "bis", "ein Kürbis reift hier"),
    ("die nicht-", "öffentliche", "alles nichtöffentliche ruht"),
    ("Daten-", "träger", "einen Daten-Träger und Datenträger"),
]
COMPOUND_HERE = [
    ("eine nicht-", "öffentlich", "so ist nicht-öffentlich hier gemeint"),
    ("einer nicht-", "öffentlichen", "so ist nicht-öffentliche Sitzung gemeint"),
    ("die schwarz-", "weißen", "ganz schwarz-weiße Bilder"),
    ("die FUB-", "GESETZE", "alle FUB Gesetze zusammen"),
]


@pytest.mark.parametrize(("left", "right", "elsewhere"), DIVIDED_HERE)
def test_what_the_document_writes_as_one_word_is_one(left: str, right: str, elsewhere: str) -> None:
    assert junction(left, right, vocabulary([elsewhere])) is Junction.DIVIDED


@pytest.mark.parametrize(("left", "right", "elsewhere"), COMPOUND_HERE)
def test_what_the_document_writes_with_a_hyphen_keeps_it(
    left: str, right: str, elsewhere: str
) -> None:
    assert junction(left, right, vocabulary([elsewhere])) is Junction.COMPOUND


def test_a_capital_after_the_hyphen_elsewhere_says_nothing_of_a_small_letter() -> None:
    words = vocabulary(["die Daten-Geräte sind hier gemeint"])
    assert junction("alle Daten-", "geräte", words) is Junction.DIVIDED
    assert junction("alle Daten-", "Geräte", words) is Junction.COMPOUND


BROWSER = ["die Verwal\u2010", "tung der Gemein\u2010", "den und Krei\u2010", "se am Ort"]


def test_a_browsers_own_hyphen_always_divides_and_a_typed_one_never() -> None:
    words = vocabulary(BROWSER)
    assert junction("im Ehrenamts\u2010", "Innen", words) is Junction.DIVIDED
    assert junction("www.bei\u2010", "spiel.example.org/seite", words) is Junction.DIVIDED
    assert junction("eine nicht-", "amtliche", words) is Junction.COMPOUND
    assert junction("die Kinder-", "und Jugendhilfe", words) is Junction.APART
    typed = vocabulary([*BROWSER, "so ist nicht\u2010amtlich und auch E\u2010Mail gemeint"])
    assert junction("die E\u2010", "Mail", typed) is Junction.COMPOUND


def test_english_sentences_hyphenate_more_than_they_divide() -> None:
    before = "the quality of decision-making and the use of this for"
    assert junction(f"{before} decision-", "making that is", NOTHING) is Junction.COMPOUND
    assert junction(f"{before} govern-", "ment that is", NOTHING) is Junction.DIVIDED


def test_a_word_processor_divides_the_words_of_an_address_too() -> None:
    left = "https://www.example.de/empfehlun-"
    assert junction(left, "gen/start.html", NOTHING) is Junction.DIVIDED


def test_the_vocabulary_counts_only_words_that_no_line_end_cut() -> None:
    words = vocabulary(["tung der Gemeinde wird Ver-", "waltung am Ende"])
    assert words["gemeinde"] == 1
    assert "tung" not in words
    assert "ver" not in words
    assert "waltung" not in words
    assert words["ende"] == 1


def test_the_vocabulary_knows_acronyms_by_their_capitals() -> None:
    words = vocabulary(["das Amt der EU hilft hier", "ALLES IN CAPITALS HERE"])
    assert words["EU"] == 1
    assert "CAPITALS" not in words


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_lines_meet_somehow_and_a_join_needs_a_hyphen(left: str, right: str) -> None:
    found = junction(left, right, NOTHING)
    if found is Junction.DIVIDED:
        assert left[-1] in HYPHENS
