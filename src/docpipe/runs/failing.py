"""Why a run failed: to the log, and to the report."""

import logging

from docpipe.errors import DocpipeError, explained
from docpipe.runs.report import Failure

_LOG = logging.getLogger(__name__)


def log_failure(step: str, error: Exception, said: dict[str, str]) -> None:
    """With its trace if docpipe is to blame; of the rest the message says what to do."""
    if isinstance(error, DocpipeError | OSError):
        _LOG.warning("step %s failed: %s", step, error, extra=said)
    else:
        _LOG.warning("step %s failed", step, exc_info=error, extra=said)


def failure_of(step: str, error: Exception) -> Failure:
    """Why a step failed, and what whoever reads the report can do."""
    if isinstance(error, DocpipeError):
        message = str(error)
    elif isinstance(error, OSError):
        message = (
            f"{explained(error)} Abhilfe: Platz oder Rechte schaffen; „docpipe run“ setzt fort."
        )
    else:
        message = (
            f"Unerwarteter Fehler in docpipe: {error!r}. Der bisherige Index bleibt; „docpipe run“ "
            "versucht es noch einmal. Bitte melden, mit dem Protokoll dieses Laufs."
        )
    return Failure(step=step, kind=type(error).__name__, message=message)
