"""Handout of 2019: two columns, stroked boxes, practice in table rows, no bookmarks."""

from scripts.samples.design import SANS, BoxStyle, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Herausgegeben vom Kommunalen Qualitätszirkel zur Integrationspolitik (Muster), 2019

Redaktion: Arbeitsgruppe Verständigung

Bezug: nur als Datei. Anfragen an sprachmittlung@example.org

Erfundener Beispieltext. Städte, Kreise, Zahlen und Anschriften dienen allein der Anschauung.

### Zum Geleit

Wer nicht verstanden wird, dem kann eine Verwaltung nicht helfen, und wer nicht versteht, kann
keine Pflichten erfüllen. Seit 2015 sind in den Mitgliedskommunen 41 Stellen und Pools für
Sprachmittlung entstanden, mit sehr verschiedenen Trägern, Honoraren und Regeln. Diese Handreichung
ordnet die Modelle und sagt, was bei der Einrichtung zu beachten ist. Sie wendet sich an Städte wie
an Landkreise; für kleinere Gemeinden enthält Kapitel 4 einen eigenen Abschnitt.
"""

_BODY = """
# 1 Begriffe und Rollen

Dolmetscher*innen übertragen das gesprochene Wort vollständig und haben dafür meist ein Studium
oder eine staatliche Prüfung abgelegt. Sprachmittler*innen übertragen ebenfalls in beide
Richtungen, sind aber in Lehrgängen von 40 bis 200 Stunden auf Gespräche in Ämtern, Schulen und
Praxen vorbereitet. Sprachlots*innen begleiten Neuzugewanderte, erklären Wege und Formulare und
arbeiten überwiegend ehrenamtlich. Die drei Rollen dürfen nicht vermischt werden: Wer begleitet,
ist Partei; wer mittelt, ist es nicht.

Vereidigte Dolmetscher*innen sind dort heranzuziehen, wo das Gesetz es verlangt oder wo eine
Erklärung unmittelbar Rechtsfolgen hat, etwa bei Anhörungen nach § 28 VwVfG oder bei
Vaterschaftsanerkennungen. Für Elterngespräche, Hilfeplangespräche und Beratungen genügt in der
Regel eine geschulte Sprachmittlung.

# 2 Ausgangslage

2018 wurden in 27 befragten Kommunen rund 61 000 Einsätze vermittelt. Ein Drittel entfiel auf
Schulen und Kindertagesstätten, ein Viertel auf die Kinder- und Jugendhilfe, ein Fünftel auf
Gesundheitsdienste. Arabisch, Dari, Tigrinya, Rumänisch und Bulgarisch machten 68 Prozent der
Einsätze aus. Nur neun der 27 Kommunen verfügten über eine Dienstanweisung, in der steht, wann eine
Sprachmittlung zu bestellen ist und aus welchem Haushaltstitel sie bezahlt wird.

In den ersten Monaten nach dem Herbst 2015 wurde vielerorts improvisiert. Ehrenamtliche sollten
damals auch in Gesprächen aushelfen, in denen es um Inobhutnahmen ging; mehrere Kommunen haben das
später selbst als Fehler bezeichnet. Geflüchtete wurden gebeten, Verwandte mitzubringen, und Kinder
fehlten in der Schule, um ihre Eltern zum Arzt zu begleiten.

# 3 Empfehlungen für den Aufbau

## 3.1 Zuständigkeit und Geld

Empfehlung 1: Jede kreisfreie Stadt und jeder Landkreis sollte eine Stelle bestimmen, bei der
Sprachmittlung für alle Dienststellen bestellt, abgerechnet und ausgewertet wird. Mehrere kleine
Pools nebeneinander führen dazu, dass dieselben zwölf Personen in drei Listen stehen.

Empfehlung 2: Die Kosten sind zentral zu veranschlagen. Muss jedes Amt aus eigenem Ansatz zahlen,
so wird aus Sparsamkeit nicht bestellt. Erfahrungswerte liegen bei 0,90 bis 1,60 Euro je
Einwohner*in und Jahr.

Empfehlung 3: Für Schulen, Kindertagesstätten und Beratungsstellen freier Träger soll der Abruf
kostenlos sein, jedenfalls bis zu einer jährlichen Stundenzahl, die mit den Trägern vereinbart
wird.

## 3.2 Qualifizierung

Kommunen sollten nur Personen vermitteln, die mindestens 60 Unterrichtsstunden durchlaufen haben.
Zum Lehrplan gehören Gesprächstechnik, Verschwiegenheit, Rollenklarheit, Behördenkunde und der
Umgang mit belastenden Inhalten. Es empfiehlt sich, mit der Volkshochschule und einer Hochschule
der Region zusammenzuarbeiten, damit die Teilnahmebescheinigung auch anderswo anerkannt wird.

Supervision ist mindestens viermal im Jahr anzubieten und als Arbeitszeit zu vergüten. Nach
Einsätzen in der Psychiatrie oder bei Todesnachrichten bedarf es eines Gesprächs am selben oder am
folgenden Tag.

::: box Praxisbeispiel: Vom Ehrenamt zur Fachkraft, Stadt Leipzig
<b>Ziel:</b> Erfahrene Sprachlots*innen für sozialversicherte Stellen gewinnen.

<b>Vorgehen:</b> Ein Lehrgang von neun Monaten verbindet 240 Stunden Unterricht mit Hospitationen
in Jugendamt und Klinik. Wer besteht, kann sich auf eine von sechs Teilzeitstellen bewerben.

<b>Partner:</b> Volkshochschule, Universität, Jobcenter, Verein für Sprachmittlung.

<b>Ergebnis:</b> 31 von 38 Teilnehmer*innen schlossen ab, 17 arbeiten heute in Sozial- und
Gesundheitsberufen.

<b>Kontakt:</b> Referat Migration und Integration, sprache-leipzig@example.org
:::

## 3.3 Honorar und Vertrag

Ein Honorar unter dem gesetzlichen Mindestlohn ist unzulässig, eine Pauschale ohne Wegezeit unfair.
Bewährt hat sich ein Satz von 25 bis 32 Euro je angefangene Stunde, dazu die Fahrkosten. Verträge
sollten festhalten:

- Schweigepflicht, auch gegenüber der eigenen Gemeinde oder Familie,

- das Recht, einen Einsatz ohne Angabe von Gründen abzulehnen,

- Ausfallhonorar, wenn der Termin am selben Tag abgesagt wird,

- Haftpflicht- und Unfallversicherung über die Kommune.

Ob eine Kommune ihre Sprachmittler*innen anstellen sollte, hängt von der Zahl der Einsätze ab.
Unter 1 500 Stunden im Jahr lohnt sich eine feste Stelle für eine einzelne Sprache kaum.

## 3.4 Bestellung und Gespräch

Die Bestellung darf nicht länger dauern als ein Anruf. Fachkräfte brauchen ein Formular mit sechs
Feldern: Sprache, Ort, Beginn, Dauer, Anlass, besondere Belastung. Vor dem Gespräch sind fünf
Minuten für die Absprache einzuplanen. Gesprochen wird zu der ratsuchenden Person, nicht über sie.

Führen Sie Hilfeplangespräche nie mit Angehörigen als Übersetzer*innen. Fragen Sie zu Beginn, ob
die Ratsuchenden mit der anwesenden Person einverstanden sind; Geschlecht, Herkunftsregion und
politische Zugehörigkeit können dagegen sprechen.

## 3.5 Schulen und Kindertagesstätten

Elterngespräche sind der häufigste Anlass. Schulen sollten Sprachmittlung für Einschulung, Übergang
und Ordnungsmaßnahmen fest einplanen und die Termine zu Beginn des Halbjahres melden.
Kindertagesstätten brauchen sie vor allem in der Eingewöhnung. Ältere Geschwister sind für
Gespräche über Leistungen oder Verhalten nicht heranzuziehen; sie geraten zwischen Schule und
Familie.

Zeugnisse und Briefe werden nicht am Telefon vorgelesen. Für wiederkehrende Schreiben hat das
Schulamt übersetzte Fassungen vorzuhalten, mindestens in den acht häufigsten Sprachen.

## 3.6 Gesundheit

Kliniken und Gesundheitsämter sollen bei Aufklärung, Diagnose und Entlassung geschulte Kräfte
einsetzen. Eine Einwilligung, die nicht verstanden wurde, ist unwirksam. Für den Nachtdienst eignen
sich Telefondienste; die Rufnummer gehört auf jede Station. Reinigungskräfte und Mitpatient*innen
dürfen nicht übersetzen, auch wenn es schneller geht.

In der psychiatrischen Behandlung bedarf es fester Paare aus Therapeut*in und Sprachmittler*in.
Wechselt die Person bei jedem Termin, so beginnt das Vertrauen jedes Mal von vorn.

::: columns 1

# 4 Beispiele aus Städten und Landkreisen

## 4.1 Drei Modelle im Vergleich

@ Tabelle 1: Praxisbeispiele im Überblick (Stand: Ende 2018)

::: table ruled 20 27 24 29
| Kommune und Ziel | Vorgehen | Partner | Ergebnis, Kontakt
| Kreis Düren: gleicher Zugang in allen 15 Gemeinden | Pool beim Kommunalen Integrationszentrum,
Bestellung im Netz, Kreis trägt alle Kosten | Gemeinden, Krankenhäuser, Familienbüros | 2 140
Einsätze, 92 Prozent binnen drei Tagen besetzt; pool-dueren@example.org
| Landkreis Osnabrück: kurze Wege für Schulen | fünf Standorte, je eine Koordinatorin mit halber
Stelle | Schulämter, Caritas, Landfrauen | 48 Schulen nutzen den Dienst, Fehlzeiten von Kindern als
Begleitung entfallen; schule-los@example.org
| Stadt Bochum: Verständigung im Notfall | Telefon- und Videodolmetschen rund um die Uhr |
Feuerwehr, zwei Kliniken | im Mittel 70 Sekunden bis zur Verbindung; notfall-bochum@example.org
:::

Die Tabelle zeigt, dass es kein Modell für alle gibt. Im Kreis Düren wird jeder Einsatz vom Kreis
bezahlt, die Gemeinden zahlen nichts; der Landkreis Osnabrück beschränkt sich bewusst auf Schulen
und Kindertagesstätten; Bochum löst mit dem Telefondienst nur den Notfall, dafür aber zu jeder
Stunde. Gemeinsam ist allen dreien, dass die Bestellung an einer einzigen Stelle eingeht. Die Stadt
Düren hat ihren eigenen Pool aufgegeben und nutzt seit 2018 den Dienst des Kreises.

Bei der Übertragung sind zwei Zahlen zu beachten: die Entfernung zwischen Einsatzort und Wohnort
der Sprachmittler*innen und die Zahl der Sprachen. Liegt die mittlere Anfahrt über 25 Kilometern,
so wird das Vor-Ort-Gespräch teurer als jede Videoleitung.

Einen anderen Weg ging die Stadt Herten. Dort lernten 2016 zunächst alle Beschäftigten des
Bürgerbüros, Gespräche mit Sprachmittlung zu führen; erst danach wurde ein Pool mit 14 Personen
aufgebaut. Ziel war, dass die Nachfrage von den Fachkräften selbst kommt. Beteiligt waren das Haus
der Kulturen und die Familienbildungsstätte. Im zweiten Jahr wurden 410 Einsätze bestellt, doppelt
so viele wie erwartet. Das Konzept verschickt die Stadt auf Anfrage, sprache-herten@example.org.
Auch Städte wie Hamm oder Jena haben inzwischen Dienste aufgebaut.

::: columns 2

## 4.2 Sprachmittlung in der Fläche

Landkreise mit weniger als 100 000 Einwohner*innen finden für seltene Sprachen oft niemanden vor
Ort. Sie sollten sich zu zweit oder zu dritt zusammenschließen und eine gemeinsame Vermittlung mit
Rufnummer betreiben. Für Gespräche unter 20 Minuten ist Videodolmetschen vorzuziehen, weil die
Anfahrt sonst länger dauert als das Gespräch. Gemeinden ohne eigenes Personal können den Dienst des
Kreises gegen eine Umlage mitnutzen.

::: box Praxisbeispiel: Gemeinsamer Pool im ländlichen Raum, Kreis Mettmann
<b>Ziel:</b> Auch kleine Gemeinden sollen binnen einer Woche Sprachmittlung für 30 Sprachen
erhalten.

<b>Vorgehen:</b> Der Kreis hat 2017 mit zehn Städten eine Vereinbarung geschlossen. Die Vermittlung
sitzt im Kreishaus, jede Stadt zahlt nach Einwohnerzahl, abgerechnet wird nur einmal im Jahr.

<b>Partner:</b> die zehn kreisangehörigen Städte, Diakonie, Volkshochschulen.

<b>Ergebnis:</b> 84 geschulte Personen, 33 Sprachen, 3 600 Stunden im Jahr; die Kosten je Einsatz
sanken von 71 auf 54 Euro.

<b>Kontakt:</b> Kreisintegrationszentrum, pool-mettmann@example.org
:::

## 4.3 Videodolmetschen

::: box Praxisbeispiel: Tablets in der Ausländerbehörde, Stadt Krefeld
<b>Ziel:</b> Vorsprachen ohne Termin nicht mehr an der Sprache scheitern lassen.

<b>Vorgehen:</b> Acht Tablets stehen an den Schaltern bereit. Die Beschäftigten wählen die Sprache
und sind im Durchschnitt nach zwei Minuten verbunden. Eine Schulung von zwei Stunden ist Pflicht.

<b>Partner:</b> Fachbereich Migration und Integration, Datenschutzbeauftragte, Rahmenvertrag des
Landes.

<b>Ergebnis:</b> 38 Prozent weniger Zweittermine im ersten Halbjahr; Kosten 1,10 Euro je Minute.

<b>Kontakt:</b> Servicestelle Ausländerbehörde, video-krefeld@example.org
:::

Videodolmetschen eignet sich für klar umrissene Anliegen. Bei Gesprächen über Gewalt, Flucht oder
Krankheit ist eine Person im Raum vorzuziehen. Vor der Einführung ist die Datenschutzbeauftragte zu
beteiligen; Aufzeichnungen dürfen nicht gespeichert werden.

# 5 Auswertung

Ein Dienst, der nicht zählt, kann nicht steuern. Die Vermittlungsstelle sollte je Einsatz Sprache,
Anlass, Dauer, Wartezeit und eine kurze Rückmeldung erfassen, nicht aber Namen der Ratsuchenden.
Aus diesen Daten ist jährlich ein Bericht von wenigen Seiten zu erstellen, der dem Fachausschuss
und dem Integrationsrat vorgelegt wird. Steigt die Zahl der nicht besetzten Anfragen in einer
Sprache über zehn Prozent, so sind gezielt neue Sprachmittler*innen zu schulen.

Gemeinsame Feste und ein gutes Essen für alle Ehrenamtlichen ersetzen keine Bezahlung, halten aber
den Zusammenhalt des Pools. In Frankfurt treffen sich die Sprachmittler*innen dazu zweimal im Jahr.

# 6 Forderungen an Land und Bund

Sprachmittlung im Gesundheitswesen ist keine freiwillige Aufgabe der Kommunen. Der Bund muss die
Sprachmittlung als Leistung in das Fünfte Buch Sozialgesetzbuch aufnehmen, damit Praxen und
Kliniken sie abrechnen können. Von den Ländern wird erwartet, dass sie Rahmenverträge für das
Videodolmetschen schließen, denen Städte und Landkreise beitreten können. Wir fordern die Länder
außerdem auf, die Lehrgänge gegenseitig anzuerkennen.

# 7 Schritte zum eigenen Dienst

1. Bedarf bei Schulen, Jugendamt und Kliniken erheben (vier Wochen).

2. Träger und Haushaltstitel festlegen, Dienstanweisung entwerfen (zwei Monate).

3. Ersten Lehrgang mit 15 bis 20 Personen durchführen (drei Monate).

4. Fachkräfte in der Gesprächsführung zu dritt schulen, bevor der Dienst beginnt.

5. Nach einem Jahr auswerten und Honorare überprüfen.

# 8 Häufige Einwände

„Wer hier lebt, soll Deutsch sprechen.“ Das Ziel ist unstrittig, doch ein Hilfeplan lässt sich
nicht verschieben, bis ein Kurs auf B1-Niveau abgeschlossen ist. Sprachmittlung überbrückt die Zeit
des Lernens. Nach den Zahlen aus Leipzig und Bochum nimmt die Nachfrage einer Familie nach 18
Monaten um zwei Drittel ab.

„Das können unsere mehrsprachigen Beschäftigten übernehmen.“ Für Auskünfte am Schalter trifft das
zu. Wer aber regelmäßig für Kolleg*innen übersetzt, dem fehlt diese Zeit bei der eigenen Arbeit.
Die Nebenaufgabe ist deshalb in der Stellenbeschreibung festzuhalten und auf vier Stunden in der
Woche zu begrenzen.

„Übersetzungsprogramme auf dem Telefon reichen aus.“ Für Öffnungszeiten und Wegbeschreibungen mag
das gelten. Personenbezogene Daten dürfen nicht in Programme eingegeben werden, deren Betreiber die
Texte speichert, und für das Ergebnis haftet im Zweifel die Behörde.
"""

PUBLICATION = Publication(
    key="sprachmittlung-2019",
    title="Sprachmittlung in Städten und Landkreisen",
    subtitle="Handreichung für Aufbau und Betrieb kommunaler Dienste",
    short_title="Sprachmittlung in Städten und Landkreisen",
    year=2019,
    kind="handout",
    design=Design(
        text_face=SANS,
        head_face=SANS,
        size=10.6,
        leading=15.2,
        columns=2,
        gutter=22,
        margins=(57, 78, 57, 76),
        accent="#8a3324",
        tint="#f6e9e2",
        box=BoxStyle.STROKED,
        bullet="–",
        page_number="Seite {n} von {total}",
    ),
    front=_FRONT,
    body=_BODY,
)
