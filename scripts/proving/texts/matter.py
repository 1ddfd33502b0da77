"""Front and back matter: forewords, abbreviations, glossary, literature, index."""

FOREWORD_MAYOR = """
# Grußwort

Sehr geehrte Damen und Herren,

wer in unserer Stadt lebt, gehört dazu. Dieser Satz steht über unserem Leitbild, und er
verpflichtet Rat und Verwaltung. Die vorliegende Veröffentlichung zeigt, was Kommunen tun können,
um ihn einzulösen, und wo sie auf Bund und Länder angewiesen sind.

Sie ist aus der Arbeit vieler entstanden: Fachleute aus 27 Städten und Kreisen haben ihre
Erfahrungen offengelegt, auch die schlechten. Dafür gebührt ihnen Dank. Ich hoffe, dass ihre
Vorschläge in Ratssälen und Amtsstuben ebenso gelesen werden wie in Vereinen und Initiativen.

Mit freundlichen Grüßen

Maria Mustermann

Oberbürgermeisterin
"""

FOREWORD_SHORT = """
# Zum Geleit

Diese Veröffentlichung wendet sich an alle, die vor Ort Verantwortung tragen. Sie ist so
aufgebaut, dass jedes Kapitel für sich gelesen werden kann. Empfehlungen sind am Ende der Kapitel
zusammengefasst.

Die Redaktion
"""

ABBREVIATIONS = """
# Abkürzungen

::: table plain 22 78 head=0
| AGG | Allgemeines Gleichbehandlungsgesetz
| BAMF | Bundesamt für Migration und Flüchtlinge
| KI | Kommunales Integrationszentrum
| MO | Migrantenorganisation
| SGB | Sozialgesetzbuch
| VHS | Volkshochschule
| ZAB | Zentralstelle für ausländisches Bildungswesen
:::
"""

SOURCES = """
# Quellen und weiterführende Hinweise

Amt für Statistik Musterstadt (Hrsg.) (2017): Bevölkerung in den Stadtteilen. Tabellenband.
Musterstadt.

Beratungsstelle Neudorf: Jahresbericht 2018, www.beispiel.example.org/berichte/jahresbericht-2018
(abgerufen am 3. Februar 2019).

Kaya, Deniz; Sommer, Brigitte (2015): Räume öffnen. Was Gemeindehäuser leisten können. In: Blätter
für kommunale Praxis, Heft 4, S. 211–229.

Novak, Jan (2013): Vom Antrag zur Bewilligung. Ein Ratgeber für Vereine. 3., überarbeitete Auflage.
Altenfeld: Buchwerk.
"""
