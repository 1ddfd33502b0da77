"""Unattended runs: their steps, the gate before publishing, reports, and what is overdue."""

from docpipe.runs.health import Health, health, health_object
from docpipe.runs.planning import Plan, plan
from docpipe.runs.report import RunOutcome, RunReport, report_object
from docpipe.runs.report_markdown import report_markdown
from docpipe.runs.run import run
from docpipe.runs.state import RunState

__all__ = [
    "Health",
    "Plan",
    "RunOutcome",
    "RunReport",
    "RunState",
    "health",
    "health_object",
    "plan",
    "report_markdown",
    "report_object",
    "run",
]
