"""The field's words, English to German; written for this project out of general knowledge.

One line an entry: English words that mean the same, a colon, German words to look for.
"""

GLOSSARY = """
abuse: Missbrauch
academic: akademisch
acceptance: Akzeptanz
access: Zugang
accessible accessibility: barrierefrei Barrierefreiheit zugänglich
accommodation: Unterkunft Unterbringung
act law legislation: Gesetz
action: Maßnahme Handlung
adult: Erwachsene
administration: Verwaltung
advice advise counsel counselling: Beratung
adviser advisor: Berater
age: Alter
aim goal objective: Ziel
agency: Agentur Behörde
agreement: Vereinbarung
anchor: verankern Verankerung
antidiscrimination: Antidiskriminierung
apartment flat: Wohnung
apply application applicant: Antrag beantragen Bewerbung
apprentice apprenticeship: Ausbildung Auszubildende
approach: Ansatz
art: Kunst
association: Verein Verband
asylum: Asyl
authority: Behörde
barrier obstacle: Hindernis Barriere
become: werden
benefit: Leistung
bilingual: zweisprachig
birth: Geburt
board: Beirat Vorstand
border: Grenze
budget: Haushalt Budget
business company enterprise: Unternehmen Betrieb
care: Pflege Betreuung
career: Beruf
centre center: Zentrum
certificate: Zeugnis Bescheinigung
challenge: Herausforderung
change: Wandel Veränderung ändern
child children: Kind
childcare: Kinderbetreuung
church: Kirche
citizen: Bürger
citizenship nationality: Staatsangehörigkeit Staatsbürgerschaft
city: Stadt
civic: bürgerschaftlich
civil society: Zivilgesellschaft
climate: Klima
coexistence: Zusammenleben
cohesion: Zusammenhalt
commission committee: Ausschuss Kommission
commissioner: Beauftragte
commitment engagement: Engagement
communication: Kommunikation
community: Gemeinschaft Gemeinde
compulsory mandatory: verpflichtend Pflicht
concept: Konzept Begriff
conflict: Konflikt
consultation: Beratung
contact: Kontakt Ansprechpartner
cooperate cooperation collaboration collaborate: Zusammenarbeit Kooperation
coordination coordinate: Koordination Koordinierung
cost: Kosten
council: Rat Beirat
councillor: Ratsmitglied
country: Land
county district: Kreis Landkreis
course class: Kurs
crime: Kriminalität
culture cultural: Kultur kulturell
daycare nursery kindergarten: Kindertagesstätte Kita Kindergarten
data: Daten
decision: Entscheidung
define definition: Begriff Definition
demand claim: Forderung fordern
demographic: demografisch
department: Amt Abteilung
develop development: Entwicklung entwickeln
dialogue: Dialog
digital: digital Digitalisierung
disability disabled: Behinderung
disadvantaged disadvantage: benachteiligt Benachteiligung
discount: Ermäßigung
discrimination discriminate: Diskriminierung
diversity diverse: Vielfalt Diversität
doctor: Arzt
document: Dokument Unterlagen
driving licence: Führerschein
duty obligation: Pflicht
early: früh
economic economy: Wirtschaft wirtschaftlich
education: Bildung
elderly senior: Senioren ältere
election elect: Wahl wählen
elementary primary: Grundschule
emergency: Notfall
emigration: Auswanderung
employee staff personnel: Mitarbeiter Beschäftigte Personal
employer: Arbeitgeber
employment: Beschäftigung
empower empowerment: Empowerment Stärkung
entrepreneur founder startup: Gründer Existenzgründung
environment: Umwelt
equal equality: Gleichstellung Chancengleichheit gleich
ethnic: ethnisch
european: europäisch
evaluation evaluate: Evaluation Auswertung
event: Veranstaltung
evidence: Nachweis
example: Beispiel
exchange: Austausch
experience: Erfahrung
expert: Fachkraft Experte
family: Familie
federal: Bund Bundes
federal government: Bundesregierung Bund
federal state: Land Bundesland
fee: Gebühr
female woman women: Frauen
festival: Fest
find: finden
finance financing fund funding: Finanzierung Förderung Mittel
food: Lebensmittel
foreign: ausländisch
foreigner alien: Ausländer
forced: Zwang
foundation: Stiftung
free: kostenlos kostenfrei
freedom: Freiheit
further training: Fortbildung Weiterbildung
gender: Geschlecht
good practice: Praxisbeispiel Praxis
best practice: Praxisbeispiel Praxis
government: Regierung
grant: Zuschuss Förderung
group: Gruppe
growth: Wachstum
guide guideline handbook: Leitfaden Handreichung Leitlinie
health: Gesundheit
help assistance aid support: Hilfe Unterstützung
higher: höher
hire recruit recruitment: Einstellung Personalgewinnung
history: Geschichte
holiday: Feiertag Ferien
home: Zuhause Heim
homeless homelessness: obdachlos Wohnungslosigkeit
honorary voluntary volunteer volunteering: Ehrenamt ehrenamtlich Freiwillige
hospital: Krankenhaus
host: Aufnahme
house housing: Wohnen Wohnung Wohnraum
human: Mensch
human rights: Menschenrechte
identity: Identität
immigrant migrant: Migranten Zugewanderte Einwanderer
immigration: Einwanderung Zuwanderung
implement implementation: Umsetzung umsetzen
improve improvement: Verbesserung verbessern
inclusion include inclusive: Inklusion einbeziehen Teilhabe
income: Einkommen
independent: unabhängig
indicator: Indikator Kennzahl
inequality: Ungleichheit
influx: Zuzug
information inform: Information
inhabitant resident: Einwohner Bewohner
initiative: Initiative
institution: Einrichtung Institution
insurance: Versicherung
integration: Integration
intercultural: interkulturell
interpreter interpreting: Dolmetscher Sprachmittlung dolmetschen
involve involvement: Beteiligung einbeziehen
islam islamic muslim: Islam muslimisch Muslime
jewish: jüdisch
job work: Arbeit Arbeitsplatz
journey travel: Reise
justice: Gerechtigkeit
kid: Kind
knowledge: Wissen Kenntnisse
labour labor: Arbeit
labour market: Arbeitsmarkt
language: Sprache
lawyer: Rechtsanwalt
learn learning: Lernen
leisure: Freizeit
library: Bibliothek
life live living: Leben
literacy: Alphabetisierung
local: kommunal örtlich lokal
local authority: Kommune
lost property: Fundbüro
management: Management Steuerung
market: Markt
marriage marry: Ehe heiraten
mayor: Bürgermeister Oberbürgermeister
measure: Maßnahme
media: Medien
medical: medizinisch
meeting: Treffen Sitzung
member: Mitglied
mental: psychisch
mentor mentoring: Mentor Patenschaft
migration: Migration
migration background: Migrationshintergrund
minimum wage: Mindestlohn
minor: minderjährig
minority: Minderheit
money: Geld
mosque: Moschee
mother: Mutter
mother tongue: Muttersprache Herkunftssprache
multilingual multilingualism: mehrsprachig Mehrsprachigkeit
municipal: kommunal städtisch
municipality municipalities: Kommune Gemeinde
museum: Museum
naturalisation naturalization naturalise: Einbürgerung einbürgern
need: Bedarf brauchen
neighbourhood neighborhood: Quartier Nachbarschaft Stadtteil
network: Netzwerk Vernetzung
newcomer: Neuzugewanderte
offer: Angebot
office: Amt Büro
officer: Beauftragte
opening: Öffnung
opportunity chance: Chance
organisation organization: Organisation
origin: Herkunft
paper: Papier
parent: Eltern
parliament: Parlament
participate participation: Beteiligung Teilhabe Partizipation Teilnahme
partner partnership: Partner Partnerschaft
pay payment: Zahlung bezahlen
peace: Frieden
pension: Rente
people person: Menschen Personen
permit permission: Erlaubnis Genehmigung
perpetrator: Täter
place: Ort Platz
plan planning: Plan Planung
play: Spiel
police: Polizei
policy policies politics political: Politik politisch
poor poverty: Armut
population: Bevölkerung
post: Stelle
pregnancy pregnant: Schwangerschaft schwanger
prejudice: Vorurteil
prevention prevent: Prävention verhindern
principle: Grundsatz
private: privat
problem: Problem
procedure: Verfahren
professional: beruflich Fachkräfte
programme program: Programm
project: Projekt
promote promotion: Förderung fördern
proof: Nachweis
protection protect: Schutz schützen
psychological: psychologisch
public: öffentlich
public service: öffentlicher Dienst
public transport: Nahverkehr ÖPNV
pupil student: Schüler Studierende
qualification: Qualifizierung Abschluss
quality: Qualität
quota: Quote
racism racist: Rassismus rassistisch
receive reception: Aufnahme
recognition recognise recognize: Anerkennung anerkennen
recommend recommendation: Empfehlung empfehlen
refugee: Flüchtling Geflüchtete
region: Region
register registration: Anmeldung Registrierung anmelden
regulation: Regelung Verordnung
religion religious: Religion religiös
rent: Miete
representation represent representative: Vertretung Vertreter
required requirement require: Voraussetzung erforderlich
research: Forschung
residence: Aufenthalt Wohnsitz
residence permit: Aufenthaltserlaubnis Aufenthaltstitel
resource: Ressourcen Mittel
responsible responsibility: zuständig Verantwortung Zuständigkeit
result: Ergebnis
return: Rückkehr
right: Recht
role: Rolle
rural: ländlich
safety security: Sicherheit
salary wage: Lohn Gehalt
school: Schule
second: zweite
secondary: weiterführend
self-help: Selbsthilfe
separate: getrennt
service: Dienst Dienstleistung Angebot
settlement: Niederlassung Ansiedlung
sex sexual: sexuell
shortage: Mangel
sick illness disease: krank Krankheit
skill: Kompetenz Fähigkeit
skilled worker: Fachkräfte
small: klein
social: sozial
social worker: Sozialarbeiter
society: Gesellschaft
solution: Lösung
speak spoken: sprechen
sponsor sponsorship: Patenschaft
sport: Sport
spouse: Ehepartner Ehegatte
standard: Standard
state: Staat Land
statistics: Statistik
strategy: Strategie
street: Straße
strengthen: stärken Stärkung
structure: Struktur
study studies: Studium Studie
success successful: Erfolg erfolgreich
suffrage: Wahlrecht
sustainable: nachhaltig
take part: Beteiligung Teilhabe Mitwirkung
target: Ziel
task: Aufgabe
tax: Steuer
teacher teaching: Lehrer Lehrkräfte
term terminology: Begriff
theatre theater: Theater
ticket: Ticket Eintrittskarte
together: gemeinsam zusammen
tolerance: Toleranz
tongue: Sprache
town: Stadt
trade union: Gewerkschaft
tradition: Tradition
traffic: Verkehr
training: Schulung Fortbildung Ausbildung
transition: Übergang
translate translation translator: Übersetzung übersetzen
treatment: Behandlung
trust: Vertrauen
unaccompanied: unbegleitet
unemployed unemployment: arbeitslos Arbeitslosigkeit
university: Universität Hochschule
urban: städtisch
value: Werte
victim: Opfer
village: Dorf
violence: Gewalt
visa: Visum
vocational: beruflich Berufsausbildung
vote voting: Wahlrecht wählen
war: Krieg
warehouse: Lager
welcome welcoming: Willkommen Willkommenskultur
welfare: Wohlfahrt
worker: Arbeitnehmer
workplace: Arbeitsplatz
workshop: Workshop
worship: Gebet Gottesdienst
year: Jahr
young youth: Jugend Jugendliche
"""

PHRASES = frozenset(
    {
        "best practice",
        "civil society",
        "driving licence",
        "federal government",
        "federal state",
        "further training",
        "good practice",
        "human rights",
        "labour market",
        "local authority",
        "lost property",
        "migration background",
        "minimum wage",
        "mother tongue",
        "public service",
        "public transport",
        "residence permit",
        "skilled worker",
        "social worker",
        "take part",
        "trade union",
    }
)
"""Entries whose English words stand together; all others are alternatives."""
