"""What a person may say of a record instead of what was found: no other names than the house's."""

from functools import cache

from docpipe.corpus import Corpus
from docpipe.mine.addressees.naming import look_up
from docpipe.mine.gazetteer import by_first_word, districts, first_word
from docpipe.pipeline.stages import scheme_of

STRENGTHS = ("muss", "soll", "sollte", "kann")


def allowed_topics(corpus: Corpus) -> tuple[str, ...]:
    """The names of the scheme's themes."""
    return tuple(sorted(theme.name for theme in scheme_of(corpus).themes))


def addressee(name: str) -> str | None:
    """The canonical plural of an addressee that the word lists know."""
    known = look_up(name.strip())
    return None if known is None else known.name


@cache
def municipality(name: str) -> str | None:
    """The official name of a town, municipality or district that the gazetteer knows."""
    wanted = " ".join(name.split())
    first = first_word(wanted)
    for known in by_first_word().get(first, ()):
        if wanted in (known.text, known.official):
            return known.official
    # "Kreis Düren", "Landkreis Osnabrück": listed under the name behind.
    rest = wanted.partition(" ")[2]
    for known in districts().get(first_word(rest), ()) if rest else ():
        if wanted == known.official:
            return known.official
    return None
