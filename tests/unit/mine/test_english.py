import pytest

from docpipe.mine import mine
from docpipe.model import DocumentKind, Record, RecordType
from tests.builders import document

RECOMMENDATION, DEMAND = RecordType.RECOMMENDATION, RecordType.DEMAND


def found(*lines: str, kind: DocumentKind = DocumentKind.HANDOUT) -> tuple[Record, ...]:
    return mine(document(lines, kind=kind, language="en"))


@pytest.mark.parametrize(
    ("sentence", "kind", "strength", "addressees"),
    [
        ("Towns should appoint a contact person.", RECOMMENDATION, "sollte", ("Städte",)),
        ("The council must be heard first.", RECOMMENDATION, "muss", ()),
        ("Every municipality needs to set money aside.", RECOMMENDATION, "muss", ("Kommunen",)),
        ("It is recommended to pay interpreters.", RECOMMENDATION, "sollte", ()),
        ("We recommend that schools open cafés.", RECOMMENDATION, "sollte", ("Schulen",)),
        ("We recommend to involve schools.", RECOMMENDATION, "sollte", ()),
        ("If money is short, towns should cooperate.", RECOMMENDATION, "sollte", ("Städte",)),
        ("It is important to ask the parents early.", RECOMMENDATION, "muss", ()),
        ("There is a need for reliable funding.", RECOMMENDATION, "muss", ()),
        ("Recommendation 2: Open the town hall", RECOMMENDATION, None, ()),
        ("Invite associations in person.", RECOMMENDATION, None, ()),
        ("The federal government must pay.", DEMAND, "muss", ("Bund",)),
        ("We call on the Länder to pay.", DEMAND, "muss", ("Länder",)),
        ("The costs must be borne by the federal government.", DEMAND, "muss", ("Bund",)),
        ("Member States should act without delay.", DEMAND, "sollte", ("Mitgliedstaaten",)),
        ("We demand a right to encryption.", DEMAND, "muss", ()),
    ],
)
def test_forms_of_asking(
    sentence: str, kind: RecordType, strength: str | None, addressees: tuple[str, ...]
) -> None:
    (record,) = found("# 2 Language", sentence)
    assert (record.type, record.facets.strength) == (kind, strength)
    assert record.facets.addressees == addressees
    assert record.evidence.quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Should you have questions, please write.",
        "Why should towns do this?",
        "The office should have opened in 2012.",
        "This paper should help towns to begin.",
        "Respondents said that towns should do more.",
        "According to the study, schools should do more.",
        "Applicants must prove who they are.",
        "It remains unclear whether towns should pay.",
        "The chapter describes what towns should do.",
        "It must be noted that the figures are old.",
        "The steps that must be taken are listed below.",
        "Towns can apply for money.",
    ],
)
def test_what_only_looks_like_asking(sentence: str) -> None:
    assert found("# 2 Language", sentence) == ()


def test_headings_and_lead_ins_make_bare_items_records() -> None:
    records = found(
        "# Language",
        "## Recommendations",
        "- Appoint a contact person",
        "- The pool has existed since 2012",
        "## What we expect",
        "We call on the Länder to:",
        "- fund the training of interpreters",
        "- recognise foreign diplomas",
    )
    assert [(r.type, r.rule, r.facets.addressees) for r in records] == [
        (RECOMMENDATION, "imperative", ()),
        (DEMAND, "lead-in", ("Länder",)),
        (DEMAND, "lead-in", ("Länder",)),
    ]
