"""Measures of headings, passages without a fixed place, furniture and hidden text.

**Headings** of handouts match one to one, best first, on the same page (wherever the tool names
pages) at token-F1 >= .85; against checked Markdown by letters and digits only. **Levels** are
right up to one constant offset a paper, the one that makes most of them right. The title on the
cover is a heading to most tools and is none in the gold; ``heading_f1`` counts it as one too many,
``heading_f1_off_cover`` leaves out headings of whose tokens a gold cover passage of their page has
at least .8.

**Coverage** of a kind is the share of its passages' token trigrams that occur in the tool's text;
contents pages, indexes and imprints may also stand in the furniture that a tool lists as such.
``in_kind`` is stricter and our own: tables in table blocks, boxes in box blocks.

**Hidden text**: a hidden piece is found if any of its trigrams that no visible gold text has
occurs in the tool's text.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from docpipe.evaluation.extraction.counted import Counted
from docpipe.evaluation.extraction.gold import OnPage, Paper, Passage
from docpipe.evaluation.extraction.reading import Piece, Reading
from docpipe.evaluation.extraction.tokens import grams, letters, occurrences, short_runs, tokens

SAME_HEADING = 0.85
"""Token-F1 from which two headings are one."""
_PART_OF_COVER = 0.8
_LISTED = {"contents": "toc", "index": "index", "imprint": "imprint"}
"""Kinds of gold passages that a tool may keep as furniture of that kind."""

Matched = list[tuple[Passage, Piece]]
"""Gold headings, each with the heading that was found for it."""


def match_headings(paper: Paper, reading: Reading) -> Matched:
    """Pairs of gold and found headings: same page, token-F1, best first, one to one."""
    made = _headings(reading)
    pairs = []
    for g, gold in enumerate(paper.headings):
        for m, piece in enumerate(made):
            if piece.page is None or gold.page is None or piece.page == gold.page:
                likeness = token_f1(tokens(gold.text), tokens(piece.text))
                if likeness >= SAME_HEADING:
                    pairs.append((-likeness, g, m))
    return _one_to_one(sorted(pairs), paper.headings, made)


def match_headings_exactly(paper: Paper, reading: Reading) -> Matched:
    """Pairs of equal headings, letters and digits only, in order."""
    made: dict[str, list[Piece]] = {}
    for piece in _headings(reading):
        made.setdefault(letters(piece.text), []).append(piece)
    matched = []
    for gold in paper.headings:
        same = made.get(letters(gold.text))
        if same:
            matched.append((gold, same.pop(0)))
    return matched


def _one_to_one(
    ranked: Iterable[tuple[float, int, int]], golds: Sequence[Passage], made: Sequence[Piece]
) -> Matched:
    taken: dict[int, int] = {}
    for _, g, m in ranked:
        if g not in taken and m not in taken.values():
            taken[g] = m
    return [(golds[g], made[taken[g]]) for g in sorted(taken)]


def _headings(reading: Reading) -> list[Piece]:
    return [piece for piece in reading.pieces if piece.kind == "heading"]


def token_f1(a: Sequence[str], b: Sequence[str]) -> float:
    """Bag overlap × 2 over the sum of lengths."""
    shared = (Counter(a) & Counter(b)).total()
    return 2 * shared / max(len(a) + len(b), 1)


def off_cover(paper: Paper, reading: Reading) -> Reading:
    """The reading without the headings that are part of a cover."""
    covers = [p for p in paper.unordered if p.kind == "cover"]
    return replace(
        reading,
        pieces=tuple(
            piece
            for piece in reading.pieces
            if piece.kind != "heading" or not any(_within(piece, cover) for cover in covers)
        ),
    )


def _within(piece: Piece, passage: Passage) -> bool:
    same_page = piece.page is None or passage.page is None or piece.page == passage.page
    found = Counter(tokens(piece.text))
    shared = (found & Counter(tokens(passage.text))).total()
    return same_page and shared >= _PART_OF_COVER * found.total() > 0


def heading_f1(paper: Paper, reading: Reading, matched: Matched) -> Counted:
    """F1 of the headings, given the pairs."""
    made = _headings(reading)
    golds = {id(gold) for gold, _ in matched}
    found = {id(piece) for _, piece in matched}
    missed = [f"missed: {_where(gold)}" for gold in paper.headings if id(gold) not in golds]
    extra = [f"extra: {_where(piece)}" for piece in made if id(piece) not in found]
    return Counted(
        part=2 * len(matched),
        whole=len(paper.headings) + len(made) if paper.headings else 0,
        wrong=(*missed, *extra),
    )


def heading_levels(matched: Matched) -> Counted:
    """Share of matched headings whose level is right up to one offset."""
    levels = [
        (gold, piece, piece.level - gold.level)
        for gold, piece in matched
        if gold.level is not None and piece.level is not None
    ]
    if not levels:
        return Counted(part=0, whole=0)
    offsets = Counter(offset for _, _, offset in levels)
    best = min(offsets, key=lambda offset: (-offsets[offset], abs(offset), offset))
    return Counted(
        part=offsets[best],
        whole=len(levels),
        wrong=tuple(
            f"{_where(piece)} is level {piece.level}, gold {gold.level}, usual offset {best:+d}"
            for gold, piece, offset in levels
            if offset != best
        ),
    )


def _where(passage: Passage | Piece) -> str:
    page = "" if passage.page is None else f"p. {passage.page} "
    return f"{page}«{' '.join(passage.text.split())}»"


def coverage(
    passages: Iterable[Passage], reading: Reading, *, in_kind: str | None = None
) -> Counted:
    """Share of the passages' trigrams that occur in the text, or in blocks of a kind."""
    pieces = [piece for piece in reading.pieces if in_kind in (None, piece.kind)]
    found = short_runs(tokens("\n".join(piece.printed for piece in pieces)))
    listed: dict[str, set[tuple[str, ...]]] = {}
    part = whole = 0
    wrong = []
    for passage in passages:
        kind = _LISTED.get(passage.kind)
        if kind and kind not in listed:
            lines = " ".join(item.text for item in reading.furniture if item.kind == kind)
            listed[kind] = short_runs(tokens(lines))
        wanted = list(grams(tokens(passage.text)))
        missing = [
            gram for gram in wanted if gram not in found and not (kind and gram in listed[kind])
        ]
        part += len(wanted) - len(missing)
        whole += len(wanted)
        if missing:
            wrong.append(_uncovered(passage, missing, len(wanted)))
    return Counted(part=part, whole=whole, wrong=tuple(wrong))


def _uncovered(passage: Passage, missing: Sequence[tuple[str, ...]], n_grams: int) -> str:
    shown = "; ".join(" ".join(gram) for gram in missing[:3])
    page = "" if passage.page is None else f"p. {passage.page} "
    begin = " ".join(passage.text.split())[:60]
    return f"{page}{passage.kind} «{begin}»: {len(missing)} of {n_grams} missing: {shown}"


def hidden_text(paper: Paper, reading: Reading) -> Counted:
    """Share of the hidden pieces of which anything stands in the text."""
    visible = {
        gram
        for text in [
            *(p.text for p in (*paper.ordered, *paper.unordered)),
            *(line.text for line in paper.furniture),
        ]
        for gram in grams(tokens(text))
    }
    made = tokens(reading.text)
    found = [piece for piece in paper.hidden if _shows(piece, visible, made)]
    return Counted(
        part=len(found),
        whole=len(paper.hidden),
        wrong=tuple(f"p. {piece.page} «{piece.text}»" for piece in found),
    )


def _shows(piece: OnPage, visible: set[tuple[str, ...]], made: Sequence[str]) -> bool:
    own = [gram for gram in grams(tokens(piece.text)) if gram not in visible]
    return any(occurrences(gram, made) for gram in own)


def scanned_pages(paper: Paper, reading: Reading) -> Counted:
    """Coverage of all passages that begin on scanned pages."""
    scanned = set(paper.scanned_pages)
    return coverage((p for p in (*paper.ordered, *paper.unordered) if p.page in scanned), reading)
