"""Who wrote, edited and published: labels of the imprint, names on title page and page heads."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from docpipe.model import (
    Claim,
    ClaimName,
    ClaimOrigin,
    Contributor,
    ContributorRole,
    DocumentKind,
    FileFormat,
)
from docpipe.structure.metadata.dates import dates_in
from docpipe.structure.metadata.front import Front, Printed, claim
from docpipe.structure.metadata.genres import kind_of
from docpipe.structure.metadata.naming import (
    body_in,
    is_body,
    is_domain,
    nominative,
    parties_in,
    party_in,
    person,
)

_LABELLED, _IN_FRONT, _ALONE_IN_IMPRINT, _ON_COVER = 0.92, 0.88, 0.75, 0.66
_IN_TITLE, _IN_HEAD, _OF_FILE, _AUTHOR_OF_FILE, _IN_TEXT = 0.6, 0.58, 0.64, 0.62, 0.45
_PARTY = 0.8
# An office inside a body, by its code: "Zentrale GR 21".
_UNIT = 0.5
# A party is named so often in so many blocks of its own programme.
_PROGRAMME_BLOCKS, _MIN_NAMED = 80, 3
_CODE = re.compile(r"\b[A-Z]{2,4}\s?\d+$|^[A-Z]{2,3}\b")
# The account that saved a file is seldom its author.
_ACCOUNT, _WEB_AUTHOR = 0.35, 0.8
# Above running text, a body's name stands among the first lines.
_TOP_LINES = 8
_MAX_NAME_LINES, _MAX_NAMES = 3, 40
_PUBLISHER = re.compile(
    r"(?:herausge(?:ber(?:[*_:/]?-?in(?:nen)?)?(?:schaft)?\b|geben\s+vo[nm](?:\s+de[rmn])?)"
    r"|\bhrsg\.|\beine? (?:publikation|veröffentlichung|broschüre|handreichung|service|angebot"
    r"|projekt)\s+(?:de[rs]|von(?: der)?|vom)\b|\bpublished by\b|\bpublisher\b)"
    r"(?:\s+und\s+verleger\w*)?\s*(?:\((?:hrsg|v\.i\.s\.d\.p)\.?\))?\s*:?\s*",
    re.I,
)
_ROLES = (
    (
        re.compile(
            r"^\W*(?:autorinnen und autoren"
            r"|autor(?:[*_:/]?-?(?:inn?en)|innen|en|in)?(?:team|gruppe)?"
            r"|verfasst von|verfasser(?:[*_:/]?-?innen|innen|in)?|texte?(?: und \w+)?|text von"
            r"|authors?|written by)\s*(?::|\b(?=\s))\s*",
            re.I,
        ),
        ContributorRole.AUTHOR,
    ),
    (
        re.compile(
            r"^\W*(?:(?:schluss)?redaktion(?:elle (?:bearbeitung|leitung))?|redaktionsteam"
            r"|bearbeitung|bearbeitet von|edited by|editors?)\s*(?::|\b(?=\s)|$)\s*",
            re.I,
        ),
        ContributorRole.EDITOR,
    ),
    (
        re.compile(
            r"^\W*(?:mitarbeit|unter mitarbeit von|mitwirkende?|mit beiträgen von|projektleitung"
            r"|leitung|konzept(?:ion)?|contributors?|with contributions by)\s*(?::|\b(?=\s)|$)\s*",
            re.I,
        ),
        ContributorRole.CONTRIBUTOR,
    ),
)
_INSIDE = re.compile(
    r"[;,(]\s*(?=(?:verfasst von|text(?:e)?:|redaktion:|autor\w*:|leitung:|bearbeitung:"
    r"|mitarbeit:))",
    re.I,
)
_TITLED = re.compile(r"(?:prof|dr|dipl)\b", re.I)
_CLAIM_OF = {
    ContributorRole.AUTHOR: ClaimName.AUTHOR,
    ContributorRole.EDITOR: ClaimName.EDITOR,
    ContributorRole.CONTRIBUTOR: ClaimName.CONTRIBUTOR,
}
# Where a name ends: an address, a person, another entry of the imprint.
_NAME_ENDS = re.compile(
    r"\s*(?:[·|]|,\s*(?:[\w-]+(?:straße|str\.|platz|weg|allee|gasse|ring|ufer)\b|\d|c/o|Postfach"
    r"|Geschäftsstelle|vertreten|Tel|E-Mail|www|[A-ZÄÖÜ]\w+\s\d)|\bc/o\b|https?:|www\.|\s[–‒—]\s"
    r"|\s\(?V\.?\s?i\.?\s?S)",
    re.I,
)
_NAME_GOES_ON = re.compile(r"(?:-|,|&|\b(?:und|für|der|des|die|zur|zum|im|in|am|von|vom|aus|e\.))$")
_MAKERS = re.compile(r"\bdruck|\bsatz\b|gestaltung|design|layout|foto|illustration|lektorat", re.I)
_TRAILING = re.compile(r"[\s,;·|]*(?:(?:19|20)\d\d)?[\s,;·|.]*$")
_SPLIT = re.compile(r"\s*(?:[,;•·/]|\b(?:und|sowie|and|&)\b|\n)\s*")
_HEAD_PARTS = re.compile(r"\s+[–|·‒—-]\s+|,\s")
_OPENING = re.compile(r"^(?:Das|Der|Die|Als)\s+([A-ZÄÖÜ][^,.(]{2,80}?)\s*(?:\(|,|\b[a-zäöü]{3,}\b)")


def publisher_claims(front: Front, title: str, subtitle: str) -> list[Claim]:
    """All bodies that may have issued the paper."""
    found = [
        *_labelled(front.imprint, ClaimOrigin.IMPRINT, _LABELLED),
        *_labelled(front.early, ClaimOrigin.TITLE_PAGE, _IN_FRONT),
        *_labelled(front.late, ClaimOrigin.IMPRINT, _IN_FRONT),
        *_alone(front.imprint, ClaimOrigin.IMPRINT, _ALONE_IN_IMPRINT),
        *_on_cover(front, title, subtitle),
        *_in_titles(front, title, subtitle),
        *_in_heads(front),
        *_of_file(front),
    ]
    found = _bodies_before_offices(found)
    if not found and kind_of(f"{title} {subtitle}") is DocumentKind.MANIFESTO:
        found = _whose_programme(front)
    return found or _in_text(front)


def contributor_claims(front: Front) -> list[Claim]:
    """Authors, editors and helpers by the labels before their names; the account of the file."""
    found: list[Claim] = []
    for lines, origin in (
        (front.imprint, ClaimOrigin.IMPRINT),
        (front.early, ClaimOrigin.TITLE_PAGE),
        (front.late, ClaimOrigin.IMPRINT),
    ):
        known = {(c.name, c.value) for c in found}
        found += [c for c in _names(lines, origin) if (c.name, c.value) not in known]
    return [*found, *_author_of_file(front)]


def contributors(claims: Iterable[Claim], least: float) -> tuple[Contributor, ...]:
    """Who is sure enough, each once, in the order in which they are named."""
    role_of = {name: role for role, name in _CLAIM_OF.items()}
    kept: dict[str, Contributor] = {}
    for one in claims:
        if one.name in role_of and one.confidence >= least:
            made = Contributor(
                name=one.value, role=role_of[one.name], is_person=person(one.value) is not None
            )
            kept.setdefault(one.value, made)
    return tuple(kept.values())


def _labelled(lines: Sequence[Printed], origin: ClaimOrigin, confidence: float) -> list[Claim]:
    found = []
    for i, printed in enumerate(lines):
        label = _PUBLISHER.search(printed.text)
        if not label or not _opens(printed.text, label):
            continue
        name, used = _name_from(printed.text[label.end() :], lines[i + 1 :])
        if name:
            quoted = [printed, *lines[i + 1 : i + 1 + used]]
            found.append(claim(ClaimName.PUBLISHER, name, origin, confidence, quoted))
    return found


def _opens(text: str, label: re.Match[str]) -> bool:
    """A label stands at the beginning of an entry, not inside a sentence."""
    before = text[: label.start()].rstrip()
    return not before or before[-1] in "·|•;:.–" or len(before.split()) <= 1


def _name_from(rest: str, below: Sequence[Printed]) -> tuple[str | None, int]:
    """The name behind a label, on this line or below it, and how many lines below it took."""
    name, used = rest.strip(), 0
    while used < min(len(below), _MAX_NAME_LINES) and (not name or _NAME_GOES_ON.search(name)):
        line = below[used].text.strip()
        name = name[:-1] + line if name.endswith("-") and line[:1].islower() else f"{name} {line}"
        name = name.strip()
        used += 1
    name = _TRAILING.sub("", _NAME_ENDS.split(name, maxsplit=1)[0]).strip(' :,;·|„“"')
    name = f"{name}." if name.endswith("e.V") else nominative(name)
    good = any(letter.isalpha() for letter in name) and len(name) <= 160 and name[0].isalnum()
    return (name, used) if good else (None, 0)


def _alone(lines: Sequence[Printed], origin: ClaimOrigin, confidence: float) -> list[Claim]:
    """Lines of an imprint that are a body's name and what dates it."""
    found = []
    for i, printed in enumerate(lines):
        name = _bare_name(printed.text)
        above = lines[i - 1].text if i else ""
        if above.rstrip().endswith(":") or _MAKERS.search(f"{above} {printed.text}"):
            continue
        if name and is_body(name) and not _role_of(printed.text):
            found.append(claim(ClaimName.PUBLISHER, name, origin, confidence, [printed]))
    return found[:1]


def _bare_name(text: str) -> str:
    dated = dates_in(text)
    name = text[: dated[0].start] if dated and dated[0].start else text
    name = _NAME_ENDS.split(name, maxsplit=1)[0]
    return re.sub(r"[\s,·|]*(?:\w+\s)?$", "", name) if dated and "·" in text else name.strip(" ,·|")


def _on_cover(front: Front, title: str, subtitle: str) -> list[Claim]:
    """Names of bodies beside the title; several stand for a group that has no name here."""
    used = f"{title} {subtitle}"
    near = front.cover if front.is_cover else front.cover[:_TOP_LINES]
    bodies = [
        printed for printed in near if is_body(printed.text) and printed.text.strip() not in used
    ]
    if len(bodies) > 1 and not front.is_cover:
        bodies = bodies[:1] if bodies[0] is front.cover[0] else []
    sites = [p for p in front.cover if is_domain(p.text) and p.size > front.body * 1.3]
    found = [
        claim(
            ClaimName.PUBLISHER,
            _name_of(p.text),
            ClaimOrigin.TITLE_PAGE,
            _UNIT if _CODE.search(p.text) else _ON_COVER,
            [p],
        )
        for p in bodies[:1]
    ]
    return found or [
        claim(ClaimName.PUBLISHER, p.text.strip(), ClaimOrigin.TITLE_PAGE, _IN_TEXT, [p])
        for p in sites[:1]
    ]


def _name_of(text: str) -> str:
    return re.sub(r"^(?:von|vom|by)\s+", "", text.strip()).strip(" ,·|")


def _in_titles(front: Front, title: str, subtitle: str) -> list[Claim]:
    found = []
    naming = [p.text for p in front.cover if front.is_cover and kind_of(p.text)]
    lines = [title, subtitle, *naming]
    for text in lines:
        name = body_in(text)
        if name:
            shown = [p for p in front.cover if name in p.text][:1]
            confidence = _PARTY if party_in(text) else _IN_TITLE
            origin = ClaimOrigin.TITLE_PAGE
            found.append(claim(ClaimName.PUBLISHER, name, origin, confidence, shown))
    return found[:1]


def _in_heads(front: Front) -> list[Claim]:
    """Page heads and feet: the name itself, with its address, or inside a shortened title."""
    found = []
    for printed in front.heads:
        parts = [part.strip() for part in _HEAD_PARTS.split(printed.text)]
        whole = printed.text.strip()
        name = whole if is_body(whole) else next((p for p in parts if is_body(p)), None)
        name = name or body_in(printed.text)
        if name:
            confidence = _IN_HEAD + (0.1 if party_in(name) else 0.0)
            confidence = _UNIT if _CODE.search(name) else confidence
            found.append(
                claim(ClaimName.PUBLISHER, name, ClaimOrigin.RUNNING_HEAD, confidence, [printed])
            )
    return found[:1]


def _of_file(front: Front) -> list[Claim]:
    found = []
    is_web = front.info.format is FileFormat.HTML
    if front.info.publisher and (is_web or is_body(front.info.publisher)):
        found.append(claim(ClaimName.PUBLISHER, front.info.publisher, front.file, _OF_FILE))
    author = _INSIDE.split(front.info.author or "", maxsplit=1)[0].strip(" ,;)")
    author = re.sub(r"\s*\([^()]*\)?$", "", author)
    if author and (is_body(author) or is_body(author.split(",")[0])):
        name = author if is_body(author) else author.split(",")[0]
        found.append(claim(ClaimName.PUBLISHER, name, front.file, _AUTHOR_OF_FILE))
    elif is_web and _is_group(author):
        found.append(claim(ClaimName.PUBLISHER, author, front.file, _AUTHOR_OF_FILE - 0.1))
    return found


def _is_group(author: str) -> bool:
    """Neither a person nor a label before people: a group whose name has no telling noun."""
    labelled = _role_of(author)
    is_team = labelled is not None and labelled[1].startswith(("des ", "der "))
    if person(author) or (labelled and not is_team) or len(author.split()) < 3:
        return False
    return all(person(part) is None for part in _SPLIT.split(author)) and not _TITLED.match(author)


def _bodies_before_offices(claims: list[Claim]) -> list[Claim]:
    """An office is named only where nobody names the body that it belongs to."""
    bodies = [one for one in claims if one.confidence != _UNIT or not _CODE.search(one.value)]
    return bodies or claims


def _whose_programme(front: Front) -> list[Claim]:
    """A programme speaks of no party as often as of its own."""
    named = Counter(
        name for block in front.blocks[:_PROGRAMME_BLOCKS] for name in parties_in(block.text)
    )
    (party, n), (_, n_next) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    if n < _MIN_NAMED or n < 2 * n_next:
        return []
    block = next(block for block in front.blocks if party in block.text)
    printed = Printed(page=block.first_page, text=party, size=0.0)
    return [claim(ClaimName.PUBLISHER, party, ClaimOrigin.TEXT, _IN_TEXT, [printed])]


def _in_text(front: Front) -> list[Claim]:
    """A text may open with who speaks: ``Das Bündnis Nord setzt sich …``."""
    for block in front.blocks[:12]:
        opening = _OPENING.match(block.text)
        if opening and is_body(opening.group(1)):
            printed = Printed(page=block.first_page, text=opening.group(1), size=0.0)
            name = opening.group(1).strip()
            return [claim(ClaimName.PUBLISHER, name, ClaimOrigin.TEXT, _IN_TEXT, [printed])]
    return []


def _role_of(text: str) -> tuple[ContributorRole, str] | None:
    for label, role in _ROLES:
        if found := label.match(text):
            return role, text[found.end() :]
    return None


def _names(lines: Sequence[Printed], origin: ClaimOrigin) -> list[Claim]:
    found: list[Claim] = []
    for i, printed in enumerate(lines):
        labelled = _role_of(printed.text)
        if labelled is None:
            continue
        role, rest = labelled
        for name, line in _listed(rest, printed, lines[i + 1 :]):
            found.append(claim(_CLAIM_OF[role], name, origin, _LABELLED, [line]))
            if len(found) >= _MAX_NAMES:
                return found
    return found


def _listed(rest: str, first: Printed, below: Sequence[Printed]) -> list[tuple[str, Printed]]:
    """Names behind a label: on its line, and on those below as long as they hold nothing else."""
    names = _split_names(rest)
    if names is None:
        return []
    found = [(name, first) for name in names]
    goes_on = not rest.strip() or rest.rstrip().endswith((",", "und", "&", ";"))
    for printed in below:
        more = _split_names(printed.text)
        only_people = more and all(person(name) for name in more)
        if not goes_on or not only_people or _role_of(printed.text) or more is None:
            break
        found += [(name, printed) for name in more]
        alone = not rest.strip()
        goes_on = alone or printed.text.rstrip().endswith((",", "und", "&", ";"))
    return found


def _split_names(text: str) -> list[str] | None:
    """The names in a text that holds only names; ``None`` if it holds something else."""
    text = re.sub(r"\s*\([^()]*\)", "", text).strip(" .:")
    if not text:
        return []
    if is_body(text) and person(text) is None:
        return [text]
    parts = [part for part in _SPLIT.split(text) if part]
    people = [person(part) for part in parts]
    good = [name for name in people if name]
    # Towns and offices stand behind names: "Jana Muster, Stadt Musterau".
    only_names = bool(people) and people[0] and len(good) * 2 >= len(people)
    return good if only_names else None


def _author_of_file(front: Front) -> list[Claim]:
    author = front.info.author or ""
    is_web = front.info.format is FileFormat.HTML
    confidence = _WEB_AUTHOR if is_web else _ACCOUNT
    found: list[Claim] = []
    for part in _INSIDE.split(author):
        labelled = _role_of(part.strip(" ()"))
        role, rest = labelled or (ContributorRole.AUTHOR, part)
        for name in _split_names(rest.strip(" ()")) or []:
            if person(name) or (labelled and is_body(name)):
                found.append(claim(_CLAIM_OF[role], name, front.file, confidence))
    return found
