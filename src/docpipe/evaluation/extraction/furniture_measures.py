"""Measures of furniture: running heads, feet, page numbers.

**Furniture leakage**: a running head, foot or page number has leaked when it occurs in the tool's
text of that page more often than in the gold passages of that page (with the last passage of the
page before, which may run over): as a run of tokens, or, from eight letters on, as a run of
letters, because letter-spaced heads and lost spaces are common. If a tool names no pages, the
same over the whole paper, which is rougher.

**Furniture precision**: the share of the lines listed as header, footer or page number that are
furniture. On handouts a line is furniture if at least .8 of its tokens are among those of the
page's gold furniture, contents, index, imprint or hidden texts, or its letters are a run of the
letters of one of them. Against checked Markdown, which names no
furniture, a line is wrong if it is body text that is missing elsewhere: if its run of tokens
stands within a stretch that the tool's text lacks at that place of the gold text. The outermost
tokens of lines of four or more are not compared, since a line may begin or end in half a word; a
single token, mostly a page number, must be the whole stretch. A stretch accuses one line only.
"""

from collections import Counter
from collections.abc import Sequence

from docpipe.evaluation.extraction.alignment import differences
from docpipe.evaluation.extraction.counted import Counted
from docpipe.evaluation.extraction.gold import LISTINGS, Paper
from docpipe.evaluation.extraction.reading import LISTING_KINDS, Aside, Reading
from docpipe.evaluation.extraction.tokens import letters, occurrences, tokens

_SAME_FURNITURE = 0.8
_CLIPPED = 4
"""Tokens; longer lines of furniture are compared without their outermost tokens."""
_ENOUGH_LETTERS = 8
"""Fewer letters in a row occur within other words."""


def furniture_leakage(paper: Paper, reading: Reading) -> Counted:
    """Share of the gold furniture that stands in the text."""
    pages = _page_texts(reading)
    lines = Counter(
        (line.page if pages else 0, line.text) for line in paper.furniture if tokens(line.text)
    )
    wrong = []
    for (page, line), count in lines.items():
        made = pages.get(page, []) if pages else [reading.text]
        excess = _times(line, made) - _times(line, _gold_texts(paper, page))
        wrong += [f"{f'p. {page} ' if page else ''}«{line}»"] * max(0, min(count, excess))
    return Counted(part=len(wrong), whole=lines.total(), wrong=tuple(wrong))


def _times(line: str, texts: Sequence[str]) -> int:
    """How often the line stands in the texts."""
    run = letters(line)
    if len(run) >= _ENOUGH_LETTERS:
        return sum(letters(text).count(run) for text in texts)
    return sum(occurrences(tokens(line), tokens(text)) for text in texts)


def _page_texts(reading: Reading) -> dict[int, list[str]]:
    """The texts on each page; nothing if the tool does not say where its text stands."""
    pages: dict[int, list[str]] = {}
    for piece in reading.pieces:
        if not piece.by_page and piece.page is None:
            return {}
        for page, text in piece.by_page or ((piece.page or 0, piece.printed),):
            pages.setdefault(page, []).append(text)
    return pages


def _gold_texts(paper: Paper, page: int) -> list[str]:
    passages = [*paper.ordered, *paper.unordered]
    if page:
        before = [p for p in paper.ordered if p.page is not None and p.page < page][-1:]
        running_over = [p for p in before if p.kind != "heading"]
        passages = [p for p in passages if p.page == page] + running_over
    return [passage.text for passage in passages]


def furniture_precision(paper: Paper, reading: Reading) -> Counted:
    """Share of the lines listed as head, foot or page number that are furniture (handouts)."""
    known: dict[int, list[str]] = {}
    for line in (*paper.furniture, *paper.hidden):
        known.setdefault(line.page, []).append(line.text)
    for passage in paper.unordered:
        if passage.kind in LISTINGS and passage.page is not None:
            known.setdefault(passage.page, []).append(passage.text)
    lines = _heads_and_feet(reading)
    wrong = [line for line in lines if not _is_among(line.text, known.get(line.page, []))]
    return Counted(
        part=len(lines) - len(wrong), whole=len(lines), wrong=tuple(map(_line_shown, wrong))
    )


def _is_among(line: str, known: Sequence[str]) -> bool:
    found = Counter(tokens(line))
    bag = Counter(token for text in known for token in tokens(text))
    return (found & bag).total() >= _SAME_FURNITURE * found.total() or (
        len(letters(line)) >= _ENOUGH_LETTERS
        and any(letters(line) in letters(text) for text in known)
    )


def _heads_and_feet(reading: Reading) -> list[Aside]:
    return [
        line for line in reading.furniture if line.kind not in LISTING_KINDS and tokens(line.text)
    ]


def _line_shown(line: Aside) -> str:
    return f"p. {line.page} {line.kind} «{' '.join(line.text.split())}»"


def furniture_precision_by_text(paper: Paper, reading: Reading) -> Counted:
    """Share of the heads and feet that are not body text missing elsewhere (Markdown)."""
    lines = _heads_and_feet(reading)
    if not lines:
        return Counted(part=0, whole=0)
    expected = [token for passage in paper.ordered for token in tokens(passage.text)]
    found = tokens(reading.text)
    missing = ["|"]
    for change in differences(expected, found):
        missing += [*expected[change.start : change.end], "|"]
    runs = [_clipped(tokens(line.text)) for line in lines]
    left = {run: occurrences(run, missing) for run in set(runs)}
    wrong = []
    for line, run in zip(lines, runs, strict=True):
        if left[run]:
            left[run] -= 1
            wrong.append(line)
    return Counted(
        part=len(lines) - len(wrong), whole=len(lines), wrong=tuple(map(_line_shown, wrong))
    )


def _clipped(run: Sequence[str]) -> tuple[str, ...]:
    if len(run) == 1:
        return ("|", *run, "|")
    return tuple(run[1:-1] if len(run) >= _CLIPPED else run)
