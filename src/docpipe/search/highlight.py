"""Where a hit's quote answers the words of the question."""

from collections.abc import Collection

from docpipe.language.analysis import Analyser


def highlights(
    analyser: Analyser, quote: str, terms: Collection[str]
) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the words that share a stem or a compound part with a term."""
    places = {(token.start, token.end) for token in analyser.find(quote, terms)}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        # A word within a hyphenated chain that matches as a whole is marked already.
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
