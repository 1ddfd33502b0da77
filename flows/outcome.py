"""The outcome of a run as the state of a flow run."""

import logging

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from docpipe.errors import DocpipeError, cure_of, explained
from docpipe.runs import RunOutcome, RunReport
from docpipe.runs.report_markdown import OUTCOMES

Ended = State[RunReport | DocpipeError | OSError]
"""How a flow run ends: with its report, or with why there is none, or why it is no good."""


class RunError(DocpipeError):
    """A run was held by the gate or failed; ``report`` has it all."""

    def __init__(self, report: RunReport, message: str) -> None:
        super().__init__(message)
        self.report = report


def state_of(report: RunReport) -> Ended:
    """Failed if what is published could not be brought up to date, else Completed."""
    said = " ".join((OUTCOMES[report.outcome], *_reasons(report)))
    if report.outcome in (RunOutcome.HELD, RunOutcome.FAILED):
        return Failed(data=RunError(report, said), message=said)
    return Completed(data=report, message=said)


def refused(error: DocpipeError | OSError) -> Ended:
    """Failed, with what whoever runs docpipe has to know: the run could not begin."""
    return Failed(data=error, message=told(error))


def told(error: DocpipeError | OSError) -> str:
    """The error in German, with its cure if there is one."""
    return f"{explained(error)}{cure_of(error)}" if isinstance(error, OSError) else str(error)


def _without_trace(record: logging.LogRecord) -> bool:
    """What a state says in words needs no stack trace; any other error keeps its own."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, DocpipeError):
        record.msg, record.args, record.exc_info = str(error), (), None
    return True


# The process of a deployed flow run ends by raising what the Failed state holds, and logs it here.
logging.getLogger("prefect.engine").addFilter(_without_trace)


def _reasons(report: RunReport) -> list[str]:
    if report.failure is not None:
        return [report.failure.message]
    violated = report.gate.conditions if report.gate is not None else ()
    reasons = [one.says for one in violated if not one.holds]
    if report.set_aside:
        reasons.append(f"In Quarantäne: {len(report.set_aside)}.")
    return reasons
