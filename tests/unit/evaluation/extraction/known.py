"""Gold and readings for tests, in few words."""

from collections.abc import Sequence
from pathlib import Path

from docpipe.evaluation.extraction.gold import OnPage, Paper, Passage, Style
from docpipe.evaluation.extraction.reading import Aside, Grid, Piece, Reading


def passage(
    text: str, *, kind: str = "paragraph", page: int | None = 1, level: int | None = None
) -> Passage:
    return Passage(kind=kind, text=text, page=page, level=level)


def heading(text: str, level: int = 1, page: int | None = 1) -> Passage:
    return passage(text, kind="heading", page=page, level=level)


def furniture(*texts: str, page: int = 1) -> tuple[OnPage, ...]:
    return tuple(OnPage(page=page, text=text) for text in texts)


def paper(
    *ordered: str | Passage,
    unordered: Sequence[Passage] = (),
    furniture: Sequence[OnPage] = (),
    hidden: Sequence[OnPage] = (),
) -> Paper:
    return Paper(
        pdf=Path("known.pdf"),
        name="known",
        style=Style.HANDOUT,
        ordered=tuple(passage(item) if isinstance(item, str) else item for item in ordered),
        unordered=tuple(unordered),
        furniture=tuple(furniture),
        hidden=tuple(hidden),
    )


def piece(
    text: str, *, kind: str = "paragraph", page: int | None = 1, level: int | None = None
) -> Piece:
    return Piece(kind=kind, text=text, page=page, level=level)


def reading(
    *pieces: Piece,
    asides: Sequence[Aside] = (),
    tables: Sequence[Grid] = (),
    kinds: bool = False,
) -> Reading:
    return Reading(
        n_pages=1,
        pieces=tuple(pieces),
        tables=tuple(tables),
        furniture=tuple(asides),
        names_kinds=kinds,
        names_headings=True,
        names_tables=True,
        names_furniture=True,
    )
