from typing import Any

from docpipe.export import timeline_object
from docpipe.model import SaidIn, Statement
from tests.unit.export import samples


def test_years_carry_quotes_pages_and_how_near_they_are() -> None:
    said = Statement(
        chunk=samples.chunk(), document=samples.info(), likeness=0.43219, is_repeat=False
    )

    (year,) = timeline_object([SaidIn(year=2017, statements=(said,))])

    assert year["year"] == 2017
    told: Any = year["statements"]
    (statement,) = told
    assert statement["id"] == said.chunk.id
    assert statement["quote"] == said.chunk.evidence.quote
    assert (statement["likeness"], statement["repeat"]) == (0.432, False)
    assert statement["pages"][0]["page"] == said.chunk.evidence.pages[0].page
    assert set(statement) == {
        "id", "type", "quote", "pages", "document", "citation", "repeat", "likeness"
    }  # fmt: skip
