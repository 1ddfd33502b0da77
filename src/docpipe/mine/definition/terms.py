"""The word that is defined: how it stands in a sentence, and what cannot be one."""

import re
from functools import cache

from docpipe.mine.draft import Draft, text_range
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import Block, RecordType, TextRange

QUOTES = '„“”"»«‚‘’'
TERM = (
    rf"(?:[{QUOTES}](?P<quoted>[^{QUOTES}]{{2,80}}?)[{QUOTES}]"
    r"|(?P<bare>(?:[\w*:/()-]+\s){0,5}?[\w*:/()-]+))"
)
NOUN = (
    rf"(?:[{QUOTES}](?P<quoted>[^{QUOTES}]{{2,80}}?)[{QUOTES}]"
    r"|(?P<bare>(?:[A-ZÄÖÜ][\w*:-]+\s)?[A-ZÄÖÜ][\w*:-]+))"
)
"""A term in mid-sentence: only capitals tell where it begins."""
IN_QUOTES = re.compile(rf"[{QUOTES}]([^{QUOTES}]{{2,60}})[{QUOTES}]")
_MAX_TERM_WORDS = 6
_VERB = re.compile(
    r"\b(?:ist|sind|wird|werden|würden?|hat|haben|kann|können|soll|sollen|muss|müssen|nicht|mehr|zu"
    r"|zudem|Sie|is|are|was|were|has|have)\b"
)


def is_term(text: str, *, english: bool = False) -> bool:
    """Whether words without quotes can be a term; in English nouns are not capitalised."""
    words = text.split()
    return (
        not _no_term().match(text)
        and len(words) <= _MAX_TERM_WORDS
        and (english or any(word[0].isupper() for word in words))
        and not _VERB.search(text)
    )


def speaks(text: str) -> bool:
    """Whether words name somebody who says, means and calls."""
    return bool(_speakers().search(text))


def announces(heading: str) -> bool:
    """Whether a heading or lead-in says that words and their meaning follow."""
    lists = word_list("definition")
    return bool(
        _any(tuple(lists["announcing"])).search(heading)
        and not _any(tuple(lists["no_announcing"])).search(heading)
    )


@cache
def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(patterns), re.IGNORECASE)


@cache
def _no_term() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_list('definition')['no_term'])})\b", re.IGNORECASE)


@cache
def _speakers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_list('definition')['speakers'])})\b")


def filled(pattern: str) -> str:
    """A pattern of ``definition.toml`` with the lists that it names."""
    return _NAMED.sub(lambda match: _parts()[match[1]], pattern)


# Other braces are repetitions.
_NAMED = re.compile(r"\{([a-z_]+)\}")


@cache
def _parts() -> dict[str, str]:
    lists = word_list("definition")
    return {
        "term": TERM,
        "noun": NOUN,
        "term_words": lists["term_words"],
        "adv": rf"(?:,?\s+(?:{any_of(lists['adv'])}))*?",
        "paren": r"(?:\s+\([^)]*\)"
        r"|,\s+(?:\w+\s+)?(?:auch|früher|kurz|oder auch|eine?)\s[^,]{2,60},)?",
        "genus": f"(?:{any_of(lists['genus'])})",
    }


def draft(
    block: Block, place: TextRange, rule: str, confidence: float, fields: dict[str, TextRange]
) -> Draft:
    """A definition whose term stands in the same block."""
    term = fields["term"]
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(place,),
        rule=rule,
        confidence=confidence,
        label=block.text[term.start : term.end].strip(QUOTES + " :"),
        fields=tuple((name, fields[name]) for name in FIELDS if name in fields),
    )


FIELDS = ("term", "meaning", "instead", "reason")


def unquoted(block: Block, start: int, end: int) -> TextRange:
    """A range without the quotation marks and full stop at its edges."""
    while start < end - 1 and block.text[start] in QUOTES + " ":
        start += 1
    while end > start + 1 and block.text[end - 1] in QUOTES + " .,;":
        end -= 1
    return text_range(block, start, end)
