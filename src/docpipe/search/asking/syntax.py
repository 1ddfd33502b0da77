"""The query language: phrases, AND, OR, NOT, brackets, ``+word``, ``-word``, ``prefix*``, fields.

Nobody needs it, and nobody should stumble over it: what can be read as an ordinary question is
one. "Wie gelingt das – und was kostet es (pro Jahr)?" holds a dash, a bracket and a question mark,
and none means anything; only what cannot be meant otherwise and is broken is an error. That is why
this is a parser of its own: those of libraries (Lucene's language in ``luqum``, grammars in
``lark``) take a bracket or a colon for an operator wherever it stands.

Two readings:

*   With AND, OR or NOT the whole is one condition; words side by side must all be there.
*   Without, only phrases, fields, prefixes, ``+`` and ``-`` are conditions; the other words rank.
    In a sentence quotation marks cite a word, and a star is part of it ("LGBTIQ* Gruppen"): what
    holds it comes first, what says it otherwise is not hidden.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NoReturn

from docpipe.errors import QueryError
from docpipe.language.analysis import STOP_WORDS, fold
from docpipe.model import Every, Expression, Holds, Passes, Some, Sort, Without
from docpipe.search.asking.fields import filters_of, shown
from docpipe.search.asking.lexing import Kind, Token, ends_of_groups, tokens

_MAX_DEPTH = 50
"""Brackets in brackets; more are a mishap, and would exhaust the stack."""

_MARKS = "\"'„“”»«‚‘’.,;:!?…()[]{}<>"

_SIGNS_OF_A_SENTENCE = frozenset(
    """
    was wie wer wem wen wo woher wohin wann warum wieso weshalb welche welcher welches welchen
    welchem ist sind war waren wird werden wurde wurden soll sollen sollte sollten kann können
    konnte könnte könnten darf dürfen muss müssen hat haben ich du wir ihr man
    what which who how why when where is are was were do does did should can could may must we
    """.split()  # noqa: SIM905 - lines of a word list read better so
)
"""Whoever writes a sentence shouts with capitals: "Was dürfen Kommunen NICHT entscheiden?"."""


_CLOSING_MARKS = "\"'“”»«’)] "
_WORDS_OF_A_SENTENCE = 4
"""With a full stop behind them; "Integration in Köln." is no sentence yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words to rank by, and where they stand in the question.

    Attributes:
        plain: Whether they are ordinary words, not demanded by an operator.
    """

    text: str
    start: int
    end: int
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A question in the query language.

    Attributes:
        text: As asked.
        pieces: What is ranked by, in order; nothing that is excluded, no fields.
        required: What every hit must satisfy; ``None``: anything goes, the question is ordinary.
        cited: What had better stand in a hit: phrases and prefixes in a sentence.
        cited_at: Where each stands in the question.
    """

    text: str
    pieces: tuple[Piece, ...]
    required: Expression | None
    cited: tuple[Expression, ...] = ()
    cited_at: tuple[tuple[int, int], ...] = ()

    def to_the_letter(self) -> "Parsed":
        """What is cited demanded."""
        if not self.cited:
            return self
        given = () if self.required is None else (self.required,)
        return replace(self, required=_joined(Every, [*given, *self.cited]), cited=(), cited_at=())

    def masked(self, *, plain_only: bool) -> str:
        """The question with blanks for all but its pieces, or its plain ones; places stay."""
        if self.required is None and not self.cited:
            return self.text
        kept = [" "] * len(self.text)
        for piece in self.pieces:
            if piece.plain or not plain_only:
                kept[piece.start : piece.end] = self.text[piece.start : piece.end]
        return "".join(kept)


def parse(text: str) -> Parsed:
    """Read a question.

    Raises:
        QueryError: An operator is meant and broken; the message names the character, from 1.
    """
    found = tokens(text)
    if _has_operators(found, text):
        required = _Parser(found, text).whole()
        return Parsed(text=text, pieces=_positive(found), required=required)
    return _loose(found, text)


def render(expression: Expression) -> str:
    """An expression in the query language, so that a reader sees what was understood."""
    match expression:
        case Holds(Sort.PHRASE, text):
            return f'"{text}"'
        case Holds(Sort.PREFIX, text):
            return f"{text}*"
        case Holds(_, text):
            return text
        case Passes(filters):
            return shown(filters)
        case Without(part):
            return f"NOT {_inner(part)}"
        case Every(parts):
            return " AND ".join(_inner(part) for part in parts)
        case Some(parts):
            return " OR ".join(_inner(part) for part in parts)


def _inner(part: Expression) -> str:
    return f"({render(part)})" if isinstance(part, Every | Some) else render(part)


# Ordinary questions, with or without conditions on single words


def _loose(found: Sequence[Token], text: str) -> Parsed:
    """Words rank; phrases, fields, prefixes and what has a sign are conditions."""
    conditions: list[Expression] = []
    cited: list[tuple[Expression, tuple[int, int]]] = []
    pieces: list[Piece] = []
    in_sentence = _is_sentence(found, text)
    groups = ends_of_groups(found)
    n_before = tuple(accumulate(map(_counts, found), initial=0))
    position = 0
    while position < len(found):
        token = found[position]
        end = _end_of_signed(found, position, groups) or position
        if token.kind in {Kind.PLUS, Kind.MINUS} and n_before[end] > n_before[position]:
            part = _Parser(found[position + 1 : end], text).whole()
            conditions.append(Without(part) if token.kind is Kind.MINUS else part)
            if token.kind is Kind.PLUS:
                pieces += _positive(found[position + 1 : end])
            position = end
            continue
        if token.kind in {Kind.PHRASE, Kind.PREFIX} and in_sentence:
            cited.append((_leaf(token), (token.start, token.end)))
        elif token.kind in {Kind.PHRASE, Kind.PREFIX, Kind.FIELD}:
            conditions.append(_leaf(token))
        pieces += _piece(token, plain=True)
        position += 1
    return Parsed(
        text=text,
        pieces=tuple(pieces),
        required=_joined(Every, conditions),
        cited=tuple(one for one, _ in cited),
        cited_at=tuple(place for _, place in cited),
    )


def _is_sentence(found: Sequence[Token], text: str) -> bool:
    """Whether it is said in a sentence, or is one in quotation marks as a whole."""
    words = [token.text.strip(_MARKS) for token in found if token.kind is Kind.WORD]
    is_closed = text.rstrip(_CLOSING_MARKS).endswith((".", "?", "!"))
    if not words:
        return is_closed and len(text.split()) >= _WORDS_OF_A_SENTENCE
    if any(word.casefold() in _SIGNS_OF_A_SENTENCE for word in words):
        return True
    return is_closed and len(words) >= _WORDS_OF_A_SENTENCE


def _end_of_signed(found: Sequence[Token], position: int, groups: Mapping[int, int]) -> int | None:
    """Behind what a sign stands before: one token, or a group.

    ``None`` if the group is open, or nothing stands in it.
    """
    following = position + 1
    if following >= len(found) or found[following].kind is Kind.CLOSE:
        return None
    if found[following].kind is not Kind.OPEN:
        return following + 1
    end = groups.get(following)
    return end if end is not None and end > following + 2 else None


def _leaf(token: Token) -> Expression:
    match token.kind:
        case Kind.PHRASE:
            return Holds(Sort.PHRASE, token.text)
        case Kind.PREFIX:
            return Holds(Sort.PREFIX, token.text)
        case Kind.FIELD:
            return Passes(filters_of(token.name, token.text, token.start + 1))
        case _:
            return Holds(Sort.WORD, token.text.strip(_MARKS))


def _piece(token: Token, *, plain: bool) -> list[Piece]:
    if token.kind not in {Kind.WORD, Kind.PHRASE, Kind.PREFIX, Kind.OPERATOR}:
        return []
    is_word = token.kind in {Kind.WORD, Kind.OPERATOR}
    typed = token.name or token.text
    return [Piece(text=typed, start=token.start, end=token.end, plain=plain and is_word)]


def _joined(join: type[Every] | type[Some], parts: Sequence[Expression]) -> Expression | None:
    if len(parts) > 1:
        return join(tuple(parts))
    return parts[0] if parts else None


# Conditions


def _has_operators(found: Sequence[Token], text: str) -> bool:
    """Whether AND, OR or NOT is meant as such."""
    words = [token.text.strip(_MARKS) for token in found if token.kind is Kind.WORD]
    operands = [token for token in found if _counts(token)]
    operators = [token for token in found if token.kind is Kind.OPERATOR]
    if not operators or not operands:
        return False
    if text.rstrip().endswith("?") or any(
        word.casefold() in _SIGNS_OF_A_SENTENCE for word in words
    ):
        return False
    german = all(text[one.start : one.end] in {"UND", "ODER", "NICHT"} for one in operators)
    shouted = words and all(word == word.upper() for word in words)
    return not (german and (shouted or found[0].kind is Kind.OPERATOR))


_OPERANDS = frozenset({Kind.WORD, Kind.PHRASE, Kind.PREFIX, Kind.FIELD})


def _counts(token: Token) -> bool:
    return token.kind in _OPERANDS and any(sign.isalnum() for sign in token.text)


def _is_idle(found: Sequence[Token], place: int) -> bool:
    """Whether a token is a stop word beside a word that says more: "Öffnung der Verwaltung"."""
    beside = (found[other] for other in (place - 1, place + 1) if 0 <= other < len(found))
    return _is_stop_word(found[place]) and any(
        one.kind in _OPERANDS and not _is_stop_word(one) for one in beside
    )


def _is_stop_word(token: Token) -> bool:
    return token.kind is Kind.WORD and fold(token.text.strip(_MARKS)) in STOP_WORDS


def _positive(found: Sequence[Token]) -> tuple[Piece, ...]:
    """What is not excluded, of tokens that stand in a condition."""
    pieces: list[Piece] = []
    groups = ends_of_groups(found)
    position = 0
    while position < len(found):
        token = found[position]
        if token.kind is Kind.MINUS or (token.kind is Kind.OPERATOR and token.text == "NOT"):
            position = _end_of_signed(found, position, groups) or position + 1
            continue
        if token.kind is not Kind.OPERATOR:
            pieces += _piece(token, plain=False)
        position += 1
    return tuple(pieces)


class _Parser:
    """Recursive descent: OR of AND of NOT of operands; side by side is AND."""

    def __init__(self, found: Sequence[Token], text: str) -> None:
        # A dash or a lone comma is no operand.
        words = [one for one in found if one.kind not in _OPERANDS or _counts(one)]
        self._tokens = [one for place, one in enumerate(words) if not _is_idle(words, place)]
        self._text = text
        self._place = 0
        self._depth = 0

    def whole(self) -> Expression:
        """The condition, to the last token."""
        expression = self._some()
        if (token := self._token()) is not None:
            self._fail(token, f"„{self._typed(token)}“ steht hier, wo ein Wort stehen müsste")
        return expression

    def _some(self) -> Expression:
        parts = [self._every()]
        while self._is_operator("OR"):
            self._place += 1
            parts.append(self._every())
        return _joined(Some, parts) or parts[0]

    def _every(self) -> Expression:
        parts = [self._one()]
        while (token := self._token()) is not None and token.kind is not Kind.CLOSE:
            if self._is_operator("OR"):
                break
            if self._is_operator("AND"):
                self._place += 1
            parts.append(self._one())
        return _joined(Every, parts) or parts[0]

    def _one(self) -> Expression:
        token = self._token()
        if token is None:
            self._fail_at_end()
        self._place += 1
        match token.kind:
            case Kind.OPERATOR if token.text == "NOT":
                return Without(self._deeper())
            case Kind.MINUS:
                return Without(self._deeper())
            case Kind.PLUS:
                return self._deeper()
            case Kind.OPEN:
                return self._group(token)
            case Kind.OPERATOR | Kind.CLOSE:
                self._fail(token, f"vor „{self._typed(token)}“ fehlt ein Wort")
            case _:
                return _leaf(token)

    def _group(self, opening: Token) -> Expression:
        if (token := self._token()) is not None and token.kind is Kind.CLOSE:
            self._fail(opening, "in der Klammer steht nichts")
        self._check_depth(opening)
        self._depth += 1
        expression = self._some()
        self._depth -= 1
        if self._token() is None:
            self._fail(opening, "die Klammer wird nicht geschlossen")
        self._place += 1
        return expression

    def _deeper(self) -> Expression:
        """What an operator or a sign stands before."""
        if (token := self._token()) is not None:
            self._check_depth(token)
        self._depth += 1
        expression = self._one()
        self._depth -= 1
        return expression

    def _check_depth(self, token: Token) -> None:
        if self._depth >= _MAX_DEPTH:
            self._fail(token, f"mehr als {_MAX_DEPTH} Klammern ineinander")

    def _token(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _is_operator(self, name: str) -> bool:
        token = self._token()
        return token is not None and token.kind is Kind.OPERATOR and token.text == name

    def _typed(self, token: Token) -> str:
        return self._text[token.start : token.end]

    def _fail_at_end(self) -> NoReturn:
        if opening := self._open_bracket():
            self._fail(opening, "die Klammer wird nicht geschlossen")
        last = self._tokens[-1]
        self._fail(last, f"nach „{self._typed(last)}“ fehlt ein Wort")

    def _open_bracket(self) -> Token | None:
        waiting: list[Token] = []
        for token in self._tokens:
            if token.kind is Kind.OPEN:
                waiting.append(token)
            elif token.kind is Kind.CLOSE and waiting:
                waiting.pop()
        return waiting[-1] if waiting else None

    def _fail(self, token: Token, what: str) -> NoReturn:
        raise QueryError(
            f"Die Suchanfrage ist an Zeichen {token.start + 1} nicht zu verstehen: {what}. "
            "Abhilfe: ergänzen, oder UND, ODER, NICHT (AND, OR, NOT) klein schreiben: "
            "dann sind es gewöhnliche Wörter.",
            position=token.start,
        )
