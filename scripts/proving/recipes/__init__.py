"""All papers: which text, which looks, which program."""

from scripts.proving.recipe import Recipe
from scripts.proving.recipes import chromium, typst, writer

RECIPES: tuple[Recipe, ...] = (*typst.RECIPES, *chromium.RECIPES, *writer.RECIPES)
