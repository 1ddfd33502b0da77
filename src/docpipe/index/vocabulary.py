"""The words that an index holds, and how its texts write them."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

Ask = Callable[[str, Iterable[object]], list[tuple[Any, ...]]]
"""A statement and its values -> the rows."""

_AMONG = "FROM vocabulary WHERE token IN (SELECT value FROM json_each(?))"
"""One statement for any number of words."""


class Vocabulary:
    """Answers for many tokens at once; see ``language.analysis.Words``."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def held(self, tokens: Collection[str]) -> frozenset[str]:
        """Those of the tokens that the index holds."""
        found = self._ask(f"SELECT token {_AMONG}", (json.dumps(sorted(tokens)),))
        return frozenset(token for (token,) in found)

    def forms(self, tokens: Collection[str]) -> Mapping[str, str]:
        """Token -> its commonest form in print; of those that stand alone in the texts."""
        found = self._ask(
            f"SELECT token, form {_AMONG} AND form <> ''",
            (json.dumps(sorted(set(tokens))),),
        )
        return dict(found)
