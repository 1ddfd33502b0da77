import pytest

from scripts.proving.content import Table, headings
from scripts.proving.press.pages import Layout
from scripts.proving.recipe import paper
from scripts.proving.recipes.drawn import drawn


def test_the_same_seed_draws_the_same_papers() -> None:
    assert drawn("typst", 3, 4) == drawn("typst", 3, 4)
    assert drawn("typst", 3, 4)[:2] == drawn("typst", 3, 2)


def test_another_seed_draws_others() -> None:
    first = [recipe.design for recipe in drawn("typst", 3, 4)]
    second = [recipe.design for recipe in drawn("typst", 4, 4)]
    assert not set(first) & set(second)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_dark_tables_are_dark(seed: int) -> None:
    for recipe in drawn("writer", seed, 6):
        looks = {block.look for block in paper(recipe).blocks if isinstance(block, Table)}
        assert ("grid" in looks) <= (not recipe.design.dark_tables)


def test_the_press_sets_every_heading_of_a_drawn_paper() -> None:
    standard = {"Times", "Helvetica"}  # the others are not on every machine
    recipes = [
        recipe
        for recipe in drawn("reportlab", 5, 60)
        if {recipe.design.font, recipe.design.heading_font} <= standard
    ]
    assert recipes
    made = paper(recipes[0])
    pages = Layout(made, {}).run()
    told = [text for page in pages for text in page.headings]
    assert told == [heading.text for heading in headings(made.blocks)]
