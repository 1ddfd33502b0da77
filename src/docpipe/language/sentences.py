"""Where a German sentence ends: rules for full stops that end none.

A full stop is read in context: abbreviations, ordinals, initials and enumerators do not end a
sentence unless what follows is plainly the start of the next one. The rules hold for English
prose as well; nothing here is learned from data.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_END = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[)\]»«“”\"'’‹›]*)(?P<note>[⁰¹²³⁴-⁹]+|(?<=[^\W\d_][.!?])\d{1,2})?(?=\s|$)"
)
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[•▪■●‣–*-]\s)")
_LAST_TOKEN = re.compile(r"[^\s(\[„“\"»«‚/]+$")
_OPENERS = "„“\"»«‚'([›‹*"

_NEVER_END = _words(
    """
    abb abs abschn anh anm aufl bd bde bes betr bspw bzgl bzw ca dgl dipl dr ebd evtl exkl
    fig ggf ggfs hr hrsg inkl insb insbes jg jh jun kap lfd med mind mio mr mrd mrs ms nr nrn
    phil prof rd rer sen sog soz st str svw tab tel tsd ugs urspr vgl vol vs zit zzgl
    einschl gem geb gegr lt mtl ehem allg kath evang jan feb apr aug sept okt nov dez pp eds
    rn drs bt-drs ziff buchst abt entspr approx
    """
)
"""Abbreviations after which the sentence always goes on."""

_MAY_END = _words(
    """
    usw etc ff f co al hg ä ua uä oä jr inc ltd corp u.a o.ä u.ä e.v
    """
)
"""Abbreviations that can be the last word of a sentence."""

_BEFORE_NUMBERS = _words(
    """
    art lit no max min ref fn
    """
)
"""Abbreviations only in front of a number; else words of their own (``jeder Art.``)."""

_MONTHS = _words(
    """
    januar jänner februar märz april mai juni juli august september oktober november
    dezember
    """
)

_STARTERS = _words(
    """
    aber alle allein allerdings als also am an andere anders auch auf aus außerdem bei beide
    beim bis bisher da dabei dadurch dafür daher damit danach daneben dann daran darauf
    daraus darin darüber darum das dass davon dazu dem den denn dennoch der deren des
    deshalb dessen deswegen die dies diese diesem diesen dieser dieses doch dort durch
    ebenso ein eine einem einen einer eines einige er erst es etwa für gegen gerade
    gleichzeitig hier hierbei hierfür hierzu hinzu ich ihr ihre im immer in indem
    insbesondere insgesamt ist jede jeder jedes jedoch kein keine man mit nach neben nicht
    noch nun nur ob oft ohne sehr seit seitdem sich sie sind so sobald sofern solche somit
    sondern sowohl trotz trotzdem um und unter vielmehr viele vom von vor während war waren
    was weil weitere welche wenn wer werden wie wir wird wo wurde wurden zu zudem zum
    zunächst zur zusätzlich zwar zwischen a an and at but by each for from he however if in
    it its many most on our she some such that the their there therefore these they this
    those to we what when where which while who with you
    """
)
"""Words that, written with a capital, mark the start of a sentence."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Split running text into sentences.

    Args:
        text: One block's text; an empty line or a bullet on a new line always separates.

    Returns:
        Half-open ranges in reading order, trimmed of white space, that together hold every
        printed character of ``text``.
    """
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        cursor = start
        for match in _END.finditer(text, start, end):
            if match.end() < end and _ends_sentence(text, cursor, match, end):
                found.append((cursor, match.end()))
                cursor = match.end()
        found.append((cursor, end))
    trimmed = (_trim(text, start, end) for start, end in found)
    return tuple(place for place in trimmed if place[0] < place[1])


def _paragraphs(text: str) -> list[tuple[int, int]]:
    cuts = [0]
    for match in _PARAGRAPH_BREAK.finditer(text):
        cuts += [match.start(), match.end()]
    cuts.append(len(text))
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : end].lstrip()
    head = following.lstrip(_OPENERS)
    if not head or head[0].islower():
        return False
    mark = match["mark"]
    if mark != ".":
        # An ellipsis trails off more often than it ends; a question or an exclamation ends.
        return mark[-1] in "!?" or _starts_sentence(head)
    if match["close"] or match["note"]:
        return True
    return _full_stop_ends(text, start, match.start(), head)


def _full_stop_ends(text: str, start: int, stop: int, head: str) -> bool:
    """Judge a lone full stop at ``stop`` by the token before it and the words after it."""
    before = _LAST_TOKEN.search(text, start, stop)
    if before is None:
        return True
    token = before.group()
    lowered = token.lower()
    if lowered in _NEVER_END or (lowered in _BEFORE_NUMBERS and _first_token_is_number(head)):
        return False
    opens_sentence = not text[start : before.start()].strip()
    if token.isdecimal() or _is_roman(token):
        return not opens_sentence and _number_ends(token, head)
    if lowered in _MAY_END or _is_letter_or_chain(token):
        return not opens_sentence and _starts_sentence(head)
    return True


def _number_ends(token: str, head: str) -> bool:
    """``2016. Die`` ends; ``21. März``, ``3. Quartal`` and ``19. Jahrhundert`` do not."""
    if _first_word(head).lower() in _MONTHS:
        return False
    return (token.isdecimal() and len(token) > 2) or _starts_sentence(head)


def _first_token_is_number(head: str) -> bool:
    return bool(re.match(r"\d|[IVX]+\b", head))


def _is_roman(token: str) -> bool:
    return len(token) < 6 and bool(re.fullmatch(r"[IVX]+", token))


def _is_letter_or_chain(token: str) -> bool:
    """``B`` of an initial or of ``z. B.``; ``z.B`` and ``i.d.R`` written together."""
    return bool(
        re.fullmatch(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}", token)
    )


def _starts_sentence(head: str) -> bool:
    return _first_word(head).lower() in _STARTERS


def _first_word(head: str) -> str:
    match = re.match(r"[^\W\d_]+", head)
    return match.group() if match else ""
