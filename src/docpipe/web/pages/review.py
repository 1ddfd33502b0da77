"""Review pages, off unless a token is set: verdicts are noted, the next ingest applies them."""

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Path
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from docpipe.corpus.store import digest
from docpipe.errors import QueryError, UnknownIdError
from docpipe.export import FIELD_NAMES, ORIGIN_NAMES, TYPE_NAMES, citation, page_reference
from docpipe.model import Chunk, Corrections, DocumentInfo, Method, RecordType, Verdict
from docpipe.pipeline import Desk
from docpipe.pipeline.allowed import STRENGTHS, addressee, allowed_topics, municipality
from docpipe.search import Searcher
from docpipe.web.asked import read_asked
from docpipe.web.guard import form_value, require_own_form, reviewer
from docpipe.web.languages import ENGLISH_PREFIX, Language, language_of
from docpipe.web.rendering import render
from docpipe.web.site import site_of

PAGE_SIZE = 25
MAX_BODY = 64_000
"""Bytes of a form: a reason and some names."""

MAX_REASON = 1000
USUAL_REASON = "gelesen"
"""Of whoever confirms without a word."""

TYPES = tuple(kind for kind in RecordType if kind is not RecordType.PASSAGE)

_Entry = tuple[Chunk, DocumentInfo]
_Form = Mapping[str, list[str]]

router = APIRouter()
_saying = threading.Lock()
"""Between looking whether somebody was quicker and writing down nobody else writes."""


@router.get("/review")
def waiting_records(request: Request) -> Response:
    """What nobody has judged yet, the least sure first."""
    name = reviewer(request)
    asked = read_asked(request.query_params)
    site = site_of(request)
    with site.live.current() as searcher:
        everything = _waiting(searcher, Desk(site.place).judged())
    chosen = [one for one in everything if _passes(one, request)]
    pages = max(1, -(-len(chosen) // PAGE_SIZE))
    page = min(asked.page, pages)
    return _page(
        request,
        "review.html.j2",
        name=name,
        entries=chosen[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        total=len(chosen),
        page=page,
        pages=pages,
        by_document=_by_document(everything),
        by_type=Counter(chunk.type for chunk, _ in everything),
    )


@router.get("/review/verdicts")
def verdicts(request: Request) -> Response:
    """Everything that was said, the latest first, and whether it holds."""
    name = reviewer(request)
    said = tuple(reversed(Desk(site_of(request).place).all()))
    return _page(request, "review-verdicts.html.j2", name=name, said=said)


@router.get("/review/next")
def following(request: Request) -> Response:
    """The next record that waits, in the order of the list."""
    reviewer(request)
    site = site_of(request)
    after = request.query_params.get("said", "")
    with site.live.current() as searcher:
        judged = Desk(site.place).judged()
        everything = [one for one in _waiting(searcher, frozenset()) if _passes(one, request)]
    ids = [chunk.id for chunk, _ in everything]
    start = next((n + 1 for n, one in enumerate(ids) if one == after), 0)
    found = next((one for one in (*ids[start:], *ids[:start]) if one not in judged), None)
    kept = _kept(request)
    said = [("said", after)] if after else []
    below = "/review" if found is None else f"/review/records/{found}"
    return _to(request, below, [*kept, *said])


@router.get("/review/records/{record_id}")
def record(request: Request, record_id: Annotated[str, Path(max_length=100)]) -> Response:
    """One record with what speaks for it, and the form."""
    return _record_page(request, reviewer(request), record_id)


@router.post("/review/records/{record_id}")
async def say(request: Request, record_id: Annotated[str, Path(max_length=100)]) -> Response:
    """Write a verdict down, unless somebody has given one since the form was made."""
    name = reviewer(request)
    form = await _form(request)
    return await run_in_threadpool(_say, request, name, record_id, form)


def _say(request: Request, name: str, record_id: str, form: _Form) -> Response:
    basis = _one(form, "basis")
    require_own_form(request, _one(form, "form"), name, record_id, basis)
    desk = Desk(site_of(request).place)
    with _saying:
        chunk, _ = desk.record(record_id)
        if basis != _basis(desk, chunk):
            return _record_page(request, name, record_id, is_late=True, status=409)
        try:
            given = _given(request, chunk, form)
        except QueryError as error:
            return _record_page(request, name, record_id, form=form, error=str(error), status=422)
        desk.say(
            record_id, given.verdict, name=name, reason=given.reason, corrections=given.corrections
        )
    return _to(request, "/review/next", [*_kept(request), ("said", record_id)])


@dataclass(frozen=True, slots=True)
class _Given:
    verdict: Verdict
    reason: str
    corrections: Corrections


def _given(request: Request, chunk: Chunk, form: _Form) -> _Given:
    """What the form says.

    Raises:
        QueryError: It does not fit together, or a name is not known.
    """
    said = _one(form, "verdict")
    if said not in tuple(Verdict):
        raise QueryError("Bitte wählen: stimmt, berichtigen oder verwerfen.")
    verdict = Verdict(said)
    reason = _one(form, "reason")[:MAX_REASON]
    if verdict is Verdict.ACCEPT:
        reason = reason or USUAL_REASON
    if not reason:
        raise QueryError("Bitte einen Grund angeben.")
    corrections = Corrections() if verdict is Verdict.REJECT else _corrections(request, chunk, form)
    if verdict is Verdict.ACCEPT and not corrections.is_empty:
        raise QueryError("Es sind Werte geändert: dann bitte „berichtigen“ wählen.")
    if verdict is Verdict.CORRECT and corrections.is_empty:
        raise QueryError("Zum Berichtigen bitte mindestens einen Wert ändern.")
    return _Given(verdict, reason, corrections)


def _corrections(request: Request, chunk: Chunk, form: _Form) -> Corrections:
    """What differs from the record as it is; only values that the house knows."""
    facets = chunk.facets
    kind, strength = _one(form, "type"), _one(form, "strength")
    if kind not in TYPES or strength not in ("", *STRENGTHS):
        raise QueryError("Diese Art oder Verbindlichkeit gibt es nicht.")
    topics = allowed_topics(site_of(request).place.corpus)
    known = {"topic": lambda name: name if name in topics else None}
    known |= {"addressee": addressee, "municipality": municipality}
    values = {
        "topic": facets.topics,
        "addressee": facets.addressees,
        "municipality": facets.municipalities,
    }
    changed: dict[str, tuple[str, ...] | None] = {}
    for field, now in values.items():
        named = [one.strip() for one in form.get(field, []) if one.strip()]
        found = {one: one if one in now else known[field](one) for one in named}
        if missing := [one for one, official in found.items() if official is None]:
            raise QueryError(
                f"Nicht bekannt: {', '.join(missing)}. Bitte den amtlichen Namen oder die übliche "
                "Mehrzahl eingeben."
            )
        given = tuple(dict.fromkeys(one for one in found.values() if one is not None))
        changed[field] = None if set(given) == set(now) else given
    return Corrections(
        type=None if kind == chunk.type else RecordType(kind),
        topics=changed["topic"],
        addressees=changed["addressee"],
        municipalities=changed["municipality"],
        strength=None if strength == (facets.strength or "") else strength,
    )


def _record_page(  # noqa: PLR0913 - what a second showing of the form adds
    request: Request,
    name: str,
    record_id: str,
    *,
    form: _Form | None = None,
    error: str = "",
    is_late: bool = False,
    status: int = 200,
) -> Response:
    site = site_of(request)
    desk = Desk(site.place)
    chunk, document = desk.record(record_id)
    basis = _basis(desk, chunk)
    with site.live.current() as searcher:
        is_served = _is_served(searcher, record_id)
    return _page(
        request,
        "review-record.html.j2",
        status=status,
        name=name,
        chunk=chunk,
        document=document,
        citation=citation(chunk, document),
        where=page_reference(chunk.evidence.pages),
        has_pages=chunk.evidence.pages[0].method is not Method.MARKUP,
        is_served=is_served,
        said=desk.on(record_id),
        topics=allowed_topics(site.place.corpus),
        values=_values(chunk, form),
        basis=basis,
        form=form_value(request, name, record_id, basis),
        error=error,
        is_late=is_late,
        action=f"/review/records/{record_id}",
    )


def _values(chunk: Chunk, form: _Form | None) -> dict[str, list[str]]:
    """What the fields hold: what was sent, or else the record as it is."""
    facets = chunk.facets
    if form is not None:
        names = ("verdict", "reason", "type", "strength", "topic", "addressee", "municipality")
        return {field: [one for one in form.get(field, []) if one] for field in names}
    return {
        "verdict": [],
        "reason": [],
        "type": [chunk.type.value],
        "strength": [facets.strength or ""],
        "topic": list(facets.topics),
        "addressee": list(facets.addressees),
        "municipality": list(facets.municipalities),
    }


def _basis(desk: Desk, chunk: Chunk) -> str:
    """What a form was made from: the record and the verdict in force."""
    return digest([chunk, desk.verdict_on(chunk.id)])


def _is_served(searcher: Searcher, record_id: str) -> bool:
    try:
        searcher.get(record_id)
    except UnknownIdError:
        return False
    return True


def _waiting(searcher: Searcher, judged: frozenset[str]) -> list[_Entry]:
    found = [one for one in searcher.records() if one[0].review is None and one[0].id not in judged]
    return sorted(
        found,
        key=lambda one: (one[0].confidence or 0.0, one[1].by_title, one[0].ordinal, one[0].id),
    )


def _passes(one: _Entry, request: Request) -> bool:
    filters = read_asked(request.query_params).filters
    chunk, document = one
    return (not filters.types or chunk.type in filters.types) and (
        not filters.documents or document.id in filters.documents
    )


def _by_document(entries: list[_Entry]) -> list[tuple[DocumentInfo, int]]:
    counts = Counter(document.id for _, document in entries)
    known = {document.id: document for _, document in entries}
    return [(one, counts[one.id]) for one in sorted(known.values(), key=lambda d: d.by_title)]


def _page(request: Request, template: str, *, status: int = 200, **values: object) -> Response:
    answer = render(
        request,
        template,
        status=status,
        kept=_kept(request),
        just_said=_just_said(request),
        TYPES=TYPES,
        TYPE_NAMES=TYPE_NAMES,
        FIELD_NAMES=FIELD_NAMES,
        ORIGIN_NAMES=ORIGIN_NAMES,
        STRENGTHS=STRENGTHS,
        **values,
    )
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _just_said(request: Request) -> tuple[str, Verdict] | None:
    """The record that was judged just now, as the address says, and what holds of it."""
    said = request.query_params.get("said")
    if not said:
        return None
    try:
        review = Desk(site_of(request).place).verdict_on(said)
    except (UnknownIdError, QueryError):
        return None
    return None if review is None else (said, review.verdict)


def _kept(request: Request) -> list[tuple[str, str]]:
    """The filters, which stay from record to record."""
    params = request.query_params
    return [(key, one) for key in ("type", "document") for one in params.getlist(key) if one]


def _to(request: Request, below: str, pairs: list[tuple[str, str]]) -> Response:
    root = request.scope.get("root_path", "")
    prefix = ENGLISH_PREFIX if language_of(request) is Language.ENGLISH else ""
    query = f"?{urlencode(pairs)}" if pairs else ""
    return RedirectResponse(f"{root}{prefix}{below}{query}", status_code=303)


async def _form(request: Request) -> _Form:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            raise HTTPException(413)
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=500)
    except ValueError as exc:
        raise HTTPException(400) from exc


def _one(form: _Form, name: str) -> str:
    return (form.get(name) or [""])[0].strip()
