"""Wrong calls in German: what click noticed, how to call instead."""

from difflib import get_close_matches

import click


def show(error: click.ClickException, commands: tuple[str, ...]) -> None:
    """Usage, where to read more, and the message, to standard error.

    Args:
        error: What click raised.
        commands: The names there are, for one that there is not.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        usage = context.get_usage().replace("Usage:", "Aufruf:", 1)
        click.echo(f"{usage}\nHilfe: {context.command_path} --help\n", err=True)
    click.echo(f"Fehler: {message(error, commands)}", err=True)


def message(error: click.ClickException, commands: tuple[str, ...] = ()) -> str:
    """The sentence itself; docpipe's own are German already and stay as they are."""
    match error:
        case click.NoSuchCommand():
            near = get_close_matches(error.command_name, commands)
            return f"Den Befehl „{error.command_name}“ gibt es nicht.{_meant(near)}"
        case click.NoSuchOption():
            near = error.possibilities or []
            return f"Die Option {error.option_name} gibt es nicht.{_meant(near)}"
        case click.MissingParameter():
            return f"{_name(error)} fehlt.{_expected(error, ' Erwartet wird ')}"
        case click.BadParameter():
            given = _given(error.message)
            wanted = _expected(error, " Erwartet wird ") or f" {error.message}"
            return f"{_name(error)}: {given}ungültiger Wert.{wanted}"
        case click.BadOptionUsage():
            takes_none = "does not take a value" in error.message
            what = "nimmt keinen Wert" if takes_none else "braucht einen Wert"
            return f"Die Option {error.option_name} {what}."
        case _:
            return _plain(error.format_message())


def _plain(text: str) -> str:
    if text.startswith("Got unexpected extra argument"):
        return f"Zu viele Angaben: {text[text.index('(') + 1 : -1]}. Enthält eine Angabe " + (
            "Leerzeichen, gehört sie in Anführungszeichen."
        )
    return "Der Befehl fehlt." if text == "Missing command." else text


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "Eine Angabe"
    kind = "Die Option" if error.param.param_type_name == "option" else "Die Angabe"
    name = error.param.opts[0] if kind == "Die Option" else error.param.make_metavar(_of(error))
    return f"{kind} {name}"


def _of(error: click.BadParameter) -> click.Context:
    return error.ctx or click.get_current_context()


def _given(text: str) -> str:
    """The value in click's sentence; it stands in front, in quotes or, if a number, bare."""
    value, found, _ = text.partition(" is not ")
    return f"„{value.strip(chr(39))}“ ist ein " if found else ""


def _expected(error: click.BadParameter, lead: str) -> str:
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return f"{lead}{', '.join(map(str, choices))}."
        case click.IntRange(min=low, max=high):
            limits = (f" ab {low}" if low is not None else "") + (
                f" bis {high}" if high is not None else ""
            )
            return f"{lead}eine ganze Zahl{limits}."
        case click.types.IntParamType():
            return f"{lead}eine ganze Zahl."
        case _:
            return ""


def _meant(near: list[str]) -> str:
    return f" Gemeint ist vielleicht {' oder '.join(near)}." if near else ""
