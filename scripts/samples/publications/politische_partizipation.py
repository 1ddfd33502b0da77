"""Recommendations of 2013: numbered recommendations, margin line numbers, sans serif."""

from scripts.samples.design import SANS, SERIF, BoxStyle, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Kommunaler Qualitätszirkel zur Integrationspolitik (Muster)

Empfehlungspapier, beschlossen am 18. April 2013

Die Zeilen sind gezählt, damit sich Änderungsanträge auf sie beziehen können.

Erfundener Beispieltext; Abstimmungen, Zahlen und Anschriften hat es so nicht gegeben.

# Inhalt

::: contents
"""

_BODY = """
# A Gegenstand

Rund ein Zehntel der Einwohner/innen in den Mitgliedskommunen darf den Rat oder den Kreistag nicht
wählen, weil sie weder Deutsche noch Unionsbürger/innen sind. In einzelnen Stadtbezirken ist es ein
Drittel. Dieses Papier fasst zusammen, wie Kommunen innerhalb der geltenden Gemeindeordnungen die
politische Beteiligung von Migrantinnen und Migranten stärken können. Es unterscheidet drei Wege:
das gewählte Gremium, die Berufung in Ausschüsse und die offene Beteiligung an einzelnen Vorhaben.

Ausländerbeiräte gibt es seit den siebziger Jahren. Sie wurden gegründet, als Politik und
Verwaltung noch annahmen, die Angeworbenen sollten nach wenigen Jahren zurückkehren. Seither haben
mehrere Länder die Beiräte zu Integrationsräten weiterentwickelt, in denen gewählte
Migrantenvertreter/innen und Ratsmitglieder gemeinsam sitzen. Die Wahlbeteiligung liegt im Mittel
der Mitgliedsstädte bei 13 Prozent, mit einer Spanne von 5 bis 28 Prozent.

# B Das gewählte Gremium

## B.1 Zusammensetzung und Rechte

Empfehlung 1: Kommunen sollten anstelle reiner Ausländerbeiräte Integrationsräte bilden, in denen
mindestens zwei Drittel der Mitglieder direkt gewählt und die übrigen vom Rat entsandt werden. Die
Beteiligung von Ratsmitgliedern sorgt dafür, dass Beschlüsse des Gremiums in den Fraktionen
ankommen.

Empfehlung 2: Das Wahlrecht zum Integrationsrat ist auf Eingebürgerte und Spätaussiedler/innen zu
erstrecken. Wer sich hat einbürgern lassen, verliert nicht das Interesse an diesen Fragen.

Empfehlung 3: Der Integrationsrat soll ein Antragsrecht an den Rat und ein Rederecht in allen
Ausschüssen erhalten. Die Hauptsatzung muss festlegen, binnen welcher Frist über Anträge
entschieden wird; drei Monate haben sich als erreichbar erwiesen.

Empfehlung 4: Vorlagen mit Bezug zu Schule, Wohnen, Ordnung und Soziales sind dem Integrationsrat
vor der Beratung im Fachausschuss zuzuleiten. Eine Stellungnahme, der nicht gefolgt wird, ist in
der Niederschrift zu erwähnen.

## B.2 Ausstattung

Ein Gremium ohne Geschäftsstelle bleibt eine Bittstellerin. Für Städte über 100 000 Einwohner/innen
wird eine Geschäftsstelle mit mindestens einer vollen Stelle empfohlen, für kleinere Städte und
Landkreise eine halbe Stelle. Dem Integrationsrat ist ein eigener Haushaltsansatz einzuräumen, über
den er selbst verfügt. Sitzungsgeld und Verdienstausfall sind wie bei Ratsausschüssen zu zahlen.

Neu gewählte Mitglieder brauchen eine Einführung in Gemeindeordnung, Haushalt und Sitzungsleitung.
Es hat sich als hilfreich erwiesen, diese Einführung zusammen mit neuen Ratsmitgliedern anzubieten.
Wo Kommunen allein zu klein sind, sollten sie die Schulung im Verbund durchführen.

::: box Praxisbeispiel: Eigener Haushalt für den Migrationsbeirat, Stadt Jena
<b>Ziel:</b> Der Beirat soll eigene Vorhaben ohne Umweg über die Verwaltung fördern können.

<b>Vorgehen:</b> Der Stadtrat stellte 2011 erstmals 18 000 Euro zur freien Verfügung bereit. Der
Beirat vergibt das Geld zweimal im Jahr nach einer kurzen Richtlinie in öffentlicher Sitzung.

<b>Partner:</b> Stadtrat, Kämmerei, Bürgerstiftung.

<b>Ergebnis:</b> In zwei Jahren wurden 29 Vorhaben gefördert, davon elf von Vereinen, die zuvor nie
einen Antrag gestellt hatten. Die Wahlbeteiligung stieg bei der folgenden Wahl von 9 auf 14
Prozent.

<b>Kontakt:</b> Geschäftsstelle des Beirats, beirat-jena@example.org
:::

## B.3 Wahl und Wahlwerbung

Empfehlung 5: Die Wahl des Integrationsrats ist am selben Tag und in denselben Räumen wie die
Kommunalwahl durchzuführen, soweit das Landesrecht dies zulässt. Zwei getrennte Termine kosten Geld
und halbieren die Beteiligung.

Empfehlung 6: Wahlbenachrichtigungen sollen mehrsprachig erläutert werden. Neben der Briefwahl ist
an einem Samstag vor der Wahl ein Wahllokal auf einem Markt oder in einem Einkaufszentrum zu
öffnen.

Sollten weniger als fünf Prozent der Wahlberechtigten teilnehmen, stellt sich die Frage nach der
Legitimation. In drei Kommunen wurde deshalb 2010 ganz auf die Wahl verzichtet; die Mitglieder
wurden berufen. Der Qualitätszirkel hält die Berufung nur dort für vertretbar, wo sich nach zwei
Aufrufen nicht genügend Kandidat/innen gefunden haben.

# C Berufung in Ausschüsse und Beiräte

Die Gemeindeordnungen erlauben es, sachkundige Einwohner/innen in Ausschüsse zu berufen. Diese
Möglichkeit wird selten genutzt. Räte und Kreistage sollten in jeden Fachausschuss mindestens eine
sachkundige Person mit Migrationserfahrung berufen, und zwar wegen ihres Fachwissens, nicht als
Vertretung einer Nationalität. Die Suche geschieht öffentlich: Ausgeschrieben werden Aufgabe,
Zeitaufwand und Entschädigung.

Der Kreis Groß-Gerau verfährt seit 2009 so. Angestrebt wurde, dass zu Beginn der Wahlzeit in allen
sechs Ausschüssen Menschen mit eigener Migrationserfahrung mitberaten. Das Kreistagsbüro schrieb
die Sitze in zwei Zeitungen und über die Vereine aus, führte 34 Gespräche und schlug elf Personen
vor. Mit im Boot waren der Kreisausländerbeirat und die Volkshochschule, die eine Einführung an
drei Abenden gab. Neun der elf Berufenen sind nach drei Jahren noch dabei, zwei kandidierten
inzwischen für den Kreistag. Anfragen beantwortet das Kreistagsbüro, kreistag-gg@example.org.

Für Naturschutz-, Senioren- und Behindertenbeiräte gilt dasselbe. Auch dort ist auf eine
Zusammensetzung zu achten, die der Bevölkerung entspricht.

# D Offene Beteiligung

## D.1 Grundsätze

Beteiligung, die nur in Abendversammlungen im Rathaus stattfindet, erreicht vor allem ältere, gut
ausgebildete Einheimische. Beteiligungsverfahren sollten deshalb immer auch einen aufsuchenden Teil
enthalten. Dazu gehören Gespräche an Haustüren, in Gebetsräumen, auf Spielplätzen und in
Sportvereinen. Einladungen sind in einfacher Sprache zu verfassen; bei Bedarf ist Kinderbetreuung
anzubieten.

- Früh beginnen: beteiligen, solange noch mehrere Lösungen möglich sind.

- Offenlegen, worüber entschieden werden kann und worüber nicht.

- Nach spätestens acht Wochen berichten, was aus den Vorschlägen geworden ist.

- Mittlerpersonen aus den Gemeinschaften für ihre Arbeit bezahlen.

## D.2 Erfahrungen

::: box Praxisbeispiel: Planungstische im Stadtumbau, Stadt Hannover
<b>Ziel:</b> Bewohner/innen eines Sanierungsgebiets mit 38 Prozent Migrationsanteil an der Planung
eines Parks beteiligen.

<b>Vorgehen:</b> 16 Planungstische an Orten des Alltags, moderiert in vier Sprachen; die Ergebnisse
gingen unverändert als Anlage in die Ratsvorlage ein.

<b>Partner:</b> Stadtplanungsamt, Sanierungskommission, drei Kulturvereine, Grundschule.

<b>Ergebnis:</b> 412 Teilnehmende, davon 55 Prozent mit Migrationshintergrund. 17 von 24
Vorschlägen wurden gebaut.

<b>Kontakt:</b> Fachbereich Planen, planung-hannover@example.org
:::

Beim gemeinsamen Essen nach den Planungstischen kamen viele Anregungen zur Sprache, die im
Protokoll fehlen. Essen, Bochum und Hamm erproben zurzeit ähnliche Verfahren; belastbare Ergebnisse
liegen noch nicht vor.

# E Was Land und Bund ändern müssen

Der Qualitätszirkel tritt dafür ein, das kommunale Wahlrecht auf alle Drittstaatsangehörigen
auszudehnen, die seit fünf Jahren rechtmäßig im Bundesgebiet leben. Hierzu bedarf es einer Änderung
von Artikel 28 des Grundgesetzes. Die Mitglieder fordern den Bund auf, noch in dieser Wahlperiode
einen Entwurf vorzulegen.

Die Länder sollen in den Gemeindeordnungen die Bildung von Integrationsräten ab 5 000 ausländischen
Einwohner/innen verbindlich vorschreiben. Sie haben außerdem sicherzustellen, dass die
Landesverbände der Beiräte dauerhaft gefördert werden.

Bis zur Änderung des Grundgesetzes kann jede Kommune für Einbürgerung werben. Warum sollte eine
Stadt, die jedes Jahr zu Einbürgerungsfeiern lädt, nicht auch die Berechtigten anschreiben? Hamburg
und Stuttgart tun das bereits. Die Gebühr für die Einbürgerung ist vom Bund zu senken.

# F Übersicht für die Beratung im Rat

@ Übersicht: Wer ist am Zug?

::: table ruled 14 46 20 20
| Nummer | Gegenstand | Wer handelt | Frist
| 1 und 2 | Integrationsrat bilden, Wahlrecht erweitern | Rat, Kreistag | vor der nächsten Wahl
| 3 und 4 | Rechte in der Hauptsatzung verankern | Rat, Kreistag | ein Jahr
| 5 | Wahltermine zusammenlegen | Land, Wahlamt | nächste Kommunalwahl
| 6 | Mehrsprachige Wahlbenachrichtigung | Wahlamt | nächste Kommunalwahl
| E | Kommunales Wahlrecht für alle | Bund | laufende Wahlperiode
:::
"""

PUBLICATION = Publication(
    key="politische-partizipation-2013",
    title="Politische Partizipation und Integrationsräte",
    subtitle="Empfehlungen für Räte, Kreistage und Verwaltungen",
    short_title="Empfehlungen zur politischen Partizipation",
    year=2013,
    kind="recommendations",
    design=Design(
        text_face=SERIF,
        head_face=SANS,
        size=11.5,
        leading=16.6,
        margins=(92, 84, 78, 84),
        accent="#2e5d34",
        tint="#e6efe2",
        box=BoxStyle.BAR,
        line_numbers=True,
        page_number="{n} / {total}",
        running_head="title",
        metadata_title="Politische Partizipation und Integrationsräte",
    ),
    front=_FRONT,
    body=_BODY,
)
