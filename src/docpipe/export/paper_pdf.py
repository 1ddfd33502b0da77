"""A paper as tagged PDF, set by Typst.

The text travels as data into a fixed template, so nothing in a quote can act as markup. The fonts
are those that Typst carries: the same paper gives the same bytes on every machine.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files

from docpipe.export.paper import Block, Paper


def paper_to_pdf(paper: Paper) -> bytes:
    """The file; PDF/UA-1 unless a quote holds a letter that no font at hand can show."""
    from typst import TypstError

    values = json.dumps(_values(paper), ensure_ascii=False)
    for own_fonts_only in (True, False):
        try:
            return _set(values, paper, own_fonts_only=own_fonts_only, is_universal=True)
        except TypstError:
            # A letter that Typst's own fonts lack: those of the machine may have it.
            continue
    return _set(values, paper, own_fonts_only=False, is_universal=False)


def _set(values: str, paper: Paper, *, own_fonts_only: bool, is_universal: bool) -> bytes:
    """With ``is_universal``, PDF/UA-1: tags, a language, a title, a glyph for every letter."""
    import typst

    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"paper": values},
        ignore_system_fonts=own_fonts_only,
        pdf_standards="ua-1" if is_universal else None,
        timestamp=datetime.combine(paper.created, time(), UTC),
    )


@cache
def _template() -> bytes:
    return files("docpipe.export").joinpath("paper.typ").read_bytes()


def _values(paper: Paper) -> dict[str, object]:
    return {
        "kind": paper.kind,
        "title": paper.title,
        "footer": paper.footer,
        "language": paper.language,
        "words": asdict(paper.words),
        "has_contents": paper.has_contents and bool(paper.headings),
        "front": [_block(block) for block in paper.front],
        "blocks": [_block(block) for block in paper.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    return {"block": type(block).__name__, **asdict(block)}
