"""What is painted before and after a word: enough to suspect that nobody can see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docpipe.extraction.geometry import Frame
from docpipe.extraction.page_objects import Matrix, clip_edges, on_page
from docpipe.extraction.pdfium import object_call
from docpipe.extraction.words import Word
from docpipe.model import BBox

Colour = tuple[int, int, int, int]
"""Red, green, blue, alpha."""

# Points; thinner areas are rules and ornaments, which neither carry a word nor cover it.
_MIN_SIDE = 4.0
_OPAQUE = 250
# Two colours closer than this in every channel look alike.
_ALIKE = 28
_PAPER: Colour = (255, 255, 255, 255)
# Letters fainter than this may be no more to see than their outlines.
_FAINT_ALPHA = 80
# In units of type size times letters; the narrowest letters take a fifth.
_SQUEEZED = 0.06
# A word that sticks out of an area by an accent or a descender still stands on it.
_SLACK = 1.0
_COVERED = 0.6
# Points; areas look for words only in the bands that they touch.
_BAND = 40.0
# More areas after the first word than this are a drawing, and rendering every doubt too dear.
_MAX_COVERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled path or a picture; ``colour`` is ``None`` where it has not one only."""

    order: int
    box: BBox
    colour: Colour | None
    handle: int


@dataclass(slots=True, kw_only=True)
class Painting:
    """The order of painting on one page.

    Attributes:
        texts: Place in the order by the text object's address.
        clips: What the clip leaves of a text object, for those that have one.
        areas: In painting order.
    """

    texts: dict[int, int] = field(default_factory=dict)
    clips: dict[int, BBox | None] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)

    def add_text(self, handle: int, matrix: Matrix, frame: Frame) -> None:
        """Note a text object."""
        self.texts[handle] = len(self.texts) + len(self.areas)
        edges = clip_edges(handle)
        if edges is not None:
            self.clips[handle] = on_page(edges, matrix, frame)

    def add_area(self, handle: int, box: BBox, colour: Colour | None) -> None:
        """Note a filled path or a picture, as far as its clip leaves it."""
        if min(box[2] - box[0], box[3] - box[1]) >= _MIN_SIDE:
            order = len(self.texts) + len(self.areas)
            self.areas.append(Area(order=order, box=box, colour=colour, handle=handle))

    def covers(self, word: Word) -> list[int]:
        """Addresses of the opaque areas painted over a word."""
        order = self.texts.get(word.owner)
        return [
            area.handle
            for area in self.areas
            if order is not None
            and area.order > order
            and _share(word.bbox, area.box) > 0
            and _is_opaque(area)
        ]


def suspects(words: Iterable[Word], painting: Painting) -> list[Word]:
    """The words that may be invisible: only a picture of the page can tell."""
    found = list(words)
    ids = {id(word) for word in found if _is_odd(word, painting)}
    ids.update(map(id, _on_alike(found, painting)))
    ids.update(map(id, _covered(found, painting)))
    return [word for word in found if id(word) in ids]


def _is_odd(word: Word, painting: Painting) -> bool:
    """Nearly transparent, squeezed to nothing, or cut off by a clip."""
    fill = word.style.fill
    if fill is not None and fill[3] < _FAINT_ALPHA:
        return True
    if word.bbox[2] - word.bbox[0] < _SQUEEZED * word.style.size * len(word.text):
        return word.style.right > 0.9
    if word.owner not in painting.clips:
        return False
    clip = painting.clips[word.owner]
    return clip is None or not _stands_on(word.bbox, clip)


def _on_alike(words: list[Word], painting: Painting) -> Iterator[Word]:
    """Letters in the colour of what they stand on."""
    grounds = [area for area in painting.areas if area.colour is not None]
    colours = {area.colour for area in grounds if area.colour is not None} | {_PAPER}
    verdicts: dict[Colour, bool] = {}
    for word in words:
        fill = word.style.fill
        if fill is None or word.style.render_mode != 0:
            continue
        if fill not in verdicts:
            verdicts[fill] = any(_alike(fill, colour) for colour in colours)
        if verdicts[fill] and _ground_is_alike(word, fill, painting):
            yield word


def _ground_is_alike(word: Word, fill: Colour, painting: Painting) -> bool:
    order = painting.texts.get(word.owner, 0)
    for area in reversed(painting.areas):
        if area.order < order and _stands_on(word.bbox, area.box):
            # On a picture, only white letters are looked at: they are the ones that get lost.
            return _alike(fill, area.colour or _PAPER)
    return _alike(fill, _PAPER)


def _covered(words: list[Word], painting: Painting) -> Iterator[Word]:
    """Words that an opaque area is painted over."""
    orders = [painting.texts[word.owner] for word in words if word.owner in painting.texts]
    if not orders:
        return
    late = [area for area in painting.areas if area.order > min(orders)]
    if not late or len(late) > _MAX_COVERS:
        return
    bands: dict[int, list[Word]] = {}
    for word in words:
        bands.setdefault(int(word.bbox[1] // _BAND), []).append(word)
    for area in late:
        below = [
            word
            for band in range(int(area.box[1] // _BAND) - 1, int(area.box[3] // _BAND) + 1)
            for word in bands.get(band, ())
            if painting.texts.get(word.owner, area.order) < area.order
            and _share(word.bbox, area.box) > _COVERED
        ]
        if below and _is_opaque(area):
            yield from below


def _is_opaque(area: Area) -> bool:
    if area.colour is not None and area.colour[3] < _OPAQUE:
        return False
    return not object_call("FPDFPageObj_HasTransparency", 0)(area.handle)


def _alike(a: Colour, b: Colour) -> bool:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]), abs(a[2] - b[2])) <= _ALIKE


def _stands_on(box: BBox, ground: BBox) -> bool:
    return (
        ground[0] - _SLACK <= box[0]
        and box[2] <= ground[2] + _SLACK
        and ground[1] - _SLACK <= (box[1] + box[3]) / 2 <= ground[3] + _SLACK
    )


def _share(box: BBox, cover: BBox) -> float:
    """The part of a box that another one covers."""
    width = min(box[2], cover[2]) - max(box[0], cover[0])
    height = min(box[3], cover[3]) - max(box[1], cover[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(width, 0.0) * max(height, 0.0) / area if area > 0 else 0.0
