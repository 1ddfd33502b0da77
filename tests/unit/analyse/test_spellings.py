"""Spellings of one word are one token; different words stay apart."""

import pytest

from docpipe.language.analysis import Analyser, read_lexicon
from docpipe.language.analysis.gender import masculine
from docpipe.language.analysis.inflection import uninflected

WHOLE = Analyser()
SPLIT = Analyser(read_lexicon())


@pytest.mark.parametrize(
    "spellings",
    [
        [
            "Migrantinnen und Migranten",
            "Migranten und Migrantinnen",
            "Migrant(-innen)",
            "Migranten",
        ],
        ["Bürgerinnen bzw. Bürger", "Bürger/Bürgerinnen", "Bürgerin oder der Bürger", "Bürger"],
        ["Lotsinnen und Lotsen", "Lots*innen"],
        ["Kolleg*innen", "Kolleginnen und Kollegen", "Kollege"],
        ["Ärztinnen und Ärzte", "Ärzt:innen", "Arzt"],
        ["Beamtinnen und Beamte", "Beamt_innen", "Beamter"],
        ["Köchinnen und Köche", "Koch"],
        ["Bäuerinnen und Bauern", "Bäuer*innen"],
        ["Musliminnen und Muslime", "Muslim*innen"],
        ["Pädagog*innen", "Pädagogen", "Pädagogin"],
        ["Vorsitzende*r", "Vorsitzende", "Vorsitzender"],
        ["Sprachmittlerinnen und -mittler", "Sprachmittler"],
    ],
)
def test_gender_and_pair_forms_are_one_word(spellings: list[str]) -> None:
    found = {spelling: WHOLE.analyse(spelling) for spelling in spellings}

    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize(
    "spellings",
    [
        ["Bürger*innenbeteiligung", "Bürgerinnenbeteiligung", "Bürgerbeteiligung",
         "Bürgerinnen- und Bürgerbeteiligung"],
        ["Migrant:innenorganisation", "Migrantinnenorganisationen", "Migrantenorganisation"],
        ["Arbeitsmarkt", "Arbeits-Markt", "Arbeits\u2010Markt", "Arbeits\u2013Markt"],
        ["Krankenhaus", "Krankenhäusern", "Krankenhauses"],
        ["Bildungs- und Kulturarbeit", "Bildungsarbeit und Kulturarbeit"],
        ["Jugendhilfe und -arbeit", "Jugendhilfe und Jugendarbeit"],
        ["Kinder-, Jugend- und Altenhilfe", "Kinderhilfe, Jugendhilfe und Altenhilfe"],
        ["Hauptstraße", "Hauptstr.", "Hauptstrasse"],
    ],
)  # fmt: skip
def test_compounds_have_the_same_tokens_however_they_are_written(spellings: list[str]) -> None:
    found = {spelling: sorted(SPLIT.analyse(spelling)) for spelling in spellings}

    assert len(set(map(tuple, found.values()))) == 1, found


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("Museen", "Museum"), ("Themen", "Thema"), ("Arztpraxen", "Arztpraxis"), ("Kitas", "Kita"),
        ("Büros", "Büro"), ("Jugendzentren", "Jugendzentrum"), ("Kriterien", "Kriterium"),
        ("Workshops", "Workshop"), ("Nachbarn", "Nachbar"), ("Städte", "Stadt"),
        ("Verbände", "Verband"), ("Beratungen", "Beratung"), ("Biographien", "Biografie"),
        ("selbstständig", "selbständig"), ("Sprachkurse", "Sprachkurs"), ("Zinsen", "Zins"),
        ("religiöse", "religiös"),
    ],
)  # fmt: skip
def test_plurals_and_second_spellings(plural: str, singular: str) -> None:
    assert WHOLE.analyse(plural) == WHOLE.analyse(singular)


@pytest.mark.parametrize("word", ["kreis", "status", "arbeitslos", "glas", "bus", "haus"])
def test_an_s_that_belongs_to_the_word_stays(word: str) -> None:
    assert uninflected(word) == word


@pytest.mark.parametrize("word", ["dachrinnen", "besinnen", "zuruckgewinnen", "platin"])
def test_what_only_ends_like_a_feminine_stays(word: str) -> None:
    assert masculine(word) == word


@pytest.mark.parametrize("text", ["Lehrerinnen und Schüler", "Stadt und Land", "Kind oder Kegel"])
def test_two_words_are_no_pair_form(text: str) -> None:
    assert len(WHOLE.analyse(text)) == 2


def test_a_pair_form_is_marked_as_a_whole() -> None:
    (token,) = WHOLE.analyse_with_offsets("Migrantinnen und Migranten")

    assert (token.start, token.end) == (0, 26)


def test_a_completed_word_is_marked_where_it_stands() -> None:
    tokens = SPLIT.analyse_with_offsets("Bildungs- und Kulturarbeit")

    assert {(token.start, token.end) for token in tokens} == {(0, 8), (14, 26)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("§ 16a", "§16a"), ("§ 16a", "Paragraf 16 a"), ("§§ 16 und 17", "§ 16 und § 17"),
        ("Abs. 2 Satz 1", "Absatz 2 Satz 1"), ("Art. 3 GG", "Artikel 3 GG"),
        ("SGB II", "SGB 2"), ("sgb viii", "SGB 8"), ("2015/16", "2015/2016"),
        ("B1", "B 1"), ("U18", "U-18"), ("50.000", "50 000"), ("20 %", "20 Prozent"),
        ("100\u202f000", "100.000"),
    ],
)  # fmt: skip
def test_references_and_numbers_are_whole(one: str, other: str) -> None:
    assert WHOLE.analyse(one) == WHOLE.analyse(other)
    assert WHOLE.analyse(one)


def test_references_tell_their_numbers_apart() -> None:
    assert set(WHOLE.analyse("SGB II")).isdisjoint({"sgb12", "sgb3"})
    assert "§16" not in WHOLE.analyse("§ 16a")
    assert WHOLE.analyse("3,5 Stellen")[0] == "3·5"


def test_the_compounds_in_a_longer_one_are_parts_too() -> None:
    lexicon = {"integration": 5.0, "rat": 5.0, "wahl": 5.0, "integrationsrat": 2.5}

    assert "integrationsrat" in Analyser(lexicon).analyse("Integrationsratswahl")
