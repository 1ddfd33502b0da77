"""What belongs together without being a version: copies in other bytes, and translations."""

import pytest

from docpipe.model import Chunk, DocumentInfo, Related, Relation
from docpipe.repeats import groups, related
from tests.snapshots import entry, info

A, B, C = "a" * 16, "b" * 16, "c" * 16
GERMAN = (
    "Im Jahr 2016 lebten 4.310 Geflüchtete im Kreis, davon 62 Prozent unter 27 Jahren.",
    "Der Kreistag stellte dafür 1.250.000 Euro bereit, 18 Stellen kamen hinzu.",
    "Bis 2019 sollen 35 Lotsinnen in 14 Gemeinden arbeiten, wie § 45 es vorsieht.",
    "Auskunft gibt das Büro in der Bahnhofstraße 112, Zimmer 308.",
)
ENGLISH = (
    "In 2016 there were 4,310 refugees in the district, 62 per cent of them younger than 27.",
    "The district council provided 1,250,000 euros for this, and added 18 posts.",
    "By 2019 there are to be 35 guides in 14 municipalities, as section 45 provides.",
    "For information turn to the office at Bahnhofstrasse 112, room 308.",
)
OTHER = (
    "In 2016 the council received 88 letters from 27 schools about the buses of line 62.",
    "The following year 2017 brought 91 more, and 40 parents came to 12 meetings on them.",
    "By 2019 the council wants to answer each within 21 days, and to publish all 36 answers.",
    "Letters go to the office at the market, house 76, room 501, before the 15th.",
)


def said(source: str, lines: tuple[str, ...], times: int = 1) -> list[Chunk]:
    return [entry(line, number, source=source) for number, line in enumerate(lines * times)]


def links(documents: list[DocumentInfo], *chunks: list[Chunk]) -> dict[str, tuple[Related, ...]]:
    every = [chunk for one in chunks for chunk in one]
    group_of = groups(every, {one.id: one.year for one in documents})
    return {str(one): links for one, links in related(documents, every, group_of).items()}


def test_the_same_text_in_other_bytes_is_a_near_duplicate() -> None:
    long = tuple(f"{line} Das gilt für den {n}. Abschnitt." for n in range(3) for line in GERMAN)
    print_version = (*long[:-1], "Gedruckt auf Papier aus dem Wald nebenan, in der Stadt gesetzt.")
    found = links([info(A), info(B)], said(A, long), said(B, print_version))
    ((to_b,), (to_a,)) = found[A], found[B]
    assert (to_b.kind, to_b.document) == (Relation.NEAR_DUPLICATE, B)
    assert (to_a.document, to_a.share) == (A, to_b.share)
    assert 0.9 < to_b.share < 1


def test_a_part_of_a_longer_paper_is_no_duplicate_of_it() -> None:
    long = tuple(f"{line} Das gilt für den {n}. Abschnitt." for n in range(4) for line in GERMAN)
    assert links([info(A), info(B)], said(A, long), said(B, long[:8])) == {}


def test_a_translation_has_the_figures_of_the_original() -> None:
    documents = [info(A), info(B, language="en")]
    found = links(documents, said(A, GERMAN), said(B, ENGLISH))
    assert found[A] == (Related(kind=Relation.TRANSLATION, document=info(B).id, share=1.0),)
    assert found[B] == (Related(kind=Relation.TRANSLATION, document=info(A).id, share=1.0),)


@pytest.mark.parametrize(
    ("other", "lines"),
    [
        (info(B, language="en"), OTHER),
        (info(B, language="de"), ENGLISH),
        (info(B, language="en", publisher="Ein anderes Haus"), ENGLISH),
        (info(B, language="en"), ENGLISH[:2]),
        (info(B, language="en"), (*ENGLISH, "And so on, for many pages without a figure. " * 20)),
    ],
    ids=["other figures", "same language", "another house", "an excerpt", "much longer"],
)
def test_nothing_less_is_a_translation(other: DocumentInfo, lines: tuple[str, ...]) -> None:
    assert links([info(A), other], said(A, GERMAN), said(B, lines)) == {}
