"""Practice examples in the rows of tables."""

import re
from collections.abc import Iterator, Sequence

from docpipe.mine import tables
from docpipe.mine.framing import Frame, heading_frame
from docpipe.mine.practice.example import Example
from docpipe.mine.practice.fields import field_name, row_fields
from docpipe.mine.practice.home import homes
from docpipe.mine.tables import Row
from docpipe.model import Block, TextRange

_MIN_WORDS = 4
_MIN_COLUMN_FIELDS = 2
_EXAMPLE_COLUMN = re.compile(
    r"praxisbeispiel|^beispiel|projekt|^angebot|^ansatz|^gute praxis|^maßnahme$|^initiative"
    r"|^vorhaben|^was\b|^modell|^idee|^aktion|^lösung|^vorgehen",
    re.I,
)
_PLACE_COLUMN = re.compile(
    r"^(?:kommunen?|stadt|ort|kreis|landkreis|gemeinde|städte|stadt/kreis|wo|gebietskörperschaft|region)\b",
    re.I,
)
_TELLING_FIELDS = frozenset({"goal", "steps", "partners", "result", "contact", "start"})


def rows_of(block: Block, heads: Sequence[str], *, is_shown: bool) -> Iterator[Example]:
    """Find the examples in a table.

    Args:
        block: The table.
        heads: Its columns' heads; those of the table before it, if it goes on from there.
        is_shown: A heading or caption says that it shows examples.
    """
    if not is_shown and not lists_examples(heads) and not _opens_with_towns(block):
        return
    above: dict[int, TextRange] = {}
    for row in tables.body_rows(block):
        if 0 in row.cells:
            above = {0: row.cells[0]}
        text = block.text[row.place.start : row.place.end]
        n_words = len(text.split()) + len(above) * (0 not in row.cells)
        if n_words >= _MIN_WORDS and _tells(block, heads, row, above):
            yield _example(block, heads, row, above)


def _opens_with_towns(block: Block) -> bool:
    """Whether nearly every row begins with a municipality and goes on with a phrase on it."""
    rows = tables.body_rows(block)
    told = [row for row in rows if 0 in row.cells and _is_told(block, row)]
    return len(told) >= _MIN_TOWN_ROWS and len(told) > _TOWN_SHARE * len(rows)


def _is_told(block: Block, row: Row) -> bool:
    texts = [block.text[place.start : place.end] for place in row.cells.values()]
    longest = max(len(re.findall(r"[^\W\d]{2,}", text)) for text in texts[1:] or ("",))
    return bool(homes(texts[0])) and len(texts[0].split()) < _MIN_PHRASE < longest + 1


_MIN_TOWN_ROWS = 2
_TOWN_SHARE = 0.6
_MIN_PHRASE = 5
"""Words from which on a cell tells something, where the heads of the table do not say so."""


def lists_examples(heads: Sequence[str]) -> bool:
    """Whether the heads are those of a table of examples."""
    if any(heading_frame(head) is Frame.PRACTICE for head in heads):
        return True
    if not any(map(_PLACE_COLUMN.search, heads)):
        return False
    fields = {field_name(part) for head in heads for part in re.split(r"[,;/&]|\bund\b", head)}
    named = len(fields & _TELLING_FIELDS)
    return named >= _MIN_COLUMN_FIELDS or any(map(_EXAMPLE_COLUMN.search, heads))


# "noch keine Angaben", "offen": the row waits for its example.
_PENDING = re.compile(
    r"^\W*(?:noch )?(?:keine Angaben?|offen|geplant|in Planung|folgt|ähnlich\w*.*)\W*$", re.I
)


def _tells(block: Block, heads: Sequence[str], row: Row, above: dict[int, TextRange]) -> bool:
    """Whether a row has words beside its place, and is no row of figures."""
    texts = [block.text[place.start : place.end] for place in row.cells.values()]
    if any(map(_PENDING.match, texts)):
        return False
    wordy = [text for text in texts if len(re.findall(r"[^\W\d]{3,}", text)) > 1]
    in_place = {column for column, head in enumerate(heads) if _PLACE_COLUMN.search(head)}
    says_where = bool(_home(texts)) or bool(in_place & (row.cells.keys() | above.keys()))
    fields = {field_name(head) for head in heads} & _TELLING_FIELDS
    return len(row.cells) > 1 and bool(wordy) and (says_where or len(fields) >= _MIN_COLUMN_FIELDS)


def _home(texts: Sequence[str]) -> frozenset[str]:
    return next((found for found in map(homes, texts) if found), frozenset())


def _example(block: Block, heads: Sequence[str], row: Row, above: dict[int, TextRange]) -> Example:
    found = row_fields(block, heads, row)
    # A merged cell stands in the first of its rows.
    first = above.get(0)
    if first is not None and 0 not in row.cells and heads and field_name(heads[0]) == "place":
        found["place"] = first
    return Example(ranges=(row.place,), fields=found, rule="practice-row", confidence=0.85)
