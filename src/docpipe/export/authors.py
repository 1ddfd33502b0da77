"""People and bodies in the forms that reference managers want, and the title as one cites it."""

import re

from docpipe.export.citation import one_line
from docpipe.model import Contributor, ContributorRole, DocumentInfo

_DEGREE = re.compile(
    r"(?:prof|dr|dipl|ing|phil|jur|med|rer|nat|pol|h|c|mag|pd)\.?|[mb]\.?\s?(?:a|sc)\.?",
    re.I,
)
_PARTICLES = frozenset(["von", "van", "vom", "zu", "zum", "zur", "de", "del", "della", "dos", "da"])


def full_title(document: DocumentInfo) -> str:
    """Title and subtitle as German bibliographies part them: by a full stop, if nothing else."""
    title = document.title or document.file
    if not document.subtitle:
        return title
    return f"{title}{'' if title.endswith(('.', '!', '?', '…', ':')) else '.'} {document.subtitle}"


def authors(document: DocumentInfo) -> list[Contributor]:
    """Who wrote it, in order."""
    return [one for one in document.contributors if one.role is ContributorRole.AUTHOR]


def editors(document: DocumentInfo) -> list[Contributor]:
    """Who edited it (Redaktion), in order."""
    return [one for one in document.contributors if one.role is ContributorRole.EDITOR]


def split_name(name: str) -> tuple[str, str]:
    """Family and given name; particles go with the family name, degrees are left out."""
    words = [word for word in one_line(name).split() if not _DEGREE.fullmatch(word)]
    at = next((i for i, word in enumerate(words) if i and word in _PARTICLES), len(words) - 1)
    return " ".join(words[at:]), " ".join(words[:at])


def inverted(one: Contributor) -> str:
    """``Family, Given`` for people; a body's commas would make it two names."""
    if not one.is_person:
        return one_line(one.name).replace(",", "")
    family, given = split_name(one.name)
    return f"{family}, {given}" if given else family


def csl_name(one: Contributor) -> dict[str, str]:
    """A name variable of CSL-JSON."""
    if not one.is_person:
        return {"literal": one_line(one.name)}
    family, given = split_name(one.name)
    return {"family": family, "given": given} if given else {"family": family}
