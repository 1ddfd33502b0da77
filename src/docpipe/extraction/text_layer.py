"""One page of a PDF's text layer to positioned lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium

from docpipe.errors import TooLargeError
from docpipe.extraction.drawings import Drawings, is_box, read_drawings
from docpipe.extraction.drawn_bullets import add_drawn_bullets
from docpipe.extraction.geometry import Frame
from docpipe.extraction.ink import Ink
from docpipe.extraction.layers import text_layers
from docpipe.extraction.letterspacing import close_up
from docpipe.extraction.ligatures import Doubts, Repairs, mend, note_doubts
from docpipe.extraction.line_numbers import drop_line_numbers
from docpipe.extraction.lines import Run, assemble, to_line
from docpipe.extraction.options import ExtractOptions
from docpipe.extraction.pdfium import (
    FontNumbers,
    PageFonts,
    TextStyle,
    read_characters,
    read_style,
    text_page,
)
from docpipe.extraction.symbol_bullets import name_bullets
from docpipe.extraction.tables import find_grids, rounded, split_at_cells, to_tables
from docpipe.extraction.tags import TagNumbers, read_tags, tag_of
from docpipe.extraction.turned import (
    into_cells,
    is_level,
    part_stacks,
    prevailing_turn,
    read_turned,
)
from docpipe.extraction.visibility import Memory, hidden_by_layers, is_unpainted, part_hidden
from docpipe.extraction.words import Word, without_copies, words
from docpipe.language.known_words import is_word
from docpipe.model import Line, RawTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What pdfium shows of a page."""

    frame: Frame
    lines: tuple[Line, ...]
    tables: tuple[RawTable, ...]
    hidden: tuple[Line, ...]
    aside: tuple[Line, ...]
    drawings: Drawings
    turned: float
    from_scanner: bool = False
    """The text is what a scanner's recognition put below the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What the pages of a document share.

    Attributes:
        fonts: Their numbers.
        numbers: Of the structure tree's elements; without them no line gets a tag.
        layered: Some layers of the document are switched off.
        memory: What was found of suspicious words.
        doubts: Words that may lack a ligature.
        repairs: Ligatures to be put in.
    """

    fonts: FontNumbers = field(default_factory=dict)
    numbers: TagNumbers | None = None
    layered: bool = False
    memory: Memory = field(default_factory=dict)
    doubts: Doubts = field(default_factory=dict)
    repairs: Repairs = field(default_factory=dict)


def read_page(
    page: Any,  # noqa: ANN401 - pypdfium2 is untyped
    options: ExtractOptions,
    shared: Shared,
) -> PageText:
    """Read one page.

    Raises:
        TooLargeError: The page has more characters than allowed.
    """
    frame, found, turned = _read_level(page, options, shared.fonts)
    drawings = read_drawings(page, frame, options.max_page_objects)
    visible, hidden = _part_hidden(page, found, drawings, Ink(page, frame), options, shared)
    level = drop_line_numbers(name_bullets([word for word in visible if is_level(word)]))
    runs, stacks = part_stacks(assemble(add_drawn_bullets(level, drawings.dots)))
    runs = [_spelled_out(run, shared) for run in runs]
    grids, frames = (
        find_grids(drawings.rulings, runs, frame.width, drawings.boxes)
        if options.tables
        else ([], [])
    )
    seen = {rounded(box) for box in drawings.boxes}
    drawings.boxes.extend(box for box in frames if is_box(box, frame) and box not in seen)
    sideways, more_tables, aside = read_turned(
        [word for word in visible if not is_level(word)],
        drawings.rulings if options.tables else [],
        frame,
    )
    heads, aside = into_cells(aside, grids)
    tags = read_tags(page, shared.numbers) if shared.numbers else {}
    lines = [
        replace(to_line(run), tag=tag_of(run, tags)) if tags else to_line(run)
        for run in split_at_cells(runs, grids)
    ]
    return PageText(
        frame=frame,
        lines=(*lines, *heads, *sideways),
        tables=(*to_tables(grids, [*lines, *heads]), *more_tables),
        hidden=tuple(to_line(run) for run in assemble(hidden)),
        aside=(*stacks, *aside),
        drawings=drawings,
        turned=turned,
        from_scanner=is_unpainted(visible),
    )


def _read_level(
    page: Any,  # noqa: ANN401
    options: ExtractOptions,
    fonts: FontNumbers,
) -> tuple[Frame, list[Word], float]:
    """Frame and words; a sheet that is set sideways is turned by so many degrees clockwise."""
    frame = read_frame(page)
    found = _read_words(page, frame, options, fonts)
    turn = prevailing_turn(found)
    if turn:
        pdfium.FPDFPage_SetRotation(page.raw, (frame.quarter_turns + turn) % 4)
        frame = read_frame(page)
        found = _read_words(page, frame, options, fonts)
    return frame, found, 90.0 * turn


def _spelled_out(run: Run, shared: Shared) -> Run:
    """The run with its letters as a reader takes them."""
    run = close_up(run)
    if shared.repairs:
        return mend(run, shared.repairs, is_word)
    note_doubts(run, shared.doubts)
    return run


def _part_hidden(
    page: Any,  # noqa: ANN401
    found: Sequence[Word],
    drawings: Drawings,
    ink: Ink,
    options: ExtractOptions,
    shared: Shared,
) -> tuple[list[Word], list[Word]]:
    visible, hidden = part_hidden(found, drawings, ink, options, shared.memory)
    if shared.layered:
        hidden.extend(hidden_by_layers(visible, text_layers(page), ink))
        gone = {id(word) for word in hidden}
        visible = [word for word in visible if id(word) not in gone]
    return without_copies(visible), hidden


def read_frame(page: Any) -> Frame:  # noqa: ANN401 - pypdfium2 is untyped
    """The displayed part of a page and its rotation."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, box)
    turns = max(pdfium.FPDFPage_GetRotation(page.raw), 0) % 4
    return Frame(
        left=box.left, bottom=box.bottom, right=box.right, top=box.top, quarter_turns=turns
    )


def _read_words(
    page: Any,  # noqa: ANN401
    frame: Frame,
    options: ExtractOptions,
    fonts: FontNumbers,
) -> list[Word]:
    with text_page(page) as handle:
        n = max(pdfium.FPDFText_CountChars(handle), 0)
        if n > options.max_page_characters:
            raise TooLargeError(
                f"Eine Seite enthält {n} Zeichen, erlaubt sind {options.max_page_characters}. "
                "Bitte die Grenze max_page_characters anheben, wenn der Datei zu trauen ist."
            )
        characters = read_characters(handle, n)
        styles: dict[int, TextStyle] = {}
        page_fonts = PageFonts(numbers=fonts)
        for index, owner in enumerate(characters.objects):
            if owner is not None and owner not in styles:
                styles[owner] = read_style(handle, index, owner, frame, page_fonts)
        return words(characters, styles, frame)
