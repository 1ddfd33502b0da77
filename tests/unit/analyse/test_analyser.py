import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.language.analysis import (
    Analyser,
    Expander,
    labelled,
    named_in,
    read_lexicon,
    term_key,
    terms_in,
    with_words_of,
)
from docpipe.language.analysis.compounds import CompoundSplitter
from docpipe.language.analysis.english import is_english, translate
from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.gender import masculine
from docpipe.language.analysis.glossary import MOST_WORDS, german_words, key, lexicon
from docpipe.language.analysis.synonyms import concepts
from docpipe.model import ExpansionKind, TermRole

SMALL = {
    "sprache": 5.0, "sprach": 4.5, "mittlung": 3.5, "migration": 4.5, "bericht": 4.9,
    "kommunal": 4.1, "wahl": 5.0, "recht": 5.3, "amt": 5.0, "jugend": 4.8, "burger": 5.0,
    "beteiligung": 4.7, "land": 5.5, "kreis": 5.0, "landkreis": 4.0, "verwaltung": 5.2,
    "verwalt": 1.0,
}  # fmt: skip
WHOLE = Analyser()
SPLIT = Analyser(SMALL)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Bürger", "Buerger", "BÜRGER", "bu\u0308rger", "Burger", "Bürgern"],
        ["Straße", "Strasse", "STRASSE"],
        ["Beratungsstelle", "Beratungs\u00adstelle", "Beratungs\u200bstelle"],
        ["Pflicht", "P\ufb02icht"],
        ["Haus", "Häuser"],
        [
            "Migranten", "Migrantinnen", "Migrant*innen", "Migrant:innen", "Migrant_innen",
            "Migrant/innen", "Migrant/-innen", "MigrantInnen", "Migrant(inn)en", "Migrant(innen)",
            "Migrant·innen", "Migrant*in", "Migrantin", "Migrant/in",
        ],
        ["Bürger", "Bürger*innen", "Bürgerinnen"],
        ["Ärzte", "Ärzt*innen", "Arzt", "Ärztin"],
        ["Lehrer", "Lehrer/-innen", "LehrerInnen", "Lehrerin"],
    ],
)  # fmt: skip
def test_spellings_of_one_word_are_one_token(spellings: list[str]) -> None:
    found = {spelling: WHOLE.analyse(spelling) for spelling in spellings}

    assert len(set(found.values())) == 1, found
    assert len(found[spellings[0]]) == 1


@pytest.mark.parametrize("word", ["Steuer", "neue", "Quelle", "Frauen", "bauen"])
def test_ue_after_a_vowel_or_q_is_no_umlaut(word: str) -> None:
    assert fold(word) == word.casefold()


@pytest.mark.parametrize("word", ["beginnen", "zuruckgewinnen", "innen", "erinnern", "berlin"])
def test_words_that_only_look_feminine_stay(word: str) -> None:
    assert masculine(word) == word


def test_a_slash_before_another_word_is_no_gender_form() -> None:
    assert WHOLE.analyse("Herkunft/Integration") == ("herkunft", "integration")


def test_compounds_yield_the_whole_and_the_parts_at_one_place() -> None:
    tokens = SPLIT.analyse_with_offsets("Der Migrationsbericht")

    assert [token.text for token in tokens] == ["migrationsbericht", "migration", "bericht"]
    assert {(token.start, token.end) for token in tokens} == {(4, 21)}


def test_gender_form_inside_a_compound_is_a_link() -> None:
    assert "burg" in SPLIT.analyse("Bürger*innenbeteiligung")
    assert set(SPLIT.analyse("Bürgerbeteiligung")) >= {"burg", "beteil"}


def test_a_known_word_is_cut_only_if_its_parts_are_much_commoner() -> None:
    splitter = CompoundSplitter(SMALL)

    assert splitter.split("landkreis") == ("land", "kreis")
    assert splitter.split("verwaltung") == ()
    assert splitter.split("kommunalwahlrecht") == ("kommunal", "wahl", "recht")
    assert splitter.split("jugendamt") == ("jugend", "amt")
    assert splitter.split("xyzamt") == ()


def test_hyphenated_and_joined_compounds_share_all_tokens() -> None:
    joined = set(SPLIT.analyse("Migrationsbericht"))

    for hyphen in "-\u2010\u2011":
        assert joined <= set(SPLIT.analyse(f"Migrations{hyphen}Bericht"))


def test_sections_and_numbers_are_kept() -> None:
    assert WHOLE.analyse("§ 16a AufenthG") == ("§16a", "16a", "aufenthg")
    assert WHOLE.analyse("§16a") == ("§16a", "16a")
    assert WHOLE.analyse("25.000 Euro 2017") == ("25000", "euro", "2017")


def test_footnote_signs_do_not_belong_to_the_word() -> None:
    assert WHOLE.analyse("Integration²") == WHOLE.analyse("Integration")


def test_stop_words_yield_nothing() -> None:
    assert WHOLE.analyse("Wie kann man das für die machen?") == ()


@given(st.text(max_size=200))
def test_offsets_stand_in_the_text_in_order(text: str) -> None:
    tokens = SPLIT.analyse_with_offsets(text)

    assert tuple(token.text for token in tokens) == SPLIT.analyse(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(re.fullmatch(r"[^\s\"]+", token.text) for token in tokens)


@given(st.text(max_size=100))
def test_equal_text_gives_equal_tokens_whatever_was_analysed_before(text: str) -> None:
    assert Analyser(SMALL).analyse(text) == SPLIT.analyse(text)


def test_the_lexicon_of_the_frequency_list_splits_the_fields_words() -> None:
    lexicon = read_lexicon()
    splitter = CompoundSplitter(lexicon)

    assert splitter.split("integrationsmonitoring") == ("integration", "monitoring")
    assert splitter.split("bildungsmanagement") == ("bildung", "management")
    assert splitter.split("religionsgemeinschaften") == ("religion", "gemeinschaften")
    assert splitter.split("diskriminierung") == ()


def test_words_of_two_texts_become_parts() -> None:
    texts = ["Sprachmittlung hilft", "Sprachmittlung kostet", "Einzelwort allein"]

    lexicon = with_words_of(texts, {"pool": 4.0})

    assert "einzelwort" not in lexicon
    assert CompoundSplitter(lexicon).split("sprachmittlungspool") == ("sprachmittlung", "pool")


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Where can I apply for a residence permit?", True),
        ("political participation migrants", True),
        ("Wie gelingt Beteiligung?", False),
        ("Integration", False),  # both languages have it
        ("dual citizenship", True),
        ("housing guidance", True),
        ("Open Data Kommune", False),
        ("Integrationsmonitoring", False),
        ("Was ist ein Integration Report?", False),
        ("", False),
    ],
)
def test_english_questions_are_recognised(question: str, english: bool) -> None:
    assert is_english(question) is english


def test_terms_are_translated_as_a_whole_and_their_words_stand_behind() -> None:
    terms = list(translate("What is good practice in a Musterhausen town hall?"))

    assert [(term.english, term.is_part) for term in terms] == [
        ("good practice", False),
        ("good", True),
        ("practice", True),
        ("Musterhausen", False),
        ("town hall", False),
        ("town", True),
        ("hall", True),
    ]
    assert terms[0].german[0].german == "Praxisbeispiel"
    assert terms[3].german == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisations", "Organization"),
        ("neighbourhood", "neighborhoods"),
        ("children", "child"),
        ("taught", "teaches"),
        ("programme", "programs"),
        ("centres", "center"),
        ("licence", "license"),
        ("city’s", "cities"),
    ],
)
def test_forms_and_spellings_of_an_english_word_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_what_is_written_by_hand_goes_before_what_was_learnt() -> None:
    assert lexicon()[key("refugees")][0].german == "Geflüchtete"
    assert "Brücke" in {one.german for one in lexicon()[key("bridge")]}


def test_an_english_question_looks_for_the_german_words_most_for_the_likeliest() -> None:
    terms = Expander(WHOLE, _all_known).terms("the burial of refugees")

    assert terms.is_english
    assert terms.weights["geflucht"] == 1
    assert 0 < terms.weights["schutzsuch"] < terms.weights["fluchtling"] < 1
    assert [one.word for one in terms.expansions] == ["burial", "refugees"]


def test_two_words_make_a_compound_that_the_index_holds() -> None:
    (compound,) = WHOLE.analyse("Museumsbrücke")

    def spellings(word: str) -> tuple[str, ...]:
        return (word,) if word == compound else ()

    weights = Expander(WHOLE, spellings).terms("the museum bridge").weights

    assert 0 < weights[compound] < weights["museum"]


def test_the_word_lists_are_well_formed() -> None:
    assert all(1 <= len(english.split()) <= MOST_WORDS for english in lexicon())
    assert all(words and len(set(words)) == len(words) for words in lexicon().values())
    assert "" not in german_words()
    for concept in concepts():
        assert len(concept) > 1
        assert concept[0].role is TermRole.PREFERRED
        assert all(term_key(WHOLE, one.term) for one in concept)


def _all_known(token: str) -> tuple[str, ...]:
    return (token,)


def test_synonyms_are_related_and_never_the_question_itself() -> None:
    terms = Expander(WHOLE, _all_known).terms("Flüchtlinge und Geflüchtete")

    assert terms.own == ("fluchtling", "geflucht")
    assert terms.weights["schutzsuch"] < terms.weights["geflucht"] == 1
    added = {word for one in terms.expansions for word in one.added}
    assert "Schutzsuchende" in added
    assert not added & {"Flüchtling", "Geflüchtete"}


def test_an_outdated_term_brings_the_preferred_one_before_the_others() -> None:
    terms = Expander(WHOLE, _all_known).terms("Sitzung des Ausländerbeirats")

    by_kind = {one.kind: one.added for one in terms.expansions}
    assert by_kind[ExpansionKind.PREFERRED] == ("Integrationsrat",)
    assert "Migrationsbeirat" in by_kind[ExpansionKind.SYNONYM]
    assert {one.word for one in terms.expansions} == {"Ausländerbeirats"}
    weights = terms.weights
    (preferred,) = WHOLE.analyse("Integrationsrat")
    (other,) = WHOLE.analyse("Migrationsbeirat")
    assert weights[other] < weights[preferred] < 1


def test_a_preferred_term_brings_the_outdated_ones() -> None:
    terms = Expander(WHOLE, _all_known).terms("Integrationsrat")

    by_kind = {one.kind: one.added for one in terms.expansions}
    assert by_kind[ExpansionKind.OUTDATED] == ("Ausländerbeirat",)


def test_a_term_of_several_words_is_one_in_all_its_forms() -> None:
    asked = terms_in(WHOLE, "Was tun für die Menschen ohne Papiere?")

    assert asked[term_key(WHOLE, "Mensch ohne Papier")] == "Menschen ohne Papiere"


def test_concepts_of_the_index_widen_a_question_too() -> None:
    concept = labelled(["Lesebänke", "Sitzmöbel"])
    expander = Expander(
        WHOLE,
        _all_known,
        concepts=lambda keys: [concept] if term_key(WHOLE, "Lesebank") in keys else [],
    )

    (expansion,) = expander.terms("Kosten der Lesebänke").expansions

    assert (expansion.word, expansion.added) == ("Lesebänke", ("Sitzmöbel",))


def test_a_rare_translation_counts_no_more_than_the_usual_one() -> None:
    rare = set(WHOLE.analyse("Schutzsuchende"))
    expander = Expander(WHOLE, _all_known, idf=lambda token: 8.0 if token in rare else 2.0)

    weights = expander.terms("where refugees live").weights

    everywhere = Expander(WHOLE, _all_known).terms("where refugees live").weights
    assert all(weights[token] == everywhere[token] / 4 for token in rare if token in weights)
    assert weights["geflucht"] == everywhere["geflucht"]


def test_without_expansion_a_question_has_its_own_words_only() -> None:
    terms = Expander(WHOLE, _all_known).terms("Flüchtlinge und Geflüchtete", expand=False)

    assert terms.weights.keys() == set(terms.own)
    assert terms.expansions == ()


def test_a_german_word_that_the_index_lacks_is_no_misspelling() -> None:
    def spellings(word: str) -> tuple[str, ...]:
        return ("verwaltet",) if word != "verwaltet" else (word,)

    terms = Expander(SPLIT, spellings).terms("Verwaltung")

    assert "verwaltet" not in terms.weights


def test_a_word_that_the_index_lacks_is_read_as_the_nearest_it_has() -> None:
    def spellings(word: str) -> tuple[str, ...]:
        return (word,) if word == "integration" else ("integration",)

    terms = Expander(WHOLE, spellings).terms("Intergation")

    assert terms.own == ("intergation", "integration")


def test_looking_for_tokens_finds_what_analysing_everything_finds() -> None:
    text = (
        "Der Sprachmittlungspool berät Bürger*innen; Foren, Museen und § 16a SGB II, "
        "Schul- und Kitaplätze in der Goethestr. 5, 1.000 E-Mails, Ärztinnen und Viren."
    )
    everything = WHOLE.analyse_with_offsets(text)

    for token in {one.text for one in everything}:
        assert WHOLE.find(text, {token}) == tuple(t for t in everything if t.text == token)
    assert WHOLE.find(text, ()) == ()


def test_an_english_body_is_asked_in_english() -> None:
    def terms(the_share: float) -> Mapping[str, float]:
        expander = Expander(WHOLE, _all_known, the_share=the_share)
        return expander.terms("What should schools do for refugees?").weights

    german, english = terms(0.01), terms(0.95)

    assert german["schul"] > german["school"]
    assert "schul" not in english
    assert english["school"] == 1.0
    assert terms(0.4)["schul"] < german["schul"]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Bewohner im Ausland-Haus", False),
        ("EU-Ausländer", True),
        ("ausländischer Berufsabschlüsse", False),
        ("ausländischer", True),
    ],
)
def test_a_term_is_named_by_a_word_or_a_head_not_by_an_adjective(text: str, is_named: bool) -> None:
    assert (term_key(WHOLE, "Ausländer") in named_in(WHOLE, text)) is is_named
