"""Whether a form asks in its context, whom, and as what: recommendation or demand."""

import re
from dataclasses import dataclass, replace

from docpipe.mine import grounds
from docpipe.mine.addressees import HIGHER_LEVELS, Mention, called, names_of
from docpipe.mine.cues import Norm
from docpipe.mine.draft import Draft
from docpipe.mine.framing import Frame, Setting
from docpipe.mine.tongues import Tongue
from docpipe.model import DocumentKind, Origin, RecordType, TextRange

# Their authors advise or demand throughout.
ADVISING_KINDS = frozenset(
    {
        DocumentKind.RECOMMENDATIONS,
        DocumentKind.HANDOUT,
        DocumentKind.POSITION_PAPER,
        DocumentKind.MANIFESTO,
    }
)
_ADVISING_RULES = frozenset(
    {
        "modal-muss",
        "modal-soll",
        "modal-darf",
        "has-to",
        "is-to",
        "need-thing",
        "necessary-thing",
        "gilt-es",
        "duty",
        "in-duty",
    }
)
MUNICIPAL_KINDS = frozenset({DocumentKind.RECOMMENDATIONS, DocumentKind.HANDOUT})
"""Here ``wichtig ist`` advises; elsewhere it only weighs."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a sentence stands.

    Attributes:
        is_programme: In a party's programme, whose bare bullets are its own plans.
    """

    kind: DocumentKind
    year: int | None
    setting: Setting
    tongue: Tongue
    is_programme: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead-in that its list items complete."""

    norm: Norm | None
    named: tuple[Mention, ...]
    frame: Frame


def norm_of(text: str, before: str, context: Context) -> tuple[Norm | None, tuple[Mention, ...]]:
    """The first form that holds in this context, and who is to act by it."""
    label: Norm | None = None
    for norm in context.tongue.norms(text, before, context.year):
        if norm.rule in ("label", "demand-label"):
            label = norm
            continue
        named = context.tongue.agents(text, norm)
        if label is not None:
            # "Empfehlung 3: Der Rat soll …": the label is sure, the sentence says who and how.
            demands = label.demands or norm.demands
            named = named or context.tongue.meant(text, norm, before)
            return replace(label, strength=norm.strength, demands=demands), named
        if not norm.weak or _carries(norm, named, context):
            if not named and _is_of_the_state(text, norm, context):
                norm = replace(norm, demands=True)
            return norm, named or called(text) or context.tongue.meant(text, norm, before)
    return label, context.tongue.agents(text, label) if label else ()


_NEEDS = frozenset({"need", "need-thing", "necessary", "necessary-thing"})
_OWNING = frozenset({"des", "der", "allen"})
_ACTING = frozenset({"vom", "von", "durch", "seitens"})
_OWN_THINGS = frozenset({"is-to", "modal-muss"})


# "eine aus Landesmitteln bezahlte Stelle": who pays is to act.
_STATE_MONEY = re.compile(r"\b(?:Bundes|Landes)(?:mitteln?|geld(?:er|ern)?)\b")


def _is_of_the_state(text: str, norm: Norm, context: Context) -> bool:
    """``Nötig ist ein Programm des Bundes``, ``Richtlinien des Bundes sind zu ändern``."""
    # Owning or acting, not merely mentioned: "auf dem Land" is no state at all.
    higher = [
        mention
        for mention in context.tongue.mentions(text)
        if mention.group in HIGHER_LEVELS
        and (mention.determiner in _OWNING or mention.before in _ACTING)
    ]
    if norm.rule in _NEEDS:
        return bool(higher) or (_STATE_MONEY.search(text) is not None)
    return norm.rule in _OWN_THINGS and any(mention.end <= norm.start for mention in higher)


_COUNTRY = "Deutschland"
"""What a paper wishes of the state it demands; of the country and all others it hopes."""


def _carries(norm: Norm, named: tuple[Mention, ...], context: Context) -> bool:
    """Whether a weak form counts here: a named agent or a directing heading must support it."""
    if norm.rule == "modal-kann":
        proposes = context.kind in MUNICIPAL_KINDS and not norm.personal
        return bool(named) and (context.setting.directs or proposes)
    if norm.rule == "wished":
        return any(m.group in HIGHER_LEVELS and m.name != _COUNTRY for m in named)
    if context.setting.directs or (named and norm.rule != "important"):
        return True
    if context.kind not in ADVISING_KINDS or norm.personal:
        return False
    if norm.rule == "important":
        return context.kind in MUNICIPAL_KINDS
    return norm.rule in _ADVISING_RULES


def asked(
    norm: Norm, named: tuple[Mention, ...], context: Context, ranges: tuple[TextRange, ...]
) -> Draft:
    """A record of a sentence that asks by its own words."""
    names, groups = names_of(named or context.setting.addressed)
    spoken = ranges[0] if named else None
    return Draft(
        type=_type(norm, named, context),
        ranges=ranges,
        rule=norm.rule,
        confidence=norm.confidence,
        addressees=names,
        addressee_groups=groups,
        strength=norm.strength,
        grounds=grounds.of_mentions(named or context.setting.addressed, spoken, Origin.HEADING),
    )


def bare(
    rule: str,
    confidence: float,
    lead: Lead | None,
    context: Context,
    ranges: tuple[TextRange, ...],
    own: tuple[Mention, ...] = (),
) -> Draft:
    """A bullet or imperative without a finite verb of asking: the heading or lead-in asks.

    ``own`` are the addressees that it names itself: ``Bund: Kosten übernehmen``.
    """
    named = own or (lead.named if lead else ()) or context.setting.addressed
    origin = Origin.CONTEXT if lead and lead.named else Origin.HEADING
    names, groups = names_of(named)
    record_type = _type(lead.norm if lead else None, named, context)
    if lead is not None and lead.frame is Frame.DEMANDING:
        record_type = RecordType.DEMAND
    return Draft(
        type=record_type,
        ranges=ranges,
        rule=rule,
        confidence=confidence,
        addressees=names,
        addressee_groups=groups,
        strength=lead.norm.strength if lead and lead.norm else None,
        grounds=grounds.of_mentions(named, ranges[0] if own else None, origin),
    )


def _type(norm: Norm | None, named: tuple[Mention, ...], context: Context) -> RecordType:
    setting = context.setting
    groups = {mention.group for mention in named or setting.addressed}
    demanded = setting.frame is Frame.DEMANDING and "Kommune" not in groups
    if groups & HIGHER_LEVELS or (norm is not None and norm.demands) or demanded:
        return RecordType.DEMAND
    return RecordType.RECOMMENDATION
