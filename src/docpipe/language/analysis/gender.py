"""Gender forms of nouns for persons, brought to the plain masculine stem.

``Migrant*innen``, ``Migrant:innen``, ``Migrant_innen``, ``Migrant/innen``, ``Migrant/-innen``,
``Migrant(inn)en``, ``MigrantInnen`` and ``Migrantinnen`` all become ``migrant``. This is about
finding only: what is shown keeps the form as printed.
"""

import re

SEPARATORS = "*:_/·•∙’'"
"""What stands before the ending; also ``/-`` and brackets."""

_SIGN = rf"(?:/[-\u2010\u2011]|[{re.escape(SEPARATORS)}])"
_ENDINGS = (
    rf"{_SIGN}[Ii]n(?:/?nen|(?![^\W_]))"  # "Herkunft/Integration" is no gender form
    rf"|{_SIGN}(?:r|n|e|er|en)(?![^\W_])"  # "Beauftragte*r", "Angehörige/r"
    r"|\((?:[-\u2010\u2011]?in(?:nen)?\)|inn\)en)"
)
ENDING = f"(?:{_ENDINGS})"
"""Regular expression for the ending with its separator, as printed after the stem."""

_AS_PRINTED = re.compile(rf"(?P<stem>.+?)(?P<ending>{ENDING})(?P<rest>.*)", re.S)
_PLURAL_ENDING = re.compile(r"nen|inn\)en", re.I)

_NO_PERSONS = re.compile(
    # Verbs and things that end in -innen by nature. Persons have a vowel before "rinnen"
    # (Autorinnen), gutters and channels have none (Dachrinnen).
    r".*(?:beginnen|winnen|pinnen|[^aeiou]rinnen)|(?:ge|ver|ent|zer)?rinnen"
    r"|(?:(?:zuruck)?be|ent|er|an|nach)?sinnen|(?:b|d?r|dar|[fhmz]|verz)?innen"
)
_PLURAL = re.compile(r"^(.{3,})innen$")
# What a feminine in the singular ends in; "Berlin", "Medizin" and "Termin" must stay.
_SINGULAR = re.compile(
    r"^(.*(?:[^aeiou]er|ier|auer|euer|ant|ent|ist|or|eur|log|arzt|pert|amt|at|kund|kolleg|wirt"
    r"|freund|feind|chef|nachbar|zeug|sekretar|anwalt|fotograf|geograf|koch|apeut|fahrt|franzos"
    r"|jud|kommissar|architekt|padagog|genoss|gesell|gehilf|volontar|funktionar|aktionar|archivar"
    r"|missionar|referendar|bibliothekar|jubilar|dand|band|konfirmand|insass|gatt|interpret"
    r"|chirurg|okonom|diakon|schoff|muslim|turk|russ|brit|kurd|bulgar|ruman|ungar|tschech|griech"
    r"|dan|schwed|chines|serb|jesid|afghan|slowen|schott|portugies|vietnames|katholik|held|erb"
    r"|detektiv|prophet|athlet|pilot|bischof|vorstand|gast|poet|proband|lots|spion))in$"
)
_NO_FEMININE = frozenset(
    """
    schwerin platin latin satin gratin login kreatin keratin cholesterin glycerin glyzerin valentin
    konstantin severin darin worin hierin martin kostin
    """.split()  # noqa: SIM905
)
_NO_EN = ("er", "el", "en", "ling", "chef")
_E = ("arzt", "koch", "anwalt", "rat", "freund", "feind", "wirt", "gast", "vorstand", "bischof")


def masculine(folded: str) -> str:
    """The folded word without its feminine ending; any other word unchanged.

    >>> masculine("burgerinnen"), masculine("beginnen"), masculine("lehrerin")
    ('burger', 'beginnen', 'lehrer')
    """
    if not folded.endswith(("in", "innen")):
        return folded
    if plural := _PLURAL.match(folded):
        return folded if _NO_PERSONS.fullmatch(folded) else plural[1]
    singular = _SINGULAR.match(folded)
    return singular[1] if singular and folded not in _NO_FEMININE else folded


def is_feminine(folded: str) -> bool:
    """Whether the folded word ends as feminine nouns for persons do."""
    return masculine(folded) != folded


def plural_in_compound(person: str) -> str:
    """The form in which a folded masculine stem opens a compound.

    >>> [plural_in_compound(person) for person in ("burger", "migrant", "arzt")]
    ['burger', 'migranten', 'arzte']
    """
    if person.endswith(_NO_EN):
        return person
    return f"{person}e" if person.endswith(_E) else f"{person}en"


def without_sign(printed: str) -> str:
    """The word as if it had been printed without the sign that joins both genders.

    ``Migrant*innen`` is read as ``Migrantinnen``, ``Beauftragte*r`` as ``Beauftragte``; inside a
    compound the sign goes with its ending: ``Bürger*innenantrag`` is read as ``Bürgerantrag``.
    """
    if printed.isalpha() or (match := _AS_PRINTED.fullmatch(printed)) is None:
        return printed
    stem, ending, rest = match["stem"], match["ending"], match["rest"]
    if rest:
        return plural_in_compound(stem) + rest
    if _PLURAL_ENDING.search(ending):
        return f"{stem}innen"
    return f"{stem}in" if "in" in ending.lower() else stem
