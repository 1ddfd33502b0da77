"""Papers set by Typst."""

from scripts.proving.design import Design, HeadStyle
from scripts.proving.recipe import Recipe
from scripts.proving.supplements import BREAKS, GLOSSARY, INDEX, LISTS, LITERATURE, PRACTICE, TABLES

RECIPES = (
    Recipe(
        key="typst-nummeriert",
        producer="typst",
        sample="interkulturelle-oeffnung-2010",
        design=Design(running="both", folio_place="foot-outer"),
        supplements=(BREAKS, TABLES, LITERATURE),
        hidden=("white", "mode3"),
    ),
    Recipe(
        key="typst-zweispaltig",
        producer="typst",
        sample="sprachmittlung-2019",
        design=Design(
            columns=2,
            font="Lato",
            size=9.5,
            leading=13,
            margins=(57, 72, 57, 70),
            folio="Seite {n} von {total}",
            folio_place="foot-right",
            running="title",
            heads=(
                HeadStyle(size=18, colour="#8a3324", wide=True, new_page=True),
                HeadStyle(size=12, colour="#8a3324"),
                HeadStyle(size=9.5),
            ),
            accent="#8a3324",
            tint="#f6e9e2",
            box="stroked",
            bullet="–",
        ),
        supplements=(PRACTICE, LISTS, GLOSSARY),
        hidden=("off-page", "tiny"),
    ),
    Recipe(
        key="typst-randspalte",
        producer="typst",
        sample="religioese-vielfalt-2014",
        design=Design(
            side=105,
            margins=(62, 76, 48, 72),
            font="Noto Serif",
            head_font="Noto Sans",
            size=9.6,
            leading=14.2,
            heads=(
                HeadStyle(size=15, band=True),
                HeadStyle(size=9.6),
                HeadStyle(size=9.6, bold=False, italic=True),
            ),
            folio="– {n} –",
            folio_place="foot-centre",
            running="chapter",
            accent="#2d6a4f",
            tint="#e3f1ea",
            box="bar",
            contents="plain",
            tagged=False,
        ),
        supplements=(PRACTICE, TABLES, INDEX),
        hidden=("white", "covered"),
        numbered=False,
    ),
)
