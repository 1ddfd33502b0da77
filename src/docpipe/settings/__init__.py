"""One frozen tree of all options, read once from docpipe.toml and the environment.

Each stage declares its own options beside its code; this module only gathers them. An option
``min_words`` of the stage ``chunk`` is set by ``[chunk] min_words = …`` in the file or by
``DOCPIPE_CHUNK__MIN_WORDS=…`` in the environment, which wins.
"""

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import msgspec

from docpipe.chunk import ChunkOptions
from docpipe.embed import EmbedOptions
from docpipe.errors import SettingsError
from docpipe.extraction import ExtractOptions
from docpipe.fetch.options import FetchOptions
from docpipe.index import IndexOptions
from docpipe.mine import MineOptions
from docpipe.sandbox import Limits
from docpipe.search.options import SearchOptions
from docpipe.settings.alerts import AlarmOptions, AlertOptions, MailOptions
from docpipe.settings.cluster import ClusterOptions
from docpipe.settings.dataset import DatasetOptions
from docpipe.settings.keeping import KeepingOptions
from docpipe.settings.runs import RunOptions
from docpipe.settings.schedule import ScheduleOptions
from docpipe.settings.web import WebOptions
from docpipe.structure import StructureOptions

_PREFIX = "DOCPIPE_"
_PLACES = frozenset({"CORPUS", "INDEX", "CONFIG"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be configured; one field a table of docpipe.toml."""

    limits: Limits = field(default_factory=Limits)
    fetch: FetchOptions = field(default_factory=FetchOptions)
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    structure: StructureOptions = field(default_factory=StructureOptions)
    mine: MineOptions = field(default_factory=MineOptions)
    chunk: ChunkOptions = field(default_factory=ChunkOptions)
    embed: EmbedOptions = field(default_factory=EmbedOptions)
    index: IndexOptions = field(default_factory=IndexOptions)
    search: SearchOptions = field(default_factory=SearchOptions)
    web: WebOptions = field(default_factory=WebOptions)
    dataset: DatasetOptions = field(default_factory=DatasetOptions)
    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    schedule: ScheduleOptions = field(default_factory=ScheduleOptions)
    keeping: KeepingOptions = field(default_factory=KeepingOptions)
    runs: RunOptions = field(default_factory=RunOptions)
    alerts: AlertOptions = field(default_factory=AlertOptions)
    mail: MailOptions = field(default_factory=MailOptions)
    alarms: AlarmOptions = field(default_factory=AlarmOptions)


def load_settings(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the file, then let the environment overrule it.

    Args:
        path: The TOML file; ``None`` for no file.
        environ: Environment variables, e.g. ``os.environ``.

    Raises:
        SettingsError: The file is missing or no TOML, or an option is unknown or out of range.
    """
    tables: dict[str, dict[str, object]] = {}
    if path is not None:
        tables = _read_toml(path)
    for name, value in sorted((environ or {}).items()):
        _overrule(tables, name, value)
    _check_names("", tables, Settings)
    for table in dataclasses.fields(Settings):
        options = table.default_factory
        if table.name in tables and options is not dataclasses.MISSING:
            _check_names(table.name, tables[table.name], type(options()))
            _split_lists(tables[table.name], options())
    try:
        return msgspec.convert(tables, Settings, strict=False)
    except (msgspec.ValidationError, ValueError) as exc:
        raise SettingsError(f"Einstellung ungültig: {exc}") from exc


def _read_toml(path: Path) -> dict[str, dict[str, object]]:
    try:
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as exc:
        raise SettingsError(f"Die Datei {path} gibt es nicht (--config).") from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise SettingsError(f"{path} ist kein gültiges TOML: {exc}") from exc
    for name, table in loaded.items():
        if not isinstance(table, dict):
            raise SettingsError(f"{path}: {name} gehört in einen Abschnitt wie [extract].")
    return loaded


def _overrule(tables: dict[str, dict[str, object]], name: str, value: str) -> None:
    if not name.startswith(_PREFIX) or name.removeprefix(_PREFIX) in _PLACES:
        return
    table, separator, option = name.removeprefix(_PREFIX).lower().partition("__")
    if separator:
        tables.setdefault(table, {})[option] = value


def _split_lists(table: dict[str, object], defaults: object) -> None:
    """The environment knows no lists: names there are separated by commas."""
    for name, value in table.items():
        if isinstance(value, str) and isinstance(getattr(defaults, name), tuple):
            table[name] = [one.strip() for one in value.split(",") if one.strip()]


def _check_names(table: str, given: Mapping[str, object], shape: type) -> None:
    known = [option.name for option in dataclasses.fields(shape)]
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f" Gemeint ist vielleicht {near[0]}." if near else ""
            where = f" im Abschnitt [{table}]" if table else ""
            raise SettingsError(
                f"Unbekannte Einstellung {name}{where}.{hint} Es gibt: {', '.join(known)}."
            )
