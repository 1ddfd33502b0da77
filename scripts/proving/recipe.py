"""A recipe: the text of a sample and own passages, made into a paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.proving.content import (
    CONTENTS_TITLE,
    Block,
    Contents,
    Cover,
    Heading,
    Imprint,
    NewPage,
    Table,
)
from scripts.proving.design import Design
from scripts.proving.paper import Paper
from scripts.proving.source import parse
from scripts.proving.texts.basics import FOREWORD
from scripts.samples.publications import PUBLICATIONS

_PUBLISHER = "Kommunaler Qualitätszirkel zur Integrationspolitik (Muster)"
_NUMBER = re.compile(r"^(?:[IVX]+\.|[A-Z](?:\.\d+)*|\d+(?:\.\d+)*\.?) +")
_MATTER = {
    CONTENTS_TITLE,
    "Vorwort",
    "Grußwort",
    "Zum Geleit",
    "Glossar",
    "Literatur",
    "Quellen und weiterführende Hinweise",
    "Abkürzungen",
    "Ansprechpersonen",
    "Stichwortverzeichnis",
}
_CONTENTS = (Heading(level=1, text=CONTENTS_TITLE), Contents())
_SAMPLES = {publication.key: publication for publication in PUBLICATIONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a paper is made of.

    Attributes:
        sample: Key of the sample publication that lends its text.
        supplements: Passages behind it.
        foreword: Markup of the page behind the imprint; empty: none.
        own: Leave the sample's text out; its title and imprint stay.
        numbered: Headings are numbered through; otherwise none has a number.
        contents: There is a contents page.
        hidden: Ways of hiding text.
        turned: One page is stored lying on its side.
        scan: Where a page is scanned, as a share of the way through; None: nowhere.
    """

    key: str
    producer: str
    sample: str
    design: Design
    supplements: tuple[str, ...] = ()
    foreword: str = FOREWORD
    own: bool = False
    numbered: bool = True
    contents: bool = True
    turned: bool = False
    hidden: tuple[str, ...] = ()
    scan: float | None = 0.6


def paper(recipe: Recipe) -> Paper:
    """The paper of a recipe."""
    publication = _SAMPLES[recipe.sample]
    cover = Cover(
        publisher=_PUBLISHER,
        title=publication.title,
        subtitle=publication.subtitle,
        year=str(publication.year),
    )
    blocks = (
        cover,
        *_front(publication.front),
        *((NewPage(), *parse(recipe.foreword)) if recipe.foreword else ()),
        *((NewPage(), *_CONTENTS, NewPage()) if recipe.contents else ()),
        *(() if recipe.own else parse(publication.body)),
        *(block for supplement in recipe.supplements for block in parse(supplement)),
    )
    numbered = _numbered(blocks, numbered=recipe.numbered)
    return Paper(
        key=recipe.key,
        producer=recipe.producer,
        title=cover.title,
        subtitle=cover.subtitle,
        short_title=publication.short_title,
        year=cover.year,
        blocks=tuple(_dressed(block, recipe.design) for block in numbered),
        design=recipe.design,
        hidden=recipe.hidden,
        turned=recipe.turned,
        scan=recipe.scan,
    )


def _dressed(block: Block, design: Design) -> Block:
    if design.dark_tables and isinstance(block, Table) and block.look == "grid":
        return replace(block, look="dark")
    return block


def _front(markup: str) -> list[Block]:
    """The imprint of a sample; foreword and contents come from elsewhere."""
    lines: list[str] = []
    for block in parse(markup):
        if isinstance(block, Heading) and block.text != "Impressum":
            break
        text = getattr(block, "text", "")
        if text:
            lines.append(text)
    return [Imprint(lines=tuple(lines))] if lines else []


def _numbered(blocks: tuple[Block, ...], *, numbered: bool) -> Iterator[Block]:
    """Headings with numbers in one sequence, or all without; front and back matter has none."""
    counts = [0, 0, 0]
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        text = _NUMBER.sub("", block.text)
        if numbered and text not in _MATTER:
            at = block.level - 1
            counts[at:] = [counts[at] + 1, 0, 0][: 3 - at]
            text = ".".join(str(n) for n in counts[: block.level]) + " " + text
        yield replace(block, text=text)
