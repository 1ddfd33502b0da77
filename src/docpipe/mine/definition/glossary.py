"""Glossaries: entries, terms with a paragraph or a section of their own, tables of terms."""

import re
from collections.abc import Iterator, Sequence

from docpipe.language.sentences import sentences
from docpipe.mine import tables
from docpipe.mine.definition.terms import QUOTES, draft, is_term
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.framing import Frame, Setting
from docpipe.mine.modal import advises
from docpipe.mine.practice.fields import field_name
from docpipe.mine.tables import Row
from docpipe.model import Block, BlockKind, Document, RecordType, Section, SectionId, TextRange

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX})
_MIN_MEANING_WORDS = 4
_MIN_OPEN_WORDS = 6
"""Words of a meaning that no full stop closes."""
_MAX_HEADWORD_WORDS = 7
_MAX_ENTRY_WORDS = 6
_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*\.?|[A-Z]\.|[IVX]+\.)\s+")
_ENTRY = re.compile(
    rf"^(?P<term>[A-ZÄÖÜ{QUOTES}][^:.\n]{{1,70}}?)\s*(?:[:=]|\s[–—-])\s+(?=\S)"
    r"|^(?P<lined>[A-ZÄÖÜ][^:.\n]{1,60})\n(?=\S)"
    r"|^(?P<dotted>[A-ZÄÖÜ][\w*-]+(?:\s(?:der|des|von|mit|und|für|oder|zur|im|[A-ZÄÖÜ][\w*-]+)){0,4})"
    r"\.\s+(?=[A-ZÄÖÜ])"
    r"|^(?P<short>[A-ZÄÖÜ][^.:()\n]{2,50}\s\([A-ZÄÖÜ][\w.]{0,12}\))\s+(?=[A-ZÄÖÜ])"
)
# Two nouns in a row: a headword in bold runs into its meaning.
_RUN_IN = re.compile(
    r"^(?P<term>[A-ZÄÖÜ][\w*:/-]+(?:\s\([^)]{1,40}\))?)\s+"
    r"(?=(?:[A-ZÄÖÜ][a-zäöüß*:_-]{3,}|Die|Der|Das|Eine?r?)\s+[\w(])"
)
_SECTION_WORD = re.compile(
    r"^(?:kapitel|teil|anhang|einleitung|einführung|vorwort|fazit|literatur|quellen|ausblick"
    r"|zusammenfassung|hinweise?|glossar|begriffe|was|wie|warum|zum|zur|über|empfehlung(?:en)?"
    r"|forderung(?:en)?|impressum|praxisbeispiele?|hintergrund|ziele?|beispiele?|merke|tipp|achtung"
    r"|kontakt|abbildung|abb\.|tabelle|foto|schaubild|übersicht|anlage|karte|grafik|anmerkung|quelle|stand|statt|besser|wer|wo|wann)\b",
    re.IGNORECASE,
)
# "Kaum ein Wort wird so oft gebraucht …" speaks about the word before it says what it means.
_REMARK = re.compile(
    r"^(?:Kaum|Wenige|Viele|Über|Um|Lange|Oft|Häufig|Seit|Noch|Nach|In|Im|Bei|Mit|Es|Wer|Was|Wie"
    r"|Der Begriff|Das Wort|Der Ausdruck|Die Bezeichnung|Diese[rs]?)\b"
)


def headwords(document: Document, setting_of: dict[SectionId | None, Setting]) -> dict[str, Block]:
    """The first block below each short heading of a glossary, with that heading."""
    found: dict[str, Block] = {}
    headings = {b.section_id: b for b in document.blocks if b.kind is BlockKind.HEADING}
    for section in document.sections:
        heading = headings.get(section.id)
        if heading is None or not _is_headword(section, setting_of[section.id]):
            continue
        first = next(
            (b for b in document.blocks if b.section_id == section.id and b.kind in _READ), None
        )
        if first is not None:
            found[first.id] = heading
    return found


def _is_headword(section: Section, setting: Setting) -> bool:
    heading = _NUMBER.sub("", section.heading)
    return (
        setting.frame is Frame.TERMS
        and not setting.is_own
        and len(heading.split()) <= _MAX_HEADWORD_WORDS
        and not heading.rstrip().endswith(("?", "."))
        and not _SECTION_WORD.match(heading)
    )


def of_headword(block: Block, heading: Block) -> Draft | None:
    """The first sentence below a headword, if it takes the word up or goes on from it."""
    parts = sentences(block.text)
    start, end = parts[0]
    sentence = block.text[start:end]
    is_meaning = _is_nominal(sentence) and sentence.endswith(".")
    if not (_takes_up(sentence, heading.text) or is_meaning):
        return None
    number = _NUMBER.match(heading.text)
    term = text_range(heading, number.end() if number else 0)
    place = text_range(block, start, end)
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(place,),
        rule="headword",
        confidence=0.8,
        label=heading.text[term.start : term.end].strip(" :"),
        fields=(("term", term), ("meaning", place)),
    )


def _takes_up(sentence: str, heading: str) -> bool:
    """Whether a sentence begins with a word of the heading (endings aside), or has no verb."""
    words = re.findall(r"[\w-]{4,}", _NUMBER.sub("", heading).lower())
    stems = [word[: max(4, len(word) - 3)] for word in words]
    if _REMARK.match(sentence) or sentence.rstrip().endswith("?"):
        return False
    opening = " ".join(sentence.lower().split()[:_OPENING_WORDS])
    return len(sentence.split()) >= _MIN_MEANING_WORDS and any(stem in opening for stem in stems)


def _is_nominal(sentence: str) -> bool:
    """``Gesamtheit der Angebote, die …``: a meaning without a main clause."""
    opening = re.split(r"[,;]", sentence)[0]
    return (
        bool(_NOMINAL.match(sentence))
        and not _PRONOUN.match(sentence)
        and not _FINITE.search(opening)
        and len(sentence.split()) >= _MIN_NOMINAL_WORDS
    )


_MIN_NOMINAL_WORDS = 3
_PRONOUN = re.compile(
    r"^(?:Wir|Sie|Er|Es|Man|Ich|Dies\w*|Hier|Dort|Viele|Gibt|Geben|Fasst|Sucht)\b"
)


_NOMINAL = re.compile(
    r"^(?:Von|Vom|Durch|Direkt|Nach|Zur|Zum|Für)\s[^,.]*[a-zäöü]+e[rs]?\s+[A-ZÄÖÜ]"
    r"|^(?:[A-ZÄÖÜ][a-zäöüß]+e[rs]?\s+)?[A-ZÄÖÜ][\w*:-]+\s+[a-zäöü(]|^(?:Alle|Ein|Eine)\s"
)
_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|kann|können|soll\w*|muss|müssen|gibt|gilt|gelten|geht|gehen"
    r"|lebt|leben|besteht|bestehen|steht|stehen|macht|machen|kommt|kommen|bleibt|braucht|zeigt|bietet)\b"
)
_OPENING_WORDS = 5
"""Words among which the subject of a German main clause stands, if it stands first."""


def entry(block: Block, start: int = 0, end: int | None = None) -> Draft | None:
    """``Headword: meaning`` or ``Headword – meaning``, in a block or one of its lines."""
    text = block.text[start:end]
    match = _ENTRY.match(text)
    if match is None:
        return None
    name = next(name for name, found in match.groupdict().items() if found)
    if not _is_headword_text(match[name]):
        return None
    if len(text[match.end() :].split()) < _MIN_MEANING_WORDS:
        return None
    term = text_range(block, start + match.start(name), start + match.end(name))
    last = start + _meaning_end(text, match.end())
    fields = {"term": term, "meaning": text_range(block, start + match.end(), last)}
    return draft(block, text_range(block, start, last), "entry", 0.9, fields)


def sentence_entry(block: Block, start: int, end: int, *, in_terms: bool) -> Draft | None:
    """``Indikator: eine Kennzahl, die …`` in running text: what follows is no main clause."""
    own = entry(block, start, end)
    if own is None or not _says_what(own, block):
        return None
    return own if in_terms or _explains(own, block) else None


def _explains(own: Draft, block: Block) -> bool:
    """Outside of glossaries: what is behind the colon is a kind of thing, told apart."""
    meaning = dict(own.fields)["meaning"]
    text = block.text[meaning.start : meaning.end]
    return bool(_TOLD_APART.search(text)) and len(text.split()) >= _MIN_EXPLAINED_WORDS


_TOLD_APART = re.compile(
    r"^alle\s|^[a-zäöü][^.]*,\s+(?:in |mit |bei |durch )?(?:der|die|das|dem|deren|dessen|denen)\s"
    r"|^[A-ZÄÖÜ]\w+(?:ung|keit|heit|schaft|ion|tät|ismus)\s(?:der|des|von|aus|nach)\s"
)
_MIN_EXPLAINED_WORDS = 7


def lines(block: Block, *, announced: bool) -> Iterator[Draft]:
    """The entries in a box, one a line or a term and its meaning on two lines."""
    found = list(_lines(block))
    if announced or len(found) > 1:
        yield from found


def _lines(block: Block) -> Iterator[Draft]:
    spans = [match.span() for match in re.finditer(r"[^\n]+", block.text)]
    number = 0
    while number < len(spans):
        start, end = spans[number]
        several = _by_sentence(block, start, end)
        own = entry(block, start, end) if len(several) < _SEVERAL else None
        yield from several if len(several) >= _SEVERAL else []
        if own is None and not several and number + 1 < len(spans):
            own = _two_lines(block, spans[number], spans[number + 1])
            number += own is not None
        if own is not None:
            yield own
        number += 1


def _by_sentence(block: Block, start: int, end: int) -> list[Draft]:
    """``A – …. B – ….``: entries that are a sentence each."""
    places = ((start + first, start + last) for first, last in sentences(block.text[start:end]))
    found = (sentence_entry(block, *place, in_terms=True) for place in places)
    return [own for own in found if own is not None]


_SEVERAL = 2
"""Entries in one line that each are a sentence."""


def _two_lines(block: Block, head: tuple[int, int], body: tuple[int, int]) -> Draft | None:
    text, meaning = block.text[slice(*head)].removesuffix(":"), block.text[slice(*body)]
    is_pair = not text.endswith((".", "?", "!", ",", ";")) and _is_headword_text(text)
    if not is_pair or field_name(text) is not None or not _is_nominal(_capital(meaning)):
        return None
    fields = {"term": text_range(block, head[0], head[0] + len(text))}
    fields["meaning"] = text_range(block, *body)
    return draft(block, text_range(block, head[0], body[1]), "entry", 0.85, fields)


def _meaning_end(text: str, start: int) -> int:
    """Where an entry turns from the meaning to advice; else its end."""
    rest = text[start:]
    for number, (first, last) in enumerate(sentences(rest)):
        if number and advises(rest[first:last]):
            return start + first
    return len(text)


def _is_headword_text(text: str) -> bool:
    bare = text.strip(QUOTES + " ")
    return (
        len(bare.split()) <= _MAX_ENTRY_WORDS
        and not _SECTION_WORD.match(bare)
        and (is_term(re.sub(r"\s*\([^)]*\)", "", bare)) or text[:1] in QUOTES)
    )


def pairs(blocks: Sequence[Block]) -> Iterator[tuple[Draft, tuple[Block, ...]]]:
    """Terms in a paragraph of their own, each before the paragraph with its meaning."""
    position = 0
    while position + 1 < len(blocks):
        head, body = blocks[position], blocks[position + 1]
        if _is_pair(head, body):
            yield _of_pair(head, body), (head, body)
            position += 1
        position += 1


def _is_pair(head: Block, body: Block) -> bool:
    text = head.text.rstrip().removesuffix(":")
    return (
        head.kind is BlockKind.PARAGRAPH
        and body.kind is BlockKind.PARAGRAPH
        and not text.endswith((".", "?", "!", ":", ",", ";"))
        and "\n" not in text
        and _is_headword_text(text)
        and len(body.text.split()) >= _MIN_MEANING_WORDS
        and (len(body.text.split()) >= _MIN_OPEN_WORDS or body.text.rstrip().endswith((".", ")")))
    )


def _of_pair(head: Block, body: Block) -> Draft:
    term, place = text_range(head), text_range(body)
    return Draft(
        type=RecordType.DEFINITION,
        ranges=(term, place),
        rule="entry",
        confidence=0.9,
        label=head.text[term.start : term.end],
        fields=(("term", term), ("meaning", place)),
    )


def run_in(blocks: Sequence[Block]) -> Iterator[tuple[Draft, tuple[Block, ...]]]:
    """Headwords that run into their meaning, in a glossary where most paragraphs do."""
    matches = [(block, _RUN_IN.match(block.text)) for block in blocks]
    hits = [(block, match) for block, match in matches if match and is_term(match["term"])]
    if len(hits) < 2 or len(hits) * 2 < len(blocks):
        return
    for block, match in hits:
        fields = {
            "term": text_range(block, *match.span("term")),
            "meaning": text_range(block, match.end()),
        }
        yield draft(block, text_range(block), "entry", 0.8, fields), (block,)


def unannounced(blocks: Sequence[Block]) -> Iterator[tuple[Draft, tuple[Block, ...]]]:
    """Entries and pairs without a heading that says so: several in a row, none a main clause."""
    found = [
        (own, used)
        for own, used in (*pairs(blocks), *((entry(block), (block,)) for block in blocks))
        if own is not None and _says_what(own, used[-1])
    ]
    position = {block.id: number for number, block in enumerate(blocks)}
    found.sort(key=lambda item: position[item[1][0].id])
    run: list[tuple[Draft, tuple[Block, ...]]] = []
    for own, used in found:
        if run and position[used[0].id] != position[run[-1][1][-1].id] + 1:
            yield from run if len(run) >= _MIN_RUN else ()
            run = []
        run.append((own, used))
    yield from run if len(run) >= _MIN_RUN else ()


_MIN_RUN = 3
"""Entries in a row that make a glossary."""


def _says_what(own: Draft, block: Block) -> bool:
    meaning = dict(own.fields)["meaning"]
    text = block.text[meaning.start : meaning.end]
    is_label = field_name(own.label or "") is not None
    return not is_label and _is_nominal(_capital(text)) and not advises(text.split(";")[0])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_TERM_COLUMN = re.compile(
    r"^(?:begriffe?|wort|wörter|statt|nicht|bezeichnung|ausdruck|vermeiden|term|abkürzung|fachwort"
    r"|lieber nicht|veraltet|überholt|problematisch|nicht mehr)\b",
    re.IGNORECASE,
)
_COLUMNS = (
    (
        "instead",
        re.compile(r"^(?:besser|stattdessen|sondern|alternativ|empfohlen|lieber$|ersatz)", re.I),
    ),
    ("reason", re.compile(r"^(?:grund|begründung|warum|weil|problem|anmerkung)", re.I)),
    (
        "meaning",
        re.compile(
            r"^(?:bedeut|definition|erklär|erläuter|hinweis|beschreib|meaning|das mein|wir mein"
            r"|gemeint|heißt|steht für|kurz|inhalt|verständnis|was )",
            re.I,
        ),
    ),
)


def in_table(block: Block, *, is_glossary: bool) -> Iterator[Draft]:
    """A table of terms: one column of words, and others that explain or replace them."""
    heads = tables.header(block)
    columns = [number for number, head in enumerate(heads) if _TERM_COLUMN.match(head)]
    names = {
        number: name
        for number, head in enumerate(heads)
        for name, pattern in _COLUMNS
        if pattern.match(head)
    }
    if is_glossary and not columns:
        columns = [0]
    if columns and not names and (is_glossary or heads[columns[0]].lower().startswith("begriff")):
        names = dict.fromkeys(range(1, _width(block)), "meaning")
    if not columns or not names:
        return
    for row in tables.body_rows(block):
        found = _row_fields(row, columns[0], names)
        if "term" in found and len(found) > 1:
            yield draft(block, row.place, "entry", 0.9, found)


def _width(block: Block) -> int:
    return max(map(len, block.table.rows)) if block.table is not None else 0


def _row_fields(row: Row, term: int, names: dict[int, str]) -> dict[str, TextRange]:
    found = {names[column]: place for column, place in row.cells.items() if column in names}
    if term in row.cells:
        found["term"] = row.cells[term]
    return found
