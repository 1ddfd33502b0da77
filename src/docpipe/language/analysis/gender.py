"""Gender forms of nouns for persons, brought to the plain masculine stem.

``Migrant*innen``, ``Migrant:innen``, ``Migrant_innen``, ``Migrant/innen``, ``Migrant/-innen``,
``Migrant(inn)en``, ``MigrantInnen`` and ``Migrantinnen`` all become ``migrant``. This is about
finding only: what is shown keeps the form as printed.
"""

import re

SEPARATORS = "*:_/·•∙’'"
"""What stands before the ending; also ``/-`` and brackets."""

ENDING = (
    rf"(?:(?:[{re.escape(SEPARATORS)}]|/[-\u2010\u2011])"
    r"(?:innen|in(?![^\W_]))"  # "Herkunft/Integration" is no gender form
    r"|\((?:innen|in)\)|\(inn\)en)"
)
"""Regular expression for the ending with its separator, as printed after the stem."""

_NO_PERSONS = (
    # Verbs and other words that end in -innen by nature; with prefixes (zurückgewinnen).
    "ginnen", "winnen", "spinnen", "sinnen", "innern", "drinnen", "darinnen",
    "minnen", "zinnen", "finnen", "hinnen", "linnen",
)  # fmt: skip
_NO_PERSONS_WHOLE = frozenset({"innen", "binnen", "rinnen", "gerinnen", "verrinnen", "entrinnen"})
_PLURAL = re.compile(r"^(.{3,})innen$")
_SINGULAR = re.compile(
    r"^(.*(?:[^aeiou]er|ier|auer|euer|ant|ent|ist|or|eur|log|arzt|pert|amt|at|kund|kolleg|wirt))in$"
)


def masculine(folded: str) -> str:
    """The folded word without its feminine ending; any other word unchanged.

    >>> masculine("burgerinnen"), masculine("beginnen"), masculine("lehrerin")
    ('burger', 'beginnen', 'lehrer')
    """
    if plural := _PLURAL.match(folded):
        # "Genossinnen" ends like "besinnen"; two consonants before the ending mean a person.
        natural = folded.endswith(_NO_PERSONS) and not folded.endswith("ssinnen")
        return folded if natural or folded in _NO_PERSONS_WHOLE else plural[1]
    singular = _SINGULAR.match(folded)
    return singular[1] if singular else folded
