"""What of an index a question can name; worked out once for each index."""

from functools import cached_property
from weakref import WeakKeyDictionary, ref

from docpipe.index import Index
from docpipe.model import DocumentInfo, Filters
from docpipe.search.asking.said.addressees import Addressees, known_addressees
from docpipe.search.asking.said.places import Places, known_places


class Known:
    """The names of an index, each read when a question needs it."""

    def __init__(self, index: Index) -> None:
        # Weak, because the index is the key under which this is kept.
        self._index = ref(index)
        self._analyser = index.analyser

    def stems(self, text: str) -> tuple[str, ...]:
        """The stems of a text's words, one each."""
        return tuple(word.stem for word in self._analyser.one_by_one(text))

    @cached_property
    def documents(self) -> tuple[DocumentInfo, ...]:
        """All documents."""
        index = self._index()
        return () if index is None else tuple(index.documents.values())

    @cached_property
    def places(self) -> Places:
        """The municipalities."""
        return known_places(self._values("municipalities"))

    @cached_property
    def addressees(self) -> Addressees:
        """The addressees and their groups."""
        values = (*self._values("addressees"), *self._values("addressee_groups"))
        return known_addressees(values, self.stems)

    def _values(self, field: str) -> list[str]:
        index = self._index()
        return [] if index is None else [one.value for one in index.facet_counts(field, _ALL)]


_ALL = Filters()
_KNOWN: "WeakKeyDictionary[Index, Known]" = WeakKeyDictionary()


def known_of(index: Index) -> Known:
    """The names of an index."""
    known = _KNOWN.get(index)
    if known is None:
        known = _KNOWN[index] = Known(index)
    return known
