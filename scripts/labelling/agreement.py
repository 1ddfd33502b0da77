"""How far two labellers agree who read the same passages without seeing each other's labels.

The second pass is kept as answers to passages that are named by a digest, never by their words:
``corpus/gold/second-pass.jsonl``. What the first pass answered is read from the gold itself, so a
label that was corrected since counts as corrected.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from docpipe import codec
from docpipe.evaluation.records.gold import NEAR_MISS, GoldItem, Split
from docpipe.evaluation.records.labels import Label, read_labels
from docpipe.evaluation.records.papers import read_paper
from docpipe.model import RecordType

_DIGEST_BYTES = 8
_ASKING = frozenset([RecordType.RECOMMENDATION.value, RecordType.DEMAND.value])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one labeller said of one passage.

    Attributes:
        paper: Name of the label file, or stem of the paper with gold inside.
        place: Digest of the passage's anchors, or of its letters in a paper with gold inside.
        implied: Whether only the context names the addressees.
    """

    paper: str
    place: str
    type: str
    construction: str
    addressees: tuple[str, ...] = ()
    implied: bool = False
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The second pass against the first.

    Attributes:
        types: Share of the passages that both gave the same type, near-misses included.
        kappa: The same, corrected for agreement by chance (Cohen).
        constructions: Share among the passages that both gave the same type.
        addressees: Share of equal sets, over what both call a recommendation or demand.
        stated: The same over what names somebody for at least one of the two.
        topic_f1: Mean set-F1 over what both call a record; 1 where neither found a topic.
        n_lost: Passages that the first pass no longer holds.
        disputed: Pairs (first, second) of different type.
    """

    n: int
    n_lost: int
    types: float
    kappa: float
    constructions: float
    addressees: float
    stated: float
    topic_f1: float
    disputed: tuple[tuple[Answer, Answer], ...]


def second_pass(path: Path) -> tuple[Answer, ...]:
    """Read the tracked answers of the second labeller.

    Raises:
        SchemaMismatchError: A line does not have the shape of an answer.
    """
    return codec.read_jsonl(path.read_bytes(), Answer)


def first_pass(gold: Path) -> dict[tuple[str, str], Answer]:
    """All answers of the gold: label files and papers with gold inside."""
    return {(answer.paper, answer.place): answer for answer in _answers(gold)}


def compare(first: Mapping[tuple[str, str], Answer], second: Sequence[Answer]) -> Agreement:
    """Measure the agreement on the passages of the second pass."""
    pairs = [
        (first[answer.paper, answer.place], answer)
        for answer in second
        if (answer.paper, answer.place) in first
    ]
    alike = [(one, other) for one, other in pairs if one.type == other.type]
    asked = [(one, other) for one, other in pairs if one.type in _ASKING and other.type in _ASKING]
    records = [pair for pair in pairs if NEAR_MISS not in (pair[0].type, pair[1].type)]
    named = [pair for pair in asked if _stated(pair[0]) or _stated(pair[1])]
    return Agreement(
        n=len(pairs),
        n_lost=len(second) - len(pairs),
        types=_share(one.type == other.type for one, other in pairs),
        kappa=kappa([(one.type, other.type) for one, other in pairs]),
        constructions=_share(one.construction == other.construction for one, other in alike),
        addressees=_share(set(one.addressees) == set(other.addressees) for one, other in asked),
        stated=_share(_stated(one) == _stated(other) for one, other in named),
        topic_f1=_mean(set_f1(set(one.topics), set(other.topics)) for one, other in records),
        disputed=tuple(pair for pair in pairs if pair[0].type != pair[1].type),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two labellers; 1 if both gave all passages the same one label."""
    if not pairs:
        return 0.0
    seen = _share(one == other for one, other in pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(ones[label] * others[label] for label in ones) / len(pairs) ** 2
    return 1.0 if by_chance == 1 else (seen - by_chance) / (1 - by_chance)


def set_f1(one: Set[str], other: Set[str]) -> float:
    """Shared values against all; 1 if both sets are empty."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 1.0


def report(agreement: Agreement) -> Iterator[str]:
    """The figures as lines to read, then every passage of disputed type."""
    yield f"passages            {agreement.n}   (not found any more: {agreement.n_lost})"
    yield f"type                {agreement.types:.3f}   kappa {agreement.kappa:.3f}"
    yield f"construction        {agreement.constructions:.3f}   where the type is the same"
    yield f"addressees          {agreement.addressees:.3f}   stated ones {agreement.stated:.3f}"
    yield f"topics, set-F1      {agreement.topic_f1:.3f}"
    for one, other in agreement.disputed:
        yield f"disputed: {one.paper} {one.place}: {one.type}, second pass {other.type}"


def place_of_label(label: Label) -> str:
    """Name a passage of a label file."""
    return _digest(f"{spot.page}:{spot.digest}:{spot.occurrence}" for spot in label.places)


def place_of_item(item: GoldItem) -> str:
    """Name a passage of a paper with gold inside: by its letters, so that markup may change."""
    text = unicodedata.normalize("NFKC", item.texts[0]).lower()
    return _digest(letter for letter in text if letter.isalnum())


def _answers(gold: Path) -> Iterator[Answer]:
    for path in sorted((gold / "labels").glob("*.jsonl")):
        labels = read_labels(path)
        for label in labels.labels:
            yield _answer(labels.heading.name, place_of_label(label), label)
    for split in Split:
        for path in sorted((gold / "papers" / split.value).glob("*.html")):
            for item in read_paper(path, split).items:
                yield _answer(path.stem, place_of_item(item), item)


def _answer(paper: str, place: str, given: Label | GoldItem) -> Answer:
    return Answer(
        paper=paper,
        place=place,
        type=given.type,
        construction=given.construction,
        addressees=tuple(sorted(given.addressees)),
        implied=given.implied,
        topics=tuple(sorted(given.topics)),
    )


def _stated(answer: Answer) -> Set[str]:
    return frozenset() if answer.implied else frozenset(answer.addressees)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("".join(parts).encode(), digest_size=_DIGEST_BYTES).hexdigest()


def _share(hits: Iterable[bool]) -> float:
    return _mean(float(hit) for hit in hits)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
