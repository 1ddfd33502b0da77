"""What a publication says about itself: every claim with its place, and the values chosen.

Title pages, imprints, page heads and the file's own metadata are read one by one; none is
believed alone. Nothing is invented: a value that nobody says stays open.
"""

from collections.abc import Sequence

from docpipe.language.hyphenation import Vocabulary
from docpipe.model import Block, Claim, ClaimName, Extraction, Furniture, Metadata
from docpipe.structure.metadata.choosing import choose, settle
from docpipe.structure.metadata.dates import date_claims
from docpipe.structure.metadata.edition import edition_claims
from docpipe.structure.metadata.front import look_at
from docpipe.structure.metadata.genres import kind_claims
from docpipe.structure.metadata.people import contributor_claims, publisher_claims
from docpipe.structure.metadata.title import title_claims
from docpipe.structure.metadata.tongue import language_claims

__all__ = ["read_metadata"]


def read_metadata(
    extraction: Extraction,
    blocks: Sequence[Block],
    furniture: Sequence[Furniture],
    words: Vocabulary,
) -> tuple[Metadata, tuple[Claim, ...]]:
    """The chosen values, each ``None`` where nobody says, and all claims they were chosen from."""
    front = look_at(extraction, blocks, furniture, words)
    titles = title_claims(front)
    title = choose(titles, ClaimName.TITLE) or ""
    subtitle = choose(titles, ClaimName.SUBTITLE) or ""
    claims = (
        *titles,
        *publisher_claims(front, title, subtitle),
        *date_claims(front, title),
        *contributor_claims(front),
        *kind_claims(front, title, subtitle),
        *language_claims(front),
        *edition_claims(front),
    )
    return settle(claims), claims
