"""Every text of the templates has its English counterpart, and no other."""

import re
from importlib.resources import files
from pathlib import Path

from docpipe.export import (
    FACET_CHANGES,
    FACET_NAMES,
    FIELD_NAMES,
    KIND_NAMES,
    ORIGIN_NAMES,
    RELATION_NAMES,
    TYPE_NAMES,
)
from docpipe.export.names import CLAIM_NAMES, CLAIM_ORIGIN_NAMES
from docpipe.web.faults import _CODES
from docpipe.web.languages import Language, english, translated
from tests.web.said import said

WEB = Path(str(files("docpipe.web")))
# The closing sign of the call must follow the text, so that "…" + "…" is not taken for two texts.
CALL = re.compile(r"""_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*[,)]""")
FILLED_IN = re.compile(r"\{(\w+)\}")


def texts() -> set[str]:
    sources = [*WEB.glob("templates/**/*.j2"), *WEB.glob("**/*.py")]
    found = (CALL.findall(path.read_text(encoding="utf-8")) for path in sources)
    return {text[1:-1].replace('\\"', '"') for many in found for text in many}


def named() -> set[str]:
    """Texts that templates translate by value: names of closed lists, messages of faults."""
    lists = (
        TYPE_NAMES,
        KIND_NAMES,
        FIELD_NAMES,
        FACET_CHANGES,
        RELATION_NAMES,
        FACET_NAMES,
        ORIGIN_NAMES,
        CLAIM_NAMES,
        CLAIM_ORIGIN_NAMES,
    )
    return {name for one in lists for name in one.values()} | {m for _, m in _CODES.values()}


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    known = set(english())
    assert texts() - known == set(), "without English text"
    assert named() - known == set(), "names without English text"
    extra = {line for line in known - texts() - named() - said() if not in_code(line)}
    assert extra == set(), "translated, but used nowhere"


def in_code(text: str) -> bool:
    """Whether some module holds the text, to be translated later."""
    return any(
        text in path.read_text(encoding="utf-8")
        for path in (*WEB.glob("**/*.py"), *WEB.parent.glob("answers/*.py"))
    )


def test_both_languages_fill_in_the_same_values() -> None:
    for german, translation in english().items():
        assert set(FILLED_IN.findall(german)) == set(FILLED_IN.findall(translation)), german


def test_a_value_is_put_in_after_translating() -> None:
    text = "Fehler {code}"
    assert translated(Language.GERMAN, text, code=404) == "Fehler 404"
    assert translated(Language.ENGLISH, text, code=404) == "Error 404"
