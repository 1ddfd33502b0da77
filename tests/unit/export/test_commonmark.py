"""Rendered by an independent CommonMark reader, escaped text must read as it was printed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docpipe.export import commonmark

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

# Mostly markup, some German: what goes wrong, goes wrong between such characters.
MARKUP = st.text(alphabet="*_`~[]()!<>&#;:|\\-+=.1a ä\n\t\"'/@$%{}^x", min_size=1, max_size=40)
TEXT = MARKUP | st.lists(
    st.sampled_from(
        [
            "Bürger*innen",
            "a_b",
            "__",
            "[1]",
            "(x)",
            "<b>",
            "&amp;",
            "1.",
            "#",
            "---",
            "~~",
            "\n",
            "|",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


def printed(text: str) -> str:
    """Blanks and line ends do not count: Markdown treats them as one."""
    return " ".join(re.split(r"[ \t\n]+", text)).strip()


def read(tokens: list[Token]) -> str:
    """The text of all tokens; any markup but a soft line break fails the test."""
    shown: list[str] = []
    for token in tokens:
        for child in token.children or []:
            assert child.type in ("text", "softbreak"), (child.type, child.content)
            shown.append(child.content if child.type == "text" else "\n")
    return printed("".join(shown))


@given(text=TEXT)
@example("Bürger*innen und Migrant*innen")
@example("1. Punkt\n2. Punkt")
@example("Titel\n---\n# kein Titel\n> kein Zitat\n- kein Punkt\n+ x\n* y")
@example("a | b\n--|--\nc | d")
@example("[x]: http://example.org\n[x]")
@example("![Bild](u) <https://e.org> &uuml; \\* ``` ~~~ ___")
@example("~a~ und ~~b~~")
def test_a_paragraph_reads_as_printed(text: str) -> None:
    lines = commonmark.paragraph(text)
    tokens = READER.parse("\n".join(lines))

    assert [token.type for token in tokens] == (
        ["paragraph_open", "inline", "paragraph_close"] if printed(text) else []
    )
    assert read(tokens) == printed(text)


@given(text=TEXT, level=st.integers(1, 8))
@example("Anhang #", 2)
def test_a_heading_reads_as_printed(text: str, level: int) -> None:
    tokens = READER.parse(commonmark.heading(text, level))

    assert tokens[0].tag == f"h{min(level, 6)}"
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert read(tokens) == printed(text)


@given(first=TEXT, second=TEXT)
@example("a|b", "c\\|d\\")
def test_a_table_cell_reads_as_printed(first: str, second: str) -> None:
    row = f"| {commonmark.cell(first)} | {commonmark.cell(second)} |"
    tokens = READER.parse(f"| Kopf | Kopf |\n| --- | --- |\n{row}")
    cells = [token for token in tokens if token.type == "inline"][2:]

    assert [read([cell]) for cell in cells] == [printed(first), printed(second)]


@given(text=TEXT.filter(printed))
def test_a_block_quote_reads_as_printed(text: str) -> None:
    tokens = READER.parse("\n".join(commonmark.quoted(commonmark.paragraph(text))))

    assert [token.type for token in tokens] == [
        "blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close",
    ]  # fmt: skip
    assert read(tokens) == printed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Migrant*innen sind gemeint.",
        "Praktiker_innen und Kolleg_innen",
        "Kosten 5 * 3 * 2 Euro, ca. ~ 20 %",
        "Im Jahr 2015. Danach (vgl. [3]) – siehe S. 12",
        "F & E, a < b, C# und §§ 3, 4",
    ],
)
def test_plain_prose_is_left_alone(text: str) -> None:
    assert commonmark.paragraph(text) == [text]
