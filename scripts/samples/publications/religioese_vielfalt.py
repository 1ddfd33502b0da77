"""Handout of 2014: marginalia, stroked boxes, the underscore form of the time."""

from scripts.samples.design import SANS, SERIF, BoxStyle, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Herausgeberin: Geschäftsstelle des Kommunalen Qualitätszirkels zur Integrationspolitik (Muster)

Erscheinungsjahr: 2014 · Erste Auflage

Schreibweise: Mit dem Unterstrich (Praktiker_innen) werden alle Geschlechter angesprochen.

Alle Begebenheiten sind erfunden.
"""

_BODY = """
# 1 Religion als kommunales Thema

> Worum es geht

Gebetsräume, Bestattungen, Speisepläne, Feiertage, Glockenläuten und Gebetsruf: Religiöse Fragen
erreichen die Kommune selten als Grundsatzfrage, meist als Bauantrag, Beschwerde oder Anfrage einer
Schule. Die Handreichung hilft Praktiker_innen in Bauämtern, Friedhofsverwaltungen, Schulämtern und
Integrationsstellen, solche Anliegen sachgerecht zu bearbeiten. Sie ersetzt keine Rechtsberatung.

> Neutralität heißt nicht Abwesenheit

Der Staat ist weltanschaulich neutral. Daraus folgt nicht, dass die Kommune Religion übersehen
müsste. Artikel 4 des Grundgesetzes schützt auch die gemeinsame Ausübung des Glaubens, und das
Selbstverwaltungsrecht der Religionsgemeinschaften gilt für Moscheevereine wie für
Kirchengemeinden. Alle Gemeinschaften sind gleich zu behandeln; ungleiche Voraussetzungen dürfen
dabei berücksichtigt werden.

In den 24 Städten und Kreisen, die sich an der Umfrage von 2013 beteiligt haben, bestehen 611
Gemeinden außerhalb der beiden großen Kirchen: 268 muslimische, 97 orthodoxe, 41 alevitische, 38
jüdische, 34 buddhistische und hinduistische sowie 133 freikirchliche Gemeinden anderer
Muttersprache. Nur elf der 24 Kommunen kannten vor der Umfrage alle Ansprechpersonen.

# 2 Räume und Bauten

## 2.1 Vom Hinterhof zum Neubau

> Bauleitplanung

Anlagen für kirchliche Zwecke sind nach der Baunutzungsverordnung in Wohn- und Mischgebieten
zulässig, in Gewerbegebieten nur ausnahmsweise. Viele Gemeinden beginnen dennoch in ehemaligen
Lagerhallen, weil sie anderes nicht bezahlen können. Bauämter sollten Gemeinden schon vor der Suche
nach einem Grundstück beraten und ihnen geeignete Flächen benennen. Eine Bauvoranfrage ist dem Kauf
eines Grundstücks immer vorzuschalten.

> Früh informieren

Es wird empfohlen, die Nachbarschaft zu unterrichten, bevor der Antrag in der Zeitung steht.
Einladende ist die Gemeinde selbst, die Kommune stellt Moderation und Raum. Das Gespräch soll
klären, was geplant ist, und nicht darüber abstimmen lassen, ob eine Gemeinde Religionsfreiheit
genießt. Stellplätze, Lärm und Gebäudehöhe sind zu behandeln wie bei jedem Versammlungsraum.

::: box Praxisbeispiel: Moschee im Gewerbegebiet, Stadt Solingen
<b>Ziel:</b> Einen Neubau für 300 Betende ohne Spaltung der Nachbarschaft verwirklichen.

<b>Vorgehen:</b> Ein Runder Tisch tagte neunmal, jedes Mal öffentlich. Ein Verkehrsgutachten wurde
vor der Bauvoranfrage bezahlt. Zwei Entwürfe wurden mit Anwohner_innen besprochen.

<b>Partner:</b> Moscheeverein, evangelischer Kirchenkreis, Bezirksvertretung, Stadtplanung.

<b>Ergebnis:</b> Genehmigung nach 14 Monaten, drei statt der erwarteten 60 Einwendungen; seit 2012
jährlich ein Tag der offenen Tür mit rund 700 Gästen.

<b>Kontakt:</b> Stadtdienst Integration, religion-solingen@example.org
:::

## 2.2 Gebetsruf und Glocken

Der Gebetsruf ist wie das Läuten Ausdruck der Religionsausübung, das Immissionsschutzrecht gilt für
beide. Vor einer Entscheidung sind Lautstärke und Zeiten zu messen, nicht zu schätzen. Kommunen
sollten auf freiwillige Vereinbarungen hinwirken, in denen Tag, Uhrzeit und Dauer stehen. Als vor
Jahren in einer Großstadt der erste Ruf erlaubt wurde, sollte ein Gutachten den Streit beenden;
beendet hat ihn ein Brief der Gemeinde an alle 220 Haushalte.

# 3 Bestattung

> Gleiche Würde, verschiedene Riten

Mit der ersten Generation der Arbeitsmigrant_innen wächst der Wunsch, in Deutschland bestattet zu
werden. Friedhofsträger haben Grabfelder anzubieten, die nach Mekka ausgerichtet sind, und sollten
die Bestattung ohne Sarg zulassen, sofern das Landesrecht sie erlaubt. Waschräume sind so
auszustatten, dass rituelle Waschungen durch Angehörige möglich sind. Ewige Ruhezeiten kann kaum
eine Stadt zusichern. Die Verlängerung der Nutzungsrechte ist jedoch so auszugestalten, dass
Familien sie bezahlen können.

> Fristen

Nach islamischem und jüdischem Brauch wird so bald wie möglich bestattet. Standesämter sollten für
Sterbefälle einen Bereitschaftsdienst an Wochenenden einrichten. In Frankfurt, Wiesbaden und
Mannheim besteht ein solcher Dienst.

Die Stadt Essen begann 2010 mit der Umgestaltung eines alten Friedhofsteils. Erreicht werden
sollte, dass muslimische Familien ihre Angehörigen in der Stadt beisetzen. Die Friedhofsverwaltung
legte zusammen mit dem Verbund der Moscheen 180 Gräber an, baute einen Waschraum um und schulte
acht Beschäftigte. Finanziert wurde das Vorhaben aus dem laufenden Haushalt und einer Spende.
Zwischen 2011 und 2013 fanden 74 Beisetzungen statt, zuvor waren es in einem Jahr selten mehr als
fünf. Auskünfte erteilt die Friedhofsverwaltung, friedhof-essen@example.org.

# 4 Kindertagesstätte, Schule, Verpflegung

## 4.1 Speiseplan

> Essen für alle

Beim Essen treffen religiöse Gebote, Gesundheit und Kosten aufeinander. Kindertagesstätten und
Schulen sollen täglich ein Gericht ohne Fleisch anbieten, damit Sonderwege für einzelne Kinder
entfallen. Zutaten sind auszuweisen, Gelatine eingeschlossen. Fleisch aus betäubungsloser
Schlachtung wird nicht benötigt.

Zwingen Sie kein Kind zum Probieren. Fragen Sie die Eltern bei der Aufnahme, was gegessen wird und
was nicht, und halten Sie die Antwort schriftlich fest.

## 4.2 Feiertage und Unterricht

Schüler_innen sind an hohen Feiertagen ihrer Religion auf Antrag zu beurlauben. Schulträger und
Schulen sollten einen interreligiösen Kalender verwenden und Prüfungen nicht auf diese Tage legen.
Für den Schwimmunterricht haben sich Absprachen über Kleidung bewährt; eine Befreiung ist nach der
Rechtsprechung von 2013 regelmäßig nicht geboten.

::: box Praxisbeispiel: Kalender der Feste, Stadt Nürnberg
<b>Ziel:</b> Feiertage aller Gemeinschaften in der Planung der Ämter berücksichtigen.

<b>Vorgehen:</b> Der Rat der Religionen stellt jährlich die Termine zusammen. Sie werden in den
elektronischen Kalender aller Dienststellen und Schulen eingespielt.

<b>Partner:</b> Menschenrechtsbüro, Schulreferat, neun Gemeinschaften.

<b>Ergebnis:</b> Im Schuljahr 2012/13 lag nur noch eine von 84 zentralen Prüfungen auf einem hohen
Feiertag, zwei Jahre zuvor waren es elf.

<b>Kontakt:</b> kalender-nuernberg@example.org
:::

# 5 Dialog und Gremien

> Räte der Religionen

Ein Rat der Religionen dient dem Kennenlernen und der raschen Verständigung, wenn es Streit gibt.
Er sollte von den Gemeinschaften selbst getragen und von der Kommune nur unterstützt werden. Die
Mitgliedschaft ist an die Anerkennung des Grundgesetzes zu knüpfen. Frauen und junge Menschen sind
zu mindestens einem Drittel zu beteiligen, auch wenn Satzungen der Gemeinden anderes nahelegen.

> Wenn es Streit gibt

Bei Anfeindungen gegen eine Gemeinde hat sich die Spitze der Verwaltung binnen eines Tages zu
äußern. Empfehlenswert ist eine Liste mit Rufnummern von Polizei, Gemeinden, Presseamt und
Integrationsstelle, die halbjährlich geprüft wird. Sollte ein Brandanschlag oder eine Schändung
geschehen, ist diese Liste mehr wert als jedes Konzept.

::: box Praxisbeispiel: Rat der Religionen, Landeshauptstadt Hannover
<b>Ziel:</b> Bei Konflikten innerhalb eines Tages gemeinsam sprechen können.

<b>Vorgehen:</b> Sechs Glaubensgemeinschaften entsenden je zwei Mitglieder. Der Rat tagt alle zwei
Monate im Haus der Religionen; die Stadt übernimmt Miete und eine Viertelstelle.

<b>Partner:</b> Haus der Religionen, Polizeidirektion, Universität.

<b>Ergebnis:</b> Seit 2009 zwölf gemeinsame Erklärungen, im Mittel nach 20 Stunden; 130
Schulklassen im Jahr.

<b>Kontakt:</b> rat-hannover@example.org
:::

# 6 Empfehlungen in Kürze

- Alle Gemeinschaften erfassen und jährlich Ansprechpersonen abgleichen.

- Bauwillige Gemeinden vor dem Grundstückskauf beraten.

- Nachbarschaft zuerst informieren, Verfahren offen führen.

- Grabfelder, Waschräume und Wochenenddienst vorhalten.

- In Schulen und Kindertagesstätten täglich ein fleischloses Gericht anbieten.

- Einen Rat der Religionen unterstützen, ohne ihn zu lenken.

Die Länder werden gebeten, die Sargpflicht dort aufzuheben, wo sie noch besteht, und muslimische
Gemeinden als Trägerinnen von Friedhöfen zuzulassen.
"""

PUBLICATION = Publication(
    key="religioese-vielfalt-2014",
    title="Religiöse Vielfalt in der Kommune",
    subtitle="Handreichung für Bauamt, Friedhof, Schule und Integrationsstelle",
    short_title="Religiöse Vielfalt in der Kommune",
    year=2014,
    kind="handout",
    design=Design(
        text_face=SERIF,
        head_face=SANS,
        size=11.5,
        leading=16.4,
        margins=(74, 82, 44, 80),
        side=112,
        gutter=18,
        accent="#005f73",
        box=BoxStyle.STROKED,
        bullet="•",
        page_number="Seite {n}",
        running_head="title",
        metadata_title="Religiöse Vielfalt in der Kommune",
    ),
    front=_FRONT,
    body=_BODY,
)
