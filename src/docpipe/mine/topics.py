"""Which of the circle's themes a text is about: by its own words, its headings, its document.

A paper is mostly about one theme, which every record of it shares; what a record adds to that, or
what it is about in a paper on everything, its own words must say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from statistics import fmean

from docpipe.mine.labels import pattern, plain, whole_words
from docpipe.mine.scheme import Scheme, default_scheme
from docpipe.model import Block, BlockKind, Document, Origin

_STRONG, _TWO_CUES, _HEADING, _TITLE = 0.85, 0.65, 0.6, 0.7
"""How often a theme given for such a reason is right, measured roughly on labelled papers."""

_BEGINNING = 30
"""Characters: subject or headword of a German sentence begin here; of the themes that stand
later, nine in ten are only touched."""

_OPENING_BLOCKS, _OPENING_WORDS = 6, 30
"""The title and what stands below it on the cover: short blocks before the text begins."""

_DOMINANT, _AHEAD = 0.5, 2.0
"""Different labels a paragraph: a paper on one theme has half a dozen of them on a page, and twice
as many as of the next theme. An election programme has a fifth of that of any."""
_HINTED = 0.25
"""The same where the title holds an ordinary label of the theme."""
_FEW_PARAGRAPHS = 8
"""A shorter text has no dominant theme: two paragraphs would make one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A theme, and the words that name it.

    ``text[start:end]`` are the words if the origin is the text; else they stand in a heading.
    """

    name: str
    origin: Origin
    confidence: float
    words: str | None = None
    start: int = 0
    end: int = 0


class Topics:
    """Finds the themes of a document's records and passages.

    Attributes:
        shared: The themes of the document as a whole.
    """

    def __init__(self, document: Document | None = None, scheme: Scheme | None = None) -> None:
        self._themes = _compiled(scheme or default_scheme())
        self.shared: Mapping[str, Finding] = {}
        if document is not None:
            self.shared = {found.name: found for found in _of_document(document, self._themes)}

    def find(self, text: str, headings: Sequence[str] = ()) -> tuple[Finding, ...]:
        """The themes of a passage, sorted by name.

        A theme is named for one strong label in the text or in the nearest heading, or for two
        different ordinary ones, of which one may stand in the nearest heading. In a paper on
        one theme every example touches others as well: there a further theme must be what the
        text begins with, or stand in the heading.

        Args:
            text: The passage.
            headings: Above the passage, outermost first.
        """
        body = plain(text)
        heading = headings[-1] if headings else ""
        found = dict(self.shared)
        for theme in self._themes:
            finding = _in_text(theme, text, body, plain(heading))
            if finding is not None and self._is_aside(finding):
                finding = None
            finding = finding or self._above(theme, headings)
            if finding is not None:
                found[theme.name] = finding
        return tuple(found[name] for name in sorted(found))

    def _above(self, theme: "_Theme", headings: Sequence[str]) -> Finding | None:
        """In a paper on one theme only the nearest heading can name another."""
        for heading in reversed(headings[-1:] if self.shared else headings):
            if (found := _in_heading(theme, heading)) is not None:
                return found
        return None

    def _is_aside(self, found: Finding) -> bool:
        if not self.shared or found.name in self.shared:
            return False
        return found.confidence < _STRONG or found.start > _BEGINNING


@dataclass(frozen=True, slots=True)
class _Theme:
    name: str
    strong: re.Pattern[str]
    cues: re.Pattern[str]
    negative: re.Pattern[str] | None

    def without_negative(self, body: str) -> str:
        """The text with what the negative labels cover blanked; offsets stay."""
        if self.negative is None:
            return body
        return self.negative.sub(lambda match: " " * len(match.group()), body)

    def n_labels(self, body: str) -> int:
        """How many different labels the text holds."""
        labels = (self.strong, self.cues)
        return len({match.group() for label in labels for match in label.finditer(body)})


_NOTHING = re.compile(r"(?!)")


@cache
def _compiled(scheme: Scheme) -> tuple[_Theme, ...]:
    return tuple(
        _Theme(
            name=theme.name,
            strong=pattern((theme.name, *theme.strong)) or _NOTHING,
            cues=pattern(theme.cues) or _NOTHING,
            negative=pattern(theme.negative),
        )
        for theme in scheme.themes
    )


# --- A passage ------------------------------------------------------------------------------------


def _in_text(theme: _Theme, text: str, body: str, heading: str) -> Finding | None:
    body = theme.without_negative(body)
    match, confidence = theme.strong.search(body), _STRONG
    if match is None:
        cues = {cue.group(): cue for cue in theme.cues.finditer(body)}
        if not cues or len(cues.keys() | {*theme.cues.findall(heading)}) < 2:
            return None
        match, confidence = min(cues.values(), key=lambda cue: cue.start()), _TWO_CUES
    start, end = whole_words(text, match.start(), match.end())
    return Finding(
        name=theme.name,
        origin=Origin.TEXT,
        confidence=confidence,
        words=text[start:end],
        start=start,
        end=end,
    )


def _in_heading(theme: _Theme, heading: str) -> Finding | None:
    match = theme.strong.search(theme.without_negative(plain(heading)))
    if match is None:
        return None
    start, end = whole_words(heading, match.start(), match.end())
    return Finding(
        name=theme.name, origin=Origin.HEADING, confidence=_HEADING, words=heading[start:end]
    )


# --- A document -----------------------------------------------------------------------------------


def _of_document(document: Document, themes: Sequence[_Theme]) -> Iterator[Finding]:
    """What the title names; else what the text speaks of most, if the title hints at it or not."""
    opening = "\n".join(_opening(document))
    titled = [found for theme in themes if (found := _in_heading(theme, opening)) is not None]
    for found in titled:
        yield replace(found, origin=Origin.DOCUMENT, confidence=_TITLE)
    if not titled:
        hinted = {
            theme.name
            for theme in themes
            if theme.cues.search(theme.without_negative(plain(opening)))
        }
        yield from _dominant(_density(document, themes), hinted)


def _opening(document: Document) -> Iterator[str]:
    """The title and the short lines around it, up to the first heading of a part."""
    yield document.metadata.title or ""
    n_headings = 0
    for block in document.blocks[:_OPENING_BLOCKS]:
        n_headings += block.kind is BlockKind.HEADING
        if n_headings > 1 or not _is_display(block):
            return
        yield block.text


def _is_display(block: Block) -> bool:
    return len(block.text.split()) <= _OPENING_WORDS and not block.text.rstrip().endswith(".")


def _density(document: Document, themes: Iterable[_Theme]) -> dict[str, float]:
    """How many different labels of each theme stand in a paragraph, on average."""
    paragraphs = [plain(block.text) for block in document.blocks if not _is_display(block)]
    if len(paragraphs) < _FEW_PARAGRAPHS:
        return {}
    return {
        theme.name: fmean(theme.n_labels(theme.without_negative(body)) for body in paragraphs)
        for theme in themes
    }


def _dominant(density: Mapping[str, float], hinted: Set[str]) -> Iterator[Finding]:
    by_density = sorted(density.items(), key=lambda item: (-item[1], item[0]))
    ranked = [*by_density[:2], ("", 0.0), ("", 0.0)]
    (name, most), (_, next_most) = ranked[0], ranked[1]
    if most >= _DOMINANT and most >= _AHEAD * next_most:
        yield Finding(name=name, origin=Origin.DOCUMENT, confidence=_TITLE)
        return
    for hint, value in ranked[:2]:
        if hint in hinted and value >= _HINTED:
            yield Finding(name=hint, origin=Origin.DOCUMENT, confidence=_TITLE)
            return
