"""Position paper of 2021: sans serif, footnotes, colon form, numbered demands."""

from scripts.samples.design import SANS, BoxStyle, Design
from scripts.samples.publication import Publication

_FRONT = """
### Impressum

Kommunaler Qualitätszirkel zur Integrationspolitik (Muster) · Juni 2021

Grundlage ist eine (erfundene) Umfrage unter 33 Mitgliedskommunen im Februar und März 2021.
"""

_BODY = """
# Die Pandemie als Brennglas

## Was die Umfrage zeigt

Von 33 Mitgliedskommunen haben 29 geantwortet. In 26 von ihnen fielen im Jahr 2020 mehr als die
Hälfte der Präsenzangebote aus, in 18 wurden Mittel für Integrationsarbeit gesperrt oder in andere
Haushaltsstellen verschoben.<fn>Gesperrt wurden im Mittel 14 Prozent der freiwilligen Leistungen;
die Spanne reicht von 3 bis 41 Prozent.</fn> Sprachkurse mit Bundesmitteln liefen nach der ersten
Schließung im Durchschnitt erst nach elf Wochen wieder an. 21 Kommunen berichten, dass Kinder aus
Familien mit Einwanderungsgeschichte beim Distanzunterricht länger als zwei Wochen nicht erreicht
wurden.

Corona traf nicht alle gleich. Bürger:innen, die auf engem Raum wohnen, im Lager, in der Pflege
oder in der Fleischverarbeitung arbeiten, hatten ein höheres Risiko, sich
anzustecken.<fn>Auswertung der Gesundheitsämter Bremen, Mannheim und des Kreises Mettmann nach
Stadtteilen, April 2020 bis Januar 2021 (erfunden).</fn> Zugleich verloren geringfügig Beschäftigte
als Erste ihre Arbeit. Die Corona-Maßnahmen wurden vor allem in deutscher Sprache und in amtlichem
Ton bekannt gemacht. Was davon ankam, war Zufall.

## Was geholfen hat

Wo Kommunen schon vor 2020 mit Migrant:innenorganisationen zusammenarbeiteten, gelang die
Verständigung binnen Tagen. In Hamm und Darmstadt bildeten die Kinder- und Jugendhilfe, das
Gesundheitsamt und die Integrationsstelle gemeinsame Stäbe. In mehreren Städten gingen
mehrsprachige Teams von Tür zu Tür. Die Lehre daraus ist einfach: Vertrauen lässt sich in der Krise
nicht mehr aufbauen, nur noch nutzen.

::: box Praxisbeispiel: Impfen im Quartier, Stadt Wiesbaden
<b>Ziel:</b> Die Impfquote in drei dicht bewohnten Stadtteilen auf den Durchschnitt der Stadt
heben.

<b>Vorgehen:</b> Zwölf mehrsprachige Gesundheitslots:innen informierten vier Wochen lang auf
Märkten, in Gemeinden und Läden. Danach kam ein Impfbus an sechs Tagen, ohne Termin.

<b>Partner:</b> Gesundheitsamt, neun Migrant:innenorganisationen, Wohnungsgesellschaft,
Hausärzt:innen.

<b>Ergebnis:</b> 4 180 Erstimpfungen; der Rückstand der drei Stadtteile sank von 19 auf 6
Prozentpunkte.

<b>Kontakt:</b> Amt für Zuwanderung, impfen-wiesbaden@example.org
:::

Auch die Stadt Nürnberg hat gute Erfahrungen gemacht. Ihr Bildungsbüro wollte verhindern, dass
Kinder in Unterkünften den Anschluss an die Schule verlieren. Im Mai 2020 wurden dort 14 Lernräume
mit Netzanschluss eingerichtet, 160 Leihgeräte ausgegeben und Studierende als Lernbegleiter:innen
bezahlt. Unterstützt wurde das Vorhaben von der Universität, der Bürgerstiftung und dem staatlichen
Schulamt. Von 310 Kindern nahmen 271 regelmäßig teil, nur neun mussten eine Klasse wiederholen. Die
Stadt gibt ihre Erfahrungen weiter, lernraum-nuernberg@example.org.

# Folgen, die bleiben

Die Rückstände sind nicht von selbst aufzuholen. Sprachstandserhebungen vom Frühjahr 2021 weisen in
zehn Kommunen einen um ein Drittel höheren Förderbedarf bei Vierjährigen aus. Ehrenamtliche haben
sich zurückgezogen; in Landkreisen ist jede vierte Initiative nicht mehr aktiv. Vereine, die ihre
Räume aus Veranstaltungen finanzierten, stehen vor der Schließung. Und es nehmen Anfeindungen zu,
zuerst gegen Menschen, die für asiatisch gehalten wurden, später gegen jüdische Gemeinden.

Die Kommunen werden 2021 und 2022 sparen müssen. Integrationsarbeit ist zu großen Teilen
freiwillige Leistung und steht deshalb als Erste auf der Liste. Wer jetzt kürzt, wird in wenigen
Jahren ein Vielfaches für Nachqualifizierung und Hilfen zur Erziehung aufwenden. Sollte ein
Haushalt dennoch gekürzt werden, dann nicht bei Sprachförderung und Beratung.

# Forderungen

## Finanzierung

<b>Forderung 1:</b> Bund und Länder müssen die Integrationsarbeit als kommunale Pflichtaufgabe
anerkennen und dauerhaft finanzieren. Als Richtwert gelten 25 Euro je Einwohner:in und Jahr.

<b>Forderung 2:</b> Der Bund soll ein Aufholprogramm „Ankommen nach Corona“ mit 500 Millionen Euro
für vier Jahre auflegen. Die Mittel sind nach der Zahl der Neuzugewanderten zu verteilen und ohne
Wettbewerb zu vergeben.

<b>Forderung 3:</b> Die Länder haben Haushaltssperren der Kommunalaufsicht für
Integrationsleistungen auszusetzen.

## Bildung und Sprache

<b>Forderung 4:</b> Integrationskurse sind auch in Räumen mit Abstand und in kleinen Gruppen
auskömmlich zu vergüten. Wir erwarten vom Bund einen Zuschlag von 30 Prozent je Unterrichtseinheit.

<b>Forderung 5:</b> Von den Ländern wird verlangt, jedes Kind in einer Gemeinschaftsunterkunft mit
einem Endgerät und einem Netzanschluss auszustatten.

## Gesundheit und Arbeit

<b>Forderung 6:</b> Mehrsprachige Gesundheitsinformationen sind vom Bund zeitgleich mit der
deutschen Fassung zu veröffentlichen. Die Bundeszentrale für gesundheitliche Aufklärung muss dafür
eine ständige Redaktion erhalten.

<b>Forderung 7:</b> Der Bund soll den Arbeitsschutz in Sammelunterkünften von Betrieben verschärfen
und Kontrollen zur Regel machen.

## Zusammenhalt

<b>Forderung 8:</b> Wir fordern einen Rettungsfonds der Länder für Migrant:innenorganisationen, der
Mieten und laufende Kosten für 18 Monate deckt.<fn>Überschlägig 22 Millionen Euro für rund 4 000
Vereine in den Ländern der Mitgliedskommunen.</fn>

# Was wir den Kommunen raten

Kommunen sollten ihre Krisenstäbe um die Integrationsstelle erweitern. Notfallpläne sind um ein
Kapitel zur mehrsprachigen Information zu ergänzen, mit Zuständigkeit, Sprachen und Verteilwegen.
Es wird empfohlen, mit mindestens fünf Migrant:innenorganisationen Vereinbarungen für den
Krisenfall zu treffen und diese jährlich gemeinsam zu üben. Digitale Angebote, die sich bewährt
haben, sollten bleiben: Beratung per Video spart Wege, ersetzt aber nicht das erste Gespräch.
"""

PUBLICATION = Publication(
    key="corona-2021",
    title="Integrationsarbeit nach der Pandemie sichern",
    subtitle="Positionspapier mit acht Forderungen",
    short_title="Integrationsarbeit nach der Pandemie sichern",
    year=2021,
    kind="position_paper",
    design=Design(
        text_face=SANS,
        head_face=SANS,
        size=11,
        leading=16.4,
        margins=(78, 84, 78, 84),
        accent="#0b6e4f",
        tint="#e3f1ec",
        box=BoxStyle.BAR,
        bullet="–",
        page_number="Seite {n} von {total}",
        running_head="title",
        outline=True,
        metadata_title="Integrationsarbeit nach der Pandemie sichern",
    ),
    front=_FRONT,
    body=_BODY,
)
