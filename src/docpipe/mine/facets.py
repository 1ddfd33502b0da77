"""By what a passage or a record can be filtered."""

from docpipe.mine import grounds
from docpipe.mine.municipalities import municipalities
from docpipe.mine.topics import topics
from docpipe.model import Evidence, Facets, Metadata


def facets(evidence: Evidence, heading_path: tuple[str, ...], metadata: Metadata) -> Facets:
    """Topics and municipalities of a passage; nobody is asked to act by a passage.

    Args:
        evidence: The passage.
        heading_path: Headings above it, outermost first.
        metadata: Of the document; its title is a heading too.
    """
    found = topics(evidence.quote, metadata.title or "", heading_path)
    places = municipalities(evidence.quote)
    return Facets(
        topics=tuple(finding.name for finding in found),
        municipalities=tuple(sorted({place.name for place in places})),
        grounds=grounds.surest(
            (*grounds.of_places(places, evidence), *grounds.of_topics(found, evidence))
        ),
    )
