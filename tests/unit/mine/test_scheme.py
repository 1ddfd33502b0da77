from pathlib import Path

import pytest

from docpipe.errors import CorpusError
from docpipe.mine.scheme import default_scheme, read_scheme, scheme_in

SOURCE = Path(__file__).parents[3] / "corpus" / "topics.ttl"
HEAD = """
@prefix : <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dp: <https://docpipe.invalid/scheme#> .
"""
OWN = (
    HEAD
    + """
:sport a skos:Concept ; skos:prefLabel "Sport"@de, "Sports"@en ;
    skos:altLabel "Sportverein"@de ; skos:hiddenLabel "Turnhalle"@de ;
    dp:negativeLabel "Motorsport"@de .
:fussball a skos:Concept ; skos:broader :sport ; skos:prefLabel "Fußball"@de .
"""
)


def test_the_packaged_copy_is_the_scheme_of_the_repository() -> None:
    """If this fails: python -m scripts.topics"""
    assert default_scheme() == read_scheme(SOURCE.read_bytes())
    assert scheme_in(SOURCE.read_bytes()) is default_scheme()
    assert len(default_scheme().themes) == 20


def test_a_scheme_of_ones_own_is_read_with_its_narrower_concepts() -> None:
    (sport,) = scheme_in(OWN.encode()).themes
    assert sport.name == "Sport"
    assert sport.strong == ("Fußball", "Sport", "Sportverein")
    assert (sport.cues, sport.negative) == (("Turnhalle",), ("Motorsport",))


@pytest.mark.parametrize("turtle", ["das ist kein Turtle", HEAD])
def test_a_broken_scheme_names_the_cure(turtle: str) -> None:
    with pytest.raises(CorpusError, match="Abhilfe"):
        scheme_in(turtle.encode())
