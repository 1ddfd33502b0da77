"""What the wording of a practice example gives away, where no label names its fields."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from docpipe.language.sentences import sentences
from docpipe.mine.draft import text_range
from docpipe.mine.practice.home import first_scene
from docpipe.mine.practice.telling import does
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import Block, TextRange

_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_SEASON = r"(?:Frühjahr|Frühling|Sommer|Herbst|Winter|Schuljahr|Jahr(?:e|es)?|Anfang|Mitte|Ende)"
_YEAR = r"(?:19[89]|20[0-4])\d(?:/(?:\d{4}|\d{2}))?"
_START = re.compile(
    rf"\b(?:(?:[Ss]eit(?:\s+(?:dem|der|Beginn des))?|[Ii]m|[Aa]b|[Zz]um|[Zz]wischen)\s+)?"
    rf"(?:(?:{_SEASON}|{_MONTH})\s+(?:(?:des Jahres|und {_MONTH})\s+)?){{0,2}}{_YEAR}\b"
)
# A date of something else: how long, until when, of which paper.
_NO_START = re.compile(
    r"\b(?:[Bb]is(?:\s+(?:zum|Ende|Anfang|Mitte|heute|dahin))?|von|vom|zuvor|vor|[Ee]nde|gegenüber"
    r"|aus dem Jahre?|nach)\s+$|\d\s*[–-]\s*$"
    r"|\b(?:Gesetz|Beschluss|Bericht|Fassung|Richtlinie)\w*\s+(?:von|vom|aus)?\s*$"
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w|\b(?:Tel\.?|Telefon):?\s*[\d /()-]{6,}\d|\bwww\.[\w./-]+\w"
)
_PERSON = re.compile(r"\b(?:Frau|Herrn?|Dr\.)\s+(?:\w\.\s+)?[A-ZÄÖÜ]\w+")
_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatte|kann|können|soll|sollen|gibt|geben|steht|nimmt|erteilt"
    r"|leitet|sagt|berichtet|bietet|besucht|[a-z]+te(?:n)?)\b"
)
_INSTITUTION = re.compile(
    r"\b(?:\w*(?:[Aa]mt|[Vv]erein|[Vv]erband|[Bb]ehörde|[Ss]tiftung|[Aa]gentur|[Kk]ammer|[Bb]ibliothek|[Ss]chule|[Kk]irche|[Kk]asse"
    r"|[Uu]nternehmen|[Gg]esellschaft|[Zz]entrum|[Bb]üro|[Cc]enter|[Dd]ienst|[Gg]emeinde)(?:s|es|e|en|er|n)?|Caritas|Diakonie|AWO"
    r"|Arbeiterwohlfahrt|Volkshochschule|Polizei|Universität|Feuerwehr|Handwerk|Sparkasse|Industrie)\b"
)
_ARTICLE = re.compile(r"^(?:Der|Die|Das|Ein|Eine)\s+(?:[a-zäöüß]+\s+)?")
_CONTRIBUTES = re.compile(
    r"\b(?:begleitete|begleitet|trägt|trug|liefer\w+|bezahl\w+|stell(?:t|te|ten|en)|spend\w+|gespendet|finanzier\w+|übernahm\w*|übernimmt"
    r"|übernehmen|steuer\w+|bringt|bringen|brachte\w*|beteilig\w+|wirk\w+|unterstütz\w+|werteten|förder\w+|teilen|kooperier\w+)\b"
)


def place_of(block: Block, place: TextRange) -> TextRange | None:
    """The first municipality in which the range plays."""
    found = first_scene(block.text[place.start : place.end])
    return text_range(block, place.start + found.start, place.start + found.end) if found else None


def worded(
    block: Block, place: TextRange, *, whole: bool, home: TextRange | None, is_first: bool
) -> Iterator[tuple[str, TextRange]]:
    """Fields that sentences give away.

    Args:
        block: Where the example is told.
        place: The part of it that is told there.
        whole: Sentences say what for, how, with whom, with what result; else only since when and
            whom to ask.
        home: Where the text names the town.
        is_first: The example begins here.
    """
    spans = list(_clauses(block, place))
    for number, (start, end) in enumerate(spans):
        text = block.text[start:end]
        name = _meaning(text, is_last=number == len(spans) - 1)
        if name != "result":
            yield from _start(block, start, end)
        if name == "contact" or _CONTACT.search(text):
            yield from _contact(block, start, end)
        elif whole:
            # The sentence that names the town introduces the example and is no field itself.
            names_home = (
                home is not None and home.block_id == block.id and start <= home.start < end
            )
            introduces = (is_first and number == 0) or (names_home and number < _N_OPENING)
            yield from _sentence(block, start, end, name, introduces=introduces)


_N_OPENING = 2


def _clauses(block: Block, place: TextRange) -> Iterator[tuple[int, int]]:
    """Sentences; of a lone sentence its parts between semicolons."""
    text = block.text[place.start : place.end]
    spans = sentences(text)
    if len(spans) == 1:
        cuts = [0, *(match.end() for match in re.finditer(r";\s+", text)), len(text)]
        spans = tuple(pairwise(cuts))
    for start, end in spans:
        yield place.start + start, place.start + end


def _sentence(
    block: Block, start: int, end: int, name: str | None, *, introduces: bool
) -> Iterator[tuple[str, TextRange]]:
    text = block.text[start:end]
    parts = list(_part_names(text))
    for part, match in parts:
        if name is None or introduces or part == name:
            yield part, text_range(block, start + match.start("part"), start + match.end("part"))
    if introduces:
        if does(text):
            yield "opening", text_range(block, start, end)
        return
    if name is not None and name not in dict(parts):
        yield name, text_range(block, start, end)
    elif name is None and does(text):
        yield "steps", text_range(block, start, end)


def _meaning(text: str, *, is_last: bool) -> str | None:
    for name, pattern in _sentences():
        if pattern.search(text):
            return name
    if _is_address(text, is_last=is_last):
        return "contact"
    subject = _INSTITUTION.match(_ARTICLE.sub("", text))
    if subject and len(_INSTITUTION.findall(text)) > 1 and _CONTRIBUTES.search(text):
        return "partners"
    return None


def _is_address(text: str, *, is_last: bool) -> bool:
    """``Jugendreferat, Frau Muster``: names and offices without any verb, at the end."""
    return is_last and bool(_PERSON.search(text)) and not _FINITE.search(text)


def _start(block: Block, start: int, end: int) -> Iterator[tuple[str, TextRange]]:
    for match in _START.finditer(block.text, start, end):
        if not _NO_START.search(block.text[start : match.start()]):
            yield "start", text_range(block, match.start(), match.end())
            return


def _contact(block: Block, start: int, end: int) -> Iterator[tuple[str, TextRange]]:
    text = block.text[start:end]
    for name, match in _part_names(text):
        if name == "contact":
            yield name, text_range(block, start + match.start("part"), start + match.end("part"))
            return
    if not _FINITE.search(text):
        yield "contact", text_range(block, start, end)
        return
    address = _CONTACT.search(text)
    if address:
        yield "contact", text_range(block, start + address.start(), start + address.end())


def _part_names(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in _parts():
        match = pattern.search(text)
        if match:
            yield name, match


@cache
def _sentences() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = word_list("fields")["sentences"]
    return tuple((name, re.compile(any_of(patterns))) for name, patterns in lists.items())


@cache
def _parts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # The name of a group is unique in a pattern: one pattern an entry.
    lists = word_list("fields")["parts"]
    return tuple((name, re.compile(entry)) for name, entries in lists.items() for entry in entries)
