"""Papers set by the press: absolute layouts as of a desktop publishing program."""

from scripts.proving.design import Design, HeadStyle
from scripts.proving.recipe import Recipe
from scripts.proving.supplements import BREAKS, GLOSSARY, INDEX, LISTS, PRACTICE, TABLES

RECIPES = (
    Recipe(
        key="satz-magazin",
        producer="reportlab",
        sample="interkulturelle-oeffnung-2010",
        design=Design(
            columns=2,
            gutter=20,
            font="Noto Serif",
            head_font="Roboto",
            size=9.2,
            leading=13.4,
            margins=(54, 84, 54, 78),
            heads=(
                HeadStyle(size=22, colour="#9a3b00", new_page=True),
                HeadStyle(size=12.5, colour="#9a3b00", wide=True),
                HeadStyle(size=9.6),
            ),
            accent="#9a3b00",
            tint="#fbe9dc",
            running="both",
            running_tracking=1.2,
            folio="{n} | {title}",
            indent=10,
            ligatures=True,
            ink="words",
            bullet="zapf:n",
            coloured_bullets=True,
        ),
        supplements=(PRACTICE, TABLES, BREAKS),
        hidden=("white", "layer"),
    ),
    Recipe(
        key="satz-randspalte",
        producer="reportlab",
        sample="religioese-vielfalt-2014",
        design=Design(
            side=112,
            gutter=16,
            font="Lato",
            size=10,
            leading=14.6,
            margins=(58, 88, 58, 80),
            heads=(
                HeadStyle(size=18, colour="#205072", capitals=True, tracking=0.8),
                HeadStyle(size=12, colour="#205072"),
                HeadStyle(size=10, bold=False, colour="#205072"),
            ),
            accent="#205072",
            tint="#dcebf5",
            box="bar",
            running="title",
            folio="– {n} –",
            thumb="chapter",
            mirrored=True,
            ink="kerned",
            bullet="•",
        ),
        supplements=(PRACTICE, LISTS, GLOSSARY, INDEX),
        hidden=("covered", "mode3"),
        numbered=False,
    ),
)
