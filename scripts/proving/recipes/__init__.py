"""All papers: which text, which looks, which program."""

from scripts.proving.recipe import Recipe
from scripts.proving.recipes import chromium, reportlab_press, typst, writer

RECIPES: tuple[Recipe, ...] = (
    *reportlab_press.RECIPES,
    *typst.RECIPES,
    *chromium.RECIPES,
    *writer.RECIPES,
)
