"""Measures of running text: order, words, joined line ends.

**Reading order (NID)** is the Indel similarity of token sequences: 1 minus the insertions and
deletions that turn one into the other, over the sum of their lengths. Which tokens, is a question
of fairness:

* Against checked Markdown: all gold text against all text of the tool, furniture excepted if the
  tool names any.
* ``nid_kinds`` on handouts, only for tools that tell kinds apart: gold headings, paragraphs and
  list items against the tool's headings, paragraphs and list items. Cover, contents, index and
  imprint, for which docpipe has no kind of block, are excused as below; a box, table, note or
  running head among the body counts against it.
* ``nid_whole`` on handouts, the same for every tool, docpipe included: gold headings, paragraphs
  and list items against *all* text of the tool. Boxes, tables, footnotes, contents and cover have
  no fixed place, and furniture is counted as leakage; so of the tokens that the best alignment
  finds inserted, as many are ignored as the unordered gold passages and the furniture hold, token
  by token (a bag: each gold token excuses one inserted token). What is left - text that is nowhere
  in the paper, text said twice, hidden text, body text at the wrong place - counts.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from docpipe.evaluation.extraction.alignment import Difference, differences, indel_similarity
from docpipe.evaluation.extraction.counted import Counted
from docpipe.evaluation.extraction.gold import LISTINGS, Paper
from docpipe.evaluation.extraction.reading import BODY_KINDS, Piece, Reading
from docpipe.evaluation.extraction.tokens import hyphenated_tokens, occurrences, tokens

# A word broken at a line end, but not a hanging hyphen ("Kinder- und Jugendhilfe").
_BROKEN = re.compile(r"[a-zäöüß]{2,}-\s(?!(?:und|oder|bzw|sowie|als|noch|bis|wie)\b)[a-zäöüß]{2,}")
_CALL = re.compile(r"\d{1,2}")
_KINDS_WITHOUT_BLOCKS = LISTINGS | {"cover"}
_SHOWN_TOKENS = 14
_CONTEXT_TOKENS = 4

_Side = list[tuple[str, int | None]]
"""Tokens, each with its page."""


def nid_text(paper: Paper, reading: Reading) -> Counted:
    """All gold text against all text of the tool."""
    expected, found = _gold_side(paper), _side(reading.pieces)
    # The opcodes of long texts are not quite the best ones; the similarity is.
    exact = indel_similarity(_words(expected), _words(found))
    return replace(_nid(paper, reading.pieces, ()), part=exact)


def nid_kinds(paper: Paper, reading: Reading) -> Counted | None:
    """Body passages against the tool's body blocks; nothing if it tells no kinds apart."""
    if not reading.names_kinds:
        return None
    body = [piece for piece in reading.pieces if piece.kind in BODY_KINDS]
    return _nid(paper, body, [p.text for p in paper.unordered if p.kind in _KINDS_WITHOUT_BLOCKS])


def nid_whole(paper: Paper, reading: Reading) -> Counted:
    """Body passages against all text, less what has no fixed place (see the module)."""
    excused = [*(p.text for p in paper.unordered), *(line.text for line in paper.furniture)]
    return _nid(paper, reading.pieces, excused)


def _nid(paper: Paper, pieces: Iterable[Piece], excused_texts: Iterable[str]) -> Counted:
    """The similarity without the inserted tokens that the excused texts hold."""
    expected, found = _gold_side(paper), _side(pieces)
    excuses = Counter(token for text in excused_texts for token in tokens(text))
    changes = differences(_words(expected), _words(found))
    excused = 0
    wrong = []
    for change in changes:
        left = []
        for token, page in found[change.found_start : change.found_end]:
            if excuses[token] > 0:
                excuses[token] -= 1
                excused += 1
            else:
                left.append((token, page))
        if left or change.end > change.start:
            wrong.append((change, left))
    whole = len(expected) + len(found) - excused
    lost = sum(change.end - change.start + len(left) for change, left in wrong)
    return Counted(
        part=1 - lost / whole if expected and whole else 0.0,
        whole=1 if expected else 0,
        wrong=tuple(_shown(expected, change, left) for change, left in _largest(wrong)),
    )


def _gold_side(paper: Paper) -> _Side:
    return [(token, passage.page) for passage in paper.ordered for token in tokens(passage.text)]


def _side(pieces: Iterable[Piece]) -> _Side:
    return [(token, piece.page) for piece in pieces for token in tokens(piece.printed)]


def _words(side: _Side) -> list[str]:
    return [token for token, _ in side]


def _largest(changes: Iterable[tuple[Difference, _Side]]) -> list[tuple[Difference, _Side]]:
    return sorted(
        changes, key=lambda item: (item[0].start - item[0].end - len(item[1]), item[0].start)
    )


def _shown(expected: _Side, change: Difference, extra: _Side) -> str:
    before = expected[max(0, change.start - _CONTEXT_TOKENS) : change.start]
    missing = expected[change.start : change.end]
    page = (missing or extra or before or [("", None)])[0][1]
    parts = [f"{_page(page)}after «{_cut(before)}»:"]
    parts += [f"missing {len(missing)} «{_cut(missing)}»"] if missing else []
    parts += [f"extra {len(extra)} «{_cut(extra)}»"] if extra else []
    return " ".join(parts)


def _page(page: int | None) -> str:
    return "" if page is None else f"p. {page} "


def _cut(side: _Side) -> str:
    words = _words(side)
    if len(words) <= _SHOWN_TOKENS:
        return " ".join(words)
    half = _SHOWN_TOKENS // 2
    return f"{' '.join(words[:half])} … {' '.join(words[-half:])}"


def word_precision(paper: Paper, reading: Reading) -> Counted:
    """Share of the tool's words that the gold has, as bags."""
    expected, found = _bags(paper, reading)
    return Counted(
        part=(expected & found).total(), whole=found.total(), wrong=_common(found - expected)
    )


def word_recall(paper: Paper, reading: Reading) -> Counted:
    """Share of the gold's words that the tool has, as bags."""
    expected, found = _bags(paper, reading)
    return Counted(
        part=(expected & found).total(), whole=expected.total(), wrong=_common(expected - found)
    )


def _bags(paper: Paper, reading: Reading) -> tuple[Counter[str], Counter[str]]:
    passages = [*paper.ordered, *paper.unordered]
    expected = Counter(token for passage in passages for token in tokens(passage.text))
    return expected, Counter(tokens(reading.text))


def _common(bag: Counter[str]) -> tuple[str, ...]:
    ranked = sorted(bag.items(), key=lambda item: (-item[1], item[0]))
    return tuple(f"{token} ×{count}" for token, count in ranked)


def broken_words(reading: Reading) -> Counted:
    """Words left broken at a line end, per 10,000 words."""
    text = reading.text
    broken = _BROKEN.findall(text)
    return Counted(
        part=10_000 * len(broken),
        whole=len(tokens(text)),
        wrong=tuple(" ".join(word.split()) for word in broken),
    )


def line_ends(paper: Paper, reading: Reading) -> Counted:
    """Labelled line ends whose joined form stands in the text, among its neighbours.

    Those in contents, index and imprint are left out: a tool may keep these as furniture.

    Neighbours and form are compared as tokens that keep their hyphens: ``Corona-Maßnahmen`` is
    neither ``Corona Maßnahmen`` nor ``CoronaMaßnahmen``. Numbers of one or two digits are left
    out on both sides: among the neighbours they may be calls of footnotes, which the gold omits.
    """
    listed = _words_with_hyphens("\n".join(p.text for p in paper.unordered if p.kind in LISTINGS))
    found = _words_with_hyphens(reading.text)
    ends = [(end, _words_with_hyphens(end.context)) for end in paper.line_ends]
    asked = [(end, run) for end, run in ends if not occurrences(run, listed)]
    wrong = [end for end, run in asked if not occurrences(run, found)]
    return Counted(
        part=len(asked) - len(wrong),
        whole=len(asked),
        wrong=tuple(f"{end.form}: «{end.context}»" for end in wrong),
    )


def _words_with_hyphens(text: str) -> list[str]:
    return [token for token in hyphenated_tokens(text) if not _CALL.fullmatch(token)]
