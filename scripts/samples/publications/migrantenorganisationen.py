"""Recommendations of 2022 in A4 landscape: boxes beside the running text."""

from scripts.samples.design import A4_LANDSCAPE, SANS, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Herausgeber: Kommunaler Qualitätszirkel zur Integrationspolitik (Muster) · 2022

Gestaltung und Satz: eigene Herstellung · Auflage: nur als Datei

Alle Praxisbeispiele sind erfunden. Die Namen der Kommunen zeigen, wie solche Beispiele aussehen.
"""

_BODY = """
# 1 Partner auf Augenhöhe?

Migrant*innenorganisationen beraten, betreuen Hausaufgaben, begleiten Pflegebedürftige, vermitteln
bei Streit und erreichen Menschen, die keinen Weg ins Rathaus finden. In den Mitgliedskommunen sind
rund 2 900 Vereine bekannt; etwa ein Sechstel erhält eine Förderung, die länger als ein Jahr läuft.
Vielfach wird Zusammenarbeit erwartet, aber nicht bezahlt: Die Vereine sollen Projekte „begleiten“,
deren Mittel an große Träger gehen.

Diese Empfehlungen richten sich an Integrationsstellen, Kämmereien, Fachämter und Räte. Sie gehen
davon aus, dass Zusammenarbeit Regeln braucht. Verlässlichkeit entsteht nicht durch Sympathie,
sondern durch Verträge, Fristen und ansprechbare Personen.

::: side Praxisbeispiel: Haus der Vereine, Stadt Osnabrück
<b>Ziel:</b> Räume für Vereine, die keine Miete zahlen können.

<b>Vorgehen:</b> Eine ehemalige Schule steht seit 2019 an sieben Tagen offen. Ein Beirat der
Vereine vergibt die Zeiten, die Stadt zahlt Hausmeister und Nebenkosten.

<b>Partner:</b> Eigenbetrieb Immobilien, 43 Vereine, Stadtsportbund.

<b>Ergebnis:</b> 9 600 belegte Stunden im Jahr; 14 Vereine haben sich dort gegründet.

<b>Kontakt:</b> vereinshaus-os@example.org
:::

Eine Befragung von 118 Vereinen im Herbst 2021 zeigt, was am meisten fehlt: Räume (71 Prozent),
Hilfe bei Anträgen (64 Prozent), eine feste Ansprechperson (52 Prozent) und Anerkennung durch die
Politik (49 Prozent). Geld steht erst an fünfter Stelle, weil viele Vereine gar nicht damit
rechnen, welches zu bekommen.

# 2 Empfehlungen

## 2.1 Fördern

Kommunen sollten Vereine über mindestens drei Jahre fördern statt von Projekt zu Projekt. Grundlage
ist eine Zielvereinbarung von zwei Seiten. Bereits kleine Beträge wirken: Eine Grundförderung von 3
000 Euro im Jahr deckt Versicherung, Internetauftritt und Steuerberatung.

Das Antragsverfahren ist zu vereinfachen. Für Beträge bis 5 000 Euro genügt ein Formular von einer
Seite, über das binnen sechs Wochen entschieden wird. Eigenanteile dürfen nicht in Geld verlangt
werden; geleistete ehrenamtliche Stunden sind mit 15 Euro anzurechnen. Fachämter sollten Vereine in
ihre Ausschreibungen einbeziehen und große Träger verpflichten, Unteraufträge angemessen zu
vergüten.

::: side Praxisbeispiel: Ein Formular, eine Seite, Landkreis Osnabrück
<b>Ziel:</b> Mehr Anträge aus kleinen Gemeinden.

<b>Vorgehen:</b> Der Kreis legte 2020 vier Förderrichtlinien zusammen. Anträge bis 2 500 Euro
werden ohne Gremium entschieden.

<b>Partner:</b> 21 Gemeinden, Freiwilligenagentur.

<b>Ergebnis:</b> 96 statt 31 Anträge im Jahr, Entscheidung nach 19 Tagen.

<b>Kontakt:</b> foerderung-los@example.org
:::

## 2.2 Qualifizieren

Vorstände arbeiten meist ohne Hauptamtliche. Es wird empfohlen, jährlich eine kostenlose Reihe zu
Vereinsrecht, Buchführung, Datenschutz und Kinderschutz anzubieten, abends oder samstags und mit
Kinderbetreuung. Schulungen sind gemeinsam mit den Vereinen zu planen; sie wissen, was sie
brauchen.

Für größere Vereine, die Träger der Jugendhilfe werden wollen, bedarf es einer längeren Begleitung.
Das Jugendamt soll ihnen für zwei Jahre eine Patin oder einen Paten aus einem erfahrenen Träger
vermitteln.

## 2.3 Beteiligen

Migrant*innenorganisationen sind an der Fortschreibung des Integrationskonzepts von Beginn an zu
beteiligen, nicht erst beim fertigen Entwurf. Ladet die Vereine zu Zeiten ein, zu denen
Ehrenamtliche können: nach 18 Uhr oder am Wochenende. Sitzungsunterlagen sollten zwei Wochen vorher
vorliegen.

Alle Bürger:innen können sich an die Integrationsstelle wenden, Vereine brauchen darüber hinaus
eine benannte Person, die ihre Anliegen in der Verwaltung verfolgt. Eine solche Lotsenstelle sollte
in jeder Stadt über 50 000 Einwohner:innen eingerichtet werden. In Landkreisen kann sie beim Kreis
liegen und die Gemeinden mitbetreuen.

::: side Praxisbeispiel: Vereinslotsin, Stadt Darmstadt
<b>Ziel:</b> Ein Anruf statt sieben Ämter.

<b>Vorgehen:</b> Seit 2018 begleitet eine Lotsin Vereine bei Genehmigungen, Räumen und Anträgen.
Sie hat Zugang zu allen Amtsleitungen.

<b>Partner:</b> Ordnungsamt, Sportamt, Ausländerbeirat.

<b>Ergebnis:</b> 240 Anliegen im Jahr, vier von fünf binnen eines Monats gelöst.

<b>Kontakt:</b> lotsin-darmstadt@example.org
:::

## 2.4 Mit Konflikten umgehen

Nicht jede Organisation ist Partnerin. Kommunen müssen vor einer Förderung prüfen, ob Satzung und
Auftreten eines Vereins mit der Verfassung vereinbar sind. Die Prüfung ist für alle
Antragstellenden gleich durchzuführen und darf nicht allein an der Herkunft anknüpfen. Bei Zweifeln
sollte zuerst das Gespräch gesucht, dann Rat bei einer Fachstelle eingeholt werden. Wird die
Zusammenarbeit beendet, so ist das schriftlich zu begründen.

Internationale Konflikte wirken bis in die Vereine hinein. Ob eine Stadt dazu selbst Stellung
nehmen sollte, ist umstritten; dass sie Räume für das Gespräch bereithalten muss, nicht. Nach dem
Beginn des Krieges gegen die Ukraine 2022 haben 17 Mitgliedskommunen binnen zweier Wochen
Gesprächsrunden mit ukrainischen und russischsprachigen Vereinen einberufen.

# 3 Zusammenarbeit in der Praxis

## 3.1 Verbünde und Dachverbände

Viele kleine Vereine haben wenig Gewicht. Sie sollten deshalb ermutigt werden, sich zu Verbünden
zusammenzuschließen, ohne dass die Förderung davon abhängig gemacht wird. Kommunen können den
Aufbau eines Verbunds mit einer halben Stelle für drei Jahre unterstützen.

::: side Praxisbeispiel: Verbund der Vereine, Stadt Münster
<b>Ziel:</b> Eine gemeinsame Stimme gegenüber Rat und Verwaltung.

<b>Vorgehen:</b> 22 Vereine gründeten 2017 einen Dachverband. Die Stadt finanziert eine
Geschäftsführung, der Verband berät seine Mitglieder.

<b>Partner:</b> Integrationsrat, Paritätischer Verband, Stiftung.

<b>Ergebnis:</b> Der Verband ist seit 2020 anerkannter Träger der Jugendhilfe und beschäftigt
sieben Menschen.

<b>Kontakt:</b> verbund-muenster@example.org
:::

Saarbrücken hat den umgekehrten Weg gewählt und zunächst Stadtteilrunden eingerichtet. Dort treffen
sich seit 2018 Vereine, Schulen und Polizei viermal im Jahr. Das Vorhaben zielte darauf, Vereine
und Schulen überhaupt miteinander bekannt zu machen. Die Stadt stellt Moderation und Protokoll, die
Vereine bestimmen die Tagesordnung; beteiligt sind das Zuwanderungs- und Integrationsbüro, sechs
Schulen und 15 Vereine. Daraus sind acht Schulpartnerschaften und ein gemeinsames Sommerfest
hervorgegangen. Fragen beantwortet das Büro, stadtteil-sb@example.org.

## 3.2 Erfahrungen aus der Pandemie

Während der Corona-Pandemie zeigte sich, wer Menschen wirklich erreicht. Als die Corona-Maßnahmen
wöchentlich wechselten, übersetzten Vereine binnen Stunden, was amtlich erst nach Tagen vorlag. In
Wiesbaden und Neu-Isenburg liefen Impftermine über Moscheen, Kirchen und Kulturvereine. Diese
Leistung wurde kaum vergütet. Für künftige Krisen sollten Kommunen Rahmenvereinbarungen mit
Vereinen schließen, die Aufgaben, Entgelt und Meldewege festlegen, bevor der Notfall eintritt.

## 3.3 Zehn Fragen vor der ersten Vereinbarung

1. Welche Vereine gibt es, und wer spricht für sie?

2. Was wollen die Vereine selbst, was will die Stadt?

3. Welche Leistung soll erbracht werden, und was kostet sie wirklich?

4. Welche Räume können sofort bereitgestellt werden?

5. Wer in der Verwaltung ist ansprechbar, auch abends?

6. Wie lang ist der Weg vom Antrag zur Auszahlung?

7. Welche Nachweise sind unverzichtbar, welche nur Gewohnheit?

8. Wie werden Konflikte angesprochen?

9. Woran ist nach drei Jahren zu erkennen, dass es sich gelohnt hat?

10. Was geschieht, wenn die Förderung endet?

# 4 Erwartungen an Bund und Länder

Bundesprogramme fördern Vereine meist unmittelbar und ohne Wissen der Kommunen. Der Bund sollte
seine Programme mit den Kommunen abstimmen und mindestens fünf Jahre laufen lassen. Die Länder
werden aufgefordert, eine Grundförderung für Dachverbände gesetzlich zu regeln. Das
Gemeinnützigkeitsrecht muss so gefasst werden, dass politische Beteiligung die Steuerbegünstigung
nicht gefährdet.
"""

PUBLICATION = Publication(
    key="migrantenorganisationen-2022",
    title="Zusammenarbeit mit Migrant*innenorganisationen",
    subtitle="Empfehlungen und Beispiele für die kommunale Ebene",
    short_title="Zusammenarbeit mit Migrant*innenorganisationen",
    year=2022,
    kind="handout",
    design=Design(
        paper=A4_LANDSCAPE,
        text_face=SANS,
        head_face=SANS,
        size=11.5,
        leading=17,
        margins=(62, 70, 62, 66),
        side=255,
        gutter=34,
        accent="#5b2a6e",
        tint="#efe6f3",
        running_head="chapter",
        page_number="{n}",
        outline=True,
        metadata_title="Zusammenarbeit mit Migrant*innenorganisationen",
    ),
    front=_FRONT,
    body=_BODY,
)
