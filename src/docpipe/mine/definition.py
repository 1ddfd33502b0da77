"""Definitions: sentences that say what a term means, glossary entries, discouraged terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docpipe.language.sentences import sentences
from docpipe.mine import tables
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.framing import Frame, Setting, settings
from docpipe.mine.modal import advises
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    RecordType,
    Section,
    SectionId,
    TextRange,
)

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX})
_QUOTES = '„“”"»«‚‘’'
_TERM = (
    rf"(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]{{2,80}}?)[{_QUOTES}]"
    r"|(?P<bare>(?:[\w*:/()-]+\s){0,5}?[\w*:/()-]+))"
)
_MIN_MEANING_WORDS = 5
_SLOGAN = 0.8
"""In a manifesto "Freiheit heißt …" is a slogan: only surer forms define there."""


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    confidence: float
    only_in_terms: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A definition in a sentence; offsets count in the sentence."""

    rule: str
    confidence: float
    term: tuple[int, int]


def definitions(document: Document) -> Iterator[Draft]:
    """Find definitions in reading order; at most one a sentence."""
    setting_of = settings(document)
    terminology = document.metadata.kind is DocumentKind.TERMINOLOGY
    is_manifesto = document.metadata.kind is DocumentKind.MANIFESTO
    headwords = _headwords(document, setting_of)
    for block in document.blocks:
        setting = setting_of[block.section_id]
        if setting.frame in (Frame.CLOSED, Frame.PRACTICE):
            continue
        in_terms = setting.frame is Frame.TERMS or terminology
        if block.kind is BlockKind.TABLE:
            yield from _in_table(block)
        elif block.kind in _READ:
            for draft in _in_block(block, headwords.get(block.id), in_terms=in_terms):
                if not is_manifesto or draft.confidence > _SLOGAN:
                    yield draft


def _in_block(block: Block, heading: Block | None, *, in_terms: bool) -> Iterator[Draft]:
    entry = _entry(block) if in_terms else None
    if entry is not None:
        yield entry
        return
    drafts = list(_in_text(block, in_terms=in_terms))
    if heading is None:
        yield from drafts
        return
    parts = sentences(block.text)
    others = [draft for draft in drafts if draft.ranges[0].start >= parts[0][1]]
    # The whole paragraph explains the headword, unless it goes on to other words or to advice.
    turns = others or advises(block.text[parts[0][1] :])
    yield _of_headword(block, heading, parts[0][1] if turns else len(block.text))
    yield from others


# --- Sentences ------------------------------------------------------------------------------------


def _in_text(block: Block, *, in_terms: bool) -> Iterator[Draft]:
    for start, end in sentences(block.text):
        found = _definition(block.text[start:end], in_terms=in_terms)
        if found is not None:
            yield _draft(block, start, end, found)


def _definition(sentence: str, *, in_terms: bool) -> _Found | None:
    if sentence.endswith("?"):
        return None
    discouraged = _discouraged(sentence, in_terms=in_terms)
    if discouraged is not None:
        return discouraged
    for rule in _rules():
        match = rule.pattern.search(sentence)
        if match is None or (rule.only_in_terms and not in_terms):
            continue
        group = "quoted" if match["quoted"] else "bare"
        if group == "quoted" or _is_term(match["bare"]):
            return _Found(rule.name, rule.confidence, match.span(group))
    return None


_IN_QUOTES = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]{{2,60}})[{_QUOTES}]")


def _discouraged(sentence: str, *, in_terms: bool) -> _Found | None:
    """A word in quotes, and advice against it: ``Von „Asylant“ wird abgeraten``."""
    match = _quoted_term().search(sentence) or _IN_QUOTES.search(sentence)
    match = match or _named_term().search(sentence)
    if match is None or sentence.startswith("Statt "):
        return None
    if not in_terms and not re.search(rf"\b{word_list('definition')['term_words']}\b", sentence):
        return None
    outside = _IN_QUOTES.sub(" ", sentence)
    if not _discouraging().search(outside):
        return None
    return _Found("discouraged", 0.8, match.span(1))


@cache
def _quoted_term() -> re.Pattern[str]:
    return re.compile(rf"\b{word_list('definition')['term_words']}\s+{_IN_QUOTES.pattern}")


@cache
def _named_term() -> re.Pattern[str]:
    """``Der Begriff Parallelgesellschaft``: a term word and a noun without quotes."""
    return re.compile(
        rf"\b(?:[Dd]e[rnms]|[Dd]ie|[Dd]as)\s+{word_list('definition')['term_words']}\s+([A-ZÄÖÜ][\w*:/-]+)"
    )


@cache
def _discouraging() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_list('definition')['discouraging'])})\b")


@cache
def _rules() -> tuple[_Rule, ...]:
    lists = word_list("definition")
    return tuple(
        _Rule(
            entry["name"],
            re.compile(entry["pattern"].format(term=_TERM, term_words=lists["term_words"])),
            entry["confidence"],
            entry.get("only_in_terms", False),
        )
        for entry in lists["rule"]
    )


@cache
def _no_term() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_list('definition')['no_term'])})\b", re.IGNORECASE)


def _is_term(text: str) -> bool:
    words = text.split()
    return (
        not _no_term().match(text)
        and len(words) <= 5
        and any(word[0].isupper() for word in words)
        and not re.search(r"\b(?:ist|sind|wird|werden|hat|haben|nicht|mehr|zu)\b", text)
    )


def _draft(block: Block, start: int, end: int, found: _Found) -> Draft:
    term = text_range(block, start + found.term[0], start + found.term[1])
    fields = [("term", term)]
    closing = re.compile(rf"[{_QUOTES}]?\s*").match(block.text, term.end)
    meaning_from = closing.end() if closing else term.end
    if block.text[meaning_from:end].strip(" ."):
        fields.append(("meaning", text_range(block, meaning_from, end)))
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(text_range(block, start, end),),
        rule=found.rule,
        confidence=found.confidence,
        label=block.text[term.start : term.end],
        fields=tuple(fields),
    )


# --- Glossaries -----------------------------------------------------------------------------------

_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*\.?|[A-Z]\.|[IVX]+\.)\s+")
_ENTRY = re.compile(r"^(?P<term>[A-ZÄÖÜ„\"»][^:.\n]{1,70}?)\s*(?::|\s[–—-])\s+(?=\S)")
_SECTION_WORD = re.compile(
    r"^(?:kapitel|teil|anhang|einleitung|einführung|vorwort|fazit|literatur|quellen|ausblick"
    r"|zusammenfassung|hinweise?|glossar|begriffe|was|wie|warum|zum|zur|über|empfehlung(?:en)?|forderung(?:en)?"
    r"|impressum|praxisbeispiele?|hintergrund|ziele?|beispiele?|merke|tipp|achtung|kontakt)\b",
    re.IGNORECASE,
)


def _headwords(document: Document, setting_of: dict[SectionId | None, Setting]) -> dict[str, Block]:
    """The first block below each short heading of a glossary that takes the heading's word up."""
    found: dict[str, Block] = {}
    headings = {b.section_id: b for b in document.blocks if b.kind is BlockKind.HEADING}
    for section in document.sections:
        heading = headings.get(section.id)
        if heading is None or not _is_headword(section, setting_of[section.id]):
            continue
        first = next(
            (b for b in document.blocks if b.section_id == section.id and b.kind in _READ), None
        )
        if first is not None and _takes_up(first.text, section.heading):
            found[first.id] = heading
    return found


def _is_headword(section: Section, setting: Setting) -> bool:
    heading = _NUMBER.sub("", section.heading)
    return (
        setting.frame is Frame.TERMS
        and not setting.is_own
        and len(heading.split()) <= 7
        and not heading.rstrip().endswith(("?", "."))
        and not _SECTION_WORD.match(heading)
    )


def _takes_up(text: str, heading: str) -> bool:
    """Whether the first sentence speaks of a word of the heading, endings aside."""
    start, end = sentences(text)[0]
    opening = text[start:end].lower()
    words = re.findall(r"[\w-]{4,}", _NUMBER.sub("", heading).lower())
    stems = [word[: max(4, len(word) - 3)] for word in words]
    return len(opening.split()) >= _MIN_MEANING_WORDS and any(stem in opening for stem in stems)


def _of_headword(block: Block, heading: Block, end: int) -> Draft:
    number = _NUMBER.match(heading.text)
    term = text_range(heading, number.end() if number else 0)
    meaning = text_range(block, 0, end)
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(meaning,),
        rule="headword",
        confidence=0.85,
        label=heading.text[term.start : term.end].strip(" :"),
        fields=(("term", term), ("meaning", meaning)),
    )


def _entry(block: Block) -> Draft | None:
    """``Headword: meaning`` or ``Headword – meaning``."""
    match = _ENTRY.match(block.text)
    if match is None or len(match["term"].split()) > 6 or _SECTION_WORD.match(match["term"]):
        return None
    if not _is_term(match["term"].strip(_QUOTES + " ")):
        return None
    if len(block.text[match.end() :].split()) < _MIN_MEANING_WORDS:
        return None
    return _entry_draft(
        block,
        text_range(block),
        text_range(block, match.start("term"), match.end("term")),
        text_range(block, match.end()),
    )


_TERM_COLUMN = re.compile(
    r"^(?:begriff|wort|statt|nicht|bezeichnung|ausdruck|vermeiden|term)\b", re.IGNORECASE
)
_MEANING_COLUMN = re.compile(
    r"^(?:bedeutung|definition|erklärung|erläuterung|besser|stattdessen|sondern|alternative|grund"
    r"|begründung|hinweis)",
    re.IGNORECASE,
)


def _in_table(block: Block) -> Iterator[Draft]:
    """A table of terms: one column of words, and one that explains or replaces them."""
    heads = tables.header(block)
    columns = [number for number, head in enumerate(heads) if _TERM_COLUMN.match(head)]
    if not columns or not any(map(_MEANING_COLUMN.match, heads)):
        return
    for row in tables.body_rows(block):
        term = row.cells.get(columns[0])
        rest = [place for column, place in row.cells.items() if column != columns[0]]
        if term is not None and rest:
            meaning = TextRange(block_id=block.id, start=rest[0].start, end=rest[-1].end)
            yield _entry_draft(block, row.place, term, meaning)


def _entry_draft(block: Block, place: TextRange, term: TextRange, meaning: TextRange) -> Draft:
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(place,),
        rule="entry",
        confidence=0.9,
        label=block.text[term.start : term.end].strip(_QUOTES + " "),
        fields=(("term", term), ("meaning", meaning)),
    )
