"""Which measures a paper's gold allows, and the figures of a tool over all papers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from docpipe.evaluation.extraction import furniture_measures as furniture
from docpipe.evaluation.extraction import piece_measures as pieces
from docpipe.evaluation.extraction import text_measures as texts
from docpipe.evaluation.extraction.counted import Counted, mean, pooled
from docpipe.evaluation.extraction.gold import Paper, Passage, Style
from docpipe.evaluation.extraction.reading import Reading
from docpipe.evaluation.extraction.table_measures import table_scores

_COVERED = (
    "box",
    "table",
    "footnote",
    "contents",
    "cover",
    "caption",
    "marginal",
    "imprint",
    "index",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a figure is shown and put together over papers.

    Attributes:
        over_papers: ``mean`` of the papers' shares, or ``pooled`` over all cases.
    """

    title: str
    over_papers: Callable[[Iterable[Counted]], float | None] = pooled
    digits: int = 3


MEASURES: Mapping[str, Measure] = {
    "nid": Measure(title="NID", over_papers=mean, digits=4),
    "nid_whole": Measure(title="NID whole", over_papers=mean, digits=4),
    "word_precision": Measure(title="word P", over_papers=mean, digits=4),
    "word_recall": Measure(title="word R", over_papers=mean, digits=4),
    "broken_per_10k": Measure(title="broken/10k", over_papers=mean, digits=1),
    "heading_f1": Measure(title="heading F1", over_papers=mean),
    "heading_f1_off_cover": Measure(title="off cover", over_papers=mean),
    "heading_levels": Measure(title="levels", over_papers=mean),
    "line_ends": Measure(title="line ends"),
    "table_adjacency": Measure(title="table F1", over_papers=mean),
    "table_teds": Measure(title="TEDS"),
    "furniture_leakage": Measure(title="leaked"),
    "furniture_precision": Measure(title="furn. P"),
    "hidden_text": Measure(title="hidden"),
    "scanned_pages": Measure(title="scanned"),
    **{f"covered_{kind}": Measure(title=kind) for kind in _COVERED},
    "box_as_box": Measure(title="box as box"),
    "table_as_table": Measure(title="table as table"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One tool on one paper."""

    tool: str
    paper: str
    style: Style
    n_pages: int
    counts: dict[str, Counted]
    problem: str | None = None


def score(tool: str, paper: Paper, reading: Reading) -> Score:
    """All figures that the gold and the tool allow."""
    counters = {
        Style.HANDOUT: _handout,
        Style.MARKDOWN: _markdown,
        Style.TABLES: _tables,
        Style.SCAN: _scan,
    }
    found = counters[paper.style](paper, reading)
    return Score(
        tool=tool,
        paper=paper.name,
        style=paper.style,
        n_pages=reading.n_pages,
        counts={name: count for name, count in found.items() if count is not None and count.whole},
        problem=reading.problem,
    )


def _handout(paper: Paper, reading: Reading) -> dict[str, Counted | None]:
    matched = pieces.match_headings(paper, reading)
    by_kind = {
        kind: [passage for passage in paper.unordered if passage.kind == kind] for kind in _COVERED
    }
    return {
        "nid": texts.nid_kinds(paper, reading),
        "nid_whole": texts.nid_whole(paper, reading),
        "broken_per_10k": texts.broken_words(reading),
        **_headings(reading, pieces.heading_f1(paper, reading, matched), matched),
        **_headings_off_cover(paper, reading),
        "line_ends": texts.line_ends(paper, reading),
        **_tables(paper, reading),
        "furniture_leakage": furniture.furniture_leakage(paper, reading),
        "furniture_precision": furniture.furniture_precision(paper, reading),
        "hidden_text": pieces.hidden_text(paper, reading),
        "scanned_pages": pieces.scanned_pages(paper, reading),
        **{f"covered_{k}": pieces.coverage(found, reading) for k, found in by_kind.items()},
        **_in_kind(by_kind, reading),
    }


def _headings(reading: Reading, f1: Counted, matched: pieces.Matched) -> dict[str, Counted | None]:
    if not reading.names_headings:
        return {}
    return {"heading_f1": f1, "heading_levels": pieces.heading_levels(matched)}


def _headings_off_cover(paper: Paper, reading: Reading) -> dict[str, Counted | None]:
    if not reading.names_headings:
        return {}
    fewer = pieces.off_cover(paper, reading)
    matched = pieces.match_headings(paper, fewer)
    return {"heading_f1_off_cover": pieces.heading_f1(paper, fewer, matched)}


def _in_kind(
    by_kind: Mapping[str, Sequence[Passage]], reading: Reading
) -> dict[str, Counted | None]:
    if not reading.names_kinds:
        return {}
    return {
        f"{kind}_as_{kind}": pieces.coverage(by_kind[kind], reading, in_kind=kind)
        for kind in ("box", "table")
    }


def _markdown(paper: Paper, reading: Reading) -> dict[str, Counted | None]:
    matched = pieces.match_headings_exactly(paper, reading)
    return {
        "nid": texts.nid_text(paper, reading),
        "word_precision": texts.word_precision(paper, reading),
        "word_recall": texts.word_recall(paper, reading),
        "broken_per_10k": texts.broken_words(reading),
        **_headings(reading, pieces.heading_f1(paper, reading, matched), matched),
        "furniture_precision": furniture.furniture_precision_by_text(paper, reading),
    }


def _tables(paper: Paper, reading: Reading) -> dict[str, Counted | None]:
    if not reading.names_tables:
        return {}
    found = table_scores(paper, reading)
    return {"table_adjacency": found.adjacency, "table_teds": found.teds}


def _scan(paper: Paper, reading: Reading) -> dict[str, Counted | None]:
    return {"word_recall": texts.word_recall(paper, reading)}


def figures(scores: Sequence[Score]) -> dict[Style, dict[str, float]]:
    """A tool's figures over all papers of each style, measure by measure."""
    every: dict[Style, dict[str, float]] = {}
    for style in Style:
        of_style = [one for one in scores if one.style is style]
        for name, measure in MEASURES.items():
            value = measure.over_papers(one.counts[name] for one in of_style if name in one.counts)
            if value is not None:
                every.setdefault(style, {})[name] = value
    return every
