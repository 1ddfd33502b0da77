"""By what a passage can be filtered."""

from collections.abc import Callable

from docpipe.mine import grounds
from docpipe.mine.municipalities import municipalities
from docpipe.mine.scheme import Scheme
from docpipe.mine.topics import Topics
from docpipe.model import Document, Evidence, Facets


def passage_facets(
    document: Document, scheme: Scheme | None = None
) -> Callable[[Evidence, tuple[str, ...]], Facets]:
    """Make what gives a passage its topics and municipalities.

    Args:
        document: Where the passages stand.
        scheme: The themes; those in the package by default.

    Returns:
        A function of a passage and the headings above it, outermost first. Nobody is asked to act
        by a passage.
    """
    topics = Topics(document, scheme)

    def facets(evidence: Evidence, heading_path: tuple[str, ...]) -> Facets:
        found = topics.find(evidence.quote, heading_path)
        places = municipalities(evidence.quote)
        return Facets(
            topics=tuple(finding.name for finding in found),
            municipalities=tuple(sorted({place.name for place in places})),
            grounds=grounds.surest(
                (*grounds.of_places(places, evidence), *grounds.of_topics(found, evidence))
            ),
        )

    return facets
