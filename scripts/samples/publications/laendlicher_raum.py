"""Handout of 2023: embedded TrueType, practice in a borderless table, bar boxes."""

from scripts.samples.design import VERA, BoxStyle, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Herausgeber: Kommunaler Qualitätszirkel zur Integrationspolitik (Muster)

Erschienen im September 2023 als Datei. Erfundener Beispieltext.

# Inhalt

::: contents
"""

_BODY = """
# 1 Integration im ländlichen Raum

Mehr als die Hälfte der Bevölkerung lebt in Landkreisen, und jede dritte geflüchtete Person wird
dort untergebracht. Die Wege sind weit, Busse fahren selten, Fachstellen fehlen. Dafür sind die
Nachbarschaften überschaubar, Vereine offen, und in vielen Betrieben fehlen Arbeitskräfte. Die
Handreichung zeigt, wie Kreise und kreisangehörige Gemeinden ihre Aufgaben teilen können.

Zuständigkeiten überschneiden sich: Der Kreis führt Ausländerbehörde, Jobcenter und Jugendamt, die
Gemeinde vermittelt Wohnung, Kitaplatz und Vereinsleben. Ohne Absprache bleibt liegen, was keiner
Ebene gehört, etwa die Fahrt zum Sprachkurs.

# 2 Steuern

## 2.1 Kreis und Gemeinden

Landkreise sollten mit ihren Gemeinden eine Vereinbarung über die Integrationsarbeit schließen, in
der Aufgaben, Personal und Kosten stehen. Als hilfreich gilt ein Schlüssel von einer Vollzeitstelle
je 20 000 Einwohner:innen, verteilt auf Kreis und Gemeinden. Bürgermeister:innen sind mindestens
zweimal im Jahr zu einer Integrationskonferenz einzuladen.

In kleinen Gemeinden sollte eine benannte Person im Rathaus erste Ansprechstelle sein, auch wenn
sie nur wenige Wochenstunden dafür hat. Der Kreis hat diese Personen fortzubilden und in
schwierigen Fällen zu beraten.

## 2.2 Monitoring mit kleinen Zahlen

Ein Integrationsmonitoring lässt sich nicht einfach aus der Großstadt übernehmen. Bei kleinen
Fallzahlen schwanken Anteile stark, und einzelne Menschen werden erkennbar. Werte unter zehn sind
deshalb nicht auszuweisen. Kreise sollten sich auf acht bis zwölf Kennzahlen beschränken und
gleitende Mittel über drei Jahre bilden. Neben Zahlen gehören Gespräche in den Bericht: In jedem
Jahr sollen zwei Gemeinden besucht und dort Neuzugewanderte, Betriebe und Vereine befragt werden.

Bis 2019 sollte ein Landesindex alle Kreise vergleichbar machen; er scheiterte an ungleichen
Meldedaten.

# 3 Praxis

## 3.1 Mobilität

::: box Praxisbeispiel: Rufbus zum Sprachkurs, Landkreis Osnabrück
<b>Ziel:</b> Kein Kursplatz soll wegen fehlender Fahrgelegenheit verfallen.

<b>Vorgehen:</b> Der Kreis stimmte 2021 Kurszeiten und Fahrplan aufeinander ab. Auf drei Strecken
fährt ein Rufbus, der am Vorabend bestellt wird; Kinder fahren zur Betreuung mit.

<b>Partner:</b> Verkehrsgesellschaft, Volkshochschule, Gemeinden, Jobcenter.

<b>Ergebnis:</b> Die Abbruchquote sank von 27 auf 11 Prozent, 190 Menschen nutzen den Bus jede
Woche.

<b>Kontakt:</b> Fachdienst Integration, rufbus-los@example.org
:::

Kurse und Beratungen sind so zu legen, dass Busse sie erreichen. Wo das nicht gelingt, sollten
Kreise Fahrtkosten unbürokratisch erstatten. Führerscheinkurse in einfacher Sprache eröffnen oft
mehr Arbeitsplätze als jede Vermittlung.

## 3.2 Wohnen und Ankommen

Der Kreis Düren hat 2022 die Begleitung beim Umzug aus der Unterkunft in die Wohnung neu geordnet.
Jede Familie sollte im ersten halben Jahr eine feste Begleitung erhalten. Der Kreis schulte 45
Ehrenamtliche, zahlte ihnen eine Pauschale von 50 Euro im Monat und stellte zwei Koordinatorinnen
ein. Mitgetragen wird die Aufgabe von 15 Gemeinden, der Caritas und zwei Wohnungsunternehmen. Von
132 begleiteten Haushalten lebten nach einem Jahr 121 noch in derselben Wohnung. Ansprechbar ist
das Kommunale Integrationszentrum, wohnen-dueren@example.org. In der Stadt Düren selbst gibt es
daneben ein eigenes Angebot der Stadtverwaltung.

Gemeinden sollten leer stehende Häuser erfassen und Eigentümer:innen eine Bürgschaft für
Mietausfälle anbieten. Wohnungsunternehmen werden gebeten, ihre Vergabe offenzulegen.

## 3.3 Weitere Beispiele

@ Tabelle 1: Beispiele aus Kreisen und kleineren Städten

::: table plain 20 28 27 25
| Kommune | Ziel und Vorgehen | Partner | Ergebnis
| Kreis Mettmann | Pflegekräfte gewinnen: Sprachkurs im Betrieb, Anerkennung im selben Haus |
Kliniken, Kammer, Jobcenter | 64 Anerkennungen in zwei Jahren
| Neu-Isenburg | Jugendliche erreichen: Sportvereine stellen Übungsleitungen aus den Unterkünften
ein | elf Vereine, Sportkreis | 23 Lizenzen, 310 Kinder
| Kreis Groß-Gerau | Frauen stärken: Fahrradkurse mit Kinderbetreuung | Landfrauen, Polizei | 180
Teilnehmerinnen, Warteliste
| Arnsberg | Ältere beraten: mehrsprachige Pflegebegleiter:innen | Seniorenbüro, Moscheeverein | 75
begleitete Familien
:::

Auskünfte zu allen vier Beispielen vermittelt die Geschäftsstelle, land@example.org. Jena und
Tübingen sind zwar keine ländlichen Kommunen, arbeiten aber mit ihrem Umland zusammen.

# 4 Schutz vor Diskriminierung

## 4.1 Beratung in der Fläche

Antidiskriminierungsberatung gibt es fast nur in Großstädten. Wer auf dem Land bei der
Wohnungssuche oder im Amt benachteiligt wird, findet niemanden, dem er es sagen könnte. Landkreise
sollten eine unabhängige Beratungsstelle einrichten oder mit Nachbarkreisen gemeinsam tragen. Die
Stelle ist außerhalb der Verwaltung anzusiedeln, damit auch Beschwerden über die Verwaltung möglich
sind. Es bedarf fester Sprechzeiten an mindestens drei Orten und einer Beratung per Video.

Innerhalb der Verwaltung ist eine Beschwerdestelle nach § 13 AGG zu benennen und den Beschäftigten
bekannt zu machen. Beschwerden von Bürger:innen sollten nach demselben Muster erfasst werden, ohne
Namen und mit jährlichem Bericht an den Kreistag.

## 4.2 Vielfalt sichtbar machen

Diversity-Monitoring heißt, die Vielfalt der Beschäftigten in freiwilligen, anonymen Befragungen zu
erheben. In einer Kreisverwaltung mit weniger als 300 Beschäftigten ist davon abzusehen, weil
Rückschlüsse auf Einzelne möglich wären. Besser geeignet ist eine gemeinsame Befragung mehrerer
Kreise. Personalräte sind von Beginn an zu beteiligen.

# 5 Schritte für das erste Jahr

1. Ansprechpersonen in allen Gemeinden benennen.

2. Vereinbarung zwischen Kreis und Gemeinden entwerfen.

3. Kurszeiten mit dem Fahrplan abgleichen.

4. Acht Kennzahlen auswählen und Ausgangswerte festhalten.

5. Beratung gegen Diskriminierung mit einem Nachbarkreis verabreden.

6. Nach zwölf Monaten im Kreistag berichten.

Der Bund wird aufgefordert, Fahrtkosten zu Integrationskursen auch bei Strecken unter drei
Kilometern zu erstatten, sofern Kinder mitfahren. Die Länder sollen Kreisen ohne Großstadt einen
Flächenzuschlag gewähren.
"""

PUBLICATION = Publication(
    key="laendlicher-raum-2023",
    title="Integration und Teilhabe im ländlichen Raum",
    subtitle="Handreichung für Landkreise und Gemeinden",
    short_title="Teilhabe im ländlichen Raum",
    year=2023,
    kind="handout",
    design=Design(
        text_face=VERA,
        head_face=VERA,
        size=9.6,
        leading=15.4,
        margins=(76, 84, 76, 84),
        accent="#a44a00",
        tint="#fbeee2",
        box=BoxStyle.BAR,
        page_number="{n}",
        running_head="chapter",
        outline=True,
        metadata_title="Integration und Teilhabe im ländlichen Raum",
    ),
    front=_FRONT,
    body=_BODY,
)
