"""The list of places that are watched for publications: ``corpus/sources.toml``, kept by hand."""

import dataclasses
import re
import tomllib
from difflib import get_close_matches
from pathlib import Path

import msgspec

from docpipe.errors import CorpusError
from docpipe.model import Watch, WatchKind

WATCHES_NAME = "sources.toml"

_ENTRY = "source"
_FIELDS = tuple(option.name for option in dataclasses.fields(Watch))
_ON_THE_WEB = (WatchKind.PAGE, WatchKind.SITEMAP, WatchKind.FEED)


def read_watches(root: Path) -> tuple[Watch, ...]:
    """All watched places, in the file's order; none if there is no file.

    Raises:
        CorpusError: The file is no TOML, or an entry is wrong; the message names entry and cure.
    """
    path = root / WATCHES_NAME
    if not path.is_file():
        return ()
    try:
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise CorpusError(f"{path} ist kein gültiges TOML: {exc}") from exc
    entries = loaded.pop(_ENTRY, [])
    if loaded or not isinstance(entries, list):
        raise CorpusError(f"{path}: jeder Ort steht unter [[{_ENTRY}]]; anderes gibt es nicht.")
    watches = tuple(_watch(path, number, entry) for number, entry in enumerate(entries, start=1))
    seen: set[str] = set()
    for watch in watches:
        if watch.key in seen:
            raise CorpusError(f"{path}: der Schlüssel {watch.key!r} kommt zweimal vor.")
        seen.add(watch.key)
    return watches


def _watch(path: Path, number: int, entry: object) -> Watch:
    name = entry.get("key") if isinstance(entry, dict) else None
    where = f"{path}, Eintrag {number}" + (f" ({name})" if name else "")
    if not isinstance(entry, dict):
        raise CorpusError(f"{where}: erwartet wird ein Abschnitt [[{_ENTRY}]].")
    for given in entry:
        if given not in _FIELDS:
            near = get_close_matches(given, _FIELDS, n=1)
            hint = f" Gemeint ist vielleicht {near[0]}." if near else ""
            raise CorpusError(
                f"{where}: {given} gibt es nicht.{hint} Es gibt: {', '.join(_FIELDS)}."
            )
    try:
        watch = msgspec.convert(entry, Watch)
        _check(watch)
    except (msgspec.ValidationError, ValueError) as exc:
        raise CorpusError(f"{where}: {exc}") from exc
    return watch


def _check(watch: Watch) -> None:
    is_address = watch.at.startswith(("http://", "https://"))
    if watch.kind in _ON_THE_WEB and not is_address:
        raise ValueError(f"at ist bei kind = {watch.kind.value!r} eine Adresse mit http(s)://")
    if watch.kind is WatchKind.FOLDER and is_address:
        raise ValueError("at ist bei kind = 'folder' ein Ordner, keine Adresse")
    if watch.link_text is not None:
        try:
            re.compile(watch.link_text)
        except re.error as exc:
            raise ValueError(f"link_text ist kein regulärer Ausdruck: {exc}") from exc
    if watch.selector is not None:
        from cssselect import SelectorError
        from lxml.cssselect import CSSSelector

        try:
            CSSSelector(watch.selector)
        except SelectorError as exc:
            raise ValueError(f"selector ist kein CSS-Selektor: {exc}") from exc
