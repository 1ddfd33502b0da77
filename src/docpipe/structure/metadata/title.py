"""Title and subtitle: the largest print of the title page, the file's own title, page heads."""

import re
from collections.abc import Sequence

from docpipe.model import BlockKind, Claim, ClaimName, ClaimOrigin, FileFormat
from docpipe.structure.metadata.dates import is_date_line
from docpipe.structure.metadata.file_title import MAX_LETTERS, clean_file_title
from docpipe.structure.metadata.front import Front, Printed, claim
from docpipe.structure.metadata.genres import kind_of
from docpipe.structure.metadata.markup_title import markup_title_claims
from docpipe.structure.metadata.naming import is_body, is_domain, words_of

# Print of one line in the title, in parts of the largest: on a cover, and above running text.
_ON_COVER, _ABOVE_TEXT = 0.75, 0.9
_SAME = 0.06
# Up to here the largest print is no larger than the text.
_EVEN = 1.05
# A subtitle is larger than the text below it; on a cover nothing stands below.
_OVER_BODY = 1.15
_MAX_LINES, _MAX_SUBTITLE_LINES = 6, 4
# Words of a subtitle that ends like a sentence.
_MAX_MOTTO = 12
_MIN_LETTERS = 3
# Blocks of a document that has nothing but its title.
_COVER_ONLY = 1
# By what bears the title out.
_PRINTED, _PRINTED_BOTH, _HEADING, _OF_FILE, _OF_FILE_ONLY = 0.8, 0.9, 0.45, 0.85, 0.5
_OF_HEAD, _WEAK, _BESIDE = 0.55, 0.3, 0.25
_NO_TITLE = re.compile(
    r"^(?:inhalt(?:sverzeichnis|sübersicht)?|contents|vorwort|impressum|seite \d+.*|\d+|anlage.*"
    r"|stand\b.*|gültig.*|illustration.*|fotos?:.*|©.*|www\..*|https?:.*|\S+@\S+|tel\.?:?\s.*"
    r"|gesetzestext:?|seite|version \d.*|homepage\b.*)$",
    re.I,
)
_LABEL_LINE = re.compile(
    r"pressemitteilung|medieninformation|positionspapier|policy paper|stellungnahme|handreichung"
    r"|leitfaden|arbeitshilfe|manifest|empfehlungen|impulspapier|broschüre|position paper",
    re.I,
)
_BARE_GENRE = re.compile(
    r"(?:das |die |der |unser |unsere )?(?:workshop\W*)?(?:\w*programm|\w*papier|leitantrag|antrag"
    r"|workshop|handreichung|leitfaden|dokumentation|stellungnahme|manifest|empfehlungen|broschüre"
    r"|flyer|protokoll|bericht|fact sheet|workshop\W+dokumentation)\W*",
    re.I,
)
_PERIOD = re.compile(r"\d{4}\s?[–-]\s?\d{4}")
# The parties of a contract, a first paragraph, the date of a law.
_ENDS = re.compile(r"^(?:(?:zwischen|between)\b|\(\d+\)\s|\((?:vom|artikel)\b)", re.I)
_DECIDED = re.compile(r"^(?:beschl[uo]ss|entwurf|stand|verabschiedet|fassung|angenommen)", re.I)
_PAPER_NUMBER = re.compile(r"^Drucksache\s+\d+/\d+$")
_PAPER_OPENING = re.compile(
    r"^[–-]?\s*Drucksachen?\b|\bFraktion(?:en)?\b|\bAbgeordneten\b|^der Bundesregierung$"
)


def title_claims(front: Front) -> list[Claim]:
    """All that may be the title or the subtitle."""
    if front.info.format is not FileFormat.PDF:
        return markup_title_claims(front)
    printed = _parliamentary(front) or _printed(front)
    found = [*printed, *_of_file(front, printed)]
    found += _of_heads(front, is_known=any(one.confidence >= _PRINTED for one in found))
    is_known = any(one.name is ClaimName.TITLE and one.confidence >= _HEADING for one in found)
    return found if is_known else [*found, *_of_headings(front)]


def _printed(front: Front) -> list[Claim]:
    chosen = _largest(front)
    if not chosen:
        return []
    at = front.cover.index(chosen[-1])
    title, subtitle = _parted(chosen)
    if _is_bare(front, title):
        below = _run_below(front, at)
        if below and not _DECIDED.match(below[0].text):
            title = [*title, *below]
            at += len(below)
    text = front.join(title)
    confidence = _PRINTED if _stands_elsewhere(front, title) else _WEAK
    claims = [claim(ClaimName.TITLE, text, ClaimOrigin.TITLE_PAGE, confidence, title)]
    if confidence == _WEAK:
        claims += _naming_line(front)
    subtitle = subtitle or _between(front, chosen) or _run_below(front, at) or _above(front, chosen)
    if subtitle:
        below_text = front.join(subtitle)
        claims.append(
            claim(ClaimName.SUBTITLE, below_text, ClaimOrigin.TITLE_PAGE, confidence, subtitle)
        )
    return claims


def _naming_line(front: Front) -> list[Claim]:
    """Where the title page is a logo, the first short line that names the kind must do."""
    for printed in front.early:
        short = len(printed.text.split()) <= _MAX_MOTTO // 2
        if short and kind_of(printed.text) and _may_be_title(printed):
            text = printed.text.strip()
            return [claim(ClaimName.TITLE, text, ClaimOrigin.TEXT, _OF_HEAD + 0.05, [printed])]
    return []


def _largest(front: Front) -> list[Printed]:
    """The lines in the largest print that is no logo, or the bold opening of even print."""
    lines = [p for p in _unrepeated(front.cover) if _may_be_title(p)]
    largest = max((p.size for p in lines if not _is_logo(p)), default=0.0)
    if not largest and lines:
        largest = max(printed.size for printed in lines)
    if largest <= front.body * _EVEN and not front.is_cover:
        return _bold_opening(front)
    share = _ON_COVER if front.is_cover else _ABOVE_TEXT
    first = next((i for i, p in enumerate(lines) if abs(p.size - largest) <= _SAME * largest), None)
    if first is None:
        return []
    big = [
        p
        for p in lines
        if p.size >= share * largest
        and (p.bold == lines[first].bold or p.size >= _ABOVE_TEXT * largest)
    ]
    run = [*_joined_before(lines, first, big), *_joined_after(lines, first, big, front)]
    chosen = _cut(_without_logos(run))
    return chosen if len(chosen) <= _MAX_LINES else (_bold_opening(front) or chosen[:1])


def _without_logos(run: Sequence[Printed]) -> list[Printed]:
    """Names of bodies before and behind a title are none of it; inside they are."""
    kept = list(run)
    while len(kept) > 1 and _is_logo(kept[0]):
        kept.pop(0)
    while len(kept) > 1 and _is_logo(kept[-1]):
        kept.pop()
    return kept


def _joined_before(lines: Sequence[Printed], first: int, big: Sequence[Printed]) -> list[Printed]:
    before: list[Printed] = []
    for printed in reversed(lines[:first]):
        if printed not in big:
            break
        before.insert(0, printed)
    return before


def _joined_after(
    lines: Sequence[Printed], first: int, big: Sequence[Printed], front: Front
) -> list[Printed]:
    """On from the first line; on a cover smaller lines may stand between large ones."""
    chosen = [lines[first]]
    for i in range(first + 1, len(lines)):
        printed = lines[i]
        if printed in big:
            chosen.append(printed)
        elif not (front.is_cover and any(later in big for later in lines[i + 1 :])):
            break
        elif printed.size >= 0.5 * lines[first].size and not kind_of(printed.text):
            chosen.append(printed)
    return chosen


def _cut(lines: Sequence[Printed]) -> list[Printed]:
    """Up to where the parties of a contract follow, or a line announces a list."""
    kept: list[Printed] = []
    for printed in lines:
        if kept and (_ENDS.match(printed.text) or printed.text.endswith(":")):
            break
        kept.append(printed)
    return kept


def _bold_opening(front: Front) -> list[Printed]:
    """Where all print is of one size, the bold lines at the top."""
    opening: list[Printed] = []
    for printed in front.cover:
        if printed.bold and _may_be_title(printed):
            opening.append(printed)
        elif opening or not _is_small_print(printed, front):
            break
    goes_on = len(opening) < len(front.cover)
    chosen = _cut(opening) if goes_on else []
    return chosen if len(chosen) <= _MAX_LINES else []


def _is_small_print(printed: Printed, front: Front) -> bool:
    """What may stand above a title in even print."""
    return printed.size < front.body or not _may_be_title(printed) or is_body(printed.text)


def _parted(lines: Sequence[Printed]) -> tuple[list[Printed], list[Printed]]:
    """A line that only names the kind is set off: ``POSITIONSPAPIER`` above the title proper.

    So are a programme's name and its slogan, where the print grows again between them.
    """
    if len(lines) > 1 and _LABEL_LINE.fullmatch(lines[0].text.strip()):
        return list(lines[1:]), [lines[0]]
    smallest = min(range(len(lines)), key=lambda i: lines[i].size)
    for i in range(smallest + 1, len(lines)):
        if lines[i].size > 1.3 * lines[smallest].size and kind_of(lines[0].text):
            return list(lines[i:]), list(lines[:i])
    return list(lines), []


def _is_bare(front: Front, lines: Sequence[Printed]) -> bool:
    return bool(_BARE_GENRE.fullmatch(front.join(lines)))


def _run_below(front: Front, at: int) -> list[Printed]:
    """The lines of one print right below a line of the cover, if they may be a subtitle."""
    run: list[Printed] = []
    for printed in front.cover[at + 1 :]:
        fits = not run or abs(printed.size - run[0].size) <= _SAME * run[0].size
        if not (fits and _may_be_subtitle(printed, front)):
            break
        run.append(printed)
    if not run or len(run) > _MAX_SUBTITLE_LINES or _is_sentence(front.join(run)):
        return []
    large = run[0].size > _OVER_BODY * front.body and not _is_heading_print(run[0], front)
    return run if front.is_cover or large else []


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "?", "!")) and len(text.split()) > _MAX_MOTTO


def _is_heading_print(printed: Printed, front: Front) -> bool:
    """Headings further on are set the same way."""
    return any(
        line.page != printed.page and line.size == printed.size and line.bold == printed.bold
        for line in front.early
    )


def _between(front: Front, chosen: Sequence[Printed]) -> list[Printed]:
    """Smaller lines that stand between the lines of a title, a designer's way."""
    inside = front.cover[front.cover.index(chosen[0]) : front.cover.index(chosen[-1])]
    between = [printed for printed in inside if printed not in chosen]
    good = [printed for printed in between if _may_be_subtitle(printed, front)]
    return good if good and kind_of(front.join(good)) else []


def _above(front: Front, chosen: Sequence[Printed]) -> list[Printed]:
    """A line above the title that names the kind."""
    above = front.cover[: front.cover.index(chosen[0])]
    naming = [p for p in above if kind_of(p.text) and _may_be_subtitle(p, front)]
    return naming[-1:] if front.is_cover else []


def _may_be_title(printed: Printed) -> bool:
    text = printed.text.strip()
    if _PERIOD.fullmatch(text) or text.startswith("§"):
        return True
    letters = sum(letter.isalpha() for letter in text)
    return letters >= _MIN_LETTERS and not _NO_TITLE.match(text) and not is_date_line(text)


def _may_be_subtitle(printed: Printed, front: Front) -> bool:
    text = printed.text.strip()
    if not _may_be_title(printed) or is_body(text) or is_domain(text):
        return False
    is_listed = re.match(r"^(?:\d+[.)]|[•●○–-])\s", text) is not None
    return not is_listed and not text.endswith(":") and "@" not in text


def _is_logo(printed: Printed) -> bool:
    """The name of a body, or an address."""
    text = printed.text.strip()
    return is_domain(text) or is_body(text)


def _unrepeated(lines: Sequence[Printed]) -> list[Printed]:
    """Lines without their doubles: print set twice for a shadow, or once in capital letters."""
    largest: dict[str, float] = {}
    for printed in lines:
        key = printed.text.casefold()
        largest[key] = max(largest.get(key, 0.0), printed.size)
    kept = []
    for printed in lines:
        if largest.get(printed.text.casefold()) == printed.size:
            kept.append(printed)
            largest.pop(printed.text.casefold())
    return kept


def _stands_elsewhere(front: Front, lines: Sequence[Printed]) -> bool:
    """A single word that the document never uses is a logo read badly."""
    words = words_of(" ".join(printed.text for printed in lines))
    if len(words) != 1:
        return bool(words)
    is_used = sum(words[0] in words_of(block.text) for block in front.blocks) > 1
    return is_used or kind_of(words[0]) is not None or len(front.blocks) <= _COVER_ONLY


def _parliamentary(front: Front) -> list[Claim]:
    """A printed paper of a parliament: its title is the last bold print above the text."""
    if not any(_PAPER_NUMBER.match(printed.text) for printed in front.cover[:6]):
        return []
    bold: list[Printed] = []
    for printed in front.cover:
        if printed.bold:
            bold.append(printed)
        elif len(bold) > 3:
            break
    openings = [i for i, printed in enumerate(bold) if _PAPER_OPENING.search(printed.text)]
    title = bold[openings[-1] + 1 :] if openings else []
    if not title or len(title) > _MAX_LINES:
        return []
    text = front.join(title)
    return [claim(ClaimName.TITLE, text, ClaimOrigin.TITLE_PAGE, _PRINTED_BOTH, title)]


def _of_file(front: Front, printed: Sequence[Claim]) -> list[Claim]:
    """The file's title is good if the first pages bear it; else only where nothing is printed."""
    title = clean_file_title(front.info.title)
    if title is None:
        return []
    own = {word for word in words_of(title) if len(word) > 3 or word.isdigit()}
    places = (*front.cover, *front.heads)
    on_pages = {word for line in places for word in words_of(line.text)}
    shown = {word for p in printed for word in words_of(p.value)}
    is_borne = bool(own) and own <= on_pages and any(ch.isupper() for ch in title)
    confidence = _OF_FILE if is_borne and not own <= shown else _OF_FILE_ONLY
    if is_borne and own <= shown:
        confidence = _PRINTED - 0.05
    if is_borne and len(own) == 1 and kind_of(title) is None:
        confidence = _OF_FILE_ONLY
    claims = [claim(ClaimName.TITLE, title, front.file, confidence)]
    subject = front.info.subject
    if subject and clean_file_title(subject) and not set(words_of(subject)) <= own:
        claims.append(claim(ClaimName.SUBTITLE, subject, front.file, _WEAK))
    return claims


def _of_heads(front: Front, *, is_known: bool) -> list[Claim]:
    """Page heads repeat the title, often shortened; bodies, series and dates stand there too."""
    confidence = _BESIDE if is_known else _OF_HEAD
    for printed in front.heads:
        text = printed.text.strip()
        if _may_be_title(printed) and _may_be_subtitle(printed, front) and len(text) > 12:
            return [claim(ClaimName.TITLE, text, ClaimOrigin.RUNNING_HEAD, confidence, [printed])]
    return []


def _of_headings(front: Front) -> list[Claim]:
    headings = [block for block in front.blocks if block.kind is BlockKind.HEADING]
    first = min(headings, key=lambda block: (block.level or 1, block.first_page), default=None)
    if first is None or len(first.text) > MAX_LETTERS:
        return []
    printed = Printed(page=first.first_page, text=first.text, size=0.0)
    return [claim(ClaimName.TITLE, first.text, ClaimOrigin.TEXT, _HEADING, [printed])]
