"""The public texts that the model learns from, each with the licence that lets weights be shipped.

Every reader takes the folder its source lies in; a source that is absent is left out, and the run
says so. What may not feed shipped weights (LGPL word lists, news translations of unclear licence)
has no reader here.
"""

import gzip
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from docpipe.language import analysis
from docpipe.language.analysis.synonyms import concepts

_PAIR_SOURCES = frozenset({"tatoeba", "ntrex"})
_MARKUP = re.compile(r"<[^>]+>")
_SPACES = re.compile(r"\s+")
_HEADING = re.compile(r"^#{1,6}\s+(.*)$", re.M)
_PASSAGE_WORDS = 160
_SHORTEST_WORDS = 8
_SMALL_WORD = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences under their headings."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The same said twice: German and English, or a word and its explanation."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement in the words of offices, and how people ask for it.

    ``questions``: plainly, as they would type it, by keywords, in English.
    """

    statement: str
    questions: tuple[str, ...]

    @property
    def english(self) -> str:
        """The question in English."""
        return self.questions[-1]


def laws(folder: Path) -> Iterator[Passage]:
    """German federal law (gesetze-im-internet.de): public domain, § 5 UrhG."""
    for one in _lines(folder / "laws" / "gesetze.jsonl.gz"):
        heading = f"{one['law']} {one['heading'] or ''}"
        for part in _cut(one["text"]):
            yield Passage(heading, part)


def saxon_rules(folder: Path) -> Iterator[Passage]:
    """Administrative regulations of Saxony (revosax.sachsen.de): official works, § 5 UrhG."""
    for one in _lines(folder / "administrative-german" / "revosax.jsonl.gz"):
        pieces = _HEADING.split(one["text"])
        # split() puts each heading between the texts around it.
        for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
            for part in _cut(text):
                yield Passage(heading, part)


def translations(folder: Path) -> Iterator[Pair]:
    """Tatoeba (CC BY 2.0 FR) and NTREX-128 (CC BY-SA 4.0); the file's other sources are unclear."""
    for one in _lines(folder / "parallel" / "de-en.jsonl.gz"):
        if one["source"] in _PAIR_SOURCES:
            yield Pair(one["de"], one["en"])


def own_words() -> Iterator[Pair]:
    """The project's own lists, German to English (Apache-2.0)."""
    glossary = (files(analysis) / "glossary.txt").read_text("utf-8").replace(" = ", ": ")
    for line in "\n".join((glossary, _listed("words_en_de.txt"))).splitlines():
        english, _, german = line.partition(":")
        if german and not line.startswith("#"):
            yield Pair(german.strip(), english.strip())
    for concept in concepts():
        words = [one.term for one in concept]
        if len(words) > 1:
            yield Pair(" ".join(words[::2]), " ".join(words[1::2]))
    for german, english in _alike():
        yield Pair(german, english)
        yield from (Pair(word, english) for word in _telling(german))


def words_alike() -> Iterator[Pair]:
    """German words that say the same, from the project's own lists (Apache-2.0)."""
    groups = [[one.term for one in concept] for concept in concepts()]
    for words in (*groups, *(_telling(german) for german, _ in _alike())):
        for i, word in enumerate(words):
            if others := words[:i] + words[i + 1 :]:
                yield Pair(" ".join(others), word)


def rewordings() -> Iterator[Asked]:
    """Statements and questions written for this purpose (Apache-2.0)."""
    for path in sorted(Path(__file__).with_name("rewordings").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            statement, *questions = line.split(" | ")
            yield Asked(statement, tuple(questions))


def _alike() -> Iterator[tuple[str, str]]:
    for line in _listed("words_alike.txt").splitlines():
        german, _, english = line.partition(":")
        yield german.strip(), english.strip()


def _telling(line: str) -> list[str]:
    """Without the small words of phrases (ohne, auf, sich), which mean little alone."""
    return [word for word in line.split() if len(word) > _SMALL_WORD or word[0].isupper()]


def _listed(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def proper_names(folder: Path) -> Iterator[Pair]:
    """Languages, countries, regions and currencies (Unicode CLDR, Unicode licence)."""
    common = folder / "usr" / "share" / "unicode" / "cldr" / "common"
    for part in ("main", "subdivisions"):
        german, english = (_names(common / part / f"{tongue}.xml") for tongue in ("de", "en"))
        for key in sorted(german.keys() & english.keys()):
            if german[key] != english[key]:
                yield Pair(german[key], english[key])


def picture_names(folder: Path) -> Iterator[Pair]:
    """What emoji are called in German and English (Unicode CLDR annotations, Unicode licence)."""
    place = folder / "usr" / "share" / "unicode" / "cldr" / "common" / "annotations"
    german, english = _annotations(place / "de.xml"), _annotations(place / "en.xml")
    for sign in sorted(german.keys() & english.keys()):
        yield Pair(german[sign], english[sign])


def desktop_help(folder: Path) -> Iterator[Pair]:
    """Paragraphs of the GNOME user help, German and English (CC BY-SA 3.0)."""
    place = folder / "usr" / "share" / "help"
    paragraph = re.compile(r"<(?:p|title|desc)\b[^>]*>(.*?)</", re.S)
    for path in sorted((place / "C").rglob("*.page")):
        twin = place / "de" / path.relative_to(place / "C")
        yield from _twin_paragraphs(path, twin, paragraph)


def handbook(folder: Path) -> Iterator[Pair]:
    """Paragraphs of the Debian Administrator's Handbook (CC BY-SA 3.0, as its authors offer)."""
    place = folder / "usr" / "share" / "doc" / "debian-handbook" / "html"
    paragraph = re.compile(r"<(?:div class=\"para\"|h\d)[^>]*>(.*?)</(?:div|h\d)>", re.S)
    for path in sorted((place / "en-US").glob("*.html")):
        yield from _twin_paragraphs(path, place / "de-DE" / path.name, paragraph)


def english_words(folder: Path) -> Iterator[Pair]:
    """English words and their explanations (WordNet 3.0, WordNet licence)."""
    place = folder / "usr" / "share" / "wordnet"
    for name in ("data.noun", "data.verb", "data.adj", "data.adv"):
        path = place / name
        if not path.is_file():
            continue
        for line in path.read_text("latin-1").splitlines():
            if not line.startswith(" "):
                data, gloss = line.split("|", 1)
                fields = data.split()
                words = [fields[4 + 2 * i] for i in range(int(fields[3], 16))]
                yield Pair(" ".join(words).replace("_", " "), gloss.strip())


def _twin_paragraphs(left: Path, right: Path, paragraph: re.Pattern[str]) -> Iterator[Pair]:
    """Translations keep the order of paragraphs; where their number differs nothing is paired."""
    if not (left.is_file() and right.is_file()):
        return
    english, german = (
        [_plain(found) for found in paragraph.findall(path.read_text("utf-8"))]
        for path in (left, right)
    )
    if len(english) == len(german):
        for one, other in zip(german, english, strict=True):
            if one and other and one != other:
                yield Pair(one, other)


def _names(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    found = re.findall(
        r'<(language|territory|subdivision|script|variant) type="(\w+)"[^>]*>([^<]+)<',
        path.read_text("utf-8"),
    )
    return {f"{kind} {code}": html.unescape(name) for kind, code, name in found}


def _annotations(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    names: dict[str, list[str]] = {}
    for sign, words in re.findall(
        r'<annotation cp="([^"]+)"[^>]*>([^<]+)</annotation>', path.read_text("utf-8")
    ):
        names.setdefault(sign, []).append(html.unescape(words).replace(" | ", " "))
    return {sign: " ".join(words) for sign, words in names.items()}


def _plain(markup: str) -> str:
    return _SPACES.sub(" ", html.unescape(_MARKUP.sub(" ", markup))).strip()


def _cut(text: str) -> Iterator[str]:
    """Pieces of some 160 words, at ends of sentences; scraps are dropped."""
    words: list[str] = []
    for word in text.split():
        words.append(word)
        full = len(words) >= _PASSAGE_WORDS
        if full and (word.endswith((".", ";", ":")) or len(words) >= 2 * _PASSAGE_WORDS):
            yield " ".join(words)
            words = []
    if len(words) >= _SHORTEST_WORDS:
        yield " ".join(words)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
