from docpipe.export import interpretation_object
from docpipe.model import Expansion, ExpansionKind, Interpretation, Said, TermNote, Use


def test_how_a_question_was_understood_is_told_whole() -> None:
    understood = Interpretation(
        text="Ausländerbeirat",
        said=(Said(field="types", values=("practice",), start=0, end=9, use=Use.BOOST),),
        expansions=(
            Expansion(
                word="Ausländerbeirat", added=("Integrationsrat",), kind=ExpansionKind.PREFERRED
            ),
        ),
        notes=(
            TermNote(
                term="Ausländerbeirat",
                preferred=("Integrationsrat",),
                entry_id="a:r1",
                quote="Wir sagen „Integrationsrat“.",
                citation="Arbeitskreis (2017): Titel. S. 1.",
            ),
        ),
        suggestion="Ausländerbeiräte",
        near_terms=("Beirat",),
    )

    shown = interpretation_object(understood)

    assert shown["said"] == [
        {"field": "types", "values": ["practice"], "start": 0, "end": 9, "use": "boost"}
    ]
    assert shown["expansions"] == [
        {"word": "Ausländerbeirat", "added": ["Integrationsrat"], "kind": "preferred"}
    ]
    assert shown["notes"] == [
        {
            "term": "Ausländerbeirat",
            "preferred": ["Integrationsrat"],
            "id": "a:r1",
            "quote": "Wir sagen „Integrationsrat“.",
            "citation": "Arbeitskreis (2017): Titel. S. 1.",
        }
    ]
    assert (shown["suggestion"], shown["near_terms"]) == ("Ausländerbeiräte", ["Beirat"])
