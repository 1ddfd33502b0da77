"""What the surfaces say of their work on standard error: text, or one JSON object a line.

Only surfaces call this; everything else just logs. Questions that people ask are logged nowhere.
"""

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

FORMS = ("text", "json")

_CONTEXT = ("run_id", "step", "source_id", "took_ms")
"""What a line may carry beside its message, given as ``extra=``."""


class JsonLines(logging.Formatter):
    """``time`` (UTC), ``level``, ``logger``, ``message``, what is known of the run, ``error``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; an exception with its trace is one string in it."""
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        said |= {name: record.__dict__[name] for name in _CONTEXT if name in record.__dict__}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


def configure(form: str) -> None:
    """Say what happens in this form from now on; ``text`` leaves Python's own way as it is.

    As JSON, steps and successes are said too: whoever asks for it collects them.
    """
    if form != "json":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("docpipe").setLevel(logging.INFO)


def form_in(environ: Mapping[str, str]) -> str | None:
    """The form that ``DOCPIPE_LOG`` names; ``None`` for none that is known."""
    named = environ.get("DOCPIPE_LOG", "").lower()
    return named if named in FORMS else None
