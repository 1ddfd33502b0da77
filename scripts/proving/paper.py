"""One proving paper: what it says, how it looks, who sets it, what is hidden in it."""

from dataclasses import dataclass

from scripts.proving.content import Block
from scripts.proving.design import Design


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper to be set.

    Attributes:
        key: File name without suffix.
        hidden: Ways of hiding text, each put on one page.
        turned: One page is stored lying on its side.
        scan: Share of the way through the paper at which a page is replaced by its picture;
            None for no scan.
    """

    key: str
    producer: str
    title: str
    subtitle: str
    short_title: str
    year: str
    blocks: tuple[Block, ...]
    design: Design
    hidden: tuple[str, ...] = ()
    turned: bool = False
    scan: float | None = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Produced:
    """What a producer hands over besides the bytes.

    Attributes:
        bands: Heights of the strips at the top and bottom edge, in points, in which nothing but
            furniture stands.
        edges: Widths of such strips at the left and right edge.
        headings: The printed page numbers of the headings, where they are not those of the file.
    """

    pdf: bytes
    bands: tuple[float, float]
    edges: tuple[float, float] = (0.0, 0.0)
    headings: dict[str, int] | None = None
