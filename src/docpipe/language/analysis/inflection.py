"""Inflected forms and double spellings that the Snowball stemmer does not bring together.

Snowball knows the regular endings. What it leaves apart are the plurals of loan words (*Museen*,
*Themen*, *Praxen*, *Kitas*), a few nouns in *-rn*, and words that may be spelled in two ways
(*Biographie*, *selbstständig*). The endings here are those of the last part of a compound, too:
*Jugendzentren*.
"""

import re

_ENDINGS = {
    "alben": "album",
    "basen": "basis",
    "bauern": "bauer",
    "boni": "bonus",
    "dogmen": "dogma",
    "dramen": "drama",
    "feiern": "feier",
    "firmen": "firma",
    "foren": "forum",
    "gremien": "gremium",
    "gymnasien": "gymnasium",
    "individuen": "individuum",
    "jubilaen": "jubilaum",
    "konten": "konto",
    "kriterien": "kriterium",
    "kurrikula": "kurrikulum",
    "curricula": "curriculum",
    "laboratorien": "laboratorium",
    "lexika": "lexikon",
    "materialien": "material",
    "ministerien": "ministerium",
    "museen": "museum",
    "nachbarn": "nachbar",
    "moratorien": "moratorium",
    "plenen": "plenum",
    "potentialien": "potenzial",
    "praktika": "praktikum",
    "prasidien": "prasidium",
    "praxen": "praxis",
    "prinzipien": "prinzip",
    "privilegien": "privileg",
    "quoren": "quorum",
    "rhythmen": "rhythmus",
    "risiken": "risiko",
    "schemata": "schema",
    "spektren": "spektrum",
    "stadien": "stadium",
    "stipendien": "stipendium",
    "themata": "thema",
    "themen": "thema",
    "traumata": "trauma",
    "traumen": "trauma",
    "villen": "villa",
    "visa": "visum",
    "zentren": "zentrum",
}
"""Folded plural -> folded singular, at the end of a word."""

_WHOLE = {
    "azubis": "azubi",
    "profis": "profi",
    "sale": "saal",
    "salen": "saal",
    "studis": "studi",
    "viren": "virus",
}
"""Too short to be looked for at the end of longer words."""

_PLURALS = tuple(_ENDINGS)
_IRREGULAR = re.compile(f"(?:{'|'.join(_ENDINGS)})$")

_FOREIGN_PLURAL = re.compile(
    # -us, -is, -los and -ös belong to the word (Status, Kreis, arbeitslos, religiös), as does the
    # s of Glas: of words in -os only those that are plurals.
    r"(?<=...)(?<=[ayp])(?<!gla)(?<!gra)(?<!ga)(?<!klap)s$"
    r"|(?<=buro|auto|info|logo|foto|demo|euro|kilo)s$"
    r"|(?<=video|konto|motto|tempo|radio|disko)s$"
    r"|(?<=studio|risiko|casino)s$|(?<=szenario)s$|(?<=portfolio)s$"
)
_OWN_S = re.compile(r"(?:kurs|hals|puls|fels|krebs|zins|vers|keks|chs|mens|lots)$")
"""Snowball takes this s for an ending: *Kurs* and *Kurse* would be two words."""

_SPELLINGS = {
    "graph": "graf",
    "photo": "foto",
    "telephon": "telefon",
    "phantas": "fantas",
    "tential": "tenzial",
    "tentiel": "tenziel",
    "stantiel": "stanziel",
    "sentiel": "senziel",
    "selbststandig": "selbstandig",
    "aufwendig": "aufwandig",
}
"""Two spellings that the orthography allows; the left one becomes the right one."""


_EITHER_WAY = re.compile("|".join(_SPELLINGS))


def uninflected(folded: str) -> str:
    """The folded word with a regular ending where Snowball would go wrong.

    >>> uninflected("jugendzentren"), uninflected("kitas"), uninflected("arbeitslos")
    ('jugendzentrum', 'kita', 'arbeitslos')
    """
    folded = _EITHER_WAY.sub(lambda match: _SPELLINGS[match[0]], folded)
    if folded in _WHOLE:
        return _WHOLE[folded]
    if folded.endswith("s"):
        if _OWN_S.search(folded):
            return f"{folded}e"
        folded = _FOREIGN_PLURAL.sub("", folded)
    if folded.endswith(_PLURALS):
        folded = _IRREGULAR.sub(lambda match: _ENDINGS[match[0]], folded)
    return folded
