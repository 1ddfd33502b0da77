"""What a German noun phrase can be in its clause: readings of determiners and nouns.

A reading is gender and case, ``mN`` to ``nA``, or ``p`` and case for the plural. Nobody parses
here: a phrase keeps every reading that its determiner and its noun share; most have one or two.
"""

from collections.abc import Iterator
from functools import cache

from docpipe.mine.wordlists import word_list

Readings = frozenset[str]

ALL = frozenset(form + case for form in "mfnp" for case in "NGDA")
_STRONG = {
    "er": "mN fG fD pG",
    "e": "fN fA pN pA",
    "es": "nN nA mG nG",
    "en": "mA pD",
    "em": "mD nD",
}
_MIXED = {"": "mN nN nA", "e": "fN fA pN pA", "en": "mA pD", "em": "mD nD", "er": "fG fD pG"}


def readings(*parts: str) -> Readings:
    """``readings("mN fG")``, or of a form with its cases: ``readings("p" + "NA")``."""
    return frozenset(reading for part in parts for reading in part.split())


def of_form(form: str, cases: str) -> Readings:
    """All cases of one gender or of the plural: ``of_form("p", "NA")``."""
    return frozenset(form + case for case in cases)


@cache
def determiners() -> dict[str, Readings]:
    """Every determiner in lower case, with the readings that it allows."""
    lists = word_list("addressees")
    table = {word: readings(allowed) for word, allowed in lists["determiners"].items()}
    families = lists["determiner_families"]
    for stem in families["like_der"].split():
        for ending, allowed in _STRONG.items():
            known = readings(allowed)
            # "jeder" has no plural.
            table[stem + ending] = known - of_form("p", "NGDA") if stem == "jed" else known
    for stem in families["like_ein"].split():
        for ending, allowed in _MIXED.items():
            table[stem + ending] = readings(allowed)
        table[stem + "es"] = readings("mG nG")
    return table


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists of words under ``[grammar]``."""
    return frozenset(word_list("addressees")["grammar"][name].split())


def without_determiner(adjective: str) -> Readings:
    """What the ending of a bare phrase's adjective allows: ``kommunalen Verbänden``."""
    for ending in ("er", "en", "em", "es", "e"):
        if adjective.endswith(ending):
            return readings(_STRONG[ending])
    return ALL


def declined(singular: str, gender: str, plural: str) -> Iterator[tuple[str, Readings]]:
    """All forms of a noun with their readings; ``plural`` empty if it has none."""
    if gender == "p":
        yield from _plural(singular)
        return
    if gender == "f":
        yield singular, of_form("f", "NGDA")
    elif singular.endswith("er") and plural == singular[:-1]:
        yield from _adjectival(plural)
        return
    else:
        yield singular, of_form(gender, "NDA")
        for ending in ("s", "es"):
            yield singular + ending, of_form(gender, "G")
    if plural:
        weak = gender == "m" and plural in (singular + "en", singular + "n")
        yield from _plural(plural, of_form("m", "GDA") if weak else frozenset())
    if gender == "m":
        yield from _feminine(singular)


def _plural(plural: str, also: Readings = frozenset()) -> Iterator[tuple[str, Readings]]:
    if plural.endswith(("n", "s")):
        yield plural, of_form("p", "NGDA") | also
    else:
        yield plural, of_form("p", "NGA") | also
        yield plural + "n", of_form("p", "D")


def _adjectival(plural: str) -> Iterator[tuple[str, Readings]]:
    """``ein Beauftragter``, ``die Beauftragte``, ``den Beauftragten``."""
    yield plural + "r", readings("mN fG fD pG")
    yield plural, readings("mN fN fA pN pA")
    yield plural + "n", readings("mG mD mA fG fD pN pG pD pA")


_UMLAUTS = {"rat": "rät", "arzt": "ärzt", "anwalt": "anwält"}


def _feminine(singular: str) -> Iterator[tuple[str, Readings]]:
    stem = singular.lower().removesuffix("e")
    for plain, changed in _UMLAUTS.items():
        if stem.endswith(plain):
            stem = stem.removesuffix(plain) + changed
    yield stem + "in", of_form("f", "NGDA")
    yield stem + "innen", of_form("p", "NGDA")
