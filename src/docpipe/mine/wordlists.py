"""The word lists beside this module, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_list(name: str) -> dict[str, Any]:
    """Read ``<name>.toml`` of this package."""
    return tomllib.loads(files("docpipe.mine").joinpath(f"{name}.toml").read_text("utf-8"))
