"""Write docs/cli.md from the commands themselves: ``python -m scripts.cli_docs``."""

from pathlib import Path

import click

from docpipe.cli.program import program

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"

_HEAD = """# Command line

Made by `make docs` from the commands themselves. Exit codes: 0 done, 1 a check failed, 2 wrong
call or query, 3 some sources are in quarantine, 4 something on the machine is missing. Results go
to standard output, messages to standard error.
"""


def render() -> str:
    """The whole page."""
    root = program.make_context("docpipe", [], resilient_parsing=True, terminal_width=96)
    parts = [_HEAD, _section(root)]
    for name in program.list_commands(root):
        command = program.get_command(root, name)
        if command is None:
            raise AssertionError(f"{name} is listed but not there")
        context = click.Context(command, info_name=name, parent=root, terminal_width=96)
        parts.append(_section(context))
        if isinstance(command, click.Group):
            for below in command.list_commands(context):
                child = command.get_command(context, below)
                if child is not None:
                    inner = click.Context(child, info_name=below, parent=context, terminal_width=96)
                    parts.append(_section(inner))
    return "\n".join(parts)


def _section(context: click.Context) -> str:
    text = context.command.get_help(context)
    return f"## {context.command_path}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
    print(f"written: {TARGET}")
