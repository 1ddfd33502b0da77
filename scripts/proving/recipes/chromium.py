"""Papers printed by Chromium."""

from scripts.proving.design import Design, HeadStyle
from scripts.proving.recipe import Recipe
from scripts.proving.supplements import BREAKS, GLOSSARY, LISTS, PRACTICE, TABLES

RECIPES = (
    Recipe(
        key="chromium-einspaltig",
        producer="chromium",
        sample="migrantenorganisationen-2022",
        design=Design(
            font="Open Sans",
            size=9.8,
            leading=15,
            margins=(68, 78, 68, 74),
            heads=(
                HeadStyle(size=19, bold=False, colour="#6a1b4d", new_page=True),
                HeadStyle(size=13, bold=False, colour="#6a1b4d"),
                HeadStyle(size=9.8, bold=True),
            ),
            justified=False,
            accent="#6a1b4d",
            tint="#f4e6ef",
            running="both",
            folio="{n} | {title}",
        ),
        supplements=(PRACTICE, TABLES, GLOSSARY),
        hidden=("mode3", "clipped"),
    ),
    Recipe(
        key="chromium-zweispaltig",
        producer="chromium",
        sample="politische-partizipation-2013",
        design=Design(
            columns=2,
            gutter=20,
            font="Roboto",
            head_font="Roboto Condensed",
            size=9.4,
            leading=13.2,
            margins=(54, 70, 54, 66),
            heads=(
                HeadStyle(size=18, colour="#00566b", wide=True),
                HeadStyle(size=11.5, colour="#00566b", capitals=True, tracking=0.6),
                HeadStyle(size=9.4, italic=True),
            ),
            accent="#00566b",
            tint="#def0f4",
            box="rules",
            bullet="▪",
            running="title",
            running_tracking=1.5,
            folio="– {n} –",
            folio_place="foot-centre",
            contents="plain",
            tagged=False,
        ),
        supplements=(LISTS, BREAKS, PRACTICE),
        hidden=("layer", "near-white", "off-side"),
        numbered=False,
    ),
)
