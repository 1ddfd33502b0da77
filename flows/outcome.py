"""The outcome of a run as the state of a flow run."""

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from docpipe.errors import DocpipeError
from docpipe.runs import RunOutcome, RunReport
from docpipe.runs.report_markdown import OUTCOMES


class RunError(DocpipeError):
    """A run was held by the gate or failed; ``report`` has it all."""

    def __init__(self, report: RunReport, message: str) -> None:
        super().__init__(message)
        self.report = report


def state_of(report: RunReport) -> "State[RunReport | RunError]":
    """Failed if what is published could not be brought up to date, else Completed."""
    said = " ".join((OUTCOMES[report.outcome], *_reasons(report)))
    if report.outcome in (RunOutcome.HELD, RunOutcome.FAILED):
        return Failed(data=RunError(report, said), message=said)
    return Completed(data=report, message=said)


def _reasons(report: RunReport) -> list[str]:
    if report.failure is not None:
        return [report.failure.message]
    violated = report.gate.conditions if report.gate is not None else ()
    reasons = [one.says for one in violated if not one.holds]
    if report.set_aside:
        reasons.append(f"In Quarantäne: {len(report.set_aside)}.")
    return reasons
