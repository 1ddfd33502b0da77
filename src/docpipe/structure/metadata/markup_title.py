"""Title and subtitle of a web page or DOCX: one in its head, parted by its first heading."""

import re

from docpipe.model import BlockKind, Claim, ClaimName, ClaimOrigin
from docpipe.structure.metadata.file_title import MAX_LETTERS, clean_file_title
from docpipe.structure.metadata.front import Front, Printed, claim

# In the head alone, as the first heading, as a heading that is only the head's beginning.
_IN_HEAD, _HEADING, _BEGINNING = 0.8, 0.9, 0.7


def markup_title_claims(front: Front) -> list[Claim]:
    """The head of a web page has title and subtitle in one; its first heading tells them apart."""
    headings = [block for block in front.blocks if block.kind is BlockKind.HEADING]
    first = headings[0] if headings and headings[0].level == 1 else None
    whole = clean_file_title(front.info.title)
    claims: list[Claim] = []
    if whole:
        claims.append(claim(ClaimName.TITLE, whole, front.file, _IN_HEAD))
    if first is None:
        return claims
    rest = whole[len(first.text) :] if whole and whole.startswith(first.text) else ""
    is_longer = bool(re.match(r"\s\w", rest))
    printed = Printed(page=first.first_page, text=first.text, size=0.0)
    confidence = _BEGINNING if is_longer else _HEADING
    claims.append(claim(ClaimName.TITLE, first.text, ClaimOrigin.TITLE_PAGE, confidence, [printed]))
    at = front.blocks.index(first)
    below = front.blocks[at + 1] if at + 1 < len(front.blocks) else None
    if below and below.kind is BlockKind.PARAGRAPH and _is_subtitle(below.text):
        line = Printed(page=below.first_page, text=below.text, size=0.0)
        claims.append(
            claim(ClaimName.SUBTITLE, below.text, ClaimOrigin.TITLE_PAGE, _IN_HEAD, [line])
        )
    elif not is_longer and (subtitle := rest.strip(" .:–—-|")):
        claims.append(claim(ClaimName.SUBTITLE, subtitle, front.file, _IN_HEAD))
    return claims


def _is_subtitle(text: str) -> bool:
    return len(text) <= MAX_LETTERS // 2 and not text.endswith((".", ":")) and "\n" not in text
