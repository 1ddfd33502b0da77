"""Verdicts of people as labels: what is reviewed anyway need not be labelled again."""

from collections import Counter
from pathlib import Path

from docpipe.evaluation.records.gold import CONSTRUCTIONS, NEAR_MISS, Split
from docpipe.evaluation.records.labels import Heading, Label, LabelFile
from docpipe.model import (
    Chunk,
    Document,
    DocumentInfo,
    FacetName,
    Origin,
    RecordType,
    Review,
)
from docpipe.model.anchor import LetterStream
from docpipe.pipeline.reviewing import Reviewed

LABELLER = "review"

_CONSTRUCTIONS = {
    "modal-sollte": "sollte",
    "modal-soll": "soll",
    "modal-muss": "muss",
    "modal-darf": "darf-nicht",
    "is-to": "ist-zu",
    "has-to": "hat-zu",
    "recommended": "wird-empfohlen",
    "demand-verb": "wir-fordern",
    "label": "label",
    "demand-label": "label",
    "imperative": "imperative",
    "bullet-infinitive": "infinitive",
    "lead-in": "lead-in",
    "need": "bedarf",
    "practice-box": "box",
    "practice-row": "row",
    "practice-told": "told",
    "practice-section": "section",
    "entry": "glossary",
    "discouraged": "discouraged",
}


def labels_of(
    info: DocumentInfo, document: Document, reviewed: Reviewed, *, group: str, split: Split
) -> LabelFile | None:
    """The labels of a document, on the pages on which every record has a verdict.

    On other pages an unreviewed record would count as a wrong one. ``None`` if there is no such
    page. A reviewer sees what the miner found: such labels say nothing of what it misses.
    """
    pages = _finished_pages(reviewed)
    if not pages:
        return None
    stream = LetterStream(document)
    labels = [
        *(_label(chunk, review, stream) for chunk, review in _records(reviewed)),
        *(_near_miss(review) for review in dict.fromkeys(reviewed.rejected.values())),
    ]
    kept = (label for label in labels if label.places[0].page in pages)
    return LabelFile(
        heading=Heading(
            source_id=document.source_id,
            name=f"{Path(info.file).stem}-review",
            group=group,
            split=split,
            pages=tuple(sorted(pages)),
            labeller=LABELLER,
        ),
        labels=tuple(sorted(kept, key=_in_order)),
    )


def _records(reviewed: Reviewed) -> list[tuple[Chunk, Review]]:
    by_id = {chunk.id: chunk for chunk in reviewed.chunks}
    return [(by_id[key], review) for key, review in reviewed.of.items()]


def _finished_pages(reviewed: Reviewed) -> set[int]:
    seen = {
        review.places[0].page for review in (*reviewed.of.values(), *reviewed.rejected.values())
    }
    open_records: Counter[int] = Counter(
        region.page
        for chunk in reviewed.chunks
        if chunk.type is not RecordType.PASSAGE and chunk.id not in reviewed.of
        for region in chunk.evidence.pages
    )
    return {page for page in seen if not open_records[page]}


def _label(chunk: Chunk, review: Review, stream: LetterStream) -> Label:
    facets = chunk.facets
    spoken = {ground.origin for ground in facets.grounds if ground.facet is FacetName.ADDRESSEE} & {
        Origin.TEXT,
        Origin.REVIEW,
    }
    return Label(
        places=review.places,
        type=chunk.type.value,
        construction=_construction(chunk.type.value, review.rule),
        addressees=facets.addressees,
        implied=bool(facets.addressees) and not spoken,
        municipalities=facets.municipalities,
        topics=facets.topics,
        fields={
            field.name: tuple(
                anchor
                for place in field.evidence.ranges
                if (anchor := stream.anchor(place)) is not None
            )
            for field in chunk.fields
        },
    )


def _near_miss(review: Review) -> Label:
    return Label(places=review.places, type=NEAR_MISS, construction="other")


def _construction(kind: str, rule: str | None) -> str:
    """How it is said, as far as the rule tells."""
    known = _CONSTRUCTIONS.get(rule or "", "other")
    if known in CONSTRUCTIONS[kind]:
        return known
    return "other" if "other" in CONSTRUCTIONS[kind] else "told"


def _in_order(label: Label) -> tuple[int, str, int]:
    first = label.places[0]
    return first.page, first.digest, first.occurrence
