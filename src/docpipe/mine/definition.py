"""Definitions: sentences that say what a term means, glossary entries, discouraged terms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docpipe.language.sentences import sentences
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.framing import Frame, Setting, settings
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

_QUOTE = '[„“"»«‚‘’”]'
_TERM = rf"(?:{_QUOTE}(?P<q>[^„“”\"»«]{{2,80}}?){_QUOTE}|(?P<t>(?:[\wäöüÄÖÜß*:/()-]+\s){{0,5}}?[\wäöüÄÖÜß*:/()-]+))"
_TERM_WORD = (
    r"(?:Begriffspaar|Begriff|Bezeichnung|Ausdruck|Terminus|Wort|Konzept|Kategorie|Abkürzung)"
)
_VERDICT = (
    r"veraltet|überholt|abwertend|diskriminierend|rassistisch|stigmatisierend|problematisch|unpräzise|irreführend"
    r"|missverständlich|umstritten|ausgrenzend|nicht mehr zeitgemäß|herabwürdigend|kolonial|defizitorientiert|unscharf"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    confidence: float
    only_in_terms: bool = False


_RULES = (
    _Rule(
        "discouraged",
        re.compile(
            rf"(?:(?:[Dd]e[rn]|[Dd]ie|[Dd]as|[Dd]es|[Vv]om|[Dd]em)\s+(?:\w+e[nr]?\s+)?{_TERM_WORD}(?:s|es)?\s+|^)(?:(?:[Dd]er|[Dd]ie|[Dd]as)\s+)?{_TERM}"
            rf"[^.]{{0,120}}?\s(?:gilt|gelten|ist|sind|wird|werden|wirkt)\b[^.]{{0,80}}\b(?:{_VERDICT})\b"
        ),
        0.8,
    ),
    _Rule(
        "not-to-be-used",
        re.compile(
            rf"(?:[Dd]e[rn]|[Dd]ie|[Dd]as|[Dd]es|[Aa]uf den|^)\s*{_TERM_WORD}?(?:s|es)?\s*{_TERM}[^.]{{0,80}}?\b(?:sollte|soll|sollten|wird|werden)\b"
            r"[^.]{0,80}\b(?:nicht mehr|nicht|vermieden|kaum noch|vermeiden|verzichtet)\b[^.]{0,40}\b(?:verwendet|benutzt|gebraucht|genutzt|vermieden"
            r"|werden|verzichtet)\b"
        ),
        0.75,
        only_in_terms=True,
    ),
    _Rule(
        "under-understood",
        re.compile(
            rf"\bUnter\s+(?:(?:dem|der|den|einem|einer)\s+)?(?:{_TERM_WORD}\s+)?{_TERM}\s+(?:\([^)]*\)\s+)?(?:wird|werden|versteht|verstehen|ist|sind|fallen)\b"
            r"(?=[^.]*(?:verst|gefasst|zusammengefasst|fallen))"
        ),
        0.95,
    ),
    _Rule(
        "term-word",
        re.compile(
            rf"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Mm]it dem|[Mm]it der)\s+{_TERM_WORD}\s+(?:(?:der|des|von)\s+)?{_TERM}\s+(?:[\w-]+\s+){{0,4}}?"
            r"(?:bezeichnet|bezeichnen|meint|bedeutet|beschreibt|umfasst|steht für|bezieht sich auf|wird|werden|ist|stammt|geht|dient|steht)\b"
        ),
        0.85,
    ),
    _Rule(
        "as-called",
        re.compile(
            rf"^Als\s+{_TERM}\s+(?:werden|wird|gelten|gilt|bezeichnet|bezeichnen)\b(?=.*\b(?:bezeichn|gelten|gilt|verstanden|definiert))"
        ),
        0.9,
    ),
    _Rule(
        "verb",
        re.compile(
            rf"^(?:(?:Der|Die|Das|Ein|Eine)\s+)?{_TERM}\s+(?:\([^)]*\)\s+)?(?:bezeichnet|bezeichnen|bedeutet|bedeuten|meint|meinen|heißt,|heißt)\s+"
            r"(?!uns|für|wir|er\b|sie\b|nicht\s+nur|dass\s+wir|mich|den|auch)"
        ),
        0.75,
    ),
    _Rule(
        "copula",
        re.compile(
            rf"^(?:(?:Der|Die|Das|Ein|Eine)\s+)?{_TERM}\s+(?:\([^)]*\)\s+)?(?:ist|sind|umfasst|beschreibt)\s+"
            r"(?:ein|eine|einen|der|die|das|Menschen|Personen|alle|jede|Zusammenschlüsse|Organisationen|ein\w+)\b"
        ),
        0.75,
        only_in_terms=True,
    ),
)
_NO_TERM = re.compile(
    r"^(?:das|dies|diese[rs]?|es|er|sie|wir|man|was|hier|dort|dabei|damit|daher|so|dazu|ziel|aufgabe|grundlage|voraussetzung"
    r"|ein(?:e[rsnm]?)?|der|die|den|dem|dessen|deren|welche[rs]?|jede[rs]?|alle|viele|teilhabe bedeutet|unter|auf|in|im|mit|für|und|ihr|sein)\b",
    re.I,
)
_ENTRY = re.compile(r"^(?P<term>[A-ZÄÖÜ„\"»][^:.\n]{1,70}?)\s*(?::|\s[–—-])\s+(?=\S)")
_SECTION_WORD = re.compile(
    r"^(?:\d|kapitel|teil|anhang|einleitung|einführung|vorwort|fazit|literatur|quellen|ausblick|zusammenfassung|hinweis"
    r"|glossar|begriffe|was|wie|warum|zum|zur|über|empfehlung|forderung|impressum|praxisbeispiel|hintergrund|ziel)",
    re.I,
)


def definitions(document: Document) -> Iterator[Draft]:
    """Find definitions in reading order; at most one a sentence."""
    setting_of = settings(document)
    terminology = document.metadata.kind is DocumentKind.TERMINOLOGY
    heads = _headwords(document, setting_of)
    for block in document.blocks:
        setting = setting_of[block.section_id]
        if block.kind not in _READ or setting.frame in (Frame.CLOSED, Frame.PRACTICE):
            continue
        in_terms = setting.frame is Frame.TERMS or terminology
        entry = heads.get(block.id) or (_entry(block) if in_terms else None)
        if entry is not None:
            yield entry
        else:
            yield from _in_text(block, in_terms=in_terms)


_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX})


def _headwords(document: Document, setting_of: dict[SectionId | None, Setting]) -> dict[str, Draft]:
    """Glossary entries: a short heading and the first paragraph below it."""
    found: dict[str, Draft] = {}
    parents = {section.parent_id for section in document.sections}
    headings = {b.section_id: b for b in document.blocks if b.kind is BlockKind.HEADING}
    for section in document.sections:
        if not _is_headword(section, setting_of, is_parent=section.id in parents):
            continue
        first = next(
            (b for b in document.blocks if b.section_id == section.id and b.kind in _READ), None
        )
        heading = headings.get(section.id)
        if first is None or heading is None or len(first.text.split()) < 8:
            continue
        term = text_range(heading)
        found[first.id] = Draft(
            type=RecordType.DEFINITION,
            ranges=(text_range(first),),
            rule="headword",
            confidence=0.85,
            label=heading.text.strip(" :"),
            fields=(("term", term), ("meaning", text_range(first))),
        )
    return found


def _is_headword(
    section: Section, setting_of: dict[SectionId | None, Setting], *, is_parent: bool
) -> bool:
    setting = setting_of[section.id]
    short = len(section.heading.split()) <= 7 and not section.heading.rstrip().endswith(("?", "."))
    return (
        setting.frame is Frame.TERMS
        and not setting.is_own
        and not is_parent
        and short
        and not _SECTION_WORD.match(section.heading)
    )


def _entry(block: Block) -> Draft | None:
    """``Headword: meaning`` or ``Headword – meaning`` in a glossary."""
    match = _ENTRY.match(block.text)
    if match is None or len(match["term"].split()) > 6 or _SECTION_WORD.match(match["term"]):
        return None
    meaning = text_range(block, match.end())
    if len(block.text[match.end() :].split()) < 5:
        return None
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(text_range(block),),
        rule="entry",
        confidence=0.9,
        label=match["term"].strip(' „“”"»«'),
        fields=(
            ("term", text_range(block, match.start("term"), match.end("term"))),
            ("meaning", meaning),
        ),
    )


def _in_text(block: Block, *, in_terms: bool) -> Iterator[Draft]:
    for start, end in sentences(block.text):
        found = _match(block.text[start:end], in_terms=in_terms)
        if found is not None:
            rule, term, meaning_from = found
            yield _draft(block, (start, end), rule, term, meaning_from)


def _match(sentence: str, *, in_terms: bool) -> tuple[_Rule, tuple[int, int], int] | None:
    if sentence.endswith("?"):
        return None
    for rule in _RULES:
        if rule.only_in_terms and not in_terms and not _names_term(sentence):
            continue
        match = rule.pattern.search(sentence)
        if match is None:
            continue
        group = "q" if match["q"] else "t"
        if group == "t" and not _is_term(match["t"]):
            continue
        return rule, match.span(group), match.end(group)
    return None


def _names_term(sentence: str) -> bool:
    return bool(re.search(rf"\b{_TERM_WORD}", sentence))


def _is_term(text: str) -> bool:
    words = text.split()
    return (
        not _NO_TERM.match(text)
        and len(words) <= 5
        and any(word[0].isupper() for word in words)
        and not re.search(r"\b(?:ist|sind|wird|werden|hat|haben|nicht)\b", text)
    )


def _draft(
    block: Block, place: tuple[int, int], rule: _Rule, term: tuple[int, int], meaning_from: int
) -> Draft:
    start, end = place
    span = text_range(block, start + term[0], start + term[1])
    closing = re.match(rf"{_QUOTE}?\s*", block.text[start + meaning_from : end])
    skip = closing.end() if closing else 0
    fields: Sequence[tuple[str, TextRange]] = [("term", span)]
    if block.text[start + meaning_from + skip : end].strip(" ."):
        fields = [*fields, ("meaning", text_range(block, start + meaning_from + skip, end))]
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(text_range(block, start, end),),
        rule=rule.name,
        confidence=rule.confidence,
        label=block.text[span.start : span.end],
        fields=tuple(fields),
    )
