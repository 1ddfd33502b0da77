import json
from dataclasses import replace

from docpipe.export import claims_object, conflict_lines, origin_lines
from docpipe.export.names import CLAIM_NAMES, CLAIM_ORIGIN_NAMES
from docpipe.model import Claim, ClaimName, ClaimOrigin, Contributor, ContributorRole
from tests.unit.export import samples

CLAIMS = (
    Claim(
        name=ClaimName.YEAR,
        value="2017",
        origin=ClaimOrigin.TITLE_PAGE,
        confidence=0.72,
        page=1,
        quote="2017",
    ),
    Claim(name=ClaimName.YEAR, value="2016", origin=ClaimOrigin.PDF_METADATA, confidence=0.5),
    Claim(
        name=ClaimName.KIND,
        value="recommendations",
        origin=ClaimOrigin.IMPRINT,
        confidence=0.55,
        page=2,
        quote="Empfehlungspapier",
    ),
)
DOCUMENT = replace(
    samples.info(),
    claims=CLAIMS,
    contributors=(Contributor(name="Jana Muster", role=ContributorRole.EDITOR),),
)


def test_every_value_says_where_it_comes_from_and_what_speaks_against_it() -> None:
    lines = origin_lines(DOCUMENT)
    assert "Jahr: 2017 (Titelseite); dagegen 2016 (PDF-Angaben)" in lines
    assert "Art: Handreichung; dagegen Handlungsempfehlungen (Impressum, PDF-Seite 2)" in lines
    assert "Herausgeber: Stadt Musterau" in lines
    assert "Redaktion: Jana Muster" in lines


def test_only_contradictions_are_reported_as_such() -> None:
    assert len(conflict_lines(DOCUMENT)) == 2
    assert conflict_lines(replace(DOCUMENT, claims=CLAIMS[:1])) == []


def test_the_json_names_origin_and_contradiction() -> None:
    shown = claims_object(DOCUMENT)
    assert shown["origins"] == {"year": "title_page"}
    assert shown["contributors"] == [{"name": "Jana Muster", "role": "editor", "is_person": True}]
    year = json.loads(json.dumps(shown))["conflicts"][0]
    assert (year["value"], year["origin"]) == ("2017", "title_page")
    assert [one["value"] for one in year["against"]] == ["2016"]


def test_every_claim_has_a_german_name() -> None:
    assert set(CLAIM_NAMES) == set(ClaimName)
    assert set(CLAIM_ORIGIN_NAMES) == set(ClaimOrigin)
