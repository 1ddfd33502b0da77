"""``topics.ttl`` where the corpus has no scheme of its own: the packaged themes as SKOS."""

from collections.abc import Iterable

from docpipe.export.dataset.turtle import literal, node, prefixes

_PREFIXES = (
    ("topic", "https://docpipe.invalid/topics/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
)


def topics_turtle(themes: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Each theme by its name with the words that stand for it, in the order given."""
    parts = [
        node(
            "topic:scheme",
            [("a", "skos:ConceptScheme"), ("skos:prefLabel", literal("Themen", "@de"))],
        )
    ]
    for number, (name, words) in enumerate(themes, start=1):
        others = [word for word in words if word != name and "*" not in word]
        parts.append(
            node(
                f"topic:t{number:02}",
                [
                    ("a", "skos:Concept"),
                    ("skos:inScheme", "topic:scheme"),
                    ("skos:topConceptOf", "topic:scheme"),
                    ("skos:prefLabel", literal(name, "@de")),
                    ("skos:altLabel", ", ".join(literal(word, "@de") for word in others)),
                ],
            )
        )
    return prefixes(_PREFIXES) + "\n".join(parts)
