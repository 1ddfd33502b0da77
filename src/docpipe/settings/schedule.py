"""When unattended runs start by themselves; here, as ``settings.web`` says."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FIELDS = 5
_MAX_PORT = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleOptions:
    """The table ``[schedule]``, for ``make schedule``.

    Attributes:
        cron: Minute, hour, day of the month, month, day of the week. Monday at 3: nobody reads the
            pages then, and whoever put something online before the weekend has finished.
        timezone: In which the hours count; summer time included.
        jitter_minutes: A run starts up to so much later, always by the same on one machine.
        port: Of the Prefect server on 127.0.0.1.
        ui: Whether that server shows its pages.
    """

    cron: str = "0 3 * * 1"
    timezone: str = "Europe/Berlin"
    jitter_minutes: float = 20.0
    port: int = 4200
    ui: bool = False

    def __post_init__(self) -> None:
        if len(self.cron.split()) != _FIELDS:
            raise ValueError(f"cron = „{self.cron}“ hat nicht fünf Felder wie „0 3 * * 1“")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError) as exc:
            raise ValueError(f"timezone = „{self.timezone}“ ist keine bekannte Zeitzone") from exc
        if self.jitter_minutes < 0:
            raise ValueError("jitter_minutes ist kleiner als 0")
        if not 0 < self.port <= _MAX_PORT:
            raise ValueError("port liegt nicht zwischen 1 und 65535")
