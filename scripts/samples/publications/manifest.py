"""Manifesto of 2016: large type, few headings, demands."""

from scripts.samples.design import SANS, Design
from scripts.samples.publication import Publication

_BODY = """
# Zusammenhalt entsteht vor Ort

Im Jahr 2015 haben Städte, Landkreise und Gemeinden in wenigen Wochen mehr Menschen aufgenommen als
in den zehn Jahren zuvor. Turnhallen wurden zu Schlafsälen, Verwaltungsangestellte zu Nachtwachen,
Nachbarinnen zu Lehrerinnen. Was viele für unmöglich hielten, ist gelungen, weil Zehntausende
geholfen haben und weil die Kommunen auf jahrzehntelange Erfahrung mit Zuwanderung bauen konnten.

Nun geht es um mehr als Betten. Die Geflüchteten werden zu einem großen Teil bleiben. Ob sie
Arbeit, Wohnung, Sprache und Freunde finden, entscheidet sich in der Straße, der Schule und dem
Betrieb. Wir, die Integrationsbeauftragten aus 30 Städten und Landkreisen, sagen: Das ist zu
schaffen, wenn jede Ebene des Staates ihren Teil trägt.

## Was wir beitragen

Wir werden Unterkünfte nicht an den Rand drängen, sondern über alle Stadtteile verteilen. Wir
werden Kindern binnen drei Monaten einen Platz in Kindertagesstätte oder Schule geben. Wir werden
Ehrenamtliche begleiten und ihnen feste Ansprechpersonen nennen. Wir werden Konflikte nicht
beschönigen und Gewalt nicht dulden, gleich von wem sie ausgeht.

Und wir werden nicht vergessen, dass neben den Flüchtlingen auch andere auf bezahlbare Wohnungen
und gute Schulen warten. Integrationspolitik ist Politik für alle, oder sie scheitert.

## Was wir fordern

<b>1. Sprache von Anfang an.</b> Der Bund muss Integrationskurse für alle Asylsuchenden öffnen,
unabhängig von der Bleibeperspektive. Wer zwei Jahre auf eine Entscheidung wartet, darf in dieser
Zeit nicht sprachlos bleiben.

<b>2. Schnelle Verfahren.</b> Wir fordern den Bund auf, das Personal des Bundesamts so zu
verstärken, dass Anträge in drei Monaten entschieden werden. Altfälle, die länger als zwei Jahre
liegen, sind durch eine Stichtagsregelung zu lösen.

<b>3. Wohnraum.</b> Bund und Länder sollen den sozialen Wohnungsbau auf 80 000 Wohnungen im Jahr
verdoppeln. Bundeseigene Grundstücke sind den Kommunen zum halben Verkehrswert zu überlassen.

<b>4. Verlässliches Geld.</b> Die Länder müssen die Kosten der Unterbringung vollständig und
zeitnah erstatten. Die Integrationspauschale des Bundes ist ungekürzt an die Kommunen
weiterzuleiten und auf mindestens fünf Jahre festzuschreiben.

<b>5. Arbeit.</b> Vorrangprüfung und Beschäftigungsverbote sind abzuschaffen. Wer eine Ausbildung
beginnt, braucht die Sicherheit, sie hier beenden und danach zwei Jahre arbeiten zu können.

<b>6. Anerkennung.</b> Von den Kammern und den Ländern erwarten wir, dass ausländische Abschlüsse
innerhalb von drei Monaten bewertet werden. Fehlende Nachweise sollen durch Arbeitsproben ersetzt
werden können.

<b>7. Familien.</b> Die Aussetzung des Familiennachzugs für subsidiär Geschützte ist
zurückzunehmen. Wer um Frau und Kind bangt, lernt keine Sprache.

<b>8. Schutz vor Gewalt.</b> Wir verlangen von Bund und Ländern bundesweite Mindeststandards für
Unterkünfte, abschließbare Räume für Frauen und eine Meldestelle für Übergriffe.

<b>9. Mitsprache.</b> Integration ist als Gemeinschaftsaufgabe im Grundgesetz zu verankern.
Kommunen sind an allen Gesetzgebungsverfahren zu beteiligen, die sie bezahlen müssen.

<b>10. Europa.</b> Die Bundesregierung soll sich dafür einsetzen, dass die Europäische Union Städte
unmittelbar fördert, die Geflüchtete aufnehmen.

## Was wir nicht wollen

Wir wollen keinen Wettlauf um die geringsten Leistungen. Wir wollen keine Wohnsitzauflagen, die
Menschen dort festhalten, wo es keine Arbeit gibt; wo sie gelten, sind sie nach zwei Jahren zu
überprüfen. Und wir wollen keine Debatte, in der jede Straftat eines Einzelnen einer Gruppe
angelastet wird.

Noch 1998 sollte Deutschland nach dem Willen vieler kein Einwanderungsland sein. Wir haben seither
gelernt. Die Stadtgesellschaften von Berlin bis Tübingen, von Hamburg bis in den Kreis Düren zeigen
täglich, dass Verschiedenheit und Zusammenhalt einander nicht ausschließen.

## Einladung

Wir laden alle Räte und Kreistage ein, sich diesem Manifest anzuschließen. Die Geschäftsstelle
nimmt Beschlüsse unter manifest@example.org entgegen. Bis Ende 2017 wird der Qualitätszirkel
öffentlich berichten, welche Forderungen erfüllt wurden und welche nicht.

Beschlossen auf der Frühjahrssitzung, 15. April 2016
"""

PUBLICATION = Publication(
    key="manifest-2016",
    title="Zusammenhalt entsteht vor Ort",
    subtitle="Manifest der kommunalen Integrationsbeauftragten",
    short_title="Manifest 2016",
    year=2016,
    kind="manifesto",
    design=Design(
        text_face=SANS,
        head_face=SANS,
        size=13,
        leading=19.5,
        margins=(80, 90, 80, 90),
        accent="#b3261e",
        page_number="{n}",
        running_head="",
        metadata_title="Manifest",
    ),
    front="",
    body=_BODY,
)
