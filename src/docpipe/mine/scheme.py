"""The circle's themes: a SKOS scheme, kept by hand in ``corpus/topics.ttl``.

The package carries a compact copy (``topics.json``, made by ``scripts/topics.py``), so that mining
needs no RDF library. A corpus whose own ``topics.ttl`` differs is read with rdflib instead.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from docpipe.errors import CorpusError

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_NEGATIVE = "https://docpipe.invalid/scheme#negativeLabel"
_LANGUAGE = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme with the labels that show it; how labels are read stands in ``topics.ttl``.

    Attributes:
        name: The value of the facet.
        strong: One is enough: the name, its alternatives, and those of narrower concepts.
        cues: Two different ones are needed.
        negative: What they cover is not looked at.
        english: Its English name; empty if the scheme has none.
        scope: What belongs to it, by language.
    """

    name: str
    strong: tuple[str, ...]
    cues: tuple[str, ...]
    negative: tuple[str, ...] = ()
    english: str = ""
    scope: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """All themes.

    Attributes:
        themes: By name.
        digest: The sha256 of the file that they were read from.
        concepts: Every concept's labels without wildcards, the preferred one first: who asks by
            one of them may be answered by another.
    """

    themes: tuple[Theme, ...]
    digest: str
    concepts: tuple[tuple[str, ...], ...] = ()

    def as_json(self) -> str:
        """The compact form that the package carries."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


@cache
def default_scheme() -> Scheme:
    """The copy in the package."""
    text = files("docpipe.mine").joinpath("topics.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return Scheme(
        themes=tuple(
            Theme(
                name=theme["name"],
                strong=tuple(theme["strong"]),
                cues=tuple(theme["cues"]),
                negative=tuple(theme["negative"]),
                english=theme["english"],
                scope=theme["scope"],
            )
            for theme in data["themes"]
        ),
        concepts=tuple(tuple(concept) for concept in data["concepts"]),
        digest=data["digest"],
    )


def scheme_in(turtle: bytes) -> Scheme:
    """The scheme in a corpus; the packaged copy if it is the same.

    Raises:
        CorpusError: The file is no Turtle, or names no theme.
    """
    if hashlib.sha256(turtle).hexdigest() == default_scheme().digest:
        return default_scheme()
    return read_scheme(turtle)


@cache
def read_scheme(turtle: bytes) -> Scheme:
    """Read SKOS in Turtle.

    Raises:
        CorpusError: The file is no Turtle, or names no theme.
    """
    # Takes a third of a second to import, and is needed for a scheme of one's own only.
    from rdflib import Graph
    from rdflib.namespace import RDF, SKOS
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        graph = Graph().parse(data=turtle, format="turtle")
    except (BadSyntax, UnicodeDecodeError) as error:
        raise CorpusError(
            f"topics.ttl ist kein gültiges Turtle: {error}. Abhilfe: die Stelle berichtigen oder "
            "die Datei löschen; dann gelten die mitgelieferten Themen."
        ) from error
    tops = [
        concept
        for concept in graph.subjects(RDF.type, SKOS.Concept)
        if not list(graph.objects(concept, SKOS.broader)) and _name(graph, concept)
    ]
    if not tops:
        raise CorpusError(
            "topics.ttl nennt kein Thema: kein skos:Concept ohne skos:broader hat ein deutsches "
            "skos:prefLabel. Abhilfe: eines angeben oder die Datei löschen."
        )
    themes = sorted((_theme(graph, concept) for concept in tops), key=lambda theme: theme.name)
    return Scheme(
        themes=tuple(themes),
        concepts=tuple(sorted(_concepts(graph))),
        digest=hashlib.sha256(turtle).hexdigest(),
    )


def _concepts(graph: "Graph") -> Iterator[tuple[str, ...]]:
    from rdflib.namespace import RDF, SKOS

    for concept in graph.subjects(RDF.type, SKOS.Concept):
        preferred = _labels(graph, [concept], SKOS.prefLabel)
        others = _labels(graph, [concept], SKOS.altLabel)
        plain = [label for label in (*preferred, *others) if "*" not in label]
        if len(plain) > 1:
            yield tuple(plain)


def _theme(graph: "Graph", concept: "Node") -> Theme:
    from rdflib import URIRef
    from rdflib.namespace import SKOS

    concepts = list(_with_narrower(graph, concept))
    return Theme(
        name=_name(graph, concept),
        strong=_labels(graph, concepts, SKOS.prefLabel, SKOS.altLabel),
        cues=_labels(graph, concepts, SKOS.hiddenLabel),
        negative=_labels(graph, concepts, URIRef(_NEGATIVE)),
        english=_by_language(graph, concept, SKOS.prefLabel).get("en", ""),
        scope=_by_language(graph, concept, SKOS.scopeNote),
    )


def _by_language(graph: "Graph", concept: "Node", kind: "Node") -> dict[str, str]:
    """One text a language, the first of several."""
    found = ((getattr(one, "language", None), str(one)) for one in graph.objects(concept, kind))
    known = sorted((language, text) for language, text in found if language)
    return dict(reversed(known))


def _with_narrower(graph: "Graph", concept: "Node") -> Iterator["Node"]:
    from rdflib.namespace import SKOS

    yield concept
    for narrower in graph.subjects(SKOS.broader, concept):
        yield from _with_narrower(graph, narrower)


def _name(graph: "Graph", concept: "Node") -> str:
    from rdflib.namespace import SKOS

    return next(iter(_labels(graph, [concept], SKOS.prefLabel)), "")


def _labels(graph: "Graph", concepts: list["Node"], *kinds: "Node") -> tuple[str, ...]:
    found = {
        str(label)
        for concept in concepts
        for kind in kinds
        for label in graph.objects(concept, kind)
        if getattr(label, "language", None) in (_LANGUAGE, None)
    }
    return tuple(sorted(found))
