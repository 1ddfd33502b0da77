"""By what a passage or a record can be filtered."""

from docpipe.mine.municipalities import municipalities
from docpipe.mine.topics import topics
from docpipe.model import Facets, Metadata


def facets(text: str, heading_path: tuple[str, ...], metadata: Metadata) -> Facets:
    """Topics and municipalities of a passage; nobody is asked to act by a passage.

    Args:
        text: The passage.
        heading_path: Headings above it, outermost first.
        metadata: Of the document; its title is a heading too.
    """
    path = (metadata.title or "", *heading_path)
    return Facets(
        topics=topics(text, path),
        municipalities=tuple(sorted({place.name for place in municipalities(text)})),
    )
