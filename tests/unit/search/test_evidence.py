import numpy as np
import pytest

from docpipe.index.surroundings import NO_SECTION, Surroundings
from docpipe.search.ranking.evidence import of_document, of_section

PLACES = Surroundings(
    documents=np.array([0, 0, 0, 0, 1, 1], dtype=np.int32),
    sections=np.array([0, 0, 1, NO_SECTION, NO_SECTION, 2], dtype=np.int32),
)


def test_a_section_speaks_for_an_entry_by_the_best_of_the_others() -> None:
    rows = np.array([0, 1, 2])
    assert of_section(np.array([0.9, 0.4, 0.7]), rows, PLACES).tolist() == [0.4, 0.9, 0.0]


def test_three_under_one_heading() -> None:
    places = Surroundings(np.zeros(3, dtype=np.int32), np.zeros(3, dtype=np.int32))
    found = of_section(np.array([0.2, 0.8, 0.5]), np.arange(3), places)
    assert found.tolist() == [0.8, 0.5, 0.8]


def test_text_without_a_heading_belongs_to_no_section() -> None:
    rows = np.array([3, 4])
    assert of_section(np.array([0.9, 0.8]), rows, PLACES).tolist() == [0.0, 0.0]


def test_a_document_speaks_by_the_mean_of_all_its_entries() -> None:
    rows = np.array([0, 1, 5])
    assert of_document(np.array([0.8, 0.4, 0.5]), rows, PLACES).tolist() == pytest.approx(
        [0.3, 0.3, 0.25]
    )
