"""Handout of 2010: one column, numbered headings, contents page, filled boxes, bookmarks."""

from scripts.samples.design import SANS, SERIF, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Herausgeber: Kommunaler Qualitätszirkel zur Integrationspolitik (Muster), Geschäftsstelle in der
Abteilung Integrationspolitik, Musterstraße 1, 70000 Stuttgart

Redaktion: Arbeitsgruppe Verwaltung des Qualitätszirkels

Stand: Oktober 2010. Nachdruck mit Angabe der Quelle erlaubt.

Dieser Text ist ein Muster. Alle Vorgänge, Zahlen und Anschriften sind erfunden; die Namen der
Städte und Kreise stehen nur als Beispiel.

::: page

# Inhalt

::: contents
"""

_BODY = """
# 1 Warum interkulturelle Öffnung?

## 1.1 Ausgangslage in den Städten und Kreisen

In vielen deutschen Großstädten hat mehr als ein Drittel der Einwohnerschaft einen
Migrationshintergrund, bei den Kindern unter sechs Jahren ist es häufig schon die Hälfte. In den
Rathäusern und Kreishäusern arbeiten dagegen nur wenige Beschäftigte mit Zuwanderungsgeschichte.
Eine Umfrage unter 22 Mitgliedern des Qualitätszirkels ergab 2009 einen mittleren Anteil von 8,4
Prozent; in den Führungsebenen lag er unter drei Prozent. Die Verwaltung bildet damit die Stadt,
für die sie arbeitet, nicht ab.

Interkulturelle Öffnung heißt, dass die Verwaltung ihre Leistungen, ihre Abläufe und ihr Personal
so ausrichtet, dass alle Einwohnerinnen und Einwohner sie in gleicher Weise nutzen können. Sie ist
keine Zusatzaufgabe eines einzelnen Amtes und kein Projekt mit Enddatum, sondern ein Teil der
Verwaltungsmodernisierung. Wo sie gelingt, sinkt der Aufwand: Anträge werden vollständiger
eingereicht, Termine seltener versäumt, Bescheide seltener angefochten.

Noch vor zehn Jahren herrschte die Auffassung, die Integrationsarbeit sollte allein beim
Ausländeramt liegen. Diese Zuordnung hat sich nicht bewährt, weil das Ausländeramt auf die übrigen
Ämter keinen Einfluss hat. Heute wird Integration in den meisten Mitgliedsstädten als
Querschnittsaufgabe verstanden, die bei der Verwaltungsspitze angesiedelt ist.

## 1.2 Was die Handreichung leistet

Die Handreichung richtet sich an Verwaltungsleitungen, Personalämter, Integrationsbeauftragte und
Personalräte. Sie fasst zusammen, was sich in den Mitgliedskommunen seit 2006 bewährt hat, nennt zu
jedem Handlungsfeld Empfehlungen und beschreibt Beispiele so genau, dass sie sich übertragen
lassen. Sollte eine Kommune erst am Anfang stehen, genügt es, mit zwei oder drei Bausteinen zu
beginnen.

# 2 Steuerung und Verankerung

## 2.1 Auftrag der Verwaltungsspitze

Ohne einen klaren Auftrag der Oberbürgermeisterin, des Oberbürgermeisters oder der Landrätin bleibt
die Öffnung dem guten Willen Einzelner überlassen. Der Auftrag sollte als Dienstanweisung oder als
Ratsbeschluss gefasst werden, Ziele mit Fristen nennen und eine verantwortliche Stelle bestimmen.
Kommunen sollten die Zuständigkeit für die interkulturelle Öffnung unmittelbar der
Verwaltungsspitze zuordnen und sie mit dem Recht ausstatten, von allen Ämtern Berichte anzufordern.

Es wird empfohlen, eine ämterübergreifende Lenkungsgruppe einzusetzen, der mindestens das
Personalamt, das Sozialamt, das Jugendamt, das Schulverwaltungsamt, die Ausländerbehörde und der
Personalrat angehören. Die Lenkungsgruppe tagt in der Regel viermal im Jahr. Den Vorsitz sollte die
Verwaltungsspitze selbst führen; die Geschäftsführung liegt bei der Integrationsstelle.

::: box Praxisbeispiel: Lenkungsgruppe mit Berichtspflicht, Stadt Wuppertal
<b>Ziel:</b> Alle Fachbereiche übernehmen eigene Verantwortung für die Öffnung ihrer Dienste.

<b>Vorgehen:</b> Der Verwaltungsvorstand setzte 2007 eine Lenkungsgruppe ein. Jeder Fachbereich
benennt eine beauftragte Person mit 20 Prozent einer Stelle und legt jährlich einen Bericht von
höchstens drei Seiten mit fünf festen Kennzahlen vor.

<b>Partner:</b> Personalamt, Personalrat, Integrationsrat, Verein der interkulturellen
Beraterinnen.

<b>Ergebnis:</b> Nach drei Jahren liegen aus 19 von 21 Fachbereichen Berichte vor; 47 von 62
vereinbarten Maßnahmen sind umgesetzt.

<b>Kontakt:</b> Stadt Wuppertal, Ressort Integration, integration-wuppertal@example.org
:::

## 2.2 Ziele, Kennzahlen, Bericht

Die Fachämter sollten jährlich höchstens drei Ziele vereinbaren, diese aber messbar fassen.
Geeignete Kennzahlen sind der Anteil der Auszubildenden mit Migrationshintergrund, die Zahl der
Fortbildungstage je hundert Beschäftigte, der Anteil mehrsprachiger Merkblätter an den zwanzig
häufigsten Vordrucken und die Wartezeit auf eine Dolmetscherin. Dem Rat ist alle zwei Jahre ein
öffentlicher Bericht vorzulegen, der auch nicht erreichte Ziele offen benennt.

Zahlen allein reichen nicht. Wird der Migrationshintergrund der Beschäftigten erhoben, so geschieht
das freiwillig, anonym und mit Zustimmung des Personalrats. Die Stadt Essen hat dafür 2009 einen
Fragebogen mit vier Fragen verwendet; der Rücklauf lag bei 58 Prozent.

# 3 Personal gewinnen und entwickeln

## 3.1 Ausbildung

Der größte Hebel liegt bei den Nachwuchskräften. Jede Kommune bildet aus, und in vielen
Verwaltungen gehen bis 2020 mehr als ein Viertel der Beschäftigten in den Ruhestand. Für die
Werbung um Auszubildende gelten folgende Empfehlungen:

- Ausbildungsberufe in den Schulen der Stadtteile vorstellen, in denen viele Familien mit
Migrationshintergrund leben, und dabei Auszubildende selbst berichten lassen.

- Mehrsprachigkeit und interkulturelle Erfahrung in der Stellenausschreibung als erwünschte
Fähigkeiten benennen.

- Auswahltests auf Aufgaben prüfen, die nur mit besonderem Allgemeinwissen zu lösen sind, und
solche Aufgaben streichen.

- Eltern ansprechen: Informationsabende in Räumen von Migrantenorganisationen abhalten, nicht im
Rathaus.

::: box Praxisbeispiel: „Deine Stadt bildet aus“, Freie Hansestadt Bremen
<b>Ziel:</b> Der Anteil der Auszubildenden mit Migrationshintergrund im öffentlichen Dienst soll
von 12 auf 25 Prozent steigen.

<b>Vorgehen:</b> Vier Ausbildungslotsen besuchen in jedem Jahr alle zehnten Klassen von 30 Schulen.
Der Einstellungstest wurde überarbeitet, ein Vorbereitungskurs von sechs Abenden wird kostenlos
angeboten.

<b>Partner:</b> Aus- und Fortbildungszentrum, Kammern, Schulbehörde, zwölf Kulturvereine.

<b>Ergebnis:</b> Der Anteil lag im dritten Jahr bei 23 Prozent, die Zahl der Bewerbungen stieg um
40 Prozent. Die Abbruchquote blieb mit fünf Prozent unverändert niedrig.

<b>Kontakt:</b> Ausbildungsstelle, ausbildung-bremen@example.org
:::

## 3.2 Einstellung und Aufstieg

Personalämter sollten Auswahlgespräche nach einem festen Leitfaden führen und mindestens eine
Person in die Kommission berufen, die in interkultureller Personalauswahl geschult ist. Im Ausland
erworbene Abschlüsse sind so früh wie möglich auf ihre Gleichwertigkeit zu prüfen; die Bewerberin
oder der Bewerber darf aus einer laufenden Prüfung keinen Nachteil haben. Bei gleicher Eignung kann
eine zusätzliche Sprache den Ausschlag geben, wenn sie für die Stelle gebraucht wird.

Für den Aufstieg bedarf es eigener Programme, denn aus der Ausbildung wachsen Führungskräfte nur
langsam nach. München, Nürnberg und Stuttgart bieten gemeinsame Mentoring-Runden an; über deren
Wirkung liegen noch keine Ergebnisse vor. Warum sollte eine Nachwuchskraft mit türkischer
Muttersprache auch im Bürgerbüro bleiben, wenn sie Kämmerin werden will? Die Personalentwicklung
beantwortet diese Frage bisher selten.

## 3.3 Fortbildung

Interkulturelle Fortbildung wirkt, wenn sie am Arbeitsplatz ansetzt. Eintägige Seminare über
„fremde Kulturen“ verfestigen dagegen eher Bilder, als sie aufzulösen. Die Kommunen sollen
Fortbildungen deshalb nach Arbeitsfeldern aufbauen: Beratungsgespräch im Jobcenter, Hausbesuch im
Jugendamt, Anhörung in der Ausländerbehörde, Notruf in der Leitstelle. Führungskräfte nehmen
verpflichtend teil, und zwar vor ihren Mitarbeiterinnen und Mitarbeitern.

Das Landratsamt Groß-Gerau hat seine Fortbildung 2008 in dieser Weise umgestellt. Ziel war, dass
alle 140 Beschäftigten mit Publikumsverkehr binnen zwei Jahren eine Schulung von drei Tagen
durchlaufen. Je Abteilung wurde vorab ein Gespräch geführt, in dem die MitarbeiterInnen schwierige
Fälle einbrachten; aus diesen Fällen entstanden die Übungen. Beteiligt waren die
Kreisvolkshochschule und das Büro für Migration und Inklusion. Bis Ende 2009 hatten 131
Beschäftigte teilgenommen, die Zahl der Beschwerden ging im Sozialamt von 64 auf 38 im Jahr zurück.
Auskunft gibt die Kreisverwaltung Groß-Gerau, fortbildung-gg@example.org.

# 4 Zugang zu den Diensten

## 4.1 Sprache und Verständlichkeit

Ein Bescheid, den auch Muttersprachler nicht verstehen, wird durch Übersetzung nicht besser. Am
Anfang steht daher die Vereinfachung der deutschen Texte. Jedes Amt sollte seine zwanzig am
häufigsten verwendeten Schreiben in klarer Sprache neu fassen und erst danach übersetzen lassen.
Übersetzte Merkblätter müssen mit Datum und deutscher Fassung auf einem Blatt stehen, damit
Beschäftigte und Ratsuchende über denselben Text sprechen.

Für Gespräche, von denen Rechte abhängen, sind geschulte Dolmetscherinnen und Dolmetscher
heranzuziehen. Kinder dürfen nicht als Sprachhelfer eingesetzt werden. Diese Regel sollte in die
allgemeine Geschäftsanweisung aufgenommen werden, weil sie im Alltag sonst am Zeitdruck scheitert.

@ Tabelle 1: Wege der Verständigung und ihre Kosten (Erfahrungswerte aus fünf Kommunen, 2009)

::: table ruled 28 30 20 22
| Weg | geeignet für | Kosten je Einsatz | Vorlauf
| Mehrsprachige Beschäftigte | kurze Auskünfte am Schalter | keine | keiner
| Dolmetscherdienst der Stadt | Beratung, Elterngespräch | 25 bis 40 Euro | drei Werktage
| Vereidigte Dolmetscher | Anhörung, Vertrag, Gutachten | 70 bis 110 Euro | eine Woche
| Telefondolmetschen | Notfall, seltene Sprachen | 2 Euro je Minute | keiner
:::

## 4.2 Räume, Zeiten, Wege

Öffnungszeiten, Wegweiser und Warteräume sind Teil der Leistung. Empfohlen wird ein Rundgang durch
jedes Amt mit Migrantinnen und Migranten, die das Haus nicht kennen: Wo bleiben sie stehen, welches
Wort auf dem Schild verstehen sie nicht, wen fragen sie? Aus drei solchen Rundgängen hat die Stadt
Solingen 2008 eine Liste von 52 Mängeln gewonnen, von denen 35 ohne Kosten zu beheben waren.

::: box Praxisbeispiel: Stadtteilsprechstunde des Bürgeramts, Stadt Mannheim
<b>Ziel:</b> Familien erreichen, die das Bürgeramt in der Innenstadt nicht aufsuchen.

<b>Vorgehen:</b> Ein Team aus zwei Beschäftigten bietet an jedem Dienstagnachmittag in drei
Stadtteilen abwechselnd Meldewesen, Wohngeld und Elterngeld an. Eine Stadtteilmutter ist immer
dabei.

<b>Partner:</b> Quartierbüros, Moscheegemeinde im Jungbusch, Arbeiterwohlfahrt.

<b>Ergebnis:</b> 1 900 Vorsprachen im ersten Jahr; 60 Prozent der Besucherinnen und Besucher waren
vorher noch nie in einem Bürgeramt gewesen.

<b>Kontakt:</b> Fachbereich Bürgerdienste, buergeramt-mannheim@example.org
:::

# 5 Zusammenarbeit nach außen

Die Öffnung der Verwaltung endet nicht an der Rathaustür. Zuwendungen an freie Träger sind an ein
Konzept zur interkulturellen Öffnung zu knüpfen, das innerhalb von zwei Jahren nach dem ersten
Bescheid vorliegt. Kleinen Vereinen, die diese Auflage nicht allein erfüllen können, hat die
Kommune Beratung anzubieten. Kliniken, Stadtwerke und Wohnungsgesellschaften in kommunaler Hand
sollten dieselben Ziele vereinbaren wie die Ämter.

Ausländerbeiräte und Integrationsräte sind vor der Verabschiedung des Öffnungskonzepts anzuhören.
Sie kennen die Stellen, an denen Menschen scheitern. Wird ihr Rat eingeholt und dann nicht befolgt,
so ist dies zu begründen.

Ob der Bund die interkulturelle Öffnung seiner eigenen Behörden ebenso verbindlich regeln sollte,
wird im Qualitätszirkel verschieden beurteilt. Einig sind sich die Mitglieder darin, dass Jobcenter
als gemeinsame Einrichtungen eine verlässliche Finanzierung von Dolmetscherleistungen brauchen. Der
Bund muss dafür eine eigene Haushaltsstelle schaffen, die vor Ort ohne Einzelantrag genutzt werden
kann.

# 6 Empfehlungen im Überblick

1. Auftrag erteilen: Die Verwaltungsspitze beschließt Ziele, Fristen und Zuständigkeit.

2. Lenkungsgruppe einsetzen und mit Berichtsrecht ausstatten.

3. Ausbildung öffnen: Werbung, Tests und Auswahlgespräche überprüfen.

4. Fortbildung an den Fällen der Arbeitsplätze ausrichten, Führungskräfte zuerst schulen.

5. Schreiben vereinfachen, bevor sie übersetzt werden.

6. Keine Kinder dolmetschen lassen; einen geregelten Dolmetscherdienst aufbauen.

7. Freie Träger und kommunale Betriebe in die Ziele einbeziehen.

8. Alle zwei Jahre öffentlich berichten.

# 7 Prüffragen für die eigene Verwaltung

Die folgenden Fragen haben sich in den Mitgliedskommunen als Einstieg in die erste Sitzung der
Lenkungsgruppe bewährt. Sie sind in einer Stunde zu beantworten und zeigen, wo zu beginnen ist.

a) Gibt es einen schriftlichen Auftrag der Verwaltungsspitze, und kennen ihn die Amtsleitungen?

b) Wie hoch ist der Anteil der Auszubildenden mit Migrationshintergrund, und wie hoch ist er an den
allgemeinbildenden Schulen der Stadt?

c) Welche fünf Vordrucke führen am häufigsten zu Rückfragen?

d) Wer dolmetscht heute im Jugendamt, wenn ein Gespräch ohne Anmeldung zustande kommt?

e) Welche Beschwerden von Zugewanderten sind im letzten Jahr eingegangen, und wer hat sie
beantwortet?

Bleiben mehr als zwei Fragen offen, so ist zunächst eine Bestandsaufnahme zu erstellen. Dafür
reichen nach den Erfahrungen in Hamm und Osnabrück drei Monate und eine halbe Stelle aus.
"""

PUBLICATION = Publication(
    key="interkulturelle-oeffnung-2010",
    title="Interkulturelle Öffnung der Verwaltung",
    subtitle="Handreichung mit Praxisbeispielen aus Städten und Kreisen",
    short_title="Interkulturelle Öffnung der Verwaltung",
    year=2010,
    kind="handout",
    design=Design(
        text_face=SERIF,
        head_face=SANS,
        size=11.5,
        leading=16.5,
        margins=(79, 86, 79, 84),
        running_head="chapter",
        outline=True,
        metadata_title="Interkulturelle Öffnung der Verwaltung",
    ),
    front=_FRONT,
    body=_BODY,
)
