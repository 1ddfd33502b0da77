"""Tables: spanning heads, without lines, with cells of several lines, over more than a page."""

CONTACTS = """
# Ansprechpersonen

Die folgenden Stellen geben Auskunft zu den Beispielen. Anschriften und Namen sind erfunden.

::: table plain 26 28 22 24
| Stelle | Anschrift | Telefon | Netzpost
| Geschäftsstelle des Qualitätszirkels | Musterstraße 1, 00001 Musterstadt | 0000 11-101 |
zirkel@example.org
| Fachstelle Vielfalt, Kreis Beispiel | Kreishaus, Am Ring 12, 00002 Beispielstadt | 0000 22-340 |
vielfalt@example.org
| Büro für Zusammenleben | Rathausplatz 4, 00003 Musterhausen | 0000 33-27 | buero@example.org
| Agentur für freiwilliges Engagement | Alte Post, Bahnhofstraße 9, 00004 Neudorf | 0000 44-556 |
agentur@example.org
| Netzwerk Sprache | Volkshochschule, Lindenallee 30, 00005 Altenfeld | 0000 55-78 |
sprache@example.org
:::
"""

LONG_TABLE = """
## Maßnahmen im Überblick

Die Übersicht nennt alle Maßnahmen, die seit Beginn des Programms bewilligt wurden. Sie wird
zweimal jährlich fortgeschrieben.

@ Tabelle 4: Bewilligte Maßnahmen nach Handlungsfeld, Träger und Laufzeit

::: table ruled 8 36 30 14 12
| Nr. | Maßnahme | Träger | Laufzeit | Euro
| 1 | Elterncafé an drei Grundschulen | Familienbildungsstätte | 2016–2018 | 24 000
| 2 | Sprachförderung in den Ferien | Volkshochschule | 2016–2019 | 61 500
| 3 | Lotsendienst im Krankenhaus | Klinikum, Freiwilligenagentur | 2017–2019 | 38 200
| 4 | Fortbildung für Vereinsvorstände | Kreissportbund | 2016–2017 | 7 900
| 5 | Beratung zur Anerkennung von Abschlüssen | Industrie- und Handelskammer, Handwerkskammer |
2016–2020 | 112 000
| 6 | Theaterwerkstatt mit Jugendlichen | Stadttheater | 2018 | 15 400
| 7 | Gesprächskreise für Frauen | Frauenhaus, Moscheeverein | 2017–2018 | 9 300
| 8 | Begleitung beim Einstieg in den Pflegeberuf | Pflegeschule | 2018–2020 | 84 000
| 9 | Mehrsprachige Stadtführungen | Stadtarchiv, Geschichtsverein | 2017 | 3 100
| 10 | Schlichtung in der Nachbarschaft | Wohnungsgesellschaft | 2016–2018 | 27 600
| 11 | Gründungsberatung | Wirtschaftsförderung | 2017–2020 | 73 000
| 12 | Digitale Sprechstunde des Bürgeramts | Bürgeramt | 2019–2020 | 18 800
| 13 | Stipendien für Schülerinnen und Schüler | Bürgerstiftung | 2016–2020 | 50 000
| 14 | Forum der Religionen | Evangelische und katholische Gemeinden, Rat der Muslime | 2016–2020 |
6 000
| 15 | Ausbildung von Übungsleiterinnen | Turnverein | 2018–2019 | 11 700
| 16 | Rechtsberatung am Abend | Anwaltverein | 2017–2019 | 14 200
| 17 | Kochbuch der Nachbarschaft | Stadtteilbüro | 2018 | 4 600
| 18 | Fahrdienst zu Sprachkursen | Bürgerbusverein | 2017–2020 | 32 900
| 19 | Beratung gegen Diskriminierung | Verein für Gleichbehandlung | 2018–2020 | 96 000
| 20 | Fachtag und Dokumentation | Geschäftsstelle | 2020 | 8 500
:::

Nicht aufgeführt sind Vorhaben, die ausschließlich aus Spenden bezahlt wurden.
"""

MATRIX = """
## Zuständigkeiten der Ebenen

@ Tabelle 5: Wer entscheidet, wer zahlt, wer führt aus?

::: table zebra 25 15 15 15 15 15 head=2
| Aufgabe | Bund | < | Land | < | Kommune
| ^ | regelt | zahlt | regelt | zahlt | führt aus
| Integrationskurse | ja | ja | nein | nein | zum Teil
| Schule | nein | zum Teil | ja | ja | Gebäude
| Kindertagesbetreuung | zum Teil | zum Teil | ja | ja | ja
| Unterbringung | nein | zum Teil | ja | ja | ja
| Jugendhilfe | ja | nein | zum Teil | zum Teil | ja
:::

Die Tabelle vereinfacht. In den Stadtstaaten fallen Land und Kommune zusammen, in den
Flächenländern weichen die Regeln voneinander ab.

@ Tabelle 6: Vorhaben nach Phasen

::: table ruled 22 26 26 26
| Phase | Wer? | Was? | Ergebnis
| Vorbereitung | Fachamt | Bedarf erheben | Bericht
| ^ | Rat | Mittel bereitstellen | Beschluss
| Durchführung | Träger | Angebote schaffen; dabei Fristen und Auflagen beachten | Zwischenstand
nach sechs Monaten
| Auswertung | Fachamt und Träger gemeinsam | < | Abschlussbericht, der im Ausschuss vorgestellt
wird
:::
"""

BUDGET = """
## Kosten und Finanzierung

Ein Rechenbeispiel für eine Stadt mit 80 000 Einwohnerinnen und Einwohnern zeigt, womit zu rechnen
ist.

::: table lines 40 20 20 20
| Posten | 1. Jahr | 2. Jahr | 3. Jahr
| Leitung, eine Vollzeitstelle | 68 000 | 69 700 | 71 400
| Zwei halbe Stellen Beratung | 61 200 | 62 700 | 64 300
| Honorare für Sprachmittlung | 18 000 | 24 000 | 26 000
| Miete, Ausstattung, Technik | 32 500 | 14 200 | 14 200
| Öffentlichkeitsarbeit | 6 000 | 4 000 | 4 000
| Summe | 185 700 | 174 600 | 179 900
:::

Die Personalkosten folgen dem Tarifvertrag. Für Steigerungen sind 2,5 Prozent angesetzt; die
Sachkosten sind Erfahrungswerte aus drei Städten.
"""
