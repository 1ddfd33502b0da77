"""Practice boxes in several forms: in the column, beside the text, over the whole width."""

PAIR = """
## Zwei Wege, ein Ziel

Wie verschieden Kommunen dieselbe Aufgabe lösen, zeigen zwei Beispiele aus dem Übergang von der
Schule in den Beruf. Beide Vorhaben werden seit mehr als fünf Jahren aus eigenen Mitteln getragen.

::: wide Praxisbeispiel: Werkstattjahr in der Kreisstadt
<b>Ausgangslage:</b> Jugendliche, die nach dem sechzehnten Lebensjahr eingereist waren, fanden
keinen Platz an den allgemeinbildenden Schulen.

<b>Ziel:</b> Ausbildungsreife innerhalb von zwölf Monaten.

<b>Vorgehen:</b> Drei Tage in der Woche Werkstatt, zwei Tage Unterricht.

<b>Ergebnis:</b> 43 von 58 Jugendlichen begannen eine Ausbildung.

<b>Kontakt:</b> Kreisberufsschule, werkstattjahr@example.org
:::

::: wide Praxisbeispiel: Patenschaften im Handwerk
<b>Ausgangslage:</b> Betriebe suchten Auszubildende, kannten aber die Bewerberinnen und Bewerber
nicht.

<b>Ziel:</b> Jeder Betrieb lernt vor der Bewerbungsfrist zwei junge Menschen kennen.

<b>Vorgehen:</b> Meister im Ruhestand begleiten Praktika:

- Vorgespräch im Betrieb,

- Besuch in der zweiten Woche,

- Auswertung zu dritt.

<b>Kontakt:</b> Kreishandwerkerschaft, paten@example.org
:::

Gemeinsam ist beiden, dass die Betriebe von Anfang an beteiligt waren. Unterschiede gibt es bei den
Kosten: Das Werkstattjahr schlägt mit 6 400 Euro je Platz zu Buche, die Patenschaften mit 310 Euro.
"""

LONG_BOX = """
## Ein ausführliches Beispiel

Das folgende Beispiel ist ausführlicher beschrieben als die übrigen, weil es häufig nachgefragt
wird. Es lässt sich in Teilen übernehmen.

::: box Praxisbeispiel: Haus der Familien
<b>Ort:</b> Mittelstadt mit 72 000 Einwohnerinnen und Einwohnern, davon 29 Prozent mit
Einwanderungsgeschichte

<b>Ausgangslage:</b> In einem Stadtteil mit vielen jungen Familien bestanden neun
Beratungsangebote nebeneinander, die einander kaum kannten. Öffnungszeiten überschnitten sich am
Vormittag, am Nachmittag war niemand zu erreichen. Eltern berichteten, sie seien bis zu fünfmal
weitergeschickt worden.

<b>Ziele:</b> Eine Anlaufstelle für alle Anliegen von Familien; keine Wartezeit über zehn Tage;
Beteiligung der Eltern an allen Entscheidungen, die das Haus betreffen.

<b>Vorgehen:</b> Die Stadt mietete 2014 ein ehemaliges Möbelhaus und baute es in drei Abschnitten
um:

- 2014: Empfang, Elterncafé und Spielzimmer; die Beratungsstellen kommen stundenweise ins Haus.

- 2015: Umzug von Erziehungsberatung, Frühförderung und Migrationsberatung; gemeinsamer Kalender.

- 2016: Gründung des Elternrats mit elf gewählten Mitgliedern, Übernahme des Cafés durch einen
Verein.

Jede Woche trifft sich die Hausrunde, in der alle Einrichtungen vertreten sind. Fälle werden nur
mit Zustimmung der Familien besprochen. Eine Koordinatorin moderiert, schreibt mit und sorgt
dafür, dass Verabredungen eingehalten werden.

<b>Partner:</b> Jugendamt, Gesundheitsamt, zwei Wohlfahrtsverbände, Familienbildungsstätte,
Grundschule, Verein der Mütter

<b>Kosten:</b> Umbau 410 000 Euro, laufend 186 000 Euro im Jahr, davon 60 Prozent für Personal

<b>Ergebnis:</b> Im Jahr 2018 kamen 3 200 Familien. Die mittlere Wartezeit auf eine
Erziehungsberatung sank von 41 auf acht Tage. Sieben Mütter aus dem Café haben eine Ausbildung in
der Hauswirtschaft begonnen.

<b>Was schwierig war:</b> Die gemeinsame Software scheiterte am Datenschutz; geblieben ist ein
Kalender ohne Namen. Der Elternrat brauchte zwei Jahre, bis er sich traute, der Verwaltung zu
widersprechen.

<b>Kontakt:</b> Haus der Familien, Am Markt 3, 00000 Musterstadt, familien@example.org
:::

Andere Kommunen haben den Umbau gescheut und mit einem gemeinsamen Kalender begonnen. Auch das kann
ein Anfang sein, wenn die Einrichtungen in fußläufiger Entfernung liegen.
"""

SHORT_BOXES = """
## Kurz vorgestellt

::: box Praxisbeispiel: Radwerkstatt
<b>Ziel:</b> Begegnung beim Schrauben. <b>Ort:</b> Gemeinde mit 9 000 Einwohnern. <b>Ergebnis:</b>
140 instand gesetzte Räder, zwölf neue Vereinsmitglieder. <b>Kontakt:</b> rad@example.org
:::

Die Radwerkstatt entstand aus einer Kleiderkammer. Sie öffnet donnerstags und wird von vier
Rentnern und zwei Geflüchteten geleitet.

::: box Praxisbeispiel: Schwimmkurs für Frauen
<b>Ziel:</b> Sicher schwimmen lernen. <b>Ort:</b> Hallenbad der Kreisstadt, sonntags.
<b>Ergebnis:</b> 88 Frauen mit Abzeichen. <b>Kontakt:</b> schwimmen@example.org
:::

Für den Kurs wird das Bad zwei Stunden lang nur für Frauen geöffnet. Die Nachfrage übersteigt die
Plätze um das Dreifache; eine zweite Gruppe scheiterte bisher daran, dass Trainerinnen fehlen.

::: box Hinweis
Beide Vorhaben sind ohne Förderprogramm entstanden. Wer sie nachahmen möchte, kann die Unterlagen
bei der Geschäftsstelle anfordern.
:::

::: figure-beside Abbildung 2: Teilnehmende der offenen Angebote nach Altersgruppen
"""
