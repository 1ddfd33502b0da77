"""How a question was understood, as public JSON."""

from docpipe.model import Interpretation


def interpretation_object(understood: Interpretation) -> dict[str, object]:
    """All that was done with a question before it was answered, in a fixed order of keys."""
    return {
        "text": understood.text,
        "required": understood.required,
        "said": [
            {
                "field": one.field,
                "values": list(one.values),
                "start": one.start,
                "end": one.end,
                "use": one.use.value,
            }
            for one in understood.said
        ],
        "expansions": [
            {"word": one.word, "added": list(one.added), "kind": one.kind.value}
            for one in understood.expansions
        ],
        "notes": [
            {
                "term": note.term,
                "preferred": list(note.preferred),
                "id": note.entry_id,
                "quote": note.quote,
                "citation": note.citation,
            }
            for note in understood.notes
        ],
        "suggestion": understood.suggestion,
        "near_terms": list(understood.near_terms),
    }
