"""Which note a raised figure calls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docpipe.model import Block, BlockId, BlockKind, NoteCall
from docpipe.structure.note_signs import calls_in, number_of, plain_calls_in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A note, where it stands among the blocks, and whether it stands at a page's foot."""

    id: BlockId
    place: int
    page: int
    at_foot: bool


def tie_notes(blocks: Sequence[Block], endnotes: set[BlockId]) -> tuple[Block, ...]:
    """The blocks with the calls of their notes.

    A note at the foot is called on its own page or, if the foot was full, on the page before.
    Endnotes are called from the text above them, so that numbers may start anew every chapter.
    """
    notes: dict[str, list[_Note]] = {}
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.FOOTNOTE and block.marker:
            note = _Note(
                id=block.id,
                place=place,
                page=block.first_page,
                at_foot=block.id not in endnotes,
            )
            notes.setdefault(number_of(block.marker), []).append(note)
    if not notes:
        return tuple(blocks)
    return tuple(
        replace(block, calls=tuple(_calls(block, place, notes)))
        if block.kind is not BlockKind.FOOTNOTE
        else block
        for place, block in enumerate(blocks)
    )


def _calls(block: Block, place: int, notes: dict[str, list[_Note]]) -> Iterator[NoteCall]:
    told = sorted(calls_in(block.text))
    if not told:
        yield from _plain_calls(block, place, notes)
    for start, end, number in told:
        page = _page_at(block, start)
        note = _called(number, page, place, notes)
        if note is not None:
            yield NoteCall(start=start, end=end, note_id=note.id)
        elif number.isdecimal() and end - start == len(number):
            # ¹² may call the notes 1 and 2.
            for k, figure in enumerate(number):
                single = _called(figure, page, place, notes)
                if single is not None:
                    yield NoteCall(start=start + k, end=start + k + 1, note_id=single.id)


def _plain_calls(block: Block, place: int, notes: dict[str, list[_Note]]) -> Iterator[NoteCall]:
    for start, end, number in plain_calls_in(block.text):
        page = _page_at(block, start)
        note = _called(number, page, place, notes)
        if note is not None and note.at_foot and note.page == page:
            yield NoteCall(start=start, end=end, note_id=note.id)


def _called(number: str, page: int, place: int, notes: dict[str, list[_Note]]) -> _Note | None:
    candidates = notes.get(number, [])
    at_foot = [note for note in candidates if note.at_foot and page <= note.page <= page + 1]
    if at_foot:
        return min(at_foot, key=lambda note: (note.page, abs(note.place - place)))
    later = [note for note in candidates if not note.at_foot and note.place > place]
    return min(later, key=lambda note: note.place, default=None)


def _page_at(block: Block, start: int) -> int:
    return next((span.page for span in block.spans if start < span.end), block.last_page)
