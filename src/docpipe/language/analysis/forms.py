"""How a token is written: the commonest word of the texts that has it.

Ranking by meaning sees words, not tokens. For it a question is put into the words that the texts
use most, so that all spellings and forms of a question have one vector.
"""

import re
from collections import Counter
from collections.abc import Mapping

from docpipe.language.analysis.analyser import Analyser

_WORD = re.compile(r"(?<![-@./*:_\w])[^\W\d_]{2,}(?:-[A-ZÄÖÜ][^\W\d_]+)*(?![-@/*:_\w])")
"""No pieces of addresses and gender forms."""

MAX_FORMS = 200_000
"""The commonest words; the others are written as in the question."""


class PrintedForms:
    """Counts in how many texts a word stands as it is."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Count the words of one text."""
        self._counts.update(set(_WORD.findall(text)))

    def by_token(self, analyser: Analyser) -> Mapping[str, str]:
        """Token of a whole word -> its commonest form."""
        commonest = sorted(self._counts.items(), key=lambda counted: (-counted[1], counted[0]))
        forms: dict[str, str] = {}
        for word, _ in commonest[:MAX_FORMS]:
            tokens = analyser.analyse(word)
            if tokens:
                forms.setdefault(tokens[0], word)
        return forms
