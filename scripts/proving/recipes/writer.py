"""Papers set by LibreOffice Writer."""

from scripts.proving.design import Design, HeadStyle
from scripts.proving.recipe import Recipe
from scripts.proving.supplements import BREAKS, GLOSSARY, INDEX, LISTS, LITERATURE, PRACTICE, TABLES

RECIPES = (
    Recipe(
        key="writer-bericht",
        producer="writer",
        sample="laendlicher-raum-2023",
        design=Design(
            font="Liberation Serif",
            head_font="Liberation Sans",
            size=11,
            leading=15,
            heads=(
                HeadStyle(size=16, colour="#2e74b5"),
                HeadStyle(size=13, colour="#2e74b5"),
                HeadStyle(size=11, italic=True),
            ),
            accent="#2e74b5",
            tint="#deeaf6",
            running="chapter",
            folio="Seite {n} von {total}",
            folio_place="foot-right",
            box_as_table=True,
        ),
        supplements=(PRACTICE, TABLES, BREAKS, LITERATURE),
        hidden=("white", "covered"),
    ),
    Recipe(
        key="writer-fett",
        producer="writer",
        sample="eu-binnenwanderung-2015",
        design=Design(
            font="Liberation Sans",
            size=10,
            leading=14,
            justified=False,
            heads=(HeadStyle(size=10), HeadStyle(size=10), HeadStyle(size=10, italic=True)),
            accent="#404040",
            tint="#eeeeee",
            box="stroked",
            running="title",
            folio="- {n} -",
            folio_place="foot-centre",
            contents="plain",
            tagged=False,
            bullet="o",
        ),
        supplements=(LISTS, PRACTICE, BREAKS, GLOSSARY, INDEX),
        hidden=("tiny", "off-page", "mode3"),
    ),
)
