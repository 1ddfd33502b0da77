"""Scheduled work: thin Prefect flows over ``docpipe.pipeline``.

Prefect reads its settings when it is imported, so they are made here, before any module of this
package imports it: no calls to the outside, a home of its own, and patience with slow machines.
What the environment already says, stands.
"""

import os
from pathlib import Path

_CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))

for _name, _value in {
    "PREFECT_HOME": str(_CACHE / "docpipe" / "prefect"),
    # The temporary server of a single run needs up to 77 s on a busy machine; the default is 20.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "300",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "docpipe",
    # Threads that fetch belong to no task; what they log goes to standard error alone.
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    # Nothing is reported to anybody.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}.items():
    os.environ.setdefault(_name, _value)

# Prefect makes the last folder of its home, but not the ones above it.
Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
