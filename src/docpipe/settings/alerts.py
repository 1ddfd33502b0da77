"""What the operator decides of alerts: how mail leaves, where feeds lie, who hears of trouble.

Here, and not beside the channels: the tree of settings stands below them.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from docpipe.errors import SettingsError


class MailSecurity(StrEnum):
    """How the connection to the mail server is protected.

    ``STARTTLS`` refuses a server that does not offer it: nothing is sent in the clear by accident.
    """

    STARTTLS = "starttls"
    SSL = "ssl"
    NONE = "none"


_PORTS = {MailSecurity.STARTTLS: 587, MailSecurity.SSL: 465, MailSecurity.NONE: 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailOptions:
    """The table ``[mail]``: through which server mail leaves, and as whose.

    Attributes:
        host: Of the SMTP server; empty: no mail is sent.
        port: 0 for the usual one: 587, 465 with ``ssl``, 25 with ``none``.
        security: ``starttls``, ``ssl`` or ``none``.
        user: Name for the login; empty for none.
        password: Better in the environment (``DOCPIPE_MAIL__PASSWORD``) than in the file.
        password_file: A file whose first line is the password (a secret of systemd or Docker).
        sender: Address of the sender.
        sender_name: Name beside it.
        reply_to: Address for answers; empty for the sender's.
        unsubscribe: Address (``mailto:`` or ``https:``) that takes cancellations; empty for a
            mail to ``reply_to`` or the sender.
        ca_file: Certificates to trust instead of the system's.
        timeout_s: Seconds to wait for each answer of the server.
        listed: Records that the mail itself lists; of more, all stand in an attachment.
    """

    host: str = ""
    port: int = 0
    security: MailSecurity = MailSecurity.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    password_file: str = ""
    sender: str = ""
    sender_name: str = "docpipe"
    reply_to: str = ""
    unsubscribe: str = ""
    ca_file: str = ""
    timeout_s: float = 30.0
    listed: int = 200

    def __post_init__(self) -> None:
        if self.host and "@" not in self.sender:
            raise ValueError("[mail] braucht neben host auch sender, die Adresse des Absenders")
        if self.unsubscribe and not self.unsubscribe.startswith(("mailto:", "https://")):
            raise ValueError("unsubscribe beginnt mit mailto: oder https://")
        if self.listed < 1:
            raise ValueError("listed muss mindestens 1 sein")

    @property
    def port_used(self) -> int:
        """The port, the usual one if none is set."""
        return self.port or _PORTS[self.security]

    def secret(self) -> str:
        """The password, read when it is needed.

        Raises:
            SettingsError: The file that should hold it cannot be read.
        """
        return _secret(self.password, self.password_file, "[mail] password_file")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertOptions:
    """The table ``[alerts]``: how saved searches are delivered.

    Attributes:
        feed_folder: Where feed files lie; empty for ``alerts/feeds`` in the corpus.
        feed_url: Under which address others reach that folder; empty if by path only.
        webhook_secret: Signs what webhooks get; better ``DOCPIPE_ALERTS__WEBHOOK_SECRET``.
        webhook_secret_file: A file whose first line is that secret.
        allow_hosts: Private or loopback hosts and networks that webhooks may reach.
        timeout_s: Seconds to wait for a webhook.
        attempts: In one run, before waiting for the next.
        give_up_days: After that long without success a notice is given up, with an alarm; weekly
            runs make four attempts in three weeks.
        keep_days: How long delivered notices are kept for reference.
    """

    feed_folder: str = ""
    feed_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    webhook_secret_file: str = ""
    allow_hosts: tuple[str, ...] = ()
    timeout_s: float = 15.0
    attempts: int = 3
    give_up_days: int = 21
    keep_days: int = 90

    def __post_init__(self) -> None:
        if self.attempts < 1 or self.give_up_days < 1 or self.keep_days < 1:
            raise ValueError("attempts, give_up_days und keep_days müssen mindestens 1 sein")

    def secret(self) -> str:
        """What signs webhooks; empty for nothing.

        Raises:
            SettingsError: The file that should hold it cannot be read.
        """
        named = "[alerts] webhook_secret_file"
        return _secret(self.webhook_secret, self.webhook_secret_file, named)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmOptions:
    """The table ``[alarms]``: who hears that something needs a person.

    Attributes:
        mail: Addresses of the operators.
        webhook: Addresses that get the same as JSON.
        remind_days: How often what still holds is said again.
        silent_days: A watched place without an answer for so long is an alarm.
        free_mb: Less room than this on the disk of the corpus is an alarm; 0 for never.
    """

    mail: tuple[str, ...] = ()
    webhook: tuple[str, ...] = ()
    remind_days: int = 7
    silent_days: int = 14
    free_mb: int = 1000

    def __post_init__(self) -> None:
        if self.remind_days < 1 or self.silent_days < 1 or self.free_mb < 0:
            raise ValueError("remind_days und silent_days mindestens 1, free_mb nicht negativ")


def _secret(given: str, path: str, named: str) -> str:
    if given or not path:
        return given
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(f"{named}: {path} kann nicht gelesen werden.") from exc
    return lines[0].strip() if lines else ""
