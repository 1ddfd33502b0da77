"""How well PDFs become text: docpipe beside plain pypdf and plain pdfplumber, in one run.

Measured on long documents whose text people have checked by hand. Each tool reads all files in
a process of its own, so that its peak memory is its own; speed is pages per CPU second, because
wall time on a shared machine says nothing.
"""

import json
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

TOOLS = ("docpipe", "pypdf", "pdfplumber")
_TIMEOUT_S = 3_000

_TOKEN = re.compile(r"[^\W_]+")
_DROPPED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# A word broken at a line end, but not a hanging hyphen ("Kinder- und Jugendhilfe").
_BROKEN = re.compile(r"[a-zäöüß]{2,}-\s(?!(?:und|oder|bzw|sowie|als|noch|bis|wie)\b)[a-zäöüß]{2,}")
_GOLD_HEADING = re.compile(r"^(#+)\s*(.+?)\s*#*$")
_GOLD_MARKUP = re.compile(r"[*_#>`\\]|^\s*(?:[-+]|\d+\.)\s+", re.M)
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolText:
    """What one tool made of one file.

    Attributes:
        text: Body text in reading order.
        headings: Heading texts; empty for tools that know none.
    """

    text: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionScore:
    """One tool on one document, or the mean over all (``document`` is ``"*"``).

    Attributes:
        nid: Indel similarity of the token sequences, 0 to 1: reading order and completeness.
        word_precision: Share of the tool's words that the checked text has, as bags.
        word_recall: Share of the checked text's words that the tool found.
        broken_per_10k: Words left broken at a line end, per 10,000 words.
        heading_f1: Exact headings, letters and digits only; ``None`` if the tool knows none.
        pages_per_cpu_s: Over all documents of the run.
        peak_mb: Peak resident memory of the tool's process.
    """

    tool: str
    document: str
    n_pages: int
    nid: float
    word_precision: float
    word_recall: float
    broken_per_10k: float
    heading_f1: float | None
    pages_per_cpu_s: float
    peak_mb: float


def compare(pdf_dir: Path, gold_dir: Path, *, peers: bool) -> tuple[ExtractionScore, ...]:
    """Score docpipe, and with ``peers`` pypdf and pdfplumber, on all PDFs that have gold text.

    Args:
        pdf_dir: PDFs.
        gold_dir: Checked Markdown, ``<stem of the PDF>.mdown`` or ``.md``.
        peers: Whether to run the other tools too (pdfplumber takes minutes).

    Returns:
        Per tool one score a document, by name, and last the mean with ``document`` ``"*"``.
    """
    pairs = gold_pairs(pdf_dir, gold_dir)
    scores: list[ExtractionScore] = []
    for tool in TOOLS if peers else TOOLS[:1]:
        scores.extend(_score_tool(tool, pairs))
    return tuple(scores)


def gold_pairs(pdf_dir: Path, gold_dir: Path) -> list[tuple[Path, Path]]:
    """PDFs and their checked texts, by name."""
    pairs = []
    for pdf in sorted(pdf_dir.glob("*.pdf")):
        for suffix in (".mdown", ".md"):
            gold = gold_dir / f"{pdf.stem}{suffix}"
            if gold.is_file():
                pairs.append((pdf, gold))
                break
    return pairs


def _score_tool(tool: str, pairs: Sequence[tuple[Path, Path]]) -> list[ExtractionScore]:
    """Run the tool in a fresh process and compare its texts with the gold."""
    if not pairs:
        return []
    command = [sys.executable, "-m", __name__, tool, *(str(pdf) for pdf, _ in pairs)]
    run = subprocess.run(  # noqa: S603 - our own interpreter and module
        command, capture_output=True, check=True, timeout=_TIMEOUT_S
    )
    report = json.loads(run.stdout)
    n_pages: list[int] = report["n_pages"]
    speed = sum(n_pages) / max(report["cpu_s"], 1e-9)
    scores = [
        replace(
            score_text(
                ToolText(text=made["text"], headings=tuple(made["headings"])),
                gold.read_text(encoding="utf-8"),
            ),
            tool=tool,
            document=pdf.stem,
            n_pages=pages,
            pages_per_cpu_s=round(speed, 1),
            peak_mb=report["peak_mb"],
        )
        for (pdf, gold), pages, made in zip(pairs, n_pages, report["texts"], strict=True)
    ]
    return [*scores, _mean(scores)]


def score_text(made: ToolText, gold_markdown: str) -> ExtractionScore:
    """The text measures of one document; tool, name, speed and memory are left empty."""
    gold_text, gold_headings = read_gold(gold_markdown)
    expected, found = tokens(gold_text), tokens(made.text)
    shared = sum((Counter(expected) & Counter(found)).values())
    return ExtractionScore(
        tool="",
        document="",
        n_pages=0,
        nid=round(indel_similarity(expected, found), 4),
        word_precision=round(shared / max(len(found), 1), 4),
        word_recall=round(shared / max(len(expected), 1), 4),
        broken_per_10k=round(10_000 * len(_BROKEN.findall(made.text)) / max(len(found), 1), 2),
        heading_f1=heading_f1(made.headings, gold_headings) if made.headings else None,
        pages_per_cpu_s=0.0,
        peak_mb=0.0,
    )


def read_gold(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Text and headings of checked Markdown."""
    headings: list[str] = []
    for line in markdown.splitlines():
        found = _GOLD_HEADING.match(line)
        if found:
            headings.append(found.group(2))
    return _GOLD_MARKUP.sub(" ", markdown), tuple(headings)


def tokens(text: str) -> list[str]:
    """Lower-cased runs of letters and digits, after NFKC, invisible characters dropped."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", _DROPPED.sub("", text)).lower())


def indel_similarity(expected: Sequence[str], found: Sequence[str]) -> float:
    """1 minus the insertions and deletions between the sequences over their total length."""
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    coded = [
        [numbers.setdefault(token, len(numbers)) for token in side] for side in (expected, found)
    ]
    return float(Indel.normalized_similarity(*coded))


def heading_f1(made: Sequence[str], gold: Sequence[str]) -> float:
    """F1 of the bags of headings, compared by letters and digits only."""
    a, b = (Counter("".join(tokens(heading)) for heading in side) for side in (made, gold))
    shared = sum((a & b).values())
    return round(2 * shared / max(sum(a.values()) + sum(b.values()), 1), 4)


def _mean(scores: Sequence[ExtractionScore]) -> ExtractionScore:
    def mean(values: Sequence[float]) -> float:
        return round(sum(values) / len(values), 4)

    headings = [score.heading_f1 for score in scores if score.heading_f1 is not None]
    return ExtractionScore(
        tool=scores[0].tool,
        document="*",
        n_pages=sum(score.n_pages for score in scores),
        nid=mean([score.nid for score in scores]),
        word_precision=mean([score.word_precision for score in scores]),
        word_recall=mean([score.word_recall for score in scores]),
        broken_per_10k=mean([score.broken_per_10k for score in scores]),
        heading_f1=mean(headings) if headings else None,
        pages_per_cpu_s=scores[0].pages_per_cpu_s,
        peak_mb=scores[0].peak_mb,
    )


def _read_with_docpipe(path: Path) -> tuple[ToolText, int]:
    from docpipe.extraction import extract
    from docpipe.model import BlockKind
    from docpipe.structure import recover

    document = recover(extract(path))
    return ToolText(
        text="\n\n".join(
            f"{block.marker} {block.text}" if block.marker else block.text
            for block in document.blocks
        ),
        headings=tuple(
            _WHITE.sub(" ", block.text)
            for block in document.blocks
            if block.kind is BlockKind.HEADING
        ),
    ), len(document.pages)


def _read_with_pypdf(path: Path) -> tuple[ToolText, int]:
    import pypdf

    reader = pypdf.PdfReader(path)
    texts = [page.extract_text() for page in reader.pages]
    return ToolText(text="\n".join(texts)), len(texts)


def _read_with_pdfplumber(path: Path) -> tuple[ToolText, int]:
    import pdfplumber

    texts = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text() or "")
            page.close()
    return ToolText(text="\n".join(texts)), len(texts)


_READERS: dict[str, Callable[[Path], tuple[ToolText, int]]] = {
    "docpipe": _read_with_docpipe,
    "pypdf": _read_with_pypdf,
    "pdfplumber": _read_with_pdfplumber,
}


def _report(tool: str, paths: Sequence[Path]) -> dict[str, object]:
    """Read all files; what the parent process needs to score them."""
    read = _READERS[tool]
    # Imports are paid once a process, not once a document.
    started = time.process_time()
    made = [read(path) for path in paths]
    return {
        "cpu_s": time.process_time() - started,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "n_pages": [n_pages for _, n_pages in made],
        "texts": [asdict(text) for text, _ in made],
    }


if __name__ == "__main__":
    json.dump(_report(sys.argv[1], [Path(name) for name in sys.argv[2:]]), sys.stdout)
