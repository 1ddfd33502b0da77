"""Runs the command line in this process."""

import json

import pytest

from docpipe.cli.program import _run


class Runner:
    """Call with arguments and the exit code expected; gives standard output."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        ended = _run(list(arguments))
        captured = self._capsys.readouterr()
        assert ended == code, captured.err
        self.messages = captured.err
        return captured.out

    def json(self, *arguments: str, code: int = 0) -> "dict[str, object]":
        answer = json.loads(self(*arguments, code=code))
        assert isinstance(answer, dict)
        return answer
