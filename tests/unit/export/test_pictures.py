from itertools import pairwise
from typing import Any

import pytest
from lxml.etree import fromstring

from docpipe.export.pictures import (
    Counted,
    Placed,
    Row,
    germany,
    heat_map,
    place_of,
    timeline,
)
from docpipe.export.pictures.geography import HEIGHT, STATES, WIDTH, outlines, projected
from docpipe.export.pictures.heat import LEVELS, level

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert("&")</script>'
YEARS = ("2009", "2010", "2011")


def counted(count: int, words: str = "Wort", address: str | None = "/search?a=1&b=2") -> Counted:
    return Counted(count=count, words=words, address=address)


ROWS = (
    Row(name="Empfehlungen", cells=(counted(4), None, counted(1, NASTY)), kind="recommendation"),
    Row(name=NASTY, cells=(counted(0), None, counted(12, address=None))),
)
PLACES = ("Osnabrück", "Landkreis Osnabrück", "Düren", "Kreis Düren", "Stuttgart")


def placed(names: tuple[str, ...] = PLACES) -> list[Placed]:
    found = ((name, place_of(name)) for name in names)
    return [
        Placed(place=place, counted=counted(number, name))
        for number, (name, place) in enumerate(found, start=1)
        if place
    ]


PICTURES = {
    "timeline": timeline(YEARS, ROWS, title=NASTY, description="was", name="t"),
    "heat map": heat_map(YEARS, ROWS, title=NASTY, description="was", name="h"),
    "map": germany(
        [*placed(), *placed()], title=NASTY, description="was", name="m"
    ),
}  # fmt: skip


def drawn(svg: str, kind: str) -> list[Any]:
    return list(fromstring(svg).iter(f"{SVG}{kind}"))


@pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES.keys())
def test_a_picture_says_what_it_is_and_escapes_what_it_is_given(svg: str) -> None:
    root = fromstring(svg)
    title, description = root[0], root[1]

    assert (title.tag, title.text) == (f"{SVG}title", NASTY)
    assert (description.tag, description.text) == (f"{SVG}desc", "was")
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    assert "<script" not in svg


@pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES.keys())
def test_no_mark_brings_its_own_style(svg: str) -> None:
    for element in fromstring(svg).iter():
        assert not {"style", "onclick", "onload"} & set(element.keys())


@pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES.keys())
def test_every_link_says_where_it_leads_and_holds_its_number(svg: str) -> None:
    links = drawn(svg, "a")
    assert links
    for link in links:
        title = link.find(f"{SVG}title")
        assert title is not None
        assert link.get("aria-label") == title.text
        assert link.get("href")
        assert "".join(text.text or "" for text in link.iter(f"{SVG}text")).isdecimal()


def test_a_bar_is_as_long_as_its_number() -> None:
    svg = timeline(YEARS, (Row(name="A", cells=(counted(10), counted(5), None)),),
                   title="t", description="d", name="n")  # fmt: skip
    bars = [bar for bar in drawn(svg, "rect") if bar.get("class") == "bar"]
    first, second = (float(bar.get("height", "0")) for bar in bars)
    assert first == 2 * second


def test_nothing_is_drawn_for_none() -> None:
    assert "".join(t.text or "" for t in drawn(PICTURES["timeline"], "text")).count("0") == sum(
        year.count("0") for year in YEARS
    )
    assert len(drawn(PICTURES["timeline"], "a")) == 2


def test_deeper_shades_are_larger_numbers() -> None:
    depths = [level(count, 200) for count in range(1, 201)]
    assert depths[0] == 1
    assert depths[-1] == LEVELS
    assert all(one <= other for one, other in pairwise(depths))
    assert level(1, 1) == LEVELS


def test_a_long_name_is_cut_in_the_picture_only() -> None:
    name = " ".join(["Begriffe der Einwanderungs- und Integrationspolitik in allen Kommunen"] * 2)
    svg = heat_map(
        YEARS, (Row(name=name, cells=(None,) * 3),), title="t", description="d", name="n"
    )
    texts = [text.text or "" for text in drawn(svg, "text")]
    assert name in svg
    assert name not in texts
    assert any(text.endswith("…") for text in texts)


def test_an_empty_picture_can_be_drawn() -> None:
    for svg in (
        timeline((), (), title="t", description="d", name="n"),
        heat_map((), (), title="t", description="d", name="n"),
        germany((), title="t", description="d", name="n"),
    ):
        assert fromstring(svg).tag == f"{SVG}svg"


def test_discs_hide_no_other() -> None:
    discs = [
        tuple(float(disc.get(name, "0")) for name in ("cx", "cy", "r"))
        for disc in drawn(PICTURES["map"], "circle")
    ]
    assert len(discs) == 2 * len(PLACES)
    for number, (x, y, radius) in enumerate(discs):
        for other_x, other_y, other in discs[:number]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (radius + other) ** 2


def test_places_lie_where_they_are() -> None:
    stuttgart, flensburg = place_of("Stuttgart"), place_of("Flensburg")
    assert stuttgart is not None
    assert flensburg is not None
    assert stuttgart.state == "Baden-Württemberg"
    assert abs(stuttgart.latitude - 48.78) < 0.05
    assert abs(stuttgart.longitude - 9.18) < 0.05
    assert flensburg.latitude > stuttgart.latitude
    assert place_of("Kreis Düren") != place_of("Düren")


def test_a_name_of_several_has_no_place() -> None:
    assert place_of("Friedland") is None
    assert place_of("Entenhausen") is None


def test_the_map_shows_all_states_and_nothing_outside() -> None:
    assert {state for state, _ in outlines()} == set(STATES.values())
    for name in ("Borkum", "Görlitz", "Oberstdorf", "Selfkant", "List auf Sylt"):
        place = place_of(name)
        assert place is not None, name
        x, y = projected(place.longitude, place.latitude)
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT
