"""What every paper needs some of: a foreword, lists, tables, boxes, words that break badly."""

FOREWORD = """
# Vorwort

Liebe Leserinnen und Leser,

Städte, Kreise und Gemeinden sind die Orte, an denen Zusammenleben gelingt oder scheitert. Seit
vielen Jahren tauschen sich die Fachleute der Mitgliedskommunen zweimal jährlich aus, prüfen ihre
Erfahrungen und schreiben auf, was anderen nützen kann. Was hier steht, ist in Amtsstuben,
Vereinsheimen und Klassenzimmern erprobt worden.

Ich danke allen, die Texte beigesteuert, Zahlen zusammengetragen und Entwürfe gelesen haben.
Besonders hervorheben möchte ich die Kolleginnen und Kollegen aus den kleineren Gemeinden, die
neben ihren sonstigen Aufgaben mitgewirkt haben. Ihnen allen wünsche ich eine anregende Lektüre.

Stuttgart, im März

Dr. Ruth Beispiel

Leiterin der Geschäftsstelle
"""

BREAKS = """
## Zuständigkeiten von Kinder- und Jugendhilfe

Die Kinder- und Jugendhilfe, die Schul- und Sozialverwaltung sowie die Wohnungs- und
Obdachlosenfürsorge greifen ineinander.<fn>Zur Abgrenzung der Aufgaben vgl. die Übersicht der
Geschäftsstelle vom 3. März 2018.</fn> Ein- und Ausreisebestimmungen, Aus- und
Weiterbildungsangebote oder Miet- und Nebenkostenabrechnungen werden in verschiedenen Ämtern
bearbeitet. Wer Vor- und Nachteile abwägt, sollte die Ober- und Untergrenzen der
Personalausstattung kennen. Für die Migrations- und Integrationsarbeit gilt dasselbe wie für die
Jugend- oder Seniorenarbeit: Groß- bzw. Mittelstädte brauchen andere Lösungen als Land- und
Kleingemeinden.

Während der Corona-Pandemie haben die Mitgliedskommunen ihre Corona-Maßnahmen mehrsprachig
bekanntgegeben. Das Online-Zugangsgesetz, die EU-Freizügigkeitsrichtlinie und das
Bund-Länder-Programm verlangten kurzfristige Anpassungen. Ein Vorher-Nachher-Vergleich zeigt, dass
Baden-Württemberg, Nordrhein-Westfalen und Rheinland-Pfalz ähnliche Wege gingen. Der
Integrationsbeauftragten-Ausschuss und die Diversity-Management-Stelle legten gemeinsam einen
Fünf-Jahres-Plan vor; die Ad-hoc-Arbeitsgruppe tagte 14-täglich, der Unter-25-Anteil wurde eigens
ausgewiesen.<fn>Die Zahlen beziehen sich auf das erste Halbjahr 2021 und sind gerundet.</fn>

Migrant*innen, Bewohner*innen und Mitarbeiter*innen wurden ebenso befragt wie Bürger:innen,
Unternehmer:innen, Schüler:innen und Nachbar_innen. Die Vertreter*innenversammlung der
Migrant*innenorganisationen, der Einwohner:innenrat und das Bürger_innenbüro haben ihre
Stellungnahmen fristgerecht vorgelegt. Ansprechpartner*innen in den Einrichtungen, ehrenamtliche
Übersetzer*innen und Sozialarbeiter*innen sind darin namentlich aufgeführt.

Besonders auffällig ist, dass öffentliche Einrichtungen, häufig geförderte Beratungsangebote und
betriebliche Qualifizierungsmaßnahmen verschieden wirken. Pflegefachkräfte, Handwerksbetriebe und
Schifffahrtsgesellschaften finden schwer Auszubildende. Die Schaffung verlässlicher Finanzierungs-
grundlagen, die Offenlegung finanzieller Verflechtungen und eine effiziente Abschlussprüfung
gehören zu den Pflichtaufgaben.
""".replace("Finanzierungs-\ngrundlagen", "Finanzierungsgrundlagen")

LISTS = """
## Prüfliste für die Umsetzung

<b>Vorbereitung.</b> Bevor ein Vorhaben beginnt, ist zu klären, wer es trägt und wer es bezahlt.
Die folgenden Punkte haben sich in Arbeitskreisen der Mitgliedskommunen bewährt:

- Auftrag und Zuständigkeit sind schriftlich festgelegt:

  - Beschluss des Rates oder des Kreistags mit Datum,

  - Benennung einer verantwortlichen Person samt Vertretung,

  - Zeitplan mit höchstens sechs Meilensteinen.

- Die Beteiligten wissen voneinander und treffen sich regelmäßig; über jedes Treffen gibt es eine
Niederschrift, die allen innerhalb einer Woche zugeht.

- Das Geld reicht für mindestens zwei Jahre:

  a) Personalkosten einschließlich der Vertretungen,

  b) Honorare, Räume und Fahrtkosten,

  c) Rücklage für Übersetzungen und barrierefreie Fassungen.

<b>Durchführung.</b> Ist das Vorhaben angelaufen, kommt es auf Verlässlichkeit an. Die Reihenfolge
der Schritte sollte eingehalten werden:

1. Bestandsaufnahme mit allen Fachämtern abstimmen und veröffentlichen.

2. Zielgruppen zu zwei offenen Abenden einladen, davon einer außerhalb des Rathauses.

3. Maßnahmenplan in einfacher Sprache aushängen.

  a) Fassung für Erwachsene,

  b) Fassung für Kinder und Jugendliche.

4. Zwischenbericht nach zwölf Monaten vorlegen und im Fachausschuss beraten.
"""

TABLES = """
## Zahlen im Vergleich

Die Angaben beruhen auf einer Abfrage bei den Mitgliedskommunen. Wo keine Zahl steht, lag bis zum
Redaktionsschluss keine Antwort vor.

@ Tabelle 1: Personal und Mittel der Integrationsstellen nach Größe der Kommune

::: table ruled 28 18 18 18 18 head=2
| Kommunen | Stellen | < | Mittel in Tausend Euro | <
| ^ | 2019 | 2022 | 2019 | 2022
| über 500 000 Einwohner | 14,5 | 17,0 | 2 310 | 2 875
| 100 000 bis 500 000 Einwohner | 6,0 | 7,5 | 840 | 1 020
| Landkreise mit mehr als 15 Gemeinden | 3,5 | 4,0 | 415 | 530
| kreisangehörige Städte | 1,0 | 1,5 | 120 | 165
:::

Zu erkennen ist, dass die Mittel schneller wuchsen als die Stellen. Das liegt an den Programmen
der Länder, die vor allem Sachkosten fördern.<fn>Ohne die Mittel für Sprachkurse, die über die
Träger abgerechnet werden.</fn>

@ Tabelle 2: Beratungsgespräche nach Anlass und Quartal

::: table plain 32 17 17 17 17
| Anlass | I | II | III | IV
| Aufenthalt und Einbürgerung | 412 | 388 | 455 | 501
| Wohnen | 233 | 241 | 260 | 254
| Kindertagesbetreuung | 120 | 143 | 198 | 131
| Arbeit und Ausbildung | 305 | 290 | 322 | 347
| Gesundheit | 88 | 93 | 79 | 102
:::

Ein Teil der Gespräche betrifft mehrere Anlässe; gezählt wurde jeweils der erste. In den
Sommermonaten steigt die Nachfrage nach Plätzen in Kindertagesstätten erwartungsgemäß an.

@ Tabelle 3: Aufgaben und Zuständigkeiten im Verlauf eines Jahres

::: table lines 20 45 35
| Monat | Aufgabe | zuständig
| Januar | Bericht über das vergangene Jahr zusammenstellen, Kennzahlen prüfen und mit den
Fachämtern abstimmen | Integrationsstelle
| April | Integrationskonferenz mit Vereinen, Verbänden und freien Trägern vorbereiten und
durchführen | Geschäftsstelle, Integrationsrat
| August | Mittel für das folgende Jahr anmelden | Kämmerei
| November | Preis für ehrenamtliches Engagement verleihen | Oberbürgermeisterin oder
Oberbürgermeister
:::
"""

PRACTICE = """
## Beispiele aus der Praxis

Die folgenden Beispiele sind nach einem gemeinsamen Raster beschrieben. Sie lassen sich in
Kommunen ähnlicher Größe mit überschaubarem Aufwand nachahmen.

::: box Praxisbeispiel: Lesepatinnen in der Stadtbücherei
<b>Ort:</b> Kreisstadt mit 38 000 Einwohnerinnen und Einwohnern

<b>Ausgangslage:</b> Ein Drittel der Kinder, die eingeschult wurden, sprach zu Hause eine andere
Sprache als Deutsch. Die Bücherei wurde von diesen Familien kaum genutzt.

<b>Ziel:</b> Jedes Kind soll vor der Einschulung zwölfmal vorgelesen bekommen.

<b>Vorgehen:</b> Die Stadt gewann 24 Patinnen und Paten und schulte sie an drei Samstagen:

- Auswahl geeigneter Bilderbücher in zwei Sprachen,

- Umgang mit Gruppen bis zu acht Kindern,

- Gespräche mit Eltern über Lesen im Alltag.

<b>Partner:</b> Bücherei, Familienzentrum, Freiwilligenagentur

<b>Ergebnis:</b> Im zweiten Jahr nahmen 260 Kinder teil, die Zahl der Büchereiausweise stieg um 41
Prozent.

<b>Kontakt:</b> Stadtbücherei, lesen@example.org
:::

Der Erfolg hing davon ab, dass die Patinnen und Paten eine feste Ansprechperson hatten. Wo sie auf
sich gestellt blieben, brachen die Gruppen nach wenigen Wochen auseinander.

::: quote Ohne eine feste Ansprechperson bleibt jedes Ehrenamt ein kurzes Gastspiel.

Ohne eine feste Ansprechperson bleibt jedes Ehrenamt ein kurzes Gastspiel. Das haben alle sieben
Kommunen bestätigt, die ihre Programme ausgewertet haben.<fn>Die Auswertung beruht auf
Gesprächen mit 61 Ehrenamtlichen und 14 Hauptamtlichen aus den Jahren 2017 bis 2019.</fn>

::: side Praxisbeispiel: Werkstatt der Vereine
<b>Ort:</b> Landkreis mit 17 Gemeinden

<b>Ziel:</b> Kleine Vereine sollen Fördermittel selbst beantragen können.

<b>Vorgehen:</b> Vier Abende im Jahr, an denen Anträge gemeinsam geschrieben werden.

<b>Ergebnis:</b> 19 bewilligte Anträge in zwei Jahren.

<b>Kontakt:</b> Kreisverwaltung, werkstatt@example.org
:::

Viele Vereine scheitern nicht an ihren Ideen, sondern an Formularen. Eine Werkstatt, in der Anträge
gemeinsam geschrieben werden, kostet wenig und spart allen Beteiligten Zeit. Sie sollte am frühen
Abend stattfinden, mit Kinderbetreuung und an einem Ort, den die Vereine kennen. Die Verwaltung
bringt die Vordrucke mit, die Vereine ihre Vorhaben, und am Ende des Abends liegt ein fertiger
Antrag auf dem Tisch. Rückfragen beantwortet die Kreisverwaltung innerhalb einer Woche, damit die
Frist des Fördergebers eingehalten werden kann.

::: figure Abbildung 1: Ablauf einer Antragswerkstatt vom ersten Gespräch bis zur Bewilligung

In der Abbildung ist zu sehen, dass zwischen dem ersten Gespräch und der Bewilligung im Mittel elf
Wochen vergehen. Wird der Antrag gemeinsam geschrieben, verkürzt sich die Zeit auf sieben Wochen,
weil Nachforderungen entfallen.
"""

GLOSSARY = """
# Glossar

<b>Anerkennung:</b> Verfahren, in dem ein im Ausland erworbener Abschluss mit dem deutschen
Referenzberuf verglichen wird.

<b>Bleiberecht:</b> Aufenthaltserlaubnis für Menschen, die lange geduldet waren und sich selbst
unterhalten.

<b>Integrationskurs:</b> Kurs des Bundes aus einem Sprachteil und einem Orientierungsteil.

<b>Migrantenorganisation:</b> Verein, dessen Mitglieder überwiegend selbst oder deren Eltern
eingewandert sind.

<b>Sozialraum:</b> Gebiet, in dem Menschen wohnen, einkaufen und einander begegnen; er deckt sich
selten mit den Grenzen der Verwaltung.
"""

LITERATURE = """
# Literatur

Arbeitskreis Kommunale Statistik (2016): Kleine Zahlen, große Wirkung. Leitfaden für Berichte aus
Landkreisen. Musterstadt: Eigenverlag.

Beispiel, Ruth und Muster, Jan (2014): Verwaltung verständlich. Wie Behörden schreiben sollten. In:
Zeitschrift für erfundene Verwaltungskunde 12 (3), S. 44–61.

Demir, Aylin (2018): Vereine als Partner der Stadt. Ergebnisse einer Befragung in neun Kommunen.
Musterhausen: Verlag am Markt.

Hoffmann, Peter; Petrow, Olga; Nguyen, Linh (2020): Sprachen im Rathaus. Beobachtungen an
Schaltern und Telefonen. 2. Auflage. Beispielstadt: Edition Rathaus.
"""

INDEX = """
# Stichwortverzeichnis

::: index
Anerkennung 7, 9

Ausbildung 5, 8, 11

Beratung 4

Dolmetschen 6, 10

Ehrenamt 3, 9

Fördermittel 8

Integrationsrat 2, 5

Jugendamt 6

Kennzahlen 4, 7, 12

Migrantenorganisationen 3, 10

Quartier 11

Sprachkurs 5

Vereine 3, 8, 9

Wohnen 10
:::
"""
