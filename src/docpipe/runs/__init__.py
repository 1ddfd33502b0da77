"""Unattended runs: their steps, the gate before publishing, reports, and what is overdue."""

from docpipe.runs.report import RunOutcome, RunReport, report_object
from docpipe.runs.report_markdown import report_markdown
from docpipe.runs.run import run
from docpipe.runs.state import RunState

__all__ = ["RunOutcome", "RunReport", "RunState", "report_markdown", "report_object", "run"]
