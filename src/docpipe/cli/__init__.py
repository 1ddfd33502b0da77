"""The command line: parse, call, print. Each command imports what it needs when it runs."""

from docpipe.cli.program import main

__all__ = ["main"]
