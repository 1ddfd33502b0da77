from pathlib import Path

import pytest

from docpipe import mine
from docpipe.corpus import Corpus
from docpipe.errors import CorpusError
from docpipe.pipeline.stages import scheme_of

OWN = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/sport> a skos:Concept ; skos:prefLabel "Sport"@de .
"""


def test_a_corpus_without_themes_uses_those_of_the_package(tmp_path: Path) -> None:
    assert scheme_of(Corpus.open(tmp_path)) is mine.default_scheme()


def test_a_corpus_with_its_own_themes_uses_them_and_makes_records_stale(tmp_path: Path) -> None:
    (tmp_path / "topics.ttl").write_text(OWN, encoding="utf-8")
    own = scheme_of(Corpus.open(tmp_path))
    assert [theme.name for theme in own.themes] == ["Sport"]
    assert own.digest != mine.default_scheme().digest


def test_broken_themes_stop_before_any_source_is_read(tmp_path: Path) -> None:
    (tmp_path / "topics.ttl").write_text("kein Turtle", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"topics\.ttl"):
        scheme_of(Corpus.open(tmp_path))
