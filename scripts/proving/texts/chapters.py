"""Chapters with three levels of headings, footnotes, quotations and lists."""

QUARTER = """
# Zusammenleben im Quartier

> Nachbarschaft

Nachbarschaften entstehen nicht auf dem Reißbrett. Sie wachsen dort, wo Menschen einander täglich
begegnen: an der Haltestelle, im Waschsalon, auf dem Spielplatz.<fn>Als Quartier gilt hier ein
Gebiet mit 2 000 bis 12 000 Einwohnerinnen und Einwohnern, das zu Fuß in einer Viertelstunde zu
durchqueren ist.</fn> Kommunale Integrationspolitik sollte deshalb kleinräumig ansetzen und die
Orte stärken, die schon bestehen, bevor neue gebaut werden.

## Begegnung braucht Räume

### Was vorhanden ist

Schulhöfe, Gemeindesäle, Vereinsheime und Büchereien stehen an vielen Abenden leer. Ein Verzeichnis
aller nutzbaren Räume, das im Netz einzusehen ist und mit wenigen Klicks zur Buchung führt, kostet
eine Kommune mit 60 000 Einwohnerinnen und Einwohnern etwa eine halbe Stelle im ersten Jahr. In
Musterhausen stieg die Zahl der Belegungen dadurch von 410 auf 1 260.<fn>Angaben des Amtes für
Gebäudewirtschaft, eigene Zählung.</fn>

### Was fehlt

Es fehlen vor allem Räume, in denen gekocht und gefeiert werden darf. <b>Brandschutz und
Haftung</b> sind lösbare Fragen, wenn Bauaufsicht, Versicherung und Träger früh an einem Tisch
sitzen. Hilfreich ist eine Musterordnung, die auf einer Seite Platz hat.

::: quote Wer einen Schlüssel bekommt, fühlt sich zuständig.

Drei Grundsätze haben sich bewährt: Räume werden ohne Miete überlassen, die Reinigung übernimmt die
Kommune, und die Gruppen verwalten den Kalender selbst. Wer einen Schlüssel bekommt, fühlt sich
zuständig. Beschwerden aus der Nachbarschaft gingen in allen fünf untersuchten Häusern zurück.

## Wohnen und Wohnumfeld

### Belegung und Vergabe

Wohnungsunternehmen und Kommunen sollten gemeinsam festlegen, nach welchen Regeln Wohnungen
vergeben werden. Anonymisierte Bewerbungen sind nach den Erfahrungen aus zwei Großstädten möglich,
wenn der Schufa-Nachweis erst nach der Besichtigung verlangt wird. Ein Beirat aus Mieter*innen,
Verwaltung und Unternehmen prüft einmal im Jahr, ob die Regeln eingehalten wurden.

### Konflikte früh klären

Konflikte um Lärm, Müll oder Gerüche werden oft als kulturelle Konflikte gedeutet, obwohl sie auf
hellhörige Wände, fehlende Tonnen oder kaputte Lüftungen zurückgehen. Vor jeder Vermittlung steht
deshalb die Frage nach der Sache.<fn>Vgl. die Beispiele in der Sammlung der Geschäftsstelle,
Fassung vom 12. Mai 2019, S. 7 ff.</fn> Erst wenn die Ursachen behoben sind, lohnt sich ein
Gespräch über Gewohnheiten und Erwartungen.

## Beteiligung vor Ort

Quartiersräte, Bürgerhaushalte und Stadtteilkonferenzen erreichen häufig dieselben Personen. Gute
Erfahrungen liegen mit der aufsuchenden Beteiligung vor: Mitarbeiter*innen stehen mit einem
Lastenrad vor dem Supermarkt, fragen in vier Sprachen nach Wünschen und bringen die Antworten noch
am selben Tag ins Netz. 2018 wurden auf diese Weise in einem Quartier 1 900 Menschen erreicht, von
denen nur sieben Prozent zuvor eine Sitzung besucht hatten.
"""

HEALTH = """
# Gesundheit und Pflege

Zugewanderte sind im Durchschnitt jünger als die übrige Bevölkerung, werden aber häufiger in der
Notaufnahme behandelt. Das liegt nicht an schlechterer Gesundheit, sondern daran, dass
Hausarztpraxen, Vorsorgeuntersuchungen und Beratungsstellen seltener bekannt sind.

## Zugang zur Versorgung

::: box Auf einen Blick
- Kommunen sollten Gesundheitslots*innen in mindestens drei Sprachen ausbilden.

- Gesundheitsämter sollten Sprechstunden auch außerhalb ihrer Dienstgebäude anbieten.

- Kliniken sind in die örtlichen Netze einzubeziehen.
:::

<b>Lotsendienste.</b> Lotsinnen und Lotsen begleiten zu Terminen, erklären Überweisungen und
erinnern an Impfungen. Sie ersetzen keine Dolmetscher. Für 100 000 Einwohnerinnen und Einwohner
werden etwa zwölf Personen gebraucht, die je vier Stunden in der Woche tätig sind.

<b>Sprechstunden.</b> Sprechstunden in Unterkünften, Moscheegemeinden oder Familienzentren werden
gut angenommen, wenn sie regelmäßig und ohne Anmeldung stattfinden. Ein wechselnder Ort schreckt
dagegen ab, weil sich das Angebot nicht herumspricht.

<b>Unterlagen.</b> Anamnesebogen, Einwilligung und Entlassungsbrief sollten in den häufigsten
Sprachen vorliegen. Der Übersetzungsaufwand lässt sich teilen: Acht Landkreise haben sich 2017 zu
einem Verbund zusammengeschlossen und jeweils zwei Vordrucke übernommen.

## Pflege im Alter

Die erste Generation der angeworbenen Arbeiterinnen und Arbeiter ist heute im Rentenalter. Viele
pflegen ihre Angehörigen zu Hause und kennen die Leistungen der Pflegeversicherung kaum. Kommunen
sollten die Pflegeberatung muttersprachlich anbieten und sie dort ansiedeln, wo ältere Menschen
ohnehin zusammenkommen.

::: side Praxisbeispiel: Teestunde mit Pflegeberatung
<b>Ort:</b> Industriestadt mit 110 000 Einwohnerinnen und Einwohnern

<b>Ziel:</b> Ältere Menschen erfahren, welche Hilfen ihnen zustehen.

<b>Vorgehen:</b> Zweimal im Monat kommt eine Beraterin in die Teestube eines Vereins.

<b>Ergebnis:</b> 84 Anträge auf einen Pflegegrad im ersten Jahr, davon 71 bewilligt.

<b>Kontakt:</b> Seniorenbüro, teestunde@example.org
:::

Ein Beispiel aus einer Industriestadt zeigt, wie wenig dafür nötig ist. Dort setzt sich zweimal im
Monat eine Pflegeberaterin an einen Tisch der Teestube, hört zu und beantwortet Fragen. Anträge
werden gemeinsam ausgefüllt, auf Wunsch im Nebenzimmer. Die Beraterin spricht Türkisch und
Deutsch; für andere Sprachen steht ein Telefondienst bereit. Das Angebot ist inzwischen Teil des
Pflegestützpunkts und wird zur Hälfte von den Kassen getragen.

Stationäre Einrichtungen tun sich schwerer. Speisepläne, Gebetsräume und gleichgeschlechtliche
Pflege werden zwar versprochen, scheitern im Alltag aber am Personal. Ein Siegel, das die Kommune
nach einer Begehung vergibt, kann Anreize setzen. Voraussetzung ist, dass die Kriterien öffentlich
sind und alle zwei Jahre geprüft werden.

## Seelische Gesundheit

Nach Krieg und Flucht brauchen manche Menschen therapeutische Hilfe, viele aber zuerst Ruhe,
Arbeit und eine eigene Wohnung. Traumaambulanzen sollten eng mit der Wohnungshilfe
zusammenarbeiten. Wartezeiten von mehr als sechs Monaten sind in der Fläche die Regel;
Gruppenangebote, die von geschulten Laien geleitet werden, überbrücken sie.
"""

VOLUNTEERS = """
# Ehrenamt und Vereine

## Ausgangslage

31 Prozent der Menschen mit Einwanderungsgeschichte engagieren sich freiwillig. Sie tun es
häufiger im Sport, in der Religionsgemeinschaft und in der Nachbarschaft als in Feuerwehr, Rotem
Kreuz oder Technischem Hilfswerk. Die Unterschiede gleichen sich an, je länger jemand am Ort
wohnt.

\\1. Mai, Nachbarschaftsfest, Weltkindertag: Feste machen sichtbar, was das Jahr über geleistet
wird. Für die Anerkennung des Ehrenamts reichen sie aber nicht aus. Gebraucht werden Fortbildung,
Versicherung und eine Ansprechperson im Rathaus, die Anfragen innerhalb von drei Tagen
beantwortet.

## Empfehlungen

Die Kommunen sollten

- Vereine von Zugewanderten in die Stadt- und Kreisverbände des Sports, der Kultur und der Jugend
aufnehmen,

- eine Ehrenamtskarte ausgeben, die auch kurzes oder unregelmäßiges Engagement würdigt,

- Zuschüsse von bis zu 500 Euro ohne Verwendungsnachweis bewilligen; eine Rechnung und zwei Sätze
über den Verlauf genügen,

- Fortbildungen am Samstag und mit Kinderbetreuung anbieten.

Ob eine Kommune eine eigene Freiwilligenagentur betreiben sollte, hängt von ihrer Größe ab. Unter
30 000 Einwohnerinnen und Einwohnern ist eine gemeinsame Agentur des Landkreises die bessere
Lösung. Dafür sprechen drei Gründe:

a) Die Versicherungsfragen sind schwierig und müssen nur einmal geklärt werden.

b) Fortbildungen kommen erst mit zwölf Teilnehmenden zustande.

c) Vertretungen sind gesichert, wenn die zuständige Person erkrankt.

## Stimmen aus den Vereinen

„Wir wollten nie ein Ausländerverein sein, sondern ein Fußballverein“, sagt der Vorsitzende eines
Klubs, der 1974 von Arbeitern aus Portugal gegründet wurde. Heute spielen dort Kinder aus 22
Herkunftsländern. Der Verein hat 430 Mitglieder, drei Trainer mit Lizenz und seit 2016 eine
Mädchenmannschaft.

„Der Papierkram frisst die Zeit, die wir für die Kinder brauchen“, berichtet eine Gründerin aus
dem ländlichen Raum. Ihr Verein hat deshalb mit vier anderen einen Dachverband gegründet, der die
Abrechnung übernimmt. Die Kosten von 9 600 Euro im Jahr trägt der Landkreis.
"""

LAW = """
# Rechtliche Grundlagen

Die kommunale Integrationsarbeit ist in den meisten Ländern eine freiwillige Aufgabe. Pflichten
ergeben sich aus Bundesrecht, etwa aus dem Aufenthaltsgesetz, dem Asylbewerberleistungsgesetz und
dem Zweiten, Achten und Zwölften Buch Sozialgesetzbuch.<fn>§ 43 AufenthG, § 5 AsylbLG, § 16 SGB
II, § 13 SGB VIII und § 11 SGB XII in der jeweils geltenden Fassung.</fn>

## Beteiligungsrechte

### Gemeindeordnungen

Die Gemeindeordnungen regeln verschieden, ob ein Beirat zu wählen ist und welche Rechte er hat. In
einigen Ländern ist die Wahl ab einer bestimmten Zahl von Einwohner_innen vorgeschrieben, in
anderen steht sie im Ermessen des Rates. Ein Rede- und Antragsrecht in den Ausschüssen sollte in
der Hauptsatzung verankert werden.

### Hauptsatzung und Geschäftsordnung

Was nicht in der Hauptsatzung steht, geht beim nächsten Wechsel der Mehrheit verloren.<fn>So das
Ergebnis einer Durchsicht von 48 Hauptsatzungen, die zwischen 2004 und 2014 geändert wurden.</fn>
Zu regeln sind wenigstens:

- Zusammensetzung und Wahl des Beirats,

- Rechte in Rat und Ausschüssen, und zwar

  - Rederecht,

  - Antragsrecht,

  - Recht auf Auskunft innerhalb von vier Wochen,

- Geschäftsstelle, Sitzungsgelder und Fortbildung.

## Datenschutz

Personenbezogene Daten dürfen nur erhoben werden, soweit sie für die Aufgabe erforderlich sind. Für
Statistiken genügt in aller Regel die Zahl. Werden Daten zwischen Jobcenter, Ausländerbehörde und
Jugendamt ausgetauscht, bedarf es einer Rechtsgrundlage oder der Einwilligung der Betroffenen; ein
Kooperationsvertrag ersetzt sie nicht.

### Einwilligung

Einwilligungen sind freiwillig, schriftlich und in einer Sprache einzuholen, die verstanden wird.
Sie gelten für einen bestimmten Zweck und können jederzeit widerrufen werden.

### Löschung

Daten aus Beratungen sind spätestens drei Jahre nach dem letzten Gespräch zu löschen. Träger, die
im Auftrag der Kommune arbeiten, sollten dies jährlich bestätigen.
"""

INTERVIEW = """
# Nachgefragt

## Drei Fragen an eine Integrationsbeauftragte

<b>Was hat sich in den letzten zehn Jahren verändert?</b> Früher wurde ich eingeladen, um ein
Grußwort zu halten. Heute sitze ich am Tisch, wenn über Haushalt und Stellenplan gesprochen wird.
Das ist mühsamer, aber es bewirkt mehr. Die Verwaltung hat verstanden, dass Integration kein
Sonderthema ist, das man an eine einzelne Person abgibt.

<b>Wo hakt es?</b> Bei den Projekten. Kaum ist eines angelaufen, endet die Förderung. Ich wünsche
mir weniger Leuchttürme und mehr Straßenlaternen. Und ich wünsche mir, dass wir ehrlicher über
Misserfolge sprechen.

<b>Was raten Sie einer Kommune, die am Anfang steht?</b> Mit den Menschen reden, die schon da
sind. Eine kleine Sache anfangen und zu Ende bringen. Und dann aufschreiben, was sie gekostet hat.
"""

FUNDING = """
# Was Kommunen tun können, wenn Fördermittel auslaufen und Stellen befristet sind

Projekte enden, Aufgaben bleiben. Wer in der Integrationsarbeit tätig ist, kennt den Rhythmus aus
Antrag, Aufbau, Zwischenbericht und Abschied. Nach einer Umfrage der Geschäftsstelle waren im Jahr
2020 gut 44 Prozent aller Stellen in diesem Feld befristet, in kleinen Gemeinden sogar 61
Prozent.<fn>Beteiligt haben sich 26 Kommunen; kleine Gemeinden haben weniger als 20 000
Einwohnerinnen und Einwohner.</fn>

## Wie viel kostet es, eine erprobte Beratungsstelle nach dem Ende der Förderung weiterzuführen?

Die Frage lässt sich nur beantworten, wenn von Anfang an mitgerechnet wird. Empfohlen wird, schon
im Antrag auszuweisen, welche Kosten nach drei Jahren bleiben. Das betrifft Personal, Räume,
Fortbildung und die Pflege von Netzseiten.

- <b>Personal:</b> Eine Vollzeitstelle in der Beratung kostet einschließlich der Nebenkosten
zwischen 62 000 und 74 000 Euro im Jahr.

- <b>Räume:</b> Wer städtische Räume nutzt, sollte die Miete dennoch ausweisen, damit der Vergleich
mit freien Trägern stimmt.

- <b>Sachkosten:</b> Für Übersetzungen, Fahrten und Öffentlichkeitsarbeit sind 8 bis 12 Prozent der
Personalkosten anzusetzen.

## Verstetigung vorbereiten: Zeitplan, Zuständigkeit, Beschluss

### Zwei Jahre vor dem Ende

Der Fachausschuss wird über den Stand unterrichtet. Er entscheidet, ob das Angebot ausgewertet
werden soll und nach welchen Maßstäben. Ein Muster für den Bericht enthält der Anhang.<fn>Vgl.
auch Demir 2018, S. 31 f.</fn>

### Ein Jahr vor dem Ende

Die Kämmerei erhält eine Anmeldung für den Haushalt. Freie Träger brauchen jetzt eine Zusage, damit
sie Verträge verlängern können; spätestens sechs Monate vor dem Ende sucht sich das Personal sonst
eine andere Stelle.

### Wenn kein Beschluss zustande kommt

Dann ist geordnet abzuwickeln: Ratsuchende werden übergeben, Akten gesichert, Erfahrungen
aufgeschrieben. Auch das ist eine Leistung, die in der Stellenbeschreibung stehen sollte.
"""
