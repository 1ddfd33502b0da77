"""The fixed words of papers, found in the code that says them."""

import ast
from importlib.resources import files
from pathlib import Path

from docpipe.answers import dossier_paper, understood
from docpipe.web.pages.dossier import DEPTHS

ANSWERS = Path(str(files("docpipe.answers")))


def said() -> set[str]:
    """What is translated when a paper is written."""
    lists = (dossier_paper.GAPS, dossier_paper.PLURALS, understood.FIELD_TITLES, DEPTHS)
    found = {text for one in lists for text in one.values()}
    for path in ANSWERS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_say(node.func) and node.args:
                found |= set(_texts(node.args[0]))
    return found


def _is_say(function: ast.expr) -> bool:
    name = getattr(function, "id", None) or getattr(function, "attr", None)
    return name == "say"


def _texts(argument: ast.expr) -> list[str]:
    value = argument.value if isinstance(argument, ast.Constant) else None
    return [value] if isinstance(value, str) else []
