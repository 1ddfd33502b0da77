"""From a template and values to a page."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from starlette.responses import HTMLResponse

from docpipe._version import __version__
from docpipe.errors import SnapshotError
from docpipe.index import Manifest
from docpipe.web.assets import asset
from docpipe.web.languages import (
    ENGLISH_PREFIX,
    Language,
    day,
    inner_path,
    language_of,
    message,
    number,
    translated,
)
from docpipe.web.site import base_url, site_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

Values = dict[str, object]

PATH_SIGNS = "/:@!$&'()*+,;=~"
"""What may stand in a path as it is (RFC 3986, 3.3)."""


@cache
def environment() -> "Environment":
    """The templates; a name that a page forgot to give is an error, not a gap."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("docpipe.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["path"] = lambda value: quote(str(value), safe="")
    return made


def render(
    request: "Request", template: str, /, *, status: int = 200, **values: object
) -> HTMLResponse:
    """A page in the language of its address.

    Templates also get ``_`` (translate), ``message`` (translate what an error says), ``link``
    (page in the same language), ``url`` (anything else on the site), ``asset`` (own file),
    ``this_page`` (its whole address), ``other_language`` (this page there), ``lang``, ``day`` and
    ``number`` (as the language writes them), ``site`` (options), ``snapshot`` (manifest of what is
    published), ``path`` and ``version``.
    """
    language = language_of(request)
    page = environment().get_template(template)
    return HTMLResponse(page.render(**_shared(request, language), **values), status_code=status)


def _shared(request: "Request", language: Language) -> Values:
    root = request.scope.get("root_path", "")
    prefix = ENGLISH_PREFIX if language is Language.ENGLISH else ""
    # One slash at the front: two would begin the address of another host.
    path = "/" + quote(inner_path(request).removeprefix(prefix).lstrip("/"), safe=PATH_SIGNS)
    other = prefix or ENGLISH_PREFIX
    query = f"?{request.url.query}" if request.url.query else ""
    switched = f"{root}{path}" if prefix else f"{root}{other}{path}"
    return {
        "_": partial(translated, language),
        "message": partial(message, language),
        "link": linker(request),
        "url": partial(_address, root),
        "asset": partial(asset, root),
        "base_url": base_url(request),
        "day": partial(day, language),
        "lang": language.value,
        "number": partial(number, language),
        "other_language": f"{switched}{query}",
        "path": path,
        "site": site_of(request).options,
        "snapshot": _snapshot(request),
        "this_page": f"{base_url(request)}{prefix}{path}{query}",
        "version": __version__,
    }


def linker(request: "Request") -> Callable[..., str]:
    """``link`` of the templates, for pages that make addresses themselves."""
    is_english = language_of(request) is Language.ENGLISH
    prefix = ENGLISH_PREFIX if is_english else ""
    return partial(_address, f"{request.scope.get('root_path', '')}{prefix}")


def _address(
    start: str, path: str, pairs: Iterable[tuple[str, str]] = (), /, **params: object
) -> str:
    """A path with query parameters: pairs first, then those named; lists are repeated."""
    chosen = list(pairs)
    for name, value in params.items():
        values = value if isinstance(value, list | tuple) else [value]
        chosen += [(name, str(one)) for one in values if one not in (None, "")]
    return f"{start}{path}" + (f"?{urlencode(chosen)}" if chosen else "")


def _snapshot(request: "Request") -> Manifest | None:
    """What is published; a page that reports a fault of the index has to do without."""
    try:
        with site_of(request).live.current() as searcher:
            return searcher.manifest
    except SnapshotError:
        return None
