"""What a question becomes before it is ranked by meaning, and compounds of its words."""

from collections.abc import Collection, Mapping

import pytest

from docpipe.language.analysis import Analyser, Expander, PrintedForms

SMALL = {
    "sprach": 4.5, "mittlung": 3.5, "sprachmittlung": 2.5, "pool": 4.0, "bildung": 5.0,
    "management": 4.5, "kommunal": 4.1, "wahl": 5.0, "recht": 5.3,
}  # fmt: skip
ANALYSER = Analyser(SMALL)


class _Words:
    def __init__(self, text: str) -> None:
        forms = PrintedForms()
        for line in text.split():
            forms.add(line)
        self._forms = forms.by_token(ANALYSER)

    def held(self, tokens: Collection[str]) -> Collection[str]:
        return [token for token in tokens if token in self._forms]

    def forms(self, tokens: Collection[str]) -> Mapping[str, str]:
        return {token: self._forms[token] for token in self.held(tokens)}


def _expander(text: str) -> Expander:
    return Expander(ANALYSER, lambda token: (token,), _Words(text))


@pytest.mark.parametrize(
    ("question", "compound"),
    [
        ("Pool für Sprachmittlung", "Sprachmittlungspool"),
        ("Management von Bildung", "Bildungsmanagement"),
        ("kommunales Wahlrecht", "Kommunalwahlrecht"),
    ],
)
def test_neighbours_are_asked_for_like_their_compound(question: str, compound: str) -> None:
    expander = _expander(compound)

    asked, meant = expander.terms(question), expander.terms(compound)

    assert asked.weights.keys() == meant.weights.keys()
    assert asked.normal_form == meant.normal_form == compound


def test_no_compound_is_made_up() -> None:
    terms = _expander("Sprachmittlung Pool").terms("Pool für Sprachmittlung")

    assert "sprachmittlungspool" not in terms.weights


@pytest.mark.parametrize(
    "question", ["Pool, Sprachmittlung", "Pool. Sprachmittlung", "Pool ohne Sprachmittlung"]
)
def test_words_that_no_phrase_joins_stay_apart(question: str) -> None:
    assert "sprachmittlungspool" not in _expander("Sprachmittlungspool").terms(question).weights


def test_the_normal_form_is_written_as_the_texts_write_it() -> None:
    expander = _expander("Städte Städte Stadt Bürger")

    assert expander.terms("Burger der Stadt").normal_form == "Bürger Städte"


def test_what_the_texts_lack_stays_as_typed() -> None:
    assert _expander("Stadt").terms("Museums-Pädagog*innen").normal_form == "museumspadagogen"


def test_references_keep_all_their_tokens() -> None:
    assert _expander("Stadt").terms("Schuljahr 2015/16").normal_form == "schuljahr 2015 2016"


def test_a_form_is_the_commonest_by_texts() -> None:
    forms = PrintedForms()
    for text in ("Kita Kita Kita", "Kitas", "Kitas"):
        forms.add(text)

    assert forms.by_token(ANALYSER) == {"kita": "Kitas"}


def test_pieces_of_addresses_are_no_forms() -> None:
    forms = PrintedForms()
    forms.add("info@integration-stadt.example Bürger*innen")

    assert forms.by_token(ANALYSER) == {}


def test_the_typed_form_keeps_the_sentence_and_drops_ways_of_spelling() -> None:
    expander = _expander("Stadt")

    typed = expander.terms("Wer fördert Pädagog*innen und Kultur-Vereine der Städte?").typed_form

    assert typed == "Wer fordert padagogen und kulturvereine der stadte?"
