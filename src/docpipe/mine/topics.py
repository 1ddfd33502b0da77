"""Which of the circle's themes a text is about: by its own words, its headings, its document.

A paper is mostly about one theme, which every record of it shares; what a record adds to that, or
what it is about in a paper on everything, its own words must say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from docpipe.mine.labels import Hit, Labels
from docpipe.mine.scheme import Scheme, default_scheme
from docpipe.model import Block, BlockKind, Document, Origin

_STRONG, _TWO_CUES, _HEADING, _TITLE = 0.85, 0.65, 0.6, 0.7
"""How often a theme given for such a reason is right, measured roughly on labelled papers."""

_BEGINNING = 30
"""Characters: subject or headword of a German sentence begin here; of the themes that stand
later, nine in ten are only touched."""

_OPENING_BLOCKS, _OPENING_HEADINGS, _OPENING_WORDS = 6, 2, 30
"""The title and what stands below it on the cover: short blocks before the text begins."""

_DOMINANT, _AHEAD = 0.5, 1.3
"""Different labels a paragraph: a paper on one theme has half a dozen of them on a page, a third
more than of the next theme. An election programme has a fifth of a label of any."""
_HINTED = 0.2
"""The same where the title holds an ordinary label of the theme."""
_FEW_PARAGRAPHS = 8
"""A shorter text has no dominant theme: two paragraphs would make one."""
_MANY_PARAGRAPHS = 100
_CUES_NEEDED = 2


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
        self._labels = _labels(scheme or default_scheme())
        self.shared: Mapping[str, Finding] = {}
        if document is not None:
            self.shared = {found.name: found for found in _of_document(document, self._labels)}

    def find(self, text: str, headings: Sequence[str] = ()) -> tuple[Finding, ...]:
        """The themes of a passage, sorted by name.

        A theme is named for one strong label in the text or in a heading above it, or for two
        different ordinary ones, of which one may stand in the nearest heading. In a paper on
        one theme every example touches others as well: there a further theme must be what the
        text begins with, or stand in the nearest heading.

        Args:
            text: The passage.
            headings: Above the passage, outermost first.
        """
        found = dict(self.shared)
        # In a paper on one theme only the nearest heading can name another.
        for heading in headings[-1:] if self.shared else headings:
            found |= _in_heading(self._labels, heading)
        nearest = headings[-1] if headings else ""
        for finding in _in_text(self._labels, text, nearest):
            if not self._is_aside(finding):
                found[finding.name] = finding
        return tuple(found[name] for name in sorted(found))

    def _is_aside(self, found: Finding) -> bool:
        if not self.shared or found.name in self.shared:
            return False
        return found.confidence < _STRONG or found.start > _BEGINNING


@cache
def _labels(scheme: Scheme) -> Labels:
    return Labels(scheme)


# --- A passage ------------------------------------------------------------------------------------


def _in_text(labels: Labels, text: str, heading: str) -> Iterator[Finding]:
    hits = _by_theme(labels.find(text))
    above = _by_theme(labels.find(heading)) if hits and heading else {}
    for theme, found in hits.items():
        strong = next((hit for hit in found if hit.is_strong), None)
        stems = {hit.stem for hit in (*found, *above.get(theme, ())) if not hit.is_strong}
        if strong is None and len(stems) < _CUES_NEEDED:
            continue
        hit = strong or found[0]
        yield Finding(
            name=theme,
            origin=Origin.TEXT,
            confidence=_STRONG if strong else _TWO_CUES,
            words=text[hit.start : hit.end],
            start=hit.start,
            end=hit.end,
        )


def _in_heading(labels: Labels, heading: str) -> dict[str, Finding]:
    """The themes of a heading by name, each by its first strong label."""
    found: dict[str, Finding] = {}
    for hit in labels.find(heading):
        if hit.is_strong and hit.theme not in found:
            words = heading[hit.start : hit.end]
            found[hit.theme] = Finding(
                name=hit.theme, origin=Origin.HEADING, confidence=_HEADING, words=words
            )
    return found


def _by_theme(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    themes: dict[str, list[Hit]] = {}
    for hit in hits:
        themes.setdefault(hit.theme, []).append(hit)
    return themes


# --- A document -----------------------------------------------------------------------------------


def _of_document(document: Document, labels: Labels) -> Iterator[Finding]:
    """What the title names; else what the text speaks of most, if the title hints at it or not."""
    opening = "\n".join(_opening(document))
    titled = _in_heading(labels, opening)
    for found in titled.values():
        yield replace(found, origin=Origin.DOCUMENT, confidence=_TITLE)
    if not titled:
        hinted = {hit.theme for hit in labels.find(opening)}
        yield from _dominant(_density(document, labels), hinted)


def _opening(document: Document) -> Iterator[str]:
    """The title and the short lines around it; a subtitle may be marked as a heading too."""
    yield document.metadata.title or ""
    n_headings = 0
    for block in document.blocks[:_OPENING_BLOCKS]:
        n_headings += block.kind is BlockKind.HEADING
        if n_headings > _OPENING_HEADINGS or not _is_display(block):
            return
        yield block.text


def _is_display(block: Block) -> bool:
    """A title may end in a full stop, a short paragraph that does is text."""
    if len(block.text.split()) > _OPENING_WORDS:
        return False
    return block.kind is BlockKind.HEADING or not block.text.rstrip().endswith(".")


def _density(document: Document, labels: Labels) -> dict[str, float]:
    """How many different labels of each theme stand in a paragraph, on average."""
    paragraphs = [block.text for block in document.blocks if not _is_display(block)]
    if len(paragraphs) < _FEW_PARAGRAPHS:
        return {}
    # Of a book every tenth paragraph tells as much as all.
    sample = paragraphs[:: 1 + len(paragraphs) // _MANY_PARAGRAPHS]
    counts: Counter[str] = Counter()
    for text in sample:
        counts.update(theme for theme, _ in {(hit.theme, hit.stem) for hit in labels.find(text)})
    return {theme: count / len(sample) for theme, count in counts.items()}


def _dominant(density: Mapping[str, float], hinted: Set[str]) -> Iterator[Finding]:
    ranked = sorted(density.items(), key=lambda item: (-item[1], item[0]))
    named = [name for name, value in ranked if name in hinted and value >= _HINTED]
    (first, most), (_, next_most) = [*ranked, ("", 0.0), ("", 0.0)][:2]
    if named:
        yield Finding(name=named[0], origin=Origin.DOCUMENT, confidence=_TITLE)
    elif most >= _DOMINANT and most >= _AHEAD * next_most:
        yield Finding(name=first, origin=Origin.DOCUMENT, confidence=_TITLE)
