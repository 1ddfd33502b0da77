"""Feeds: what is new and changed, of the whole corpus and of every search."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from hashlib import sha256
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from docpipe._version import __version__
from docpipe.answers.filters import LIST_FILTERS
from docpipe.answers.news import Page, Telling, news_on
from docpipe.export import TYPE_NAMES
from docpipe.export.feeds import ATOM, JSON_FEED, Feed, to_atom, to_json_feed
from docpipe.web.asked import Asked, read_asked
from docpipe.web.languages import ENGLISH_PREFIX, Language, language_of, translated
from docpipe.web.site import base_url, site_of

router = APIRouter()


@router.get("/feed.atom")
def atom_feed(request: Request) -> Response:
    """As Atom."""
    return _answer(request, "/feed.atom", to_atom, ATOM)


@router.get("/feed.json")
def json_feed(request: Request) -> Response:
    """As JSON Feed."""
    return _answer(request, "/feed.json", to_json_feed, JSON_FEED)


def _answer(
    request: Request, path: str, write: Callable[[Feed], bytes | str], media_type: str
) -> Response:
    site = site_of(request)
    asked = read_asked(request.query_params)
    with site.live.current() as searcher:
        dated = site.chronicle.of(searcher)
        changed = datetime.fromisoformat(dated.latest).astimezone(UTC)
        tag = _tag(request, searcher.manifest.snapshot_id, *dated.stamp)
        headers = {
            "ETag": tag,
            "Last-Modified": format_datetime(changed, usegmt=True),
            "Cache-Control": "no-cache",
        }
        if _is_known(request, tag, changed):
            return Response(status_code=304, headers=headers)
        page = news_on(searcher, dated, asked.query(), asked.page)
        feed = _feed(request, path, asked, page, dated.latest)
    return Response(write(feed), media_type=f"{media_type}; charset=utf-8", headers=headers)


def _tag(request: Request, *state: object) -> str:
    made_from = (__version__, str(request.url), base_url(request), *state)
    return f'W/"{sha256(repr(made_from).encode()).hexdigest()[:20]}"'


def _is_known(request: Request, tag: str, changed: datetime) -> bool:
    """Whether the client has this answer; an entity tag says more than a time (RFC 9110, 13.2)."""
    tags, said = (request.headers.get(one) for one in ("if-none-match", "if-modified-since"))
    if tags is not None or said is None:
        return tag in (tags or "")
    try:
        return changed <= parsedate_to_datetime(said)
    except (TypeError, ValueError):
        return False


def _feed(request: Request, path: str, asked: Asked, page: Page, latest: str) -> Feed:
    language = language_of(request)
    say = partial(translated, language)
    site = site_of(request).options
    base = base_url(request) + (ENGLISH_PREFIX if language is Language.ENGLISH else "")
    params = replace(asked, page=1, size=Asked().size).params()

    def address(below: str, number: int = 1) -> str:
        pairs = [*params, ("page", str(number))] if number > 1 else params
        return f"{base}{below}" + (f"?{urlencode(pairs)}" if pairs else "")

    others = {"first": 1, "previous": page.number - 1, "next": page.number + 1, "last": page.last}
    known = {name: n for name, n in others.items() if 1 <= n <= page.last and n != page.number}
    telling = Telling(base=base, say=say, day=partial(_day, language))
    said = _said(asked, say)
    return Feed(
        title=f"{said} – {site.name}" if said else say("Neues – {name}", name=site.name),
        subtitle=say("Neue und geänderte Datensätze zu dieser Suche")
        if said
        else say("Neue und geänderte Dokumente und Datensätze"),
        url=address(path),
        page_url=address(path, page.number),
        home=address("/search" if said else "/"),
        updated=latest,
        author=site.operator or site.name,
        items=tuple(telling.item(one) for one in page.news),
        pages={name: address(path, n) for name, n in known.items()},
        language=language.value,
        proof=say("Beleg ansehen"),
    )


def _said(asked: Asked, say: Callable[..., str]) -> str:
    """The search in words: the question and the values of the filters; empty for everything."""
    parts = [asked.text] if asked.text else []
    parts += [say(TYPE_NAMES[kind]) for kind in asked.filters.types]
    for name in LIST_FILTERS:
        parts += asked.values(name) if name != "type" else ()
    parts += [say("ab {year}", year=year) for year in asked.values("year_from")]
    parts += [say("bis {year}", year=year) for year in asked.values("year_to")]
    return ", ".join(parts)


def _day(language: Language, moment: datetime) -> str:
    if language is Language.ENGLISH:
        return moment.date().isoformat()
    return f"{moment.day}.{moment.month}.{moment.year}"
