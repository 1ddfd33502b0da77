"""Recipes drawn by lot: papers that nobody has looked at while working on the extraction."""

import random
from typing import Any

from scripts.proving.design import A4, Design, HeadStyle
from scripts.proving.overlay import WAYS
from scripts.proving.recipe import Recipe
from scripts.proving.texts import basics, chapters, matter, practice, tables
from scripts.samples.publications import PUBLICATIONS

_FONTS = {
    "reportlab": ("Lato", "Roboto", "Open Sans", "Noto Serif", "Noto Sans", "Times", "Helvetica"),
    "typst": ("Libertinus Serif", "Lato", "Noto Serif", "Noto Sans", "Roboto", "Open Sans"),
    "chromium": ("Lato", "Noto Serif", "Noto Sans", "Roboto", "Liberation Serif", "Open Sans"),
    "writer": ("Liberation Serif", "Liberation Sans", "Lato", "Open Sans", "Linux Libertine O"),
}
_CHAPTERS = (
    chapters.QUARTER,
    chapters.HEALTH,
    chapters.VOLUNTEERS,
    chapters.LAW,
    chapters.FUNDING,
    chapters.INTERVIEW,
)
_SECTIONS = (
    basics.BREAKS,
    basics.LISTS,
    basics.TABLES,
    basics.PRACTICE,
    practice.PAIR,
    practice.LONG_BOX,
    practice.SHORT_BOXES,
    tables.LONG_TABLE,
    tables.MATRIX,
    tables.BUDGET,
)
_ENDS = (
    basics.GLOSSARY,
    basics.LITERATURE,
    basics.INDEX,
    matter.SOURCES,
    matter.ABBREVIATIONS,
    tables.CONTACTS,
)
_FOREWORDS = (basics.FOREWORD, matter.FOREWORD_MAYOR, matter.FOREWORD_SHORT, "")
_COLOURS = (
    ("#1f4e79", "#e4ecf4"),
    ("#8a3324", "#f6e9e2"),
    ("#2d6a4f", "#e3f1ea"),
    ("#5e3c99", "#ece6f5"),
    ("#b8860b", "#faf1da"),
    ("#333333", "#ececec"),
)
_FOLIOS = ("{n}", "– {n} –", "- {n} -", "Seite {n} von {total}", "{n} | {title}", "{title} · {n}")


def drawn(producer: str, seed: int, count: int) -> tuple[Recipe, ...]:
    """So many recipes for a producer; the same seed draws the same ones."""
    return tuple(_recipe(producer, seed, number) for number in range(1, count + 1))


def _recipe(producer: str, seed: int, number: int) -> Recipe:
    lot = random.Random(f"{producer} {seed} {number}")  # noqa: S311 - nothing is secret
    own = lot.random() < 0.4
    supplements = [
        *lot.sample(_CHAPTERS, 3 if own else 1),
        *lot.sample(_SECTIONS, 3),
        *lot.sample(_ENDS, lot.choice((1, 2))),
    ]
    return Recipe(
        key=f"los-{producer}-{seed}-{number}",
        producer=producer,
        sample=lot.choice([publication.key for publication in PUBLICATIONS]),
        design=_design(producer, lot),
        supplements=tuple(supplements),
        foreword=lot.choice(_FOREWORDS),
        own=own,
        numbered=lot.random() < 0.6,
        turned=lot.random() < 0.15,
        hidden=tuple(lot.sample(sorted(WAYS), lot.choice((1, 2, 3)))),
        scan=lot.uniform(0.4, 0.8),
    )


def _design(producer: str, lot: random.Random) -> Design:
    columns = lot.choice((1, 1, 2, 2, 3) if producer != "writer" else (1, 1, 2))
    size = round(lot.uniform(*{1: (9.6, 12), 2: (9, 10.4), 3: (8.6, 9.4)}[columns]), 1)
    accent, tint = lot.choice(_COLOURS)
    side = lot.choice((0, 0, 104)) if columns == 1 else 0
    edge = lot.uniform(46, 78) if columns > 1 or side else lot.uniform(62, 96)
    font = lot.choice(_FONTS[producer])
    landscape = columns == 3 and producer in {"typst", "chromium"} and lot.random() < 0.5
    return Design(
        paper=(A4[1], A4[0]) if landscape else A4,
        margins=(round(edge), lot.randint(72, 92), round(edge), lot.randint(70, 84)),
        columns=columns,
        gutter=lot.randint(16, 24),
        side=side,
        font=font,
        head_font=lot.choice(("", lot.choice(_FONTS[producer]))),
        size=size,
        leading=round(size * lot.uniform(1.32, 1.5), 1),
        justified=lot.random() < 0.6,
        indent=lot.choice((0, 0, 11)),
        heads=_heads(lot, size, accent, columns),
        accent=accent,
        tint=tint,
        box=lot.choice(("filled", "stroked", "bar", "rules", "dark")),
        folio=lot.choice(_FOLIOS),
        folio_place=lot.choice(("foot-outer", "foot-centre", "foot-right")),
        running=lot.choice(("title", "chapter", "both", "")),
        running_tracking=lot.choice((0, 0, 1.4)),
        contents=lot.choice(("dots", "dots", "plain")),
        contents_depth=lot.choice((1, 2, 3)),
        tagged=lot.random() < 0.6,
        text_form=_form(font, lot),
        outline=lot.random() < 0.5,
        dark_tables=lot.random() < 0.3,
        hanging_numbers=lot.random() < 0.25,
        **_habits(producer, lot),
    )


def _habits(producer: str, lot: random.Random) -> dict[str, Any]:
    """What only one of the programs can do."""
    match producer:
        case "reportlab":
            return {
                "ink": lot.choice(("lines", "words", "kerned")),
                "bullet": lot.choice(("•", "–", "sign")),
                "mirrored": lot.random() < 0.4,
                "spreads": lot.random() < 0.2,
                "thumb": lot.choice(("", "", "chapter")),
                "ligatures": lot.random() < 0.4,
                "initials": lot.random() < 0.3,
                "plain_names": lot.random() < 0.3,
                "captions_beside": lot.random() < 0.3,
                "boxes_at_foot": lot.random() < 0.3,
                "coloured_bullets": lot.random() < 0.5,
            }
        case "writer":
            return {
                "bullet": lot.choice(("•", "-", "\uf0b7")),
                "box_as_table": lot.random() < 0.4,
            }
        case "chromium":
            return {"bullet": lot.choice(("•", "–")), "soft_everywhere": lot.random() < 0.2}
        case _:
            return {
                "bullet": lot.choice(("•", "–", "■")),
                "turned_tables": lot.random() < 0.3,
            }


def _form(font: str, lot: random.Random) -> str:
    """Standard fonts know neither true hyphens nor signs that stand above others."""
    if font in {"Times", "Helvetica"}:
        return "nfc"
    whole = font in {"Noto Sans", "Noto Serif"}
    return lot.choice(("nfc", "nfc", "nfd", "u2010") if whole else ("nfc",))


def _heads(
    lot: random.Random, size: float, accent: str, columns: int
) -> tuple[HeadStyle, HeadStyle, HeadStyle]:
    """Headings told by size, by weight alone, by colour alone, or by capitals."""
    wide = columns > 1 and lot.random() < 0.6
    first = lot.random() < 0.25
    match lot.choice(("size", "size", "weight", "colour", "capitals", "band")):
        case "weight":
            return (
                HeadStyle(size=size, wide=wide),
                HeadStyle(size=size, italic=True),
                HeadStyle(size=size, bold=False, italic=True),
            )
        case "colour":
            return (
                HeadStyle(size=round(size * 1.2, 1), bold=False, colour=accent, wide=wide),
                HeadStyle(size=size, colour=accent),
                HeadStyle(size=size, bold=False, colour=accent),
            )
        case "capitals":
            return (
                HeadStyle(
                    size=round(size * 1.2, 1),
                    capitals=True,
                    tracking=1.4,
                    wide=wide,
                    new_page=first,
                ),
                HeadStyle(size=size, capitals=True),
                HeadStyle(size=size),
            )
        case "band":
            return (
                HeadStyle(size=round(size * 1.4, 1), band=True, colour="#ffffff", wide=wide),
                HeadStyle(size=round(size * 1.1, 1), colour=accent),
                HeadStyle(size=size, italic=True),
            )
        case _:
            return (
                HeadStyle(size=round(size * 1.8, 1), colour=accent, wide=wide, new_page=first),
                HeadStyle(size=round(size * 1.3, 1), colour=accent),
                HeadStyle(size=size),
            )
