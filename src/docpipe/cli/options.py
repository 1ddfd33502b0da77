"""Options that several commands share."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docpipe import logs

if TYPE_CHECKING:
    from docpipe.model import Filters
    from docpipe.pipeline import Workspace
    from docpipe.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

OCR = ("auto", "never", "force")

TYPES = ("recommendation", "practice", "definition", "demand", "passage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where to read and write, as the options, the environment or the defaults say."""

    corpus: Path
    index: Path
    config: Path | None

    def settings(self, ocr: str | None = None) -> "Settings":
        """All options, from docpipe.toml (if there is one) and the environment.

        ``ocr`` overrules both.
        """
        import os

        from docpipe.settings import load_settings

        chosen = {"DOCPIPE_EXTRACT__OCR": ocr} if ocr else {}
        return load_settings(self.config, {**os.environ, **chosen})

    def configured(self) -> "Settings | None":
        """All options, ``None`` if nothing is configured.

        A question needs no other stage's options, and reading them loads every stage.
        """
        import os

        # Variables of options have a table in their name; DOCPIPE_INDEX and its like have none.
        named = (name for name in os.environ if name.startswith("DOCPIPE_") and "__" in name)
        if self.config is None and not any(named):
            return None
        return self.settings()

    def workspace(self) -> "Workspace":
        """Corpus, index and settings together."""
        from docpipe.pipeline import Workspace

        return Workspace.open(self.corpus, self.index, self.settings())


_PLACES: tuple[tuple[str, str, str], ...] = (
    ("--corpus", "DIR", "Ordner mit Quellen und Artefakten  [./corpus, DOCPIPE_CORPUS]"),
    ("--index", "DIR", "Ordner mit dem veröffentlichten Index  [./index, DOCPIPE_INDEX]"),
    ("--config", "FILE", "Einstellungen  [./docpipe.toml, DOCPIPE_CONFIG]"),
)


def place_options(function: F) -> F:
    """Accept --corpus, --index, --config and --log; used before and after every command."""
    function = click.option(
        "--log",
        type=click.Choice(logs.FORMS),
        help="Meldungen als Text oder als JSON-Zeilen  [text, DOCPIPE_LOG]",
    )(function)
    for flag, metavar, text in reversed(_PLACES):
        function = click.option(flag, type=click.Path(path_type=Path), metavar=metavar, help=text)(
            function
        )
    return function


def with_places(function: F) -> F:
    """Give a command ``places``: its own options first, then those before the command."""

    @functools.wraps(function)
    @click.pass_context
    def wrapper(
        context: click.Context,
        /,
        *args: object,
        corpus: Path | None,
        index: Path | None,
        config: Path | None,
        log: str | None,
        **kwargs: object,
    ) -> object:
        import os

        if log is not None:
            logs.configure(log)
        before: dict[str, Path | None] = context.obj or {}

        def chosen(name: str, own: Path | None) -> Path | None:
            named = own or before.get(name)
            variable = os.environ.get(f"DOCPIPE_{name.upper()}")
            return named or (Path(variable) if variable else None)

        default_config = Path("docpipe.toml")
        places = Places(
            corpus=chosen("corpus", corpus) or Path("corpus"),
            index=chosen("index", index) or Path("index"),
            config=chosen("config", config)
            or (default_config if default_config.is_file() else None),
        )
        return function(*args, places=places, **kwargs)

    return place_options(wrapper)  # type: ignore[return-value] # click adds what the types cannot say


def waiting(seconds: float) -> Callable[[F], F]:
    """Give a command that writes ``wait_s``: for how long to wait for the lock.

    Args:
        seconds: If nothing is said.
    """
    return click.option(
        "--wait",
        "wait_s",
        type=click.FloatRange(min=0),
        default=seconds,
        metavar="SEKUNDEN",
        help=f"So lange warten, wenn gerade ein anderer Lauf schreibt  [{seconds:.0f}]",
    )


with_wait = waiting(0.0)


_FILTERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("--type", {"type": click.Choice(TYPES), "multiple": True, "help": "Art des Fundes"}),
    ("--topic", {"multiple": True, "help": "Thema"}),
    ("--addressee", {"multiple": True, "help": "Adressat oder Adressatengruppe"}),
    ("--municipality", {"multiple": True, "help": "Stadt, Gemeinde oder (Land-)Kreis"}),
    ("--document", {"multiple": True, "help": "Kennung, Titel oder Dateiname"}),
    ("--publisher", {"multiple": True, "help": "Herausgeber"}),
    ("--year-from", {"type": int, "help": "Frühestes Erscheinungsjahr"}),
    ("--year-to", {"type": int, "help": "Spätestes Erscheinungsjahr"}),
    ("--language", {"multiple": True, "help": "Sprache der Veröffentlichung (de, en)"}),
)


FILTER_NAMES = tuple(flag[2:].replace("-", "_") for flag, _ in _FILTERS)
"""As in the REST interface and in files of questions."""


def with_filters(function: F) -> F:
    """Give a command ``filters``; values of one filter are OR, different filters AND."""

    @functools.wraps(function)
    def wrapper(*args: object, **kwargs: Any) -> object:  # noqa: ANN401 - click's own values
        named = {name: kwargs.pop(name) for name in FILTER_NAMES}
        return function(*args, filters=make_filters(named), **kwargs)

    for flag, settings in reversed(_FILTERS):
        wrapper = click.option(flag, **settings)(wrapper)
    return wrapper  # type: ignore[return-value] # click adds what the types cannot say


def make_filters(named: dict[str, Any]) -> "Filters":
    """Filters from values under their public names; see ``answers.filters``.

    Raises:
        QueryError: A type or a year cannot be understood.
    """
    from docpipe.answers.filters import filters_named

    return filters_named(named)
