"""The report as somebody in a town hall reads it: German Markdown, the summary first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from docpipe.alerts import Standing
from docpipe.runs.gate import GateVerdict
from docpipe.runs.markdown import in_one_line, table
from docpipe.runs.report import DOCUMENT, RecordChange, RunOutcome, RunReport, Seen
from docpipe.runs.versions import versions_markdown

OUTCOMES = {
    RunOutcome.PUBLISHED: "Veröffentlicht: der neue Stand ist zu sehen.",
    RunOutcome.UNCHANGED: "Nichts Neues: der bisherige Stand bleibt.",
    RunOutcome.PARTLY: "Fertig, aber nicht alles hat geklappt (siehe Probleme).",
    RunOutcome.HELD: "Angehalten: der bisherige Stand bleibt, jemand muss entscheiden.",
    RunOutcome.FAILED: "Gescheitert: der bisherige Stand bleibt.",
}

STEP_NAMES = {
    "begin": "Beginn",
    "lists": "Listen lesen",
    "discover": "Nachsehen",
    "fetch": "Holen",
    "take_in": "Katalog aufnehmen",
    "process": "Lesen",
    "build": "Index bauen",
    "verify": "Zitate prüfen",
    "evaluate": "Suche messen",
    "judge": "Urteilen",
    "publish": "Veröffentlichen",
    "notify": "Benachrichtigen",
    "report": "Berichten",
}

_STANDINGS = {
    "added": "neu",
    "updated": "neuere Fassung oder Beschreibung",
    "duplicate": "schon vorhanden",
    "quarantined": "nicht lesbar",
}
_CHANGES = {"new": "neu", "changed": "geändert", "gone": "entfallen"}
_DELIVERIES = {
    Standing.DELIVERED: "zugestellt",
    Standing.WAITING: "WARTET auf den nächsten Versuch",
    Standing.GIVEN_UP: "AUFGEGEBEN",
    Standing.FAULTY: "FEHLERHAFT",
}
_TYPES = {
    DOCUMENT: "Veröffentlichung",
    "record": "Datensatz",
    "recommendation": "Empfehlung",
    "demand": "Forderung",
    "practice": "Praxisbeispiel",
    "definition": "Begriff",
}
_TRIGGERS = {"manual": "von Hand", "schedule": "durch den Zeitplan"}
_COUNTS = {
    "sources": "Veröffentlichungen",
    "pages": "Seiten",
    "records": "Datensätze",
    "recommendation": "davon Empfehlungen",
    "demand": "davon Forderungen",
    "practice": "davon Praxisbeispiele",
    "definition": "davon Begriffe",
    "chunks": "durchsuchbare Einträge",
}


def report_markdown(report: RunReport) -> str:
    """The whole report; no list is cut short, but what a newer version says otherwise."""
    parts = (
        _summary(report),
        _failure(report),
        _gate(report),
        _problems(report),
        _discovered(report),
        _taken_in(report),
        _set_aside(report),
        versions_markdown(report.versions),
        _changes(report),
        _counts(report),
        _told(report),
        _steps(report),
    )
    return "\n".join(line for part in parts for line in part)


def _summary(report: RunReport) -> Iterator[str]:
    yield f"# Lauf vom {_moment(report.started)}"
    yield ""
    yield f"**{OUTCOMES[report.outcome]}**"
    yield ""
    for line in _short(report):
        yield f"- {line}"
    yield ""


def _short(report: RunReport) -> Iterator[str]:
    if report.cut_off is not None:
        step = STEP_NAMES.get(report.cut_off.step, report.cut_off.step)
        yield (
            f"Der Lauf davor ({report.cut_off.run_id}, {_moment(report.cut_off.started)}) wurde "
            f"abgebrochen beim Schritt „{step}“; dieser Lauf hat ihn fortgesetzt."
        )
    found = report.discovered
    if found is not None and found.n_places:
        yield (
            f"Angesehene Fundorte: {found.n_places}. Veröffentlichungen dort: "
            f"{len(found.new)} neu, {len(found.changed)} geändert, {len(found.moved)} umgezogen, "
            f"{len(found.gone)} verschwunden, {found.n_unchanged} unverändert, "
            f"{len(found.failed)} nicht erreichbar."
        )
    numbers = Counter(one.standing for one in report.taken_in)
    yield (
        f"Dateien: {numbers['added']} neu aufgenommen, {numbers['updated']} erneuert, "
        f"{numbers['duplicate']} doppelt, {len(report.set_aside)} nicht lesbar; in Quarantäne "
        f"insgesamt: {report.n_quarantine} (vorher: {report.n_quarantine_before})."
    )
    if report.changes:
        seen = Counter((one.type == DOCUMENT, one.standing) for one in report.changes)
        for is_document, name in ((True, "Veröffentlichungen"), (False, "Datensätze")):
            words = ", ".join(f"{seen[is_document, one]} {word}" for one, word in _CHANGES.items())
            yield f"{name}, wie Leserinnen und Leser sie sehen: {words}."
    if report.told:
        waiting = sum(one.standing is not Standing.DELIVERED for one in report.told)
        yield f"Benachrichtigungen: {len(report.told)}, davon nicht zugestellt: {waiting}."
    snapshot = report.after.snapshot_id or "noch keiner"
    yield f"Veröffentlichter Index: {snapshot} (vorher: {report.before.snapshot_id or 'keiner'})."
    trigger = _TRIGGERS.get(report.trigger, report.trigger)
    yield f"Dauer: {_duration(report.took_s)}; ausgelöst {trigger}."


def _failure(report: RunReport) -> Iterator[str]:
    if report.failure is None:
        return
    step = STEP_NAMES.get(report.failure.step, report.failure.step)
    yield "## Woran es lag"
    yield ""
    yield f"Schritt „{step}“: {in_one_line(report.failure.message)} ({report.failure.kind})"
    yield ""


def _gate(report: RunReport) -> Iterator[str]:
    if report.gate is None:
        return
    yield "## Prüfung vor der Veröffentlichung"
    yield ""
    yield "Bestanden." if report.gate.holds else "**Nicht bestanden.**"
    yield ""
    for condition in report.gate.conditions:
        sign = "Hinweis" if condition.is_warning else "erfüllt" if condition.holds else "VERLETZT"
        yield f"- {sign}: {in_one_line(condition.says)}"
    yield ""
    if report.gate.holds:
        return
    if report.candidate is not None and report.candidate != report.after.snapshot_id:
        yield f"Der neue Stand {report.candidate} ist fertig und wartet. {_way_out(report.gate)}"
        yield ""
    yield from _losses(report)


def _way_out(gate: GateVerdict) -> str:
    if not gate.is_proven:
        return "Was nicht belegt ist, kann niemand freigeben; der nächste Lauf prüft von Neuem."
    return (
        "Wer ihn geprüft hat und für richtig hält, gibt ihn frei: `docpipe publish --accept --by "
        "NAME --reason GRUND`. Sonst versucht es der nächste Lauf von Neuem."
    )


def _losses(report: RunReport) -> Iterator[str]:
    rows = [
        (document.title, one.id, one.quote) for document in report.losses for one in document.lost
    ]
    if not rows:
        return
    yield "### Was ohne Grund fehlte"
    yield ""
    yield from table(("Veröffentlichung", "Kennung", "Wortlaut"), rows)


def _problems(report: RunReport) -> Iterator[str]:
    if not report.problems:
        return
    yield "## Probleme"
    yield ""
    yield from table(
        ("Schritt", "Wo", "Was"),
        [(STEP_NAMES.get(one.step, one.step), one.where, one.message) for one in report.problems],
    )


def _discovered(report: RunReport) -> Iterator[str]:
    found = report.discovered
    if found is None:
        return
    for heading, listed in (
        ("Neu gefunden", found.new),
        ("Am Fundort geändert", found.changed),
        ("Umgezogen", found.moved),
        ("Am Fundort verschwunden", found.gone),
        ("Nicht erreichbar", found.failed),
    ):
        if listed:
            yield f"## {heading}"
            yield ""
            yield from table(("Titel", "Adresse", "Fundort", "Meldung"), map(_seen, listed))
    yield from _offered("Jetzt als zurückgezogen gekennzeichnet", found.withdrawn)
    yield from _offered("Wieder angeboten", found.returned)


def _offered(heading: str, titles: Sequence[str]) -> Iterator[str]:
    if titles:
        yield f"## {heading}"
        yield ""
        yield from (f"- {in_one_line(title)}" for title in titles)
        yield ""


def _seen(one: Seen) -> tuple[str, ...]:
    return (one.title or "–", one.address, one.watch, one.message or "–")


def _taken_in(report: RunReport) -> Iterator[str]:
    if not report.taken_in:
        return
    yield "## Aufgenommen"
    yield ""
    yield from table(
        ("Datei", "Stand", "Herkunft", "Kennung"),
        [
            (
                one.title or one.file,
                _STANDINGS.get(one.standing, one.standing),
                one.origin,
                one.source_id or "–",
            )
            for one in report.taken_in
        ],
    )


def _set_aside(report: RunReport) -> Iterator[str]:
    if not report.set_aside:
        return
    yield "## In Quarantäne"
    yield ""
    yield from table(
        ("Datei", "Grund", "Meldung", "Herkunft"),
        [(one.file, one.reason, one.message, one.origin) for one in report.set_aside],
    )


def _changes(report: RunReport) -> Iterator[str]:
    for standing, word in _CHANGES.items():
        listed = [one for one in report.changes if one.standing == standing and not one.version]
        if not listed:
            continue
        yield f"## {word.capitalize()} für Leserinnen und Leser"
        yield ""
        for title, of_document in groupby(listed, key=lambda one: one.document):
            yield f"### {in_one_line(title)}"
            yield ""
            rows = list(of_document)
            if any(one.was for one in rows):
                heads = ("Art", "Wortlaut", "bisher", "Seite", "Kennung")
                yield from table(heads, [_reworded(one) for one in rows])
            else:
                yield from table(("Art", "Wortlaut", "Seite", "Kennung"), map(_change, rows))


def _reworded(one: RecordChange) -> tuple[str, ...]:
    kind, quote, page, identifier = _change(one)
    return (kind, quote, one.was or "ebenso", page, identifier)


def _change(one: RecordChange) -> tuple[str, str, str, str]:
    page = str(one.page) if one.page else "–"
    return (_TYPES.get(one.type, one.type), one.quote or "–", page, one.id)


def _counts(report: RunReport) -> Iterator[str]:
    yield "## Zahlen"
    yield ""
    before, after = report.before.counts, report.after.counts
    yield from table(
        ("", "vorher", "nachher"),
        [
            (word, str(before.get(name, 0)), str(after.get(name, 0)))
            for name, word in _COUNTS.items()
        ],
    )


def _told(report: RunReport) -> Iterator[str]:
    if not report.told:
        return
    yield "## Benachrichtigungen"
    yield ""
    yield from table(
        ("Suche", "Weg", "An", "neu", "geändert", "entfallen", "Stand", "Meldung"),
        [
            (
                one.alert,
                one.channel or "–",
                one.recipient or "–",
                str(one.n_new),
                str(one.n_changed),
                str(one.n_gone),
                _DELIVERIES[one.standing],
                one.message or "–",
            )
            for one in report.told
        ],
    )


def _steps(report: RunReport) -> Iterator[str]:
    yield "## Dauer der Schritte"
    yield ""
    yield from table(
        ("Schritt", "Dauer", "Rechenzeit"),
        [
            (STEP_NAMES.get(one.name, one.name), _duration(one.wall_s), _duration(one.cpu_s))
            for one in report.steps
        ],
    )
    yield (
        f"Lauf {report.run_id} auf {report.host}, docpipe {report.docpipe_version}, "
        f"Exit-Code {report.exit_code}."
    )
    yield ""


def _moment(iso: str) -> str:
    return datetime.fromisoformat(iso).strftime("%d.%m.%Y, %H:%M Uhr (UTC)")


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s".replace(".", ",")
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"
