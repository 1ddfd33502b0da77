"""Which words a reader of the page can see."""

from collections.abc import Mapping, Sequence

from docpipe.extraction.drawings import Drawings
from docpipe.extraction.geometry import union
from docpipe.extraction.ink import Ink
from docpipe.extraction.options import ExtractOptions
from docpipe.extraction.painting import suspects
from docpipe.extraction.words import Word
from docpipe.model import BBox

_UNPAINTED = (3, 7)
# A picture over this share of the page may be a scan; text below it, or not painted at all, is its
# recognised text, if it is most of the page's text and lies on something printed.
_SCAN_SHARE = 0.5
_RECOGNISED_SHARE = 0.5
# A smaller picture may be a scan of a figure; text below it is not: photographs cover text, too.
_FIGURE_SHARE = 0.05
_ON_PRINT = 0.8
_SAMPLE = 60
# More layers than this are a map or a construction drawing; the last ones count as one.
_MAX_LAYERS = 12

# A photograph above a word follows its letters by chance only; a copy of them does well.
_COPY = 0.35
_MAX_COPIES = 40
# A head that was looked at on so many pages of a document is not looked at again.
_SURE = 3

Parts = tuple[list[Word], list[Word]]
Memory = dict[tuple[object, ...], list[bool]]
"""What was found of suspicious words, by text, place and colour, on earlier pages."""


def part_hidden(
    found: Sequence[Word],
    drawings: Drawings,
    ink: Ink,
    options: ExtractOptions,
    memory: Memory,
) -> Parts:
    """The visible words and the hidden ones.

    Hidden is what is unpainted (but for the recognised text of a scan), off the page, tiny, or
    what changes no pixel of the page: covered, cut off, transparent, in the colour of its ground.
    """
    unpainted = [word for word in found if word.style.render_mode in _UNPAINTED]
    kept = {id(word) for word in unpainted}
    hidden = {
        id(word)
        for word in found
        if word.style.size < options.min_text_size or not ink.frame.shows(word.bbox)
    }
    painted = [word for word in found if id(word) not in hidden and id(word) not in kept]
    unseen = _unseen(suspects(painted, drawings.painting), drawings, ink, memory)
    if not _is_scan([*unpainted, *unseen], found, drawings, ink):
        hidden.update(map(id, unseen))
        hidden.update(map(id, _off_figures(unpainted, drawings, ink)))
    return (
        [word for word in found if id(word) not in hidden],
        [word for word in found if id(word) in hidden],
    )


def is_unpainted(visible: Sequence[Word]) -> bool:
    """Whether most of what counts as visible is not painted: the recognised text of a scan."""
    unpainted = [word for word in visible if word.style.render_mode in _UNPAINTED]
    return bool(unpainted) and _letters(unpainted) >= _RECOGNISED_SHARE * _letters(visible)


def _unseen(suspicious: Sequence[Word], drawings: Drawings, ink: Ink, memory: Memory) -> list[Word]:
    """The suspicious words that the page does not show, by its picture or by earlier pages'."""
    known = {id(word): _remembered(word, memory) for word in suspicious}
    doubtful = [word for word in suspicious if known[id(word)] is None]
    missing = ink.missing(doubtful)
    kept = _repainted(missing, drawings, ink)
    gone = {id(word) for word in missing if word.owner not in kept}
    for word in doubtful:
        memory.setdefault(_likeness(word), []).append(id(word) in gone)
    return [word for word in suspicious if known[id(word)] or id(word) in gone]


def _repainted(missing: Sequence[Word], drawings: Drawings, ink: Ink) -> set[int]:
    """The text objects that are covered by a picture or outlines of themselves."""
    likeness: dict[int, list[float]] = {}
    for word in missing[:_MAX_COPIES]:
        if len(word.text) > 1:
            covers = drawings.painting.covers(word)
            likeness.setdefault(word.owner, []).append(ink.repainted(word, covers))
    return {owner for owner, values in likeness.items() if sum(values) / len(values) > _COPY}


def _remembered(word: Word, memory: Memory) -> bool | None:
    verdicts = memory.get(_likeness(word), [])
    return verdicts[0] if len(verdicts) >= _SURE and len(set(verdicts)) == 1 else None


def _likeness(word: Word) -> tuple[object, ...]:
    return (word.text, *map(round, word.bbox), word.style.fill)


def hidden_by_layers(words: Sequence[Word], layers: Mapping[int, str], ink: Ink) -> list[Word]:
    """The words in layers that are switched off: without such a layer nothing changes."""
    names = sorted({layers[word.owner] for word in words if word.owner in layers})
    place = {name: min(i, _MAX_LAYERS - 1) for i, name in enumerate(names)}
    members: dict[int, list[Word]] = {}
    for word in words:
        if word.owner in layers:
            members.setdefault(place[layers[word.owner]], []).append(word)
    return [word for group in members.values() for word in ink.missing(group)]


def _is_scan(unseen: Sequence[Word], found: Sequence[Word], drawings: Drawings, ink: Ink) -> bool:
    """Whether the text that nobody sees is the recognised text of a page that is one picture."""
    page = ink.frame.width * ink.frame.height
    if not any(_area(box) > _SCAN_SHARE * page for box in drawings.pictures):
        return False
    if not unseen or _letters(unseen) < _RECOGNISED_SHARE * _letters(found):
        return False
    return _lie_on_print(unseen[:: len(unseen) // _SAMPLE + 1], ink)


def _off_figures(unpainted: Sequence[Word], drawings: Drawings, ink: Ink) -> list[Word]:
    """Unpainted words that are not the recognised text of a scanned figure."""
    least = _FIGURE_SHARE * ink.frame.width * ink.frame.height
    pictures = [box for box in drawings.pictures if _area(box) > least]
    scans = _scanned(pictures, unpainted, ink) if unpainted else []
    return [word for word in unpainted if not any(_holds(box, word.bbox) for box in scans)]


def _scanned(pictures: Sequence[BBox], unpainted: Sequence[Word], ink: Ink) -> list[BBox]:
    """Pictures whose unpainted words lie on print."""
    scans: list[BBox] = []
    for box in pictures:
        inside = [word for word in unpainted if _holds(box, word.bbox)]
        if inside and _lie_on_print(inside, ink):
            scans.append(box)
    return scans


def _lie_on_print(words: Sequence[Word], ink: Ink) -> bool:
    return sum(ink.shows(word.bbox) for word in words) >= _ON_PRINT * len(words)


def _letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _holds(box: BBox, word: BBox) -> bool:
    return union([box, word]) == box


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
