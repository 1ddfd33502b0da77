"""How far the text of a page can be trusted."""

import random

import pytest

from docpipe.extraction.quality import GARBAGE, grade

GERMAN = (
    "Die Kommunen sollten die Beteiligung von Migrantinnen und Migranten stärken und dafür "
    "eigene Stellen in der Verwaltung schaffen, die mit den Vereinen vor Ort zusammenarbeiten "
    "und regelmäßig über ihre Arbeit berichten, damit alle davon lernen können. Hilfreich ist "
    "eine informative Organisation, die praktisch denkt und motiviert auftritt."
)
ENGLISH = (
    "The cities should strengthen the participation of migrants and create positions in the "
    "administration that work with local associations and report on their work regularly so "
    "that all of them can learn from each other in the years to come."
)
FRENCH = (
    "Les villes devraient renforcer la participation des migrants et créer des postes dans "
    "leur administration qui travaillent avec les associations locales et rendent compte de "
    "leur travail régulièrement pour que toutes puissent apprendre des autres chaque année."
)
TABLE = " ".join(["Stuttgart 12 4,5", "Mannheim 7 3,1", "Krefeld 9 2,2", "Kreis Düren 8 1,0"] * 8)
HEAD_OF_A_TABLE = "\n".join(
    ["Abschie-", "Asylberech-", "abso-", "abso-", "bungsverbot", "tigung", "lut", "lut"] * 6
)
PLAIN = "qwertzuiopasdfghjklyxcvbnm"
OTHER = str.maketrans("abcdefghijklmnopqrstuvwxyz", PLAIN)


@pytest.mark.parametrize(
    "text", [GERMAN, ENGLISH, FRENCH, GERMAN.upper(), TABLE, HEAD_OF_A_TABLE, "S. 3", ""]
)
def test_sound_text_is_trusted(text: str) -> None:
    assert grade(text) > 0.9


def test_a_language_that_no_list_has_is_no_garbage() -> None:
    latin = (
        "Lorem ipsum dolor sit amet, consectetuer adipiscing elit, sed diam nonummy nibh euismod "
        "tincidunt ut laoreet dolore magna aliquam erat volutpat, ut wisi enim ad minim veniam"
    )
    assert GARBAGE < grade(latin) < 0.8


def test_addresses_and_gender_forms_do_not_count() -> None:
    links = " ".join(["www.htwg-musterau.de/fkgzxq/strcdp", "fbxrtq@musterau.de"] * 9)
    genders = GERMAN.replace("Migrantinnen und Migranten", "MigrantInnen und Bürger*innen")
    assert grade(f"{GERMAN} {links}") > 0.95
    assert grade(genders) > 0.95


@pytest.mark.parametrize(
    "damaged",
    [
        "".join(chr(ord(c) + 3) if c.isascii() and c.isalpha() else c for c in GERMAN),
        GERMAN.translate(OTHER),
        GERMAN.replace(" ", ""),
        " ".join(GERMAN.replace(" ", "")),
        GERMAN.replace("e", "\ufffd"),
        "".join("•" if c.isalpha() else c for c in GERMAN),
    ],
    ids=["shifted", "permuted", "glued", "spaced out", "unmapped", "symbols"],
)
def test_letters_that_form_no_words_are_garbage(damaged: str) -> None:
    assert grade(damaged) < GARBAGE


@pytest.mark.parametrize(
    "damaged",
    [
        GERMAN.encode().decode("latin-1"),
        GERMAN.replace("ü", "u¨").replace("ä", "a¨").replace("ö", "o¨"),
        GERMAN.replace("ti", "2").replace("tt", "4"),
    ],
    ids=["mojibake", "umlauts in two parts", "wrong ligatures"],
)
def test_a_wrong_character_map_costs_trust(damaged: str) -> None:
    assert grade(damaged) < 0.85


def test_a_german_page_without_umlauts_has_lost_them() -> None:
    page = GERMAN * 4
    lost = page.translate(str.maketrans("äöüß", "aous"))
    spelled = page.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    assert grade(lost) < 0.75
    assert grade(spelled) > 0.9


def test_the_more_letters_are_wrong_the_less_it_is_trusted() -> None:
    def misread(share: float) -> str:
        chance = random.Random(7)  # noqa: S311 - the same letters each time
        return "".join(
            chance.choice(PLAIN) if c.isalpha() and chance.random() < share else c
            for c in GERMAN * 4
        )

    grades = [grade(misread(share)) for share in (0.0, 0.03, 0.08, 0.2)]
    assert grades == sorted(grades, reverse=True)
    assert grades[0] - grades[-1] > 0.4
