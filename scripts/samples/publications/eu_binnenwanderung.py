"""Position paper of 2015: two columns in serif, demands on three levels, no bookmarks."""

from scripts.samples.design import SERIF, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Kommunaler Qualitätszirkel zur Integrationspolitik (Muster), Unterarbeitsgruppe EU-Binnenwanderung

Mitgewirkt haben Fachleute aus Mannheim, Hannover, Bremen, Bochum und dem Kreis Mettmann.

Stand: 30. Januar 2015. Das Papier ist ein erfundener Beispieltext.
"""

_BODY = """
# Anlass

Seit 2007 haben sich die Zuzüge aus Rumänien und Bulgarien in den beteiligten Städten
versechsfacht. Ende 2014 lebten in Mannheim, Hannover, Bremen und Bochum zusammen rund 31 000
Menschen aus beiden Ländern. Die meisten sind unter 35 Jahre alt, suchen Arbeit und finden sie
auch. Ein Teil aber lebt in überbelegten Häusern, ohne Krankenversicherung und ohne Aussicht auf
einen Sprachkurs. Auf diesen Teil richtet sich die öffentliche Aufmerksamkeit, und auf ihn sind die
Hilfesysteme schlecht vorbereitet.

Unionsbürger/innen genießen Freizügigkeit. Sie brauchen keine Erlaubnis zum Aufenthalt und haben
doch in den ersten drei Monaten keinen Anspruch auf Leistungen zum Lebensunterhalt. Damit fehlt den
Jobcentern jeder Auftrag, und die Kommunen stehen allein. Ob dieser Ausschluss mit europäischem
Recht vereinbar ist, sollte der Europäische Gerichtshof nach Ansicht mehrerer Sozialgerichte
klären; eine Entscheidung steht aus.

# Was Städte erfahren haben

## Wohnen

In Schrottimmobilien zahlen bis zu zehn Personen je 200 Euro für ein Zimmer. Mit Räumungen allein
ist niemandem geholfen, denn die Bewohner/innen ziehen drei Straßen weiter. Kommunen sollten
Bauaufsicht, Ordnungsamt, Stadtwerke und Sozialdienst zu einer gemeinsamen Einsatzgruppe
zusammenfassen, die zuerst mit den Vermietern und erst danach mit den Mieter/innen verhandelt. Vor
jeder Schließung eines Hauses ist Ersatzraum bereitzustellen.

Die Stadt Mannheim arbeitet seit 2013 mit einer solchen Gruppe. Sie soll verhindern, dass
überbelegte Häuser zum Geschäftsmodell werden. Wöchentlich werden zwei Häuser begangen, stets mit
Sprachmittlung und einer Sozialarbeiterin. Ein städtisches Unternehmen kaufte vier Häuser an und
setzte sie instand. Beteiligt sind Quartiermanagement, Polizei und Mieterverein. Von 61
beanstandeten Häusern waren Ende 2014 noch 19 überbelegt; 22 Vermieter haben die Mieten gesenkt.
Anfragen an wohnen-mannheim@example.org.

## Gesundheit

Fehlt der Versicherungsschutz, so wird gewartet, bis der Notarzt kommen muss. Gesundheitsämter
sollten Sprechstunden ohne Nachweis einer Versicherung anbieten und dafür mit Kinderärzten und
Frauenärztinnen feste Honorare vereinbaren. Eine Clearingstelle hat zu prüfen, ob im Herkunftsland
noch Schutz besteht; in Bremen und Hannover war das bei vier von zehn Vorsprachen der Fall.

## Kinder und Schule

Kinder kommen häufig mitten im Schuljahr und ohne Zeugnisse an. Sie sind ohne Aufschub aufzunehmen,
der Impfstatus kann später geklärt werden. Schulverwaltungsämter sollten eine zentrale Anmeldung
mit Sprachmittlung einrichten. Vorbereitungsklassen, in denen Kinder länger als ein Jahr unter sich
bleiben, sind zu vermeiden.

## Arbeit

Wer auf dem „Arbeiterstrich“ steht, kennt weder Mindestlohn noch Berufsgenossenschaft.
Beratungsstellen für mobile Beschäftigte müssen dort arbeiten, wo die Menschen sind, abends und in
ihrer Sprache. Kommunen dürfen Aufträge nur an Firmen vergeben, die auch bei Nachunternehmern
Tariflohn nachweisen.

@ Tabelle: Vier Anlaufstellen für Zugewanderte aus EU-Staaten

::: table plain 27 45 28
| Ort | Angebot | Vorsprachen 2014
| Bochum | Beratung in Rumänisch und Bulgarisch | 1 870
| Bremen | Sprechstunde ohne Versicherung | 2 240
| Hannover | Clearingstelle Gesundheit | 960
| Kreis Mettmann | Mobile Sozialarbeit | 510
:::

# Forderungen

## An den Bund

- Integrationskurse sind für Unionsbürger/innen mit Rechtsanspruch und ohne Gebühr zu öffnen.

- Der Bund muss einen Fonds für Behandlungskosten nicht versicherter Unionsbürger/innen einrichten.

- Wir fordern klare Regeln, ab wann Jobcenter Arbeitsuchende aus EU-Staaten zu beraten haben.

- Die Familienkassen sollen Anträge auf Kindergeld binnen acht Wochen bescheiden.

## An die Länder

- Die Länder haben den Kommunen ein Wohnungsaufsichtsgesetz an die Hand zu geben, das
Höchstbelegungen festlegt.

- Für Schulen mit mehr als 20 Seiteneinsteigern im Jahr wird eine zusätzliche Lehrerstelle
verlangt.

- Von den Ländern erwarten wir, dass sie die Vermittlungsstellen dauerhaft zur Hälfte
mitfinanzieren.

## An die Europäische Union

Die Kommission soll einen Teil des Europäischen Sozialfonds unmittelbar an Städte vergeben. Bisher
fließen die Mittel über nationale Programme und erreichen die betroffenen Quartiere nach frühestens
zwei Jahren. Gefordert wird ferner eine Partnerschaft mit den Herkunftsgemeinden, damit Zeugnisse,
Impfpässe und Versicherungsnachweise ohne Umwege ausgetauscht werden.

# Was Kommunen selbst tun

Die beteiligten Kommunen verpflichten sich, Zuwanderung aus der EU nicht als Ordnungsproblem zu
behandeln. Sie werden ihre Anlaufstellen gemeinsam auswerten und jährlich berichten. Sie sollten
ihre Öffentlichkeitsarbeit darauf ausrichten, dass Arbeit, Ausbildung und Schulbesuch der Mehrheit
ebenso sichtbar werden wie die Not der Minderheit. Roma-Selbstorganisationen sind in die Beratung
einzubeziehen, ohne dass Herkunft abgefragt wird.

Der Kreis Düren, die Stadt Herten und die Stadt Hamm haben angekündigt, sich dem Papier
anzuschließen. Die Unterarbeitsgruppe tagt wieder im Herbst. Sollte bis dahin kein Gesetzentwurf
vorliegen, wird sie die Forderungen den Fraktionen des Bundestages einzeln vorlegen.
"""

PUBLICATION = Publication(
    key="eu-binnenwanderung-2015",
    title="EU-Binnenwanderung gestalten",
    subtitle="Positionspapier mit Forderungen an Bund, Länder und Europäische Union",
    short_title="Positionspapier EU-Binnenwanderung",
    year=2015,
    kind="position_paper",
    design=Design(
        text_face=SERIF,
        head_face=SERIF,
        size=11.5,
        leading=16,
        columns=2,
        gutter=24,
        margins=(62, 80, 62, 80),
        accent="#1b3a6b",
        page_number="{n}",
        running_head="title",
    ),
    front=_FRONT,
    body=_BODY,
)
