"""A paper as CommonMark with tables: for notes, wikis and mails."""

from collections.abc import Iterable, Iterator

from docpipe.export import commonmark
from docpipe.export.paper import (
    Block,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Place,
    Quotation,
    Sources,
    Table,
    Words,
)
from docpipe.model.document import PART_JOINT


def paper_to_markdown(paper: Paper) -> str:
    """The whole paper in one text that ends with its footer; quotes as block quotes."""
    words = paper.words
    pieces = [commonmark.heading(f"{paper.kind}: {paper.title}", 1)]
    pieces += [_block(block, words) for block in paper.front]
    if paper.has_contents and paper.headings:
        pieces.append(_contents(paper))
    pieces += [_block(block, words) for block in paper.blocks]
    pieces += ["---", _lines([paper.footer])]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def _contents(paper: Paper) -> str:
    entries = (f"{'  ' * (one.level - 1)}- {commonmark.inline(one.text)}" for one in paper.headings)
    return "\n".join([commonmark.heading(paper.words.contents, 2), "", *entries])


def _block(block: Block, words: Words) -> str:
    match block:
        case Heading():
            return commonmark.heading(block.text, block.level + 1)
        case Paragraph():
            return _lines([block.text])
        case Facts():
            return "\n".join(
                f"- **{commonmark.inline(name)}:** {commonmark.cell(value)}"
                for name, value in block.rows
            )
        case Table():
            return _table(block)
        case Quotation():
            return "\n\n".join(_quotation(block, words))
        case Sources():
            return "\n".join(
                f"- **[{one.number}]** {_linked(one.reference, one.url)}" for one in block.items
            )


def _quotation(block: Quotation, words: Words) -> Iterator[str]:
    title = f" {commonmark.inline(' '.join(block.title.split()))}" if block.title else ""
    yield f"**Nr. {block.number}**{title}"
    if block.quote:
        yield _quoted(block.quote)
    for part in block.parts:
        yield f"{commonmark.inline(part.name)}:\n\n{_quoted(part.quote)}"
    if block.notes:
        yield _lines([" · ".join(block.notes)])
    yield _reference(block.place, words)
    if block.repeats:
        places = "\n".join(f"- {_reference(place, words)}" for place in block.repeats)
        yield f"{commonmark.inline(words.also_said)}:\n\n{places}"


def _quoted(text: str) -> str:
    lines: list[str] = []
    for part in text.split(PART_JOINT):
        paragraph = commonmark.paragraph(part)
        lines += ["", *paragraph] if lines and paragraph else paragraph
    return "\n".join(commonmark.quoted(lines))


def _reference(place: Place, words: Words) -> str:
    text = f"{commonmark.cell(place.reference)} \\[{place.source}\\]"
    return f"{text} [{words.proof}]({_address(place.url)})" if place.url else text


def _linked(text: str, url: str | None) -> str:
    return f"{commonmark.cell(text)} <{url}>" if url else commonmark.cell(text)


def _address(url: str | None) -> str:
    escaped = (url or "").replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"<{escaped}>"


def _table(table: Table) -> str:
    def row(cells: Iterable[str]) -> str:
        return f"| {' | '.join(commonmark.cell(cell) for cell in cells)} |"

    rule = f"| {' | '.join('---' for _ in table.head)} |"
    lines = [row(table.head), rule, *(row(cells) for cells in table.rows)]
    return "\n".join([commonmark.inline(table.caption), "", *lines])


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(line for text in texts for line in commonmark.paragraph(text))
