"""Notices as signed JSON for other programs, after the Standard Webhooks specification.

``webhook-id`` is the same for every attempt, so a receiver that has seen it does nothing more.
``webhook-signature`` is an HMAC-SHA256 over id, time and body; libraries that check it exist for
most languages. Redirects are not followed: the notice goes where it was meant to go.
"""

import base64
import binascii
import contextlib
import hashlib
import hmac
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docpipe import codec
from docpipe._version import __version__
from docpipe.alerts.letter import record_url
from docpipe.alerts.shapes import Kind, Notice, Told
from docpipe.errors import DeliveryError, ForbiddenAddressError, RefusedError, UnreachableError
from docpipe.fetch.address import Target, parse
from docpipe.fetch.guard import Guard
from docpipe.files import sha256_bytes
from docpipe.settings.alerts import AlertOptions

if TYPE_CHECKING:
    import httpx

_WAIT_S = 1.0
"""Before the second attempt in a run; doubled before each further one."""

_GONE = 410

_N_ADDRESSES = 4
"""Of one host that are tried, as where files are fetched."""

Moment = Callable[[], datetime]


def body_of(notice: Notice, base: str = "") -> bytes:
    """The JSON of a notice."""
    counts = {kind.value: notice.count(kind) for kind in Kind}
    return codec.to_json(
        {
            "id": notice.id,
            "type": f"docpipe.{notice.sort}",
            "alert": notice.alert,
            "title": notice.title,
            "created": notice.created,
            "since": notice.since or None,
            "until": notice.until or None,
            "part": notice.part,
            "parts": notice.parts,
            "counts": counts,
            "text": notice.text,
            "items": [_item(one, base) for one in notice.told],
        }
    )


def _item(told: Told, base: str) -> dict[str, object]:
    shown = told.record or {"id": told.id, "quote": told.quote, "citation": told.citation}
    return {
        "kind": told.kind.value,
        "born": told.born,
        "was": dict(told.was),
        "url": record_url(base, told) or None,
        "record": shown,
    }


def signature(secret: str, identifier: str, moment: int, body: bytes) -> str:
    """``v1,`` and the HMAC in Base64; a secret that begins with ``whsec_`` is Base64 itself."""
    key = secret.encode()
    if secret.startswith("whsec_"):
        try:
            key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except binascii.Error as exc:
            raise DeliveryError("[alerts] webhook_secret: nach whsec_ folgt kein Base64.") from exc
    said = f"{identifier}.{moment}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()


def delivery_id(notice: Notice, recipient: str) -> str:
    """The same for every attempt, another for every address."""
    return f"{notice.id}.{sha256_bytes(recipient.encode())[:8]}"


class WebhookSender:
    """Posts notices; an address that does not answer is not asked again in the same run.

    Args:
        now: Replaced in tests, as is ``sleep``.
    """

    def __init__(
        self,
        options: AlertOptions,
        *,
        base: str = "",
        now: Moment = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options, self._base = options, base.rstrip("/")
        self._now, self._sleep = now, sleep
        self._guard = Guard(options.allow_hosts)
        self._down: dict[str, str] = {}

    def send(self, notice: Notice, recipient: str) -> None:
        """Post a notice to an address.

        Raises:
            RefusedError: The address is gone (410) or may not be asked.
            DeliveryError: It did not take the notice, or cannot be reached.
        """
        if recipient in self._down:
            raise DeliveryError(self._down[recipient])
        body = body_of(notice, self._base)
        trouble = ""
        for attempt in range(self._options.attempts):
            if attempt:
                self._sleep(_WAIT_S * 2 ** (attempt - 1))
            trouble = self._tried(notice, recipient, body)
            if not trouble:
                return
        self._down[recipient] = trouble
        raise DeliveryError(trouble)

    def close(self) -> None:
        """Nothing is kept open."""

    def _tried(self, notice: Notice, recipient: str, body: bytes) -> str:
        """What went wrong and may go right at once; empty if nothing did."""
        import httpx  # costs 0.13 CPU seconds, and most runs send nothing

        try:
            target = parse(recipient)
            numbers = self._guard.checked(target)
        except ForbiddenAddressError as exc:
            said = str(exc).replace("[fetch] allow_hosts", "[alerts] allow_hosts")
            raise RefusedError(said) from exc
        except UnreachableError as exc:
            return str(exc)
        try:
            answer = self._posted(
                target, numbers[:_N_ADDRESSES], self._headers(notice, recipient, body), body
            )
        except httpx.HTTPError as exc:
            return f"{target.origin} ist nicht zu erreichen: {exc or type(exc).__name__}"
        return _judged(answer.status_code, target)

    def _posted(
        self, target: Target, numbers: Sequence[str], headers: dict[str, str], body: bytes
    ) -> "httpx.Response":
        """Connect to the first checked number that takes it; most names have one or two."""
        import httpx

        for number in numbers[:-1]:
            with contextlib.suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return self._posted_to(number, target, headers, body)
        return self._posted_to(numbers[-1], target, headers, body)

    def _posted_to(
        self, number: str, target: Target, headers: dict[str, str], body: bytes
    ) -> "httpx.Response":
        """Name and certificate are those of the host."""
        import httpx

        from docpipe.fetch.network import tls_context

        number = f"[{number}]" if ":" in number else number
        verify = tls_context() if target.scheme == "https" else False
        with httpx.Client(
            timeout=self._options.timeout_s,
            trust_env=False,
            follow_redirects=False,
            verify=verify,
        ) as client:
            request = client.build_request(
                "POST",
                f"{target.scheme}://{number}:{target.port}{target.path}",
                content=body,
                headers={**headers, "Host": target.authority},
                extensions={"sni_hostname": target.host},
            )
            answer = client.send(request, stream=True)
            answer.close()  # what it says besides does not matter, however much it is
            return answer

    def _headers(self, notice: Notice, recipient: str, body: bytes) -> dict[str, str]:
        identifier, moment = delivery_id(notice, recipient), int(self._now().timestamp())
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"docpipe/{__version__}",
            "Idempotency-Key": identifier,
            "webhook-id": identifier,
            "webhook-timestamp": str(moment),
        }
        if secret := self._options.secret():
            headers["webhook-signature"] = signature(secret, identifier, moment, body)
        return headers


def _judged(status: int, target: Target) -> str:
    """What an answer means: nothing for success, else why another attempt is needed.

    Raises:
        RefusedError: The receiver wants nothing more.
        DeliveryError: It will not take this now; the next run may find it mended.
    """
    if 200 <= status < 300:
        return ""
    said = f"{target.origin} antwortet mit {status}."
    if status == _GONE:
        raise RefusedError(said)
    if status >= 500 or status in (408, 425, 429):
        return said
    raise DeliveryError(said)
