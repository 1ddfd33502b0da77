"""Which new and former records are the same statement in other words."""

from docpipe.runs.changes import paired
from docpipe.runs.report import RecordChange


def _change(
    name: str, quote: str, *, kind: str = "recommendation", source: str = "a"
) -> RecordChange:
    return RecordChange(
        standing="new", id=name, type=kind, document="Titel", source_id=source, quote=quote
    )


def _same(one: RecordChange) -> str:
    return one.source_id


TEN = "Städte sollten zehn Stellen schaffen."
TWELVE = "Städte sollten zwölf Stellen schaffen."
OTHER = "Vereine sind früh einzubeziehen, und zwar schriftlich."


def test_what_is_most_alike_is_paired_and_the_rest_stays() -> None:
    came, went, reworded = paired(
        (_change("n1", TWELVE), _change("n2", OTHER)), (_change("o1", TEN),), _same
    )
    assert [one.id for one in came] == ["n2"]
    assert went == ()
    assert [(one.id, one.was_id, one.was, one.standing) for one in reworded] == [
        ("n1", "o1", TEN, "changed")
    ]


def test_each_is_paired_once_and_the_closest_first() -> None:
    came, went, reworded = paired(
        (_change("n1", TWELVE), _change("n2", TEN + " Bald.")), (_change("o1", TEN),), _same
    )
    assert [one.id for one in reworded] == ["n2"]
    assert ([one.id for one in came], went) == (["n1"], ())


def test_another_type_or_document_is_another_statement() -> None:
    for other in (_change("o1", TEN, kind="demand"), _change("o1", TEN, source="b")):
        came, went, reworded = paired((_change("n1", TWELVE),), (other,), _same)
        assert (len(came), len(went), reworded) == (1, 1, ())
