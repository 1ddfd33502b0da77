"""What the producers are given, as far as it can be seen without them."""

from dataclasses import replace
from xml.dom.minidom import parseString

import pytest

from scripts.proving.content import Contents, Paragraph, plain, texts
from scripts.proving.printed import letters
from scripts.proving.producers import html_source, typst_source, writer_source
from scripts.proving.recipe import Recipe, paper
from scripts.proving.recipes import RECIPES
from scripts.proving.typography import surroundings, thinned, with_soft_hyphens

_WRITER = [recipe for recipe in RECIPES if recipe.producer == "writer"]


def _name(recipe: Recipe) -> str:
    return recipe.key


@pytest.mark.parametrize("recipe", _WRITER, ids=_name)
def test_the_office_file_is_well_formed_and_says_everything(recipe: Recipe) -> None:
    made = paper(recipe)
    source = writer_source.source(made, {})
    parseString(source)  # noqa: S318 - our own text
    read = letters(source)
    every = [plain(text) for block in made.blocks for text in texts(block)]
    assert [text for text in every if letters(text.split(" ")[0]) not in read] == []


def test_every_paper_has_a_name_of_its_own() -> None:
    assert len({recipe.key for recipe in RECIPES}) == len(RECIPES)


def test_soft_hyphens_that_end_no_line_are_taken_out() -> None:
    soft = with_soft_hyphens("Die Verwaltungsmodernisierung beginnt")
    assert soft.count("\N{SOFT HYPHEN}") > 2
    used = frozenset({surroundings("Die Verwaltungs", "modernisierung")})
    assert thinned(soft, used) == "Die Verwaltungs\N{SOFT HYPHEN}modernisierung beginnt"


def test_signs_that_mean_something_to_a_program_are_escaped() -> None:
    text = 'Er sagt "ja" zu #1 & <2>'
    made = replace(paper(RECIPES[0]), blocks=(Paragraph(text=text),))
    assert '"Er sagt \\"ja\\" zu #1 & <2>"' in typst_source.source(made)
    assert "zu #1 &amp; &lt;2&gt;" in html_source.source(made, {}, None)
    assert "zu #1 &amp; &lt;2&gt;" in writer_source.source(
        replace(made, blocks=(Contents(), *made.blocks)), {}
    )
