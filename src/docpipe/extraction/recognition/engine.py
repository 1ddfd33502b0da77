"""Tesseract, the program that reads letters from pictures: found, asked, timed.

It is called by itself, a page a call, with the picture on standard input and its answer on
standard output: nothing is written to disk, and one package less is needed than with a binding.
The answer is hOCR, because that tells the slope of each line and the place of each letter besides
the boxes of words and how sure it is of them.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docpipe.sandbox import die_with_parent

CURE = "apt-get install tesseract-ocr tesseract-ocr-deu"

_PROGRAM = "tesseract"
_VERSION = re.compile(r"tesseract v?(\S+)")
_ROTATE = re.compile(r"^Rotate: (\d+)", re.M)
_ORIENTATION = "osd"
_QUESTION_S = 20.0


class EngineError(Exception):
    """The program failed on this picture, or took too long; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An installed tesseract and those of the wanted languages that it knows, in order."""

    program: str
    version: str
    languages: tuple[str, ...]
    tells_orientation: bool

    def __str__(self) -> str:
        return f"tesseract {self.version} {'+'.join(self.languages)}"

    def read(self, picture: bytes, *, dpi: int, layout: int, timeout_s: float) -> str:
        """The hOCR of a picture.

        Args:
            picture: In the form PGM.
            dpi: Its resolution.
            layout: Tesseract's page segmentation mode: 3 finds columns, 6 takes one block.
            timeout_s: On the clock.

        Raises:
            EngineError: It failed or took too long.
        """
        languages = "+".join(self.languages)
        options = ["-l", languages, "--dpi", str(dpi), "--psm", str(layout)]
        options += ["-c", "hocr_char_boxes=1", "hocr"]
        return _run([self.program, "-", "-", *options], picture, timeout_s, follows=True)

    def quarter_turns(self, picture: bytes, *, timeout_s: float) -> int:
        """Clockwise turns that put the letters upright; 0 if it cannot tell.

        Raises:
            EngineError: It took too long.
        """
        if not self.tells_orientation:
            return 0
        try:
            command = [self.program, "-", "-", "--psm", "0"]
            answer = _run(command, picture, timeout_s, follows=True)
        except EngineError:  # too few letters to tell
            return 0
        found = _ROTATE.search(answer)
        return int(found[1]) // 90 % 4 if found else 0


def find_engine(languages: str) -> Engine | None:
    """The installed tesseract; ``None`` if there is none, or if it lacks the first language.

    Args:
        languages: Wanted ones as tesseract writes them, e.g. ``deu+eng``; the first is needed.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        return None
    # A process that runs for months must notice that it was replaced.
    return _ask(program, Path(program).stat().st_mtime_ns, tuple(languages.split("+")))


@cache
def _ask(program: str, _: int, wanted: tuple[str, ...]) -> Engine | None:
    try:
        version = _VERSION.search(_run([program, "--version"], b"", _QUESTION_S))
        installed = set(_run([program, "--list-langs"], b"", _QUESTION_S).split())
    except EngineError:
        return None
    languages = tuple(language for language in wanted if language in installed)
    if version is None or wanted[0] not in languages:
        return None
    return Engine(
        program=program,
        version=version[1],
        languages=languages,
        tells_orientation=_ORIENTATION in installed,
    )


def _run(command: list[str], data: bytes, timeout_s: float, *, follows: bool = False) -> str:
    """Standard output of a program; one that ``follows`` dies with this process."""
    # One thread: several pages are read side by side, and its threads would fight over processors.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - the program found on PATH, no shell
            command,
            input=data,
            capture_output=True,
            timeout=timeout_s,
            env=environment,
            check=False,
            preexec_fn=die_with_parent if follows else None,
        )
    except subprocess.TimeoutExpired as exc:
        raise EngineError(f"nach {timeout_s:g} s abgebrochen") from exc
    except OSError as exc:
        raise EngineError(f"nicht ausführbar ({exc.strerror})") from exc
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise EngineError(f"gescheitert ({said[-1] if said else done.returncode})")
    return done.stdout.decode(errors="replace")
