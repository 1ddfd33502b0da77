"""Handout of 2012: sans serif, letters as list markers, ruled table, filled boxes."""

from scripts.samples.design import SANS, SERIF, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Herausgeber: Kommunaler Qualitätszirkel zur Integrationspolitik (Muster), 2012

Bearbeitung: Wirtschaftsförderungen und Integrationsstellen aus acht Kommunen

Erfundener Beispieltext. Betriebe, Zahlen und Anschriften gibt es nicht.

### Zusammenfassung

Jede fünfte Gründung in den Mitgliedskommunen geht von Migrantinnen und Migranten aus. Kammern,
Banken und Wirtschaftsförderungen erreichen diese Betriebe nur zum Teil. Die Handreichung
empfiehlt, Beratung dorthin zu bringen, wo gegründet wird, die Ausbildung in diesen Betrieben zu
fördern und Fachkräfte aus dem Ausland vom ersten Tag an willkommen zu heißen.
"""

_BODY = """
# 1. Migrantenökonomie: mehr als Nische

Unter Migrantenökonomie werden in dieser Handreichung alle Betriebe verstanden, die von Personen
mit Migrationshintergrund geführt werden, gleich welcher Branche. Das Bild vom Gemüseladen trifft
nur noch einen kleinen Teil: In Frankfurt und Stuttgart entfallen 27 Prozent dieser Betriebe auf
wissensnahe Dienstleistungen, in Bochum 19 Prozent auf Bau und Handwerk. Zusammen beschäftigen sie
in den acht beteiligten Kommunen rund 54 000 Menschen.

Ihre Bedeutung für die Stadtteile geht über Zahlen hinaus. Sie halten Einkaufsstraßen am Leben,
bilden Jugendliche aus, die anderswo keine Lehrstelle finden, und sind Treffpunkte. Zugleich
arbeiten viele Inhaber/innen ohne Rücklagen, ohne Altersvorsorge und mit Familienangehörigen, deren
Arbeit niemand zählt.

# 2. Gründung begleiten

## 2.1 Beratung

Die Wirtschaftsförderung sollte Gründungsberatung in den Stadtteilen anbieten, zu Zeiten, in denen
Läden geschlossen sind. Beraterinnen und Berater mit eigener Gründungserfahrung und weiteren
Sprachkenntnissen sind bevorzugt einzusetzen. Für den Gang durch die Behörden wird ein
einheitlicher Ansprechpartner empfohlen, der Gewerbeanmeldung, Baugenehmigung und Aufenthaltsrecht
im Blick hat.

- Merkblätter zu Gewerberecht, Steuern und Hygiene in höchstens vier Seiten fassen.

- Kleinkredite bis 10 000 Euro gemeinsam mit der Sparkasse vermitteln und das Ausfallrisiko teilen.

- Nach der Gründung zwei Jahre lang Besuche im Betrieb anbieten; die meisten Schwierigkeiten
beginnen nach dem dritten Halbjahr.

::: box Praxisbeispiel: Gründungsbüro im Stadtteil, Stadt Mannheim
<b>Ziel:</b> Weniger Betriebe sollen in den ersten drei Jahren aufgeben.

<b>Vorgehen:</b> Zwei Berater sind an vier Abenden im Stadtteil erreichbar, auf Deutsch, Türkisch
und Italienisch. Jede Gründung erhält sechs Besuche im Betrieb.

<b>Partner:</b> Wirtschaftsförderung, Deutsch-Türkisches Wirtschaftszentrum, Sparkasse, Kammern.

<b>Ergebnis:</b> Von 212 begleiteten Betrieben bestanden nach drei Jahren noch 165; im Vergleich
der Stadt hätten es 120 sein müssen.

<b>Kontakt:</b> Fachbereich Wirtschaft, gruendung-mannheim@example.org
:::

## 2.2 Frauen als Gründerinnen

Frauen gründen häufiger im Nebenerwerb und seltener mit Kredit. Beratungsangebote sollten deshalb
mit Kinderbetreuung verbunden sein. In Hamburg und Wiesbaden bestehen Netzwerke für Gründerinnen,
über die hier nicht im Einzelnen berichtet wird.

# 3. Ausbildung in Betrieben

Nur jeder siebte Betrieb der Migrantenökonomie bildet aus, obwohl ein Drittel dazu berechtigt wäre.
Es fehlt an Ausbildungseignung, an Zeit und an Kenntnis des dualen Systems. Kommunen und Kammern
sollten die Prüfung zur Ausbildungseignung als Abendkurs anbieten und die Gebühr übernehmen. Für
kleine Betriebe sind Ausbildungsverbünde aufzubauen, in denen sich zwei oder drei Inhaber/innen
eine Lehrstelle teilen.

Solch einen Verbund gibt es seit 2009 in Nürnberg. Hauptanliegen war, in drei Jahren 100 neue
Lehrstellen zu schaffen. Ein Verein von Unternehmerinnen und Unternehmern sprach 380 Betriebe
persönlich an, übernahm den Schriftverkehr mit der Kammer und begleitete die Auszubildenden bis zur
Zwischenprüfung. An der Seite des Vereins standen die Industrie- und Handelskammer, die
Arbeitsagentur und das Amt für Berufliche Schulen. Ende 2011 waren 118 Lehrstellen besetzt, 84
Prozent der Verträge bestehen fort. Nähere Angaben macht die Wirtschaftsförderung,
verbund-nuernberg@example.org.

@ Tabelle 1: Praxisbeispiele zur Ausbildung, Stand 2011

::: table ruled 16 27 23 34
| Kommune | Ziel und Vorgehen | Partner | Ergebnis und Kontakt
| Stadt Bochum | Eignung erwerben: 14 Abendkurse, Prüfung im Haus der Kammer | Handwerkskammer,
Volkshochschule | 96 bestandene Prüfungen; lehre-bochum@example.org
| Stadt Essen | Vorbilder zeigen: Unternehmer/innen besuchen Abschlussklassen | zwölf Schulen,
Verband der Selbstständigen | 61 Praktika, 22 Lehrverträge; lehre-essen@example.org
| Stadt Wuppertal | Abbrüche verhindern: Patinnen für Auszubildende | Jobcenter, Rotary-Club |
Abbruchquote von 31 auf 17 Prozent; lehre-wuppertal@example.org
:::

# 4. Willkommens- und Anerkennungskultur

## 4.1 Fachkräfte gewinnen und halten

Unternehmen werben im Ausland um Fachkräfte; ob diese bleiben, entscheidet sich an Wohnung, Schule
und am Umgang im Amt. Kommunen sollten eine Erstanlaufstelle schaffen, die Ausländerbehörde,
Arbeitsagentur und Bürgeramt unter einem Dach vereint. Termine sind auf Englisch und in zwei
weiteren Sprachen zu vergeben. Auch Partnerinnen und Partner der Fachkräfte brauchen Beratung zur
Arbeitssuche; sie kehren sonst nach dem ersten Winter zurück.

::: box Praxisbeispiel: Erstanlaufstelle für Zuziehende, Stadt Hamburg
<b>Ziel:</b> Zuziehende sollen in einem einzigen Termin Aufenthalt, Meldung und Steuernummer
erledigen.

<b>Vorgehen:</b> Vier Behörden entsandten 2010 Beschäftigte in ein gemeinsames Büro. Die Beratung
läuft in sechs Sprachen.

<b>Partner:</b> Handelskammer, Arbeitsagentur, Universität.

<b>Ergebnis:</b> 7 300 Termine im Jahr, mittlere Dauer des Verfahrens zwölf statt 34 Tage.

<b>Kontakt:</b> willkommen-hamburg@example.org
:::

## 4.2 Anerkennung von Abschlüssen

Das Anerkennungsgesetz vom April 2012 gibt einen Anspruch auf Prüfung ausländischer
Berufsabschlüsse. Die Verfahren sollten nach drei Monaten abgeschlossen sein, tatsächlich dauern
sie oft länger. Kommunen können mit einem kleinen Fonds helfen, aus dem Übersetzungen und Gebühren
vorgestreckt werden. Beratungsstellen haben darauf hinzuweisen, dass ein Antrag schon vor der
Einreise gestellt werden kann.

Willkommenskultur darf sich nicht auf Hochqualifizierte beschränken. Wer seit 30 Jahren am Band
steht, hat dieselbe Anerkennung verdient. Empfehlenswert sind Einbürgerungsfeiern, Stadtrundgänge
für Neubürgerinnen und Neubürger und ein Begrüßungspaket mit Gutscheinen für Bücherei, Schwimmbad
und Museum.

# 5. Aufträge an andere Ebenen

a) Die Kammern sollen Gebühren für Anerkennungsverfahren einkommensabhängig staffeln.

b) Der Bund muss das Aufenthaltsrecht für Selbstständige aus Drittstaaten so ändern, dass auch
kleine Gründungen möglich sind; die Mindestsumme von 250 000 Euro ist zu streichen.

c) Die Länder sollen ihre Gründungsprogramme mehrsprachig ausschreiben und die Anerkennungsstellen
personell verstärken.

d) Von den Banken wird erwartet, Herkunft nicht als Merkmal der Kreditprüfung zu verwenden.
"""

PUBLICATION = Publication(
    key="migrantenoekonomie-2012",
    title="Migrantenökonomie und Willkommenskultur",
    subtitle="Handreichung für Wirtschaftsförderung und Integrationsstellen",
    short_title="Migrantenökonomie und Willkommenskultur",
    year=2012,
    kind="handout",
    design=Design(
        text_face=SANS,
        head_face=SERIF,
        size=10.8,
        leading=16,
        margins=(74, 82, 74, 82),
        accent="#6b1d3a",
        tint="#f5e6ec",
        bullet="•",
        page_number="{n}",
        running_head="chapter",
        metadata_title="Migrantenökonomie und Willkommenskultur",
    ),
    front=_FRONT,
    body=_BODY,
)
