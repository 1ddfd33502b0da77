"""Who hears of a run: people whose searches have news, and operators when they are needed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from docpipe import alerts
from docpipe.alerts import Alarm, Delivery
from docpipe.errors import CorpusError, DocpipeError, SnapshotError, explained
from docpipe.pipeline import Workspace
from docpipe.runs.report import Problem
from docpipe.runs.silent import Silent, silent_for_long
from docpipe.runs.state import RunState
from docpipe.search import Searcher

_FAMILIES = frozenset({"run", "gate", "place"})
"""What a run has looked at itself by its end."""


def tell(
    place: Workspace, state: RunState, now: datetime | None
) -> tuple[tuple[Delivery, ...], tuple[Problem, ...]]:
    """Alerts and alarms; what goes wrong with the ones does not keep the others."""
    how = alerts.How(now=now)
    told: list[Delivery] = []
    problems: list[Problem] = []
    works: tuple[tuple[str, Callable[[], tuple[Delivery, ...]]], ...] = (
        ("Benachrichtigungen", lambda: _deliver(place, how)),
        ("Alarme", lambda: _report(place, state, how)),
    )
    for name, work in works:
        try:
            told += work()
        except DocpipeError as error:
            problems.append(Problem(step="notify", where=name, message=str(error)))
        except OSError as error:
            problems.append(Problem(step="notify", where=name, message=explained(error)))
    return tuple(told), tuple(problems)


def _report(place: Workspace, state: RunState, how: alerts.How) -> tuple[Delivery, ...]:
    families, silent = _FAMILIES, tuple[Silent, ...]()
    try:
        silent = silent_for_long(place, how.moment)
    except CorpusError:  # the step that looks has noted it; all else is told none the less
        families -= {"place"}
    return alerts.report_alarms(place, families, tuple(alarms_of(state, silent)), how)


def alarms_of(state: RunState, silent: Iterable[Silent]) -> Iterator[Alarm]:
    """What holds at the end of this run and needs a person."""
    if state.failure is not None:
        yield Alarm(
            family="run",
            title="Ein Lauf ist gescheitert",
            text=f"{state.failure.message}\n\nDer bisherige Stand bleibt veröffentlicht. "
            f"Bericht: docpipe reports show {state.run_id}",
        )
    if state.cut_off is not None:
        yield Alarm(
            family="run",
            about="cut_off",
            title="Ein Lauf ist abgebrochen",
            text=f"Der Lauf vom {state.cut_off.started} auf {state.cut_off.host} endete ohne "
            f"Bericht, beim Schritt „{state.cut_off.step}“. Dieser Lauf hat dort weitergemacht.",
        )
    for problem in state.problems:
        yield Alarm(
            family="run",
            about=f"{problem.step}: {problem.where}",
            title=f"Ein Lauf war unvollständig: {problem.where}",
            text=f"{problem.message}\n\nAlles Übrige ist getan. Bericht: docpipe reports show "
            f"{state.run_id}",
        )
    if state.verdict is not None and not state.verdict.holds:
        violated = "\n".join(one.says for one in state.verdict.conditions if not one.holds)
        yield Alarm(
            family="gate",
            title="Der neue Stand besteht die Prüfung nicht",
            text=f"{violated}\n\nDer bisherige Stand bleibt veröffentlicht. Ansehen: docpipe "
            f"reports show {state.run_id}. Freigeben, wenn alle Zitate belegt sind: docpipe "
            "publish --accept --by NAME --reason GRUND. Sonst versucht es der nächste Lauf von "
            "Neuem.",
        )
    for one in silent:
        yield Alarm(
            family="place",
            about=one.address,
            title=f"{one.watch} antwortet seit dem {one.since[:10]} nicht",
            text=f"{one.address} hat {one.n_failures} Läufe lang nicht geantwortet. Was von dort "
            "kam, bleibt veröffentlicht. Ist die Adresse umgezogen? Dann corpus/sources.toml "
            "anpassen.",
        )


def _deliver(place: Workspace, how: alerts.How) -> tuple[Delivery, ...]:
    settings = place.settings
    try:
        searcher = Searcher.open(place.index_dir, embed=settings.embed, options=settings.search)
    except SnapshotError:
        return alerts.deliver(place, None, how)
    with searcher:
        return alerts.deliver(place, searcher, how)
