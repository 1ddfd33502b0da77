"""Put text into Markdown so that it reads, once rendered, exactly as it was printed.

Escapes as the CommonMark specification 0.31 (and GitHub's extension for tables, strike-through
and task lists) demands, and only where a character would otherwise act as markup: gender forms
such as ``Bürger*innen`` lose their star when two of them stand in one paragraph.
"""

import re

_INLINE = re.compile(
    r"""
      [\\`]                            # escape sign, code
    | (?<![^\W_])_ | _(?![^\W_])       # emphasis; inside a word an underscore is harmless
    | \](?=[(\[:])                     # the end of a link text or of a link definition
    | <(?=[A-Za-z/!?])                 # HTML and autolinks
    | &(?=\#?\w+;)                     # character references
    """,
    re.VERBOSE,
)
_STAR = re.compile(r"(?<!\s)(?<!^)\*|\*(?!\s|$)")
_LINE_START = re.compile(
    r"""
      (?=\#{1,6}(?:\s|$))                      # heading
    | (?=>)                                    # block quote
    | (?=[-+*](?:\s|$))                        # bullet
    | (?=[-=:|\s]*$)(?=[-=:|])                 # rule, underlined heading, table
    | (?=\[[ xX]\](?:\s|$))                    # task list
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_LINES = re.compile(r"\r\n|\r|\n")


def inline(text: str) -> str:
    """Escape what would act as markup within a line."""
    text = _INLINE.sub(r"\\\g<0>", text)
    # A single star or tilde finds no partner and stays as it is.
    if len(_STAR.findall(text)) > 1:
        text = _STAR.sub(r"\\*", text)
    return text.replace("~", r"\~") if text.count("~") > 1 else text


def paragraph(text: str) -> list[str]:
    """The lines of a paragraph, escaped, without blank ones."""
    lines = (line.strip(" \t") for line in _LINES.split(inline(text)))
    return [_line_start(line) for line in lines if line]


def heading(text: str, level: int) -> str:
    """An ATX heading; Markdown knows six levels."""
    line = " ".join(part.strip(" \t") for part in _LINES.split(inline(text)))
    # A closing run of number signs would be taken for decoration.
    line = re.sub(r"(?<!\S)#+$", r"\\\g<0>", line.strip(" \t"))
    return f"{'#' * min(max(level, 1), 6)} {line}"


def cell(text: str) -> str:
    """The content of a table cell: one line, pipes escaped."""
    line = " ".join(part.strip(" \t") for part in _LINES.split(inline(text)))
    return line.strip(" \t").replace("|", r"\|")


def quoted(lines: list[str]) -> list[str]:
    """Lines as a block quote; an empty line keeps two paragraphs apart."""
    return [f"> {line}" if line else ">" for line in lines]


def _line_start(line: str) -> str:
    number = _NUMBER.match(line)
    if number:
        return f"{number[0]}\\{line[number.end() :]}"
    return _LINE_START.sub(r"\\", line, count=1) if _LINE_START.match(line) else line
