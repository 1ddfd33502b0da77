"""Thresholds of the structure recovery."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureOptions:
    """Each with its reason.

    Attributes:
        furniture_share: A running head stands on at least this share of the pages; chapter
            heads change, so it is small.
        furniture_pages: … and on at least this many pages, so that a repeated sentence of a
            short document is not taken for one.
        furniture_lines: Running heads are among the first or last lines of a page.
        contents_share: A page is a contents page when this share of its lines points to pages.
        heading_factor: Print this much larger than the body is a heading.
        max_heading_length: Characters; longer bold passages are emphasis, not headings.
        max_box_share: A rectangle around more of the page than this is its background.
    """

    furniture_share: float = 0.04
    furniture_pages: int = 3
    furniture_lines: int = 4
    contents_share: float = 0.4
    heading_factor: float = 1.1
    max_heading_length: int = 220
    max_box_share: float = 0.55
