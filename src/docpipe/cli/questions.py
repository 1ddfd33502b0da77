"""A file of questions, one JSON object a line."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from docpipe.cli.options import FILTER_NAMES, make_filters
from docpipe.errors import QueryError
from docpipe.model import Filters, Query

# What question files of retrieval sets carry besides; it says nothing to a search.
_IGNORED = frozenset({"metadata", "kind"})
_SWITCHES = ("understand", "expand")
_YEARS = frozenset({"year_from", "year_to"})


def read_questions(path: Path, given: Query) -> list[tuple[str, Query]]:
    """Ids and questions of a file; what a line sets takes the place of the command line's.

    Lines end at line feeds only; a byte order mark and blank lines are skipped.

    Args:
        path: A file, or a pipe.
        given: Mode, number of hits and filters of the command line.

    Raises:
        QueryError: The file is missing or not in UTF-8, or a line is not as expected; the message
            names the line. Whether a question can be answered is not looked at.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise QueryError(f"{path} gibt es nicht.") from exc
    except IsADirectoryError as exc:
        raise QueryError(f"{path} ist ein Ordner.") from exc
    asked: list[tuple[str, Query]] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            try:
                asked.append(_question(_object(line), given))
            except QueryError as exc:
                raise QueryError(f"{path}, Zeile {number}: {exc}") from exc
    return asked


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as exc:
        raise QueryError("nicht in UTF-8 geschrieben.") from exc
    except (ValueError, RecursionError) as exc:
        raise QueryError(f"kein JSON ({exc}).") from exc
    if not isinstance(value, dict):
        raise QueryError('erwartet {"_id", "text"}.')
    return value


def _question(line: dict[str, Any], given: Query) -> tuple[str, Query]:
    identifier, text = line.pop("_id", None), line.pop("text", None)
    if isinstance(identifier, bool) or not isinstance(identifier, str | int):
        raise QueryError('erwartet {"_id", "text"}; „_id“ fehlt oder ist kein Text.')
    if not isinstance(text, str):
        raise QueryError('erwartet {"_id", "text"}; „text“ fehlt oder ist kein Text.')
    named = {name.replace("-", "_"): value for name, value in line.items()}
    known = (*FILTER_NAMES, *_SWITCHES)
    unknown = [name for name in named if name not in {*known, *_IGNORED}]
    if unknown:
        raise QueryError(
            f"unbekannt: {', '.join(unknown)}. Es gibt: _id, text, {', '.join(known)}."
        )
    own = make_filters(_checked({name: named.get(name) for name in FILTER_NAMES}))
    merged = {
        field.name: _set(getattr(own, field.name), getattr(given.filters, field.name))
        for field in fields(Filters)
    }
    asked = replace(given, text=text, filters=Filters(**merged))
    understand, expand = (_switch(named, name) for name in _SWITCHES)
    return str(identifier), replace(
        asked,
        understand=given.understand if understand is None else understand,
        expand=given.expand if expand is None else expand,
    )


def _switch(named: Mapping[str, object], name: str) -> bool | None:
    value = named.get(name)
    if value is None or isinstance(value, bool):
        return value
    raise QueryError(f"„{name}“ muss true oder false sein.")


def _set(own: Any, otherwise: Any) -> Any:  # noqa: ANN401 - a tuple of texts or a year
    return otherwise if own in ((), None) else own


def _checked(named: Mapping[str, object]) -> dict[str, object]:
    """The filters as they are, if each is of its kind; ``null`` is a filter that is not set."""
    for name, value in named.items():
        if value is None:
            continue
        if name in _YEARS:
            if isinstance(value, bool) or not isinstance(value, int | str):
                raise QueryError(f"„{name}“ muss eine Jahreszahl sein.")
        elif not isinstance(value, str) and not _are_texts(value):
            raise QueryError(f"„{name}“ muss ein Text oder eine Liste von Texten sein.")
    return dict(named)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
