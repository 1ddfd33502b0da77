"""The word lists beside this module, read once."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_list(name: str) -> dict[str, Any]:
    """Read ``<name>.toml`` of this package."""
    return tomllib.loads(files("docpipe.mine").joinpath(f"{name}.toml").read_text("utf-8"))


def any_of(patterns: Iterable[str]) -> str:
    """Join patterns as alternatives, in the order given."""
    return "|".join(patterns)
