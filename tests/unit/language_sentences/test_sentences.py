import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.language.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Das gilt z. B. für Kommunen und u. a. auch für Kreise.",
        "Das gilt z.B. für Kommunen, d.h. für alle.",
        "Der Rat tagte am 21. März 2014 in Berlin.",
        "Im 19. Jahrhundert und im 3. Quartal war das i. d. R. anders.",
        "Nach § 5 Abs. 2 Nr. 3 AufenthG und Art. 28 GG ist das möglich.",
        "Es sprachen Dr. A. Müller, Prof. Yilmaz und Hr. J. Schmidt.",
        "Das sind ca. 3 Mio. Menschen bzw. rund 2 Mrd. Euro.",
        "1. Die Kommune richtet eine Stelle ein.",
        "Vgl. Bertelsmann Stiftung (Hrsg.), S. 14 ff., und ebd. Kap. 3.",
        "Zu prüfen sind: Räume; Personal; Geld.",
        "„Was nun?“, fragte die Beauftragte.",
        "Er begann … und hörte wieder auf.",
        "Die Städte (vgl. Abb. 3) sind auf einem guten Weg.",
        "We met Mr. Smith, e.g. in Berlin.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_split_it(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das war 2016. Die Stadt wuchs.", ["Das war 2016.", "Die Stadt wuchs."]),
        ("Sie ist auf Platz 3. Das freut uns.", ["Sie ist auf Platz 3.", "Das freut uns."]),
        ("Räume, Personal usw. Die Stadt zahlt.", ["Räume, Personal usw.", "Die Stadt zahlt."]),
        ("„Das geht.“ Danach kam er.", ["„Das geht.“", "Danach kam er."]),
        ("Wirklich? Ja! Gut.", ["Wirklich?", "Ja!", "Gut."]),
        ("Gewalt jeder Art. Kommunen handeln.", ["Gewalt jeder Art.", "Kommunen handeln."]),
        ("Das steht fest.¹ Kommunen handeln.", ["Das steht fest.¹", "Kommunen handeln."]),
        ("Das steht fest.12 Kommunen handeln.", ["Das steht fest.12", "Kommunen handeln."]),
        ("Titel\n\nDer Text.", ["Titel", "Der Text."]),
        ("1. Erst planen. 2. Dann bauen.", ["1. Erst planen.", "2. Dann bauen."]),
        ("The answer is no. We act.", ["The answer is no.", "We act."]),
    ],
)
def test_sentences_end_where_the_next_one_starts(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_nothing_and_white_space_have_no_sentences() -> None:
    assert sentences("") == ()
    assert sentences(" \n ") == ()


@given(st.text(alphabet="aA1 .!?…„“\n§(),-z²", max_size=80))
def test_sentences_hold_every_printed_character_in_order(text: str) -> None:
    places = sentences(text)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in places)
    held = "".join(text[start:end] for start, end in places)
    assert re.sub(r"\s", "", held) == re.sub(r"\s", "", text)
