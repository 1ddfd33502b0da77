"""Terminology handout of 2018: definitions, discouraged terms, front matter in roman numerals."""

from scripts.samples.design import SANS, SERIF, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Kommunaler Qualitätszirkel zur Integrationspolitik (Muster)

Redaktionsschluss: Dezember 2017 · Erschienen: März 2018

Erfundener Beispieltext. Die Worterklärungen geben keine amtliche Auffassung wieder.

::: page

# Inhalt

::: contents
"""

_BODY = """
# 1 Warum über Begriffe nachdenken?

Konzepte, Ratsvorlagen und Pressetexte leben von Wörtern, die unbemerkt sortieren: hier wir, dort
die anderen. Wer im Rathaus schreibt, entscheidet mit jedem Begriff, wer dazugehört. Die
Handreichung erklärt die gebräuchlichen Bezeichnungen, nennt ihre Herkunft und sagt, wann ein
anderes Wort besser passt. Sie ist kein Verbotsverzeichnis.

Texte sollten so genau sein, wie es ihr Zweck verlangt. Geht es um Aufenthaltsrecht, so ist der
Rechtsbegriff zu verwenden; geht es um Erfahrungen, so ist zu fragen, wie sich die Menschen selbst
bezeichnen. Für statistische Angaben sind Quelle und Abgrenzung stets zu nennen.<fn>Der
Mikrozensus, die Schulstatistik und die Arbeitsverwaltung grenzen den Migrationshintergrund
verschieden ab; Werte aus diesen Quellen dürfen nicht nebeneinandergestellt werden.</fn>

# 2 Menschen

## 2.1 Ausländerin, Ausländer

Ausländer_in ist nach § 2 Absatz 1 des Aufenthaltsgesetzes jede Person, die nicht Deutsche im Sinne
des Artikels 116 Absatz 1 des Grundgesetzes ist. Der Begriff ist ein Rechtsbegriff und sollte nur
in diesem Sinn gebraucht werden. Für Menschen mit deutschem Pass ist er falsch, auch wenn sie
selbst eingewandert sind. Die Zusammensetzung „ausländische Mitbürger“ gilt als veraltet: Das
„Mit-“ klingt freundlich, stellt die Gemeinten aber neben die Bürgerschaft.

## 2.2 Migrantin, Migrant

Als Migrant_innen werden Personen bezeichnet, die selbst über eine Staatsgrenze zugezogen sind und
ihren Lebensmittelpunkt verlegt haben. In Deutschland Geborene sind keine Migrant_innen, auch nicht
„der zweiten Generation“. Der Ausdruck „Migrant_innen der dritten Generation“ ist zu vermeiden.

## 2.3 Menschen mit Migrationshintergrund

Unter einer Person mit Migrationshintergrund versteht das Statistische Bundesamt eine Person, die
selbst oder bei der mindestens ein Elternteil die deutsche Staatsangehörigkeit nicht durch Geburt
besitzt. Der Begriff wurde 2005 mit dem Mikrozensus eingeführt und sollte damals den engeren
Ausländerbegriff ablösen. Inzwischen wird er vielfach als Zuschreibung empfunden, weil er auch
Menschen erfasst, die nie gewandert sind.

Es wird empfohlen, außerhalb von Statistiken von Menschen mit Einwanderungsgeschichte oder mit
Migrationsgeschichte zu sprechen. In Tabellen bleibt der amtliche Begriff stehen, solange die Daten
danach erhoben sind.

## 2.4 Geflüchtete, Flüchtlinge, Asylsuchende

Flüchtling im Rechtssinn ist, wer nach der Genfer Flüchtlingskonvention anerkannt ist. Geflüchtete
ist ein Sammelbegriff für alle, die ihre Heimat wegen Krieg, Verfolgung oder Not verlassen haben,
gleich welchen Aufenthaltsstatus sie besitzen. Asylsuchende sind Personen, deren Antrag noch nicht
entschieden ist; im Verwaltungsdeutsch heißt „Asylbewerber“ dasselbe.

Wörter wie „Flüchtlingswelle“ oder „Flüchtlingsstrom“ machen aus Menschen eine Naturgewalt und sind
nicht zu verwenden. Als abwertend abzulehnen ist „Asylant“. Von „Wirtschaftsflüchtling“ wird
abgeraten, da das Wort einen Missbrauch unterstellt, den es rechtlich nicht gibt.

## 2.5 Neuzugewanderte

Neuzugewanderte sind Personen, die seit höchstens drei Jahren in der Bundesrepublik leben,
unabhängig vom Grund des Zuzugs. Die Grenze von drei Jahren hat der Qualitätszirkel 2016
vereinbart, damit Angebote der Mitgliedskommunen verglichen werden können.

## 2.6 Unionsbürgerinnen und Unionsbürger

Unionsbürger_innen besitzen die Staatsangehörigkeit eines Mitgliedstaats der Europäischen Union und
genießen Freizügigkeit. Der Ausdruck „Armutszuwanderung“ verkürzt: Nach den Meldedaten aus Mannheim
und Hannover geht die Mehrheit der zugezogenen Erwerbsfähigen nach zwei Jahren einer Beschäftigung
nach. Besser ist „Zuzug aus EU-Staaten“ oder „EU-Binnenwanderung“.

## 2.7 Menschen ohne Papiere

Menschen ohne Papiere leben ohne Aufenthaltstitel und ohne Duldung in Deutschland. Niemand ist als
Person „illegal“; die Bezeichnung „Illegale“ ist in amtlichen Texten unangemessen. Rechtlich
zutreffend ist „Personen mit irregulärem Aufenthalt“.

# 3 Vorgänge und Ziele

## 3.1 Integration

Integration bezeichnet in dieser Handreichung den Prozess, in dem alle Teile einer Gesellschaft
gleiche Zugänge zu Bildung, Arbeit, Wohnen, Gesundheit und politischer Mitsprache gewinnen. Sie ist
keine Leistung, die nur von Zugezogenen zu erbringen wäre. Der Begriff „integrationsunwillig“
sollte unterbleiben, weil er ein Verhalten behauptet, das sich nicht messen lässt.

## 3.2 Assimilation

Assimilation meint die Angleichung einer Minderheit an die Mehrheit bis zur Aufgabe der eigenen
Sprache und Kultur. Als Ziel kommunaler Politik ist sie nicht geeignet.

## 3.3 Inklusion und Teilhabe

Inklusion geht von der Verschiedenheit aller Menschen aus und verlangt, dass sich Einrichtungen
anpassen. Mit Teilhabe ist der tatsächliche Zugang zu den Gütern einer Gesellschaft gemeint; sie
lässt sich mit Kennzahlen beschreiben. Einige Städte, etwa Jena und Tübingen, verwenden die
Begriffe nebeneinander.

## 3.4 Diversität und Vielfalt

Diversität oder Vielfalt bezeichnet die Unterschiedlichkeit von Menschen nach Herkunft, Geschlecht,
Alter, Behinderung, Religion, sexueller Orientierung und sozialer Lage. Ein Diversitätskonzept, das
nur von Herkunft handelt, trägt seinen Namen zu Unrecht.

## 3.5 Willkommenskultur

Willkommenskultur heißt die Haltung und die Einrichtungen, mit denen eine Stadt Neuankommende
empfängt. Das Wort wurde um 2010 für Fachkräfte geprägt und 2015 auf Geflüchtete übertragen. Sollte
es in einem Konzept vorkommen, muss gesagt werden, wer damit gemeint ist.

## 3.6 Parallelgesellschaft

Der Begriff Parallelgesellschaft unterstellt abgeschlossene Gruppen mit eigenen Regeln. Belege
dafür fehlen in den Sozialraumanalysen der Mitgliedskommunen. Statt „Parallelgesellschaft“ sollte
der Sachverhalt genannt werden, um den es geht, etwa „Stadtteil mit getrennten Schulwegen“.

# 4 Benachteiligung und Abwertung

## 4.1 Diskriminierung

Diskriminierung liegt vor, wenn Menschen wegen eines Merkmals ohne sachlichen Grund schlechter
behandelt werden als andere. Unmittelbare Diskriminierung knüpft offen an das Merkmal an;
mittelbare entsteht, wenn eine scheinbar neutrale Regel eine Gruppe besonders trifft.

## 4.2 Rassismus

Rassismus ist die Abwertung und Ausgrenzung von Menschen, denen wegen Aussehen, Name, Sprache oder
Religion eine unveränderliche Andersartigkeit zugeschrieben wird. Der früher übliche Ersatzbegriff
„Fremdenfeindlichkeit“ ist ungenau, denn betroffen sind auch Menschen, die hier nicht fremd sind.
„Ausländerfeindlichkeit“ ist aus demselben Grund überholt.

## 4.3 Antimuslimischer Rassismus

Antimuslimischer Rassismus richtet sich gegen Menschen, die für muslimisch gehalten werden, ob sie
es sind oder nicht. „Islamfeindlichkeit“ wird oft gleichbedeutend gebraucht, lenkt aber den Blick
auf die Religion statt auf die Betroffenen.

# 5 Auf einen Blick

@ Tabelle 1: Wörter, von denen abgeraten wird

::: table ruled 28 30 42
| Statt | besser | Grund
| ausländische Mitbürger | Einwohnerinnen und Einwohner | stellt neben die Bürgerschaft
| Asylant | Asylsuchende, Geflüchtete | abwertend
| Flüchtlingswelle, Flüchtlingsstrom | steigende Zahl von Geflüchteten | entmenschlicht
| Fremdenfeindlichkeit | Rassismus | Betroffene sind nicht fremd
| Migrant_innen der dritten Generation | Menschen mit Einwanderungsgeschichte | sind nicht
gewandert
| Illegale | Menschen ohne Papiere | niemand ist illegal
| Armutszuwanderung | Zuzug aus EU-Staaten | verkürzt und wertet
| bildungsferne Familien | Familien mit wenig Zugang zu Bildung | gibt Betroffenen die Schuld
:::

# 6 Hinweise für das Schreiben

Nennen Sie die Herkunft nur, wenn sie für die Sache von Bedeutung ist. Bilden Sie Vielfalt auch in
Fotos ab, ohne Menschen auf Kopftuch oder Hautfarbe zu verkürzen. Vor der Veröffentlichung ist ein
Text von einer Person gegenzulesen, über deren Gruppe er spricht.

Ratsvorlagen sollten ein kurzes Begriffsverzeichnis enthalten, wenn sie mit Zahlen arbeiten.
Bereits beschlossene Konzepte müssen nicht umgeschrieben werden; es genügt, bei der nächsten
Fortschreibung zu prüfen, welche Wörter noch tragen. Wie sollte eine Verwaltung auch jeden Wandel
der Sprache sofort nachvollziehen?
"""

PUBLICATION = Publication(
    key="begriffe-2018",
    title="Begriffe der Migrationsarbeit",
    subtitle="Ein Wörterbuch für Ratsvorlagen, Konzepte und Pressetexte",
    short_title="Begriffe der Migrationsarbeit",
    year=2018,
    kind="terminology",
    design=Design(
        text_face=SERIF,
        head_face=SANS,
        size=12,
        leading=17,
        margins=(84, 86, 84, 86),
        accent="#7a4f01",
        tint="#f7eedc",
        roman_front=True,
        page_number="{n}",
        running_head="chapter",
        outline=True,
        metadata_title="Begriffe der Migrationsarbeit (2017)",
    ),
    front=_FRONT,
    body=_BODY,
)
