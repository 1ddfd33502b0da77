"""From claims to the values that the house works with."""

from collections.abc import Sequence

from docpipe.model import Claim, ClaimName, ClaimOrigin, DocumentKind, Metadata, agree
from docpipe.structure.metadata.people import contributors

# Another origin that says the same makes a value surer by so much.
_BORNE_OUT = 0.04
_LEAST: dict[ClaimName, float] = {
    ClaimName.TITLE: 0.3,
    ClaimName.SUBTITLE: 0.5,
    ClaimName.PUBLISHER: 0.4,
    ClaimName.YEAR: 0.25,
    ClaimName.DATE: 0.5,
    ClaimName.EDITION: 0.5,
    ClaimName.PLACE: 0.5,
    ClaimName.KIND: 0.4,
    ClaimName.LANGUAGE: 0.0,
}
_LEAST_CONTRIBUTOR = 0.5


def settle(claims: Sequence[Claim]) -> Metadata:
    """The surest value of each name; what is too unsure stays open."""
    year = choose(claims, ClaimName.YEAR)
    date = choose([c for c in claims if year and c.value.startswith(year)], ClaimName.DATE)
    kind = choose(claims, ClaimName.KIND)
    title, subtitle = choose(claims, ClaimName.TITLE), choose(claims, ClaimName.SUBTITLE)
    repeats = bool(title and subtitle) and agree(ClaimName.TITLE, title or "", subtitle or "")
    return Metadata(
        title=title,
        subtitle=None if repeats else subtitle,
        publisher=choose(claims, ClaimName.PUBLISHER),
        year=int(year) if year else None,
        date=date,
        kind=DocumentKind(kind) if kind else DocumentKind.OTHER,
        language=choose(claims, ClaimName.LANGUAGE) or "de",
        edition=choose(claims, ClaimName.EDITION),
        place=choose(claims, ClaimName.PLACE),
        contributors=contributors(claims, _LEAST_CONTRIBUTOR),
    )


def choose(claims: Sequence[Claim], name: ClaimName) -> str | None:
    """The surest value; of equally sure ones the later year, else the first said."""
    own = [claim for claim in claims if claim.name is name]
    best = max(
        enumerate(own),
        key=lambda item: (_weight(item[1], own), _lateness(item[1]), -item[0]),
        default=None,
    )
    if best is None or best[1].confidence < _LEAST[name]:
        return None
    return _best_form(best[1], own).value


def _weight(claim: Claim, own: Sequence[Claim]) -> float:
    others: set[ClaimOrigin] = {
        other.origin for other in own if agree(claim.name, claim.value, other.value)
    }
    return round(claim.confidence + _BORNE_OUT * len(others - {claim.origin}), 3)


def _lateness(claim: Claim) -> str:
    return claim.value if claim.name in (ClaimName.YEAR, ClaimName.DATE) else ""


def _best_form(chosen: Claim, own: Sequence[Claim]) -> Claim:
    """A name stands in the nominative where it stands alone: on the title page, in the file."""
    if chosen.name is not ClaimName.PUBLISHER or chosen.origin is ClaimOrigin.TITLE_PAGE:
        return chosen
    alone = [
        claim
        for claim in own
        if claim.origin is ClaimOrigin.TITLE_PAGE
        and claim.quote == claim.value
        and agree(claim.name, claim.value, chosen.value)
    ]
    return alone[0] if alone else chosen
