"""More like this: what is near to an entry in meaning and in its most telling words."""

from collections import Counter
from collections.abc import Callable

from docpipe.index import Index, overlap
from docpipe.model import Chunk, Filters, Interpretation, Mode
from docpipe.search.asking import Asked

TELLING_TERMS = 15
"""Words of an entry that stand for it; more of them are words of any entry on its subject."""


def like(index: Index, chunk: Chunk, filters: Filters) -> Asked:
    """An entry as a question; its vector is that of the entry, not of a text."""
    terms = telling_terms(index, chunk)
    return Asked(
        text=chunk.evidence.quote,
        embedded=chunk.evidence.quote,
        terms=dict.fromkeys(terms, 1.0),
        filters=filters,
        mode=Mode.HYBRID,
        is_english=False,
        is_entry=True,
        interpretation=Interpretation(text=chunk.evidence.quote),
    )


def telling_terms(index: Index, chunk: Chunk) -> tuple[str, ...]:
    """The tokens of an entry that are frequent in it and rare elsewhere, the best first."""
    counts = Counter(index.analyser.analyse(f"{chunk.label or ''}\n{chunk.evidence.quote}"))
    weighed = {token: count * index.idf(token) for token, count in counts.items()}
    return tuple(sorted(weighed, key=lambda token: (-weighed[token], token))[:TELLING_TERMS])


def is_another(index: Index, chunk: Chunk) -> Callable[[Chunk], bool]:
    """Whether an entry is neither the given one, nor overlaps with it, nor repeats it."""
    same = (chunk, *index.repeats(chunk))
    ids = {one.id for one in same}
    return lambda other: other.id not in ids and not any(overlap(other, one) for one in same)
