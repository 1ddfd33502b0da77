"""The record gold keeps its promises: enough, well formed, split by document, without words."""

from collections import Counter
from pathlib import Path

import pytest

from docpipe import mine
from docpipe.evaluation.records.gold import NEAR_MISS, Split
from docpipe.evaluation.records.labels import read_labels, resolve
from docpipe.evaluation.records.measures import figures, judge
from docpipe.evaluation.records.papers import read_paper
from docpipe.mine.addressees import GROUPS
from docpipe.model import RecordType
from docpipe.pipeline.single import recover_file
from docpipe.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PAPERS = sorted((CORPUS / "gold" / "papers").glob("*/*.html"))
LABELS = sorted((CORPUS / "gold" / "labels").glob("*.jsonl"))


def test_there_is_as_much_gold_as_the_labelling_guide_says() -> None:
    counts = Counter(
        item.type for path in PAPERS for item in read_paper(path, Split(path.parent.name)).items
    )
    counts.update(label.type for path in LABELS for label in read_labels(path).labels)
    assert sum(counts.values()) - counts[NEAR_MISS] > 600
    assert counts[NEAR_MISS] > 600


def test_no_paper_is_in_both_splits() -> None:
    splits = [(read_labels(path).heading.source_id, path.stem) for path in LABELS]
    assert len({source for source, _ in splits}) == len(splits)
    assert len({path.name for path in PAPERS}) == len(PAPERS)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_written_paper_says_that_it_is_invented(path: Path) -> None:
    assert "Muster – erfundener Beispieltext" in path.read_text(encoding="utf-8")


def test_every_label_on_a_sample_is_found_again() -> None:
    of_samples = [
        labels for path in LABELS if (labels := read_labels(path)).heading.group == "samples"
    ]
    assert len(of_samples) == 12
    for labels in of_samples:
        name = labels.heading.name.removeprefix("samples__")
        document = recover_file(CORPUS / "samples" / f"{name}.pdf", Settings(), None)
        assert resolve(labels, document).n_lost == 0, name


def test_what_is_mined_of_the_test_papers_does_not_fall_behind() -> None:
    """A floor under the measured figures, not the figures: docs/benchmarks.md has those."""
    papers = [path for path in PAPERS if path.parent.name == Split.TEST]
    judged = [
        judge(read_paper(path, Split.TEST), mine.mine(recover_file(path, Settings(), None)))
        for path in papers
    ]
    total = figures(judged)
    assert total.macro_f1 > 0.8
    assert total.types[RecordType.DEMAND].f1 > 0.75
    assert total.municipalities.f1 > 0.8
    assert len(total.invented) < 8
    groups = {g for one in judged for _, r in one.pairing.found for g in r.facets.addressee_groups}
    assert groups <= set(GROUPS)
