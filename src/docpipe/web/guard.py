"""Who may review: a token by HTTP Basic, and proof that a form came from the site itself.

A browser keeps Basic credentials by itself, so no cookie is needed and no script; for the same
reason it also sends them with requests that other sites make it send. Hence both: the request must
come from this site, and its form must hold a value that only this site could have written.
"""

import base64
import binascii
import hmac
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException

from docpipe.web.site import base_url, site_of

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_NAME = 100
_CHALLENGE = {"WWW-Authenticate": 'Basic realm="docpipe review", charset="UTF-8"'}


def reviewer(request: "Request") -> str:
    """The name that the reviewer has given as user name, the token being the password.

    Raises:
        HTTPException: 404 while reviewing is off; 401 without name or with another token.
    """
    token = site_of(request).options.review_token
    if not token:
        raise HTTPException(404)
    name, password = _credentials(request.headers.get("authorization", ""))
    # Compared even without a name: how long it takes tells nothing.
    is_right = hmac.compare_digest(password.encode(), token.encode())
    if not is_right or not name or len(name) > MAX_NAME or not name.isprintable():
        raise HTTPException(401, headers=_CHALLENGE)
    return name


def _credentials(header: str) -> tuple[str, str]:
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name.strip(), password


def form_value(request: "Request", *parts: str) -> str:
    """What a form must hold that this site has written for just these parts."""
    token = site_of(request).options.review_token
    return hmac.new(token.encode(), "\x1f".join(parts).encode(), "sha256").hexdigest()


def require_own_form(request: "Request", value: str, *parts: str) -> None:
    """Refuse what another site has made the browser send.

    Raises:
        HTTPException: 403.
    """
    if not _is_from_here(request) or not hmac.compare_digest(
        value.encode(), form_value(request, *parts).encode()
    ):
        raise HTTPException(403)


def _is_from_here(request: "Request") -> bool:
    """By what browsers say of a request; one that says nothing is judged by its form alone."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    hosts = {request.headers.get("host", ""), urlsplit(base_url(request)).netloc}
    return origin is None or urlsplit(origin).netloc in hosts
