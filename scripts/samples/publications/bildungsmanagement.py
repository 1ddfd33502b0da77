"""Position paper of 2009: serif, footnotes, roman front matter with page labels."""

from scripts.samples.design import SERIF, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Herausgeber: Kommunaler Qualitätszirkel zur Integrationspolitik (Muster)

Beschlossen auf der Herbstsitzung am 12. November 2009

Das Papier gibt eine erfundene Beratung wieder. Es ist als Beispiel für die Form solcher Papiere
geschrieben; Zahlen und Vorgänge sind frei gewählt.

::: page

# Vorwort

Bildung entscheidet darüber, ob Herkunft zum Schicksal wird. Die Städte und Kreise tragen die
Schulgebäude, die Kindertagesstätten, die Büchereien und die Jugendarbeit; über Lehrpläne,
Lehrerstellen und Abschlüsse entscheiden sie nicht. Das Positionspapier beschreibt, was Kommunen
unter diesen Bedingungen selbst tun können und was sie dafür von Bund und Ländern brauchen.

Der Qualitätszirkel hat das Papier in drei Sitzungen beraten. Grundlage waren Berichte aus
Arnsberg, Bochum, Darmstadt, Nürnberg und dem Kreis Groß-Gerau sowie eine Anhörung von zwei
Elternvereinen.

::: page

# Inhalt

::: contents
"""

_BODY = """
# I. Ausgangslage

## 1. Bildungserfolg hängt vom Wohnort ab

Kinder aus Zuwandererfamilien verlassen die Schule mehr als doppelt so häufig ohne Abschluss wie
Gleichaltrige ohne Migrationshintergrund. In den fünf berichtenden Kommunen lag die Quote 2008
zwischen 13 und 19 Prozent.<fn>Eigene Erhebung der Arbeitsgruppe Bildung, Schuljahr 2007/08;
erfasst wurden 214 allgemeinbildende Schulen in fünf Kommunen.</fn> Der Unterschied zwischen zwei
Stadtteilen derselben Stadt ist dabei größer als der Unterschied zwischen den Städten: In einem
Stadtteil wechseln 61 Prozent der Kinder auf ein Gymnasium, im benachbarten 17 Prozent.

Die Ursachen sind bekannt. Kinder mit Migrationshintergrund besuchen im Durchschnitt ein Jahr
kürzer eine Kindertagesstätte, ihre Eltern kennen das gegliederte Schulwesen weniger gut, und
Empfehlungen für die weiterführende Schule fallen bei gleicher Leistung vorsichtiger aus.<fn>Vgl.
den Bericht „Übergänge“ des Bildungsbüros Nürnberg (erfunden), 2008, S. 22.</fn> LehrerInnen und
ErzieherInnen sind auf mehrsprachige Gruppen selten vorbereitet worden.

## 2. Zuständigkeiten sind zersplittert

Für ein sechsjähriges Kind, das schlecht Deutsch spricht, sind in einer mittleren Großstadt bis zu
sieben Stellen zuständig: Kindertagesstätte, Jugendamt, Gesundheitsamt, Schulverwaltungsamt,
staatliches Schulamt, Integrationsbeauftragte und ein freier Träger der Sprachförderung. Keine
dieser Stellen sieht den ganzen Bildungsweg. Die Trennung in innere und äußere
Schulangelegenheiten<fn>Innere Schulangelegenheiten sind Unterricht, Lehrpläne und Lehrkräfte
(Land), äußere sind Gebäude, Ausstattung und Schülerbeförderung (Kommune).</fn> mag einmal
zweckmäßig gewesen sein. Heute verhindert sie, dass jemand die Verantwortung für das Ergebnis
übernimmt.

Bis 2006 sollte ein Landesprogramm diese Lücke schließen; es endete nach drei Jahren, ohne dass die
Ergebnisse in den Schulen ankamen. Projekte, die mit der Förderung enden, schaden mehr, als sie
nützen, weil sie Erwartungen wecken und Vertrauen verbrauchen.

# II. Was Kommunales Bildungsmanagement leistet

Kommunales Bildungsmanagement bezeichnet das planvolle Zusammenwirken aller Einrichtungen, die in
einer Stadt oder einem Kreis für Bildung Verantwortung tragen, auf der Grundlage gemeinsamer Daten
und Ziele. Es umfasst vier Bestandteile: ein Leitbild, eine Steuerungsgruppe, ein Bildungsbüro und
einen regelmäßigen Bildungsbericht.

## 1. Steuerungsgruppe und Bildungsbüro

Die Kommunen sollten eine Steuerungsgruppe bilden, in der Oberbürgermeister oder Landrat,
Schulaufsicht, Jugendamt, Arbeitsagentur und zwei gewählte Elternvertretungen sitzen. Beschlüsse
der Steuerungsgruppe sind für die beteiligten Ämter bindend; für die Schulaufsicht gilt das nur,
wenn das Land es zulässt. Dem Bildungsbüro obliegt die Vorbereitung. Es ist mit mindestens zwei
vollen Stellen auszustatten, von denen eine aus dem Schuldienst abgeordnet sein sollte.

In Arnsberg arbeitet ein solches Büro seit 2007. Es wollte erreichen, dass kein Kind ohne Gespräch
vom Kindergarten in die Grundschule wechselt. Dazu wurden in allen 14 Grundschulen
Übergangsgespräche zu dritt eingeführt, vorbereitet durch einen gemeinsamen Beobachtungsbogen.
Mitgewirkt haben die Kirchen als Träger der Kindergärten, das Schulamt und der Stadtelternrat. Im
zweiten Jahr fanden für 96 Prozent der Kinder Gespräche statt, die Zahl der Rückstellungen sank von
41 auf 23. Ansprechstelle ist das Bildungsbüro der Stadt, bildung-arnsberg@example.org.

## 2. Bildungsbericht

Der Bildungsbericht stellt dar, wie Bildungswege in der Kommune verlaufen, getrennt nach Stadtteil,
Geschlecht und Migrationshintergrund. Er sollte alle zwei Jahre erscheinen und nicht mehr als 80
Seiten umfassen. Veröffentlicht werden nur Zahlen, die einzelne Schulen nicht an den Pranger
stellen; der Steuerungsgruppe liegen die Werte aller Schulen vor.

@ Tabelle 1: Vier Kennzahlen aus drei Kommunen (erfundene Werte, 2008)

::: table plain 34 22 22 22
| Kennzahl | Kreis Groß-Gerau | Darmstadt | Bochum
| Kita-Besuch mit drei Jahren | 79 % | 84 % | 76 %
| Sprachförderbedarf bei Einschulung | 31 % | 27 % | 33 %
| Übergang auf das Gymnasium | 34 % | 43 % | 36 %
| Abgang ohne Abschluss | 9 % | 7 % | 10 %
:::

## 3. Eltern als Partner

Elternarbeit, die nur Einladungen verschickt, erreicht die Eltern, die ohnehin kommen. Es wird
angeraten, Eltern mit Zuwanderungsgeschichte zu Bildungslotsen auszubilden und sie für ihre
Einsätze zu entschädigen. Elternabende sind so zu legen, dass auch Schichtarbeitende teilnehmen
können. Schulen sollten mindestens einmal im Jahr außerhalb des Schulgebäudes zu Gesprächen
einladen, etwa im Vereinsheim oder im Gemeindesaal.

Nürnberg und Darmstadt haben mit Bildungslotsen gute Erfahrungen gemacht; eine Auswertung steht
noch aus.

# III. Forderungen an Bund und Länder

## 1. An die Länder

Wir fordern von den Ländern:

- den Kommunen ein Mitspracherecht bei der Besetzung von Schulleitungen einzuräumen,

- jeder Kommune mit mehr als 50 000 Einwohnern eine Lehrerstelle für das Bildungsbüro dauerhaft zur
Verfügung zu stellen,

- die amtlichen Schuldaten so aufzubereiten, dass sie nach Stadtteilen ausgewertet werden können,

- herkunftssprachlichen Unterricht an allen Schulformen anzubieten und in die Verantwortung des
Landes zu übernehmen.

Die Länder müssen die Sprachstandserhebung vereinheitlichen und auf das vierte Lebensjahr
vorziehen. Heute gelten in den Ländern der Mitgliedskommunen sechs verschiedene Verfahren, deren
Ergebnisse nicht vergleichbar sind.<fn>Zusammenstellung der Geschäftsstelle, Stand Juni 2009.</fn>
Ferner sind Mehrsprachigkeit und Deutsch als Zweitsprache zum Pflichtteil jedes Lehramtsstudiums zu
machen.

## 2. An den Bund

Vom Bund erwarten die Mitglieder des Qualitätszirkels, dass er das Kooperationsverbot im
Grundgesetz überprüft. Es ist niemandem zu erklären, dass der Bund eine Mensa bezahlen darf, die
Menschen aber nicht, die in ihr mit Kindern arbeiten. Der Bund soll ein auf zehn Jahre angelegtes
Programm „Lernen vor Ort“ auflegen, das Bildungsbüros in allen Kommunen fördert und nicht nur in 40
ausgewählten.

Der Bund wird aufgefordert, die Schulsozialarbeit gesetzlich zu verankern und zur Hälfte zu
finanzieren. Bei der Förderung sind Kommunen in der Haushaltssicherung von Eigenanteilen zu
befreien; andernfalls fließt das Geld dorthin, wo es am wenigsten gebraucht wird.

## 3. An beide gemeinsam

Ein Rechtsanspruch auf einen Ganztagsplatz vom ersten bis zum zehnten Lebensjahr ist bis 2015
einzuführen. Bund und Länder haben die Kosten für Bau und Betrieb zu übernehmen, soweit sie die
bisherigen Ausgaben der Kommunen übersteigen. Auch die Anerkennung ausländischer Lehramtsabschlüsse
bedarf einer Regelung: Bewerber und Bewerberinnen warten heute im Mittel 14 Monate auf eine
Antwort.<fn>Angabe nach 63 Fällen, die der Beratungsstelle in Saarbrücken zwischen 2006 und 2008
bekannt wurden (erfunden).</fn>

# IV. Wozu sich die Kommunen verpflichten

Wer fordert, muss auch selbst liefern. Die Mitglieder des Qualitätszirkels verpflichten sich, bis
Ende 2011 ein Bildungsbüro einzurichten oder einem Büro der Nachbarkommune beizutreten. Sie werden
ihre Bildungsberichte nach gemeinsamen Kennzahlen erstellen und untereinander offenlegen. Sie
werden Migrantenorganisationen als Bildungspartner anerkennen und an der Steuerungsgruppe
beteiligen. Ob ein eigener Bildungsfonds eingerichtet werden sollte, wird die Frühjahrssitzung 2010
beraten.
"""

PUBLICATION = Publication(
    key="bildungsmanagement-2009",
    title="Kommunales Bildungsmanagement und Zuwanderung",
    subtitle="Positionspapier mit Forderungen an Bund und Länder",
    short_title="Positionspapier Kommunales Bildungsmanagement",
    year=2009,
    kind="position_paper",
    design=Design(
        text_face=SERIF,
        head_face=SERIF,
        size=12,
        leading=17,
        margins=(85, 88, 85, 90),
        accent="#3b3b3b",
        tint="#ececec",
        roman_front=True,
        page_number="– {n} –",
        running_head="title",
        outline=True,
        metadata_title="Microsoft Word - Positionspapier_Bildung_Endfassung.doc",
    ),
    front=_FRONT,
    body=_BODY,
)
