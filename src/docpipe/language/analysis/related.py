"""What else is looked for when a question names a concept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from docpipe.language.analysis.analyser import Analyser
from docpipe.language.analysis.synonyms import Concept, Named, concepts, term_key, terms_in
from docpipe.model import Expansion, ExpansionKind, TermRole

KIND_WEIGHTS: Mapping[ExpansionKind, float] = {
    ExpansionKind.SYNONYM: 1 / 3,
    ExpansionKind.PREFERRED: 1 / 2,
    ExpansionKind.OUTDATED: 1 / 3,
}
"""What an added word counts against one of the question itself; tuned on development sets. Whoever
asks with an outdated word gets the preferred one nearly as if asked for."""

_PAST = (TermRole.OUTDATED, TermRole.DISCOURAGED)


class Terminology:
    """The concepts of the program's own list, found by any of their terms."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._by_key: dict[str, list[Concept]] = defaultdict(list)
        for concept in concepts():
            for key in dict.fromkeys(term_key(analyser, one.term) for one in concept):
                self._by_key[key].append(concept)

    def concepts(self, keys: Collection[str]) -> Iterator[Concept]:
        """The concepts that have a term with one of the keys."""
        for key in keys:
            yield from self._by_key.get(key, ())

    def expansions(
        self, asked: Mapping[str, str], concepts: Iterable[Concept]
    ) -> tuple[Expansion, ...]:
        """The other terms of concepts that a question names, without its own words.

        Args:
            asked: ``terms_in`` the question.
            concepts: Those that it names.
        """
        found: dict[tuple[str, ExpansionKind], dict[str, None]] = {}
        for concept in concepts:
            keyed = [(term_key(self._analyser, one.term), one) for one in concept]
            role, printed = next((one.role, asked[key]) for key, one in keyed if key in asked)
            for key, other in keyed:
                if key not in asked:
                    found.setdefault((printed, _kind(role, other)), {})[other.term] = None
        return tuple(
            Expansion(word=word, added=tuple(added), kind=kind)
            for (word, kind), added in found.items()
        )

    def weights(self, expansions: Iterable[Expansion]) -> dict[str, float]:
        """Tokens of the added words, with what they count; the words of a term share its weight.

        Whole words only: the parts of *Integrationsrat* would find every council.
        """
        found: dict[str, float] = {}
        for one in expansions:
            for term in one.added:
                tokens = term_key(self._analyser, term).split()
                for token in tokens:
                    found[token] = max(KIND_WEIGHTS[one.kind] / len(tokens), found.get(token, 0.0))
        return found

    def asked(self, question: str) -> dict[str, str]:
        """The runs of words of a question that may be terms: key -> as asked.

        And the parts of its compounds, so that *Sprachmittlungspool* is widened as *Pool für
        Sprachmittlung* is.
        """
        parts = {
            token.text: question[token.start : token.end]
            for token in self._analyser.analyse_with_offsets(question)
        }
        return parts | terms_in(self._analyser, question)


def _kind(role: TermRole, other: Named) -> ExpansionKind:
    if other.role in _PAST:
        return ExpansionKind.OUTDATED
    if role in _PAST and other.role is TermRole.PREFERRED:
        return ExpansionKind.PREFERRED
    return ExpansionKind.SYNONYM
