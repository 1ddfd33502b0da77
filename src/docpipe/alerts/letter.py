"""What a mail says: the same as plain text and as HTML, quotes untouched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote

from docpipe.alerts.matching import ORDER
from docpipe.alerts.shapes import Kind, Notice, Sort, Told, Voice
from docpipe.alerts.wording import day, number, say, summed_up, type_name

if TYPE_CHECKING:
    from jinja2 import Template

_GONE = frozenset({Kind.GONE})
_EXPLAINED = frozenset({Kind.CHANGED, Kind.WITHDRAWN, Kind.GONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """What depends on whom a notice goes to.

    Attributes:
        base: Address of the web pages; empty for none.
        unsubscribe: Where to cancel.
        listed: Records that the body lists.
    """

    recipient: str
    base: str = ""
    unsubscribe: str = ""
    listed: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record as it is shown."""

    number: int
    head: str
    quote: str
    citation: str
    note: str
    was: tuple[str, ...]
    language: str
    proof: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The records of one kind, by document."""

    title: str
    note: str
    documents: tuple[tuple[str, tuple[Line, ...]], ...]


def subject(notice: Notice) -> str:
    """One line; it says how much there is."""
    summary = summed_up(notice)
    title = f"{notice.title}: {summary}" if summary else notice.title
    if notice.parts > 1:
        title += f" ({_part(notice)})"
    return " ".join(title.split())


def as_text(notice: Notice, to: Addressed, *, whole: bool = False) -> str:
    """The plain text; ``whole`` lists everything, however much it is."""
    return "\n".join(_text_lines(notice, to, whole=whole)) + "\n"


def as_html(notice: Notice, to: Addressed, *, whole: bool = False) -> str:
    """The HTML; ``whole`` lists everything, however much it is."""
    return _template().render(
        voice=notice.language.value,
        title=notice.title,
        subject=subject(notice),
        summary=summed_up(notice),
        since=_since(notice),
        search=_search(notice),
        cut=_cut(notice, to, whole=whole),
        paragraphs=notice.text.split("\n\n") if notice.text else [],
        sections=_sections(notice, to, whole=whole),
        proof=say(notice.language, "proof"),
        source=say(notice.language, "source"),
        footer=tuple(_footer(notice, to)),
        stop=_stop(notice, to),
        unsubscribe=to.unsubscribe,
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("docpipe.alerts", "templates")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("mail.html")


def is_cut(notice: Notice, to: Addressed) -> bool:
    """Whether the body does not list everything, so that an attachment must."""
    return len(notice.told) > to.listed


def _sections(notice: Notice, to: Addressed, *, whole: bool) -> tuple[Section, ...]:
    shown = notice.told if whole else notice.told[: to.listed]
    numbers = {id(one): n for n, one in enumerate(shown, start=1)}
    sections = []
    for kind in ORDER:
        of_kind = [one for one in shown if one.kind is kind]
        if of_kind:
            documents = tuple(
                (document, tuple(_line(notice, one, numbers[id(one)], to.base) for one in group))
                for document, group in groupby(of_kind, key=lambda one: one.document)
            )
            title = f"{say(notice.language, kind)} ({number(notice.language, notice.count(kind))})"
            note = say(notice.language, f"{kind}_why") if kind in _EXPLAINED else ""
            sections.append(Section(title=title, note=note, documents=documents))
    return tuple(sections)


def _line(notice: Notice, told: Told, n: int, base: str) -> Line:
    voice = notice.language
    was_there = told.kind is Kind.CHANGED and told.first
    note = say(voice, "changed_on", first=day(voice, told.first)) if was_there else ""
    return Line(
        number=n,
        head=f"{type_name(voice, told.type)} · {told.title}",
        quote=told.quote,
        citation=told.citation,
        note=note,
        was=tuple(_was(voice, name, said) for name, said in told.was),
        language=told.language,
        proof="" if told.kind in _GONE else record_url(base, told, voice),
        source=told.source_url or "",
    )


def _was(voice: Voice, name: str, said: str) -> str:
    shown = type_name(voice, said) if name == "type" else said or say(voice, "was_nothing")
    return say(voice, "was", what=say(voice, f"was_{name}"), said=shown)


def record_url(base: str, told: Told, voice: Voice = Voice.GERMAN) -> str:
    """The page that proves the quote; empty without an address of the web pages."""
    below = "/en" if voice is Voice.ENGLISH else ""
    return f"{base}{below}/records/{quote(told.id, safe='')}" if base else ""


def _text_lines(notice: Notice, to: Addressed, *, whole: bool) -> Iterator[str]:
    yield subject(notice)
    yield "=" * min(len(subject(notice)), 72)
    yield from (text for text in (_since(notice), _search(notice)) if text)
    if notice.text:
        yield from ("", notice.text)
    if cut := _cut(notice, to, whole=whole):
        yield from ("", cut)
    for section in _sections(notice, to, whole=whole):
        yield from ("", "", section.title.upper())
        if section.note:
            yield section.note
        for document, lines in section.documents:
            yield from ("", document)
            for line in lines:
                yield from ("", *_record_lines(notice.language, line))
    footer = [*_footer(notice, to), *filter(None, [_stop(notice, to)])]
    if footer:
        yield from ("", "-- ", *footer)


def _record_lines(voice: Voice, line: Line) -> Iterator[str]:
    yield f"{line.number}. {line.head}"
    yield from (f"> {text}" for text in line.quote.splitlines())
    yield line.citation + (f" ({line.note})" if line.note else "")
    yield from line.was
    if line.proof:
        yield f"{say(voice, 'proof')}: {line.proof}"
    if line.source:
        yield f"{say(voice, 'source')}: {line.source}"


def _since(notice: Notice) -> str:
    if notice.sort is not Sort.NEWS:
        return ""
    voice = notice.language
    if not notice.since:
        return say(voice, "beginning")
    return say(voice, "since", since=day(voice, notice.since))


def _search(notice: Notice) -> str:
    return say(notice.language, "search", search=notice.search) if notice.search else ""


def _part(notice: Notice) -> str:
    return say(notice.language, "part", part=notice.part, parts=notice.parts)


def _cut(notice: Notice, to: Addressed, *, whole: bool) -> str:
    if whole or not is_cut(notice, to):
        return ""
    voice, total = notice.language, len(notice.told)
    n, all_of_them = number(voice, to.listed), number(voice, total)
    return say(voice, "listed", n=n, total=all_of_them, file=say(voice, "file"))


def _footer(notice: Notice, to: Addressed) -> Iterator[str]:
    voice = notice.language
    if notice.sort is Sort.NEWS and notice.told:
        yield say(voice, "verbatim")
        if notice.ris:
            yield say(voice, "ris")
    if notice.sort is not Sort.ALARM:
        title = notice.alert if notice.sort is Sort.FAULT else notice.title
        yield say(voice, "why", title=title, recipient=to.recipient)


def _stop(notice: Notice, to: Addressed) -> str:
    """How to cancel, for people: an address for mail as they would type it."""
    if notice.sort is Sort.ALARM or not to.unsubscribe:
        return ""
    if not to.unsubscribe.startswith("mailto:"):
        return say(notice.language, "stop", address=to.unsubscribe)
    address, _, said = to.unsubscribe.removeprefix("mailto:").partition("?")
    about = dict(parse_qsl(said)).get("subject", "")
    name = "stop_by_mail" if about else "stop"
    return say(notice.language, name, address=unquote(address), about=about)


def divided(notice: Notice, most: int) -> Sequence[Notice]:
    """A notice in parts of at most ``most`` records; nothing is left out."""
    pieces = [notice.told[n : n + most] for n in range(0, len(notice.told), most)] or [()]
    return [
        replace(notice, told=told, part=n, parts=len(pieces))
        for n, told in enumerate(pieces, start=1)
    ]
