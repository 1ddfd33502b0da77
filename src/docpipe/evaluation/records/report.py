"""The figures of record mining as Markdown, and the errors behind them."""

from collections.abc import Iterator, Sequence

from docpipe.evaluation.records.gold import NEAR_MISS, TYPES
from docpipe.evaluation.records.matching import Pairing
from docpipe.evaluation.records.measures import Figures, Judged, Share, figures, macro_interval
from docpipe.model import Record

_LONGEST = 260
"""Characters of a passage that a list of errors shows."""


def tables(judged: Sequence[Judged]) -> Iterator[str]:
    """Types, constructions, facets and fields of a set of papers."""
    total = figures(judged)
    low, high = macro_interval(judged)
    yield (
        f"{total.n_papers} papers; macro-F1 **{total.macro_f1:.3f}** "
        f"(95 % by papers {low:.2f}–{high:.2f}); labels lost: {total.n_lost}\n"
    )
    yield from _types(total)
    yield from _facets(total)
    yield from _constructions(total)


def overview(judged: Sequence[Judged]) -> Iterator[str]:
    """F1 by collection, a line each; a dash where nothing is labelled and nothing mined."""
    heads = (*(kind.value for kind in TYPES), "addressee", "municipality", "topic")
    yield f"| collection | papers | {' | '.join(heads)} | near-misses taken |"
    yield f"|---|---:|{'---:|' * (len(heads) + 1)}"
    for group in sorted({one.paper.group for one in judged}):
        total = figures([one for one in judged if one.paper.group == group])
        shares = (*total.types.values(), total.addressees, total.municipalities, total.topics)
        cells = " | ".join(_figure(share) for share in shares)
        near = total.near_misses
        yield f"| {group} | {total.n_papers} | {cells} | {near.right} of {near.wanted} |"
    yield ""


def _figure(share: Share) -> str:
    counted = share.wanted or share.predicted
    return f"{share.f1:.3f} ({share.wanted})" if counted else "–"


def _types(total: Figures) -> Iterator[str]:
    yield "| type | labelled | mined | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|---:|"
    for kind in TYPES:
        share = total.types[kind]
        yield (
            f"| {kind.value} | {share.wanted} | {share.predicted} | {share.precision:.3f} "
            f"| {share.recall:.3f} | {share.f1:.3f} |"
        )
    near = total.near_misses
    yield f"| near-misses taken for records | {near.wanted} | {near.right} | | {_part(near)} | |"
    yield ""


def _facets(total: Figures) -> Iterator[str]:
    rows = {
        "addressee (named in the sentence)": total.addressees,
        "municipality (practice examples)": total.municipalities,
        "topic": total.topics,
        "page": total.pages,
        **{f"field {name}": share for name, share in sorted(total.fields.items())},
    }
    yield "| of the records found | labelled | given | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, share in rows.items():
        yield (
            f"| {name} | {share.wanted} | {share.predicted} | {share.precision:.3f} "
            f"| {share.recall:.3f} | {share.f1:.3f} |"
        )
    yield f"\nFields with words from outside the labelled passage: {len(total.invented)}\n"


def _constructions(total: Figures) -> Iterator[str]:
    yield "| type | construction | labelled | found | share |"
    yield "|---|---|---:|---:|---:|"
    order = {kind.value: number for number, kind in enumerate(TYPES)}
    for (kind, construction), share in sorted(
        total.constructions.items(), key=lambda entry: (order.get(entry[0][0], 9), entry[0])
    ):
        name = "near-miss, taken for a record" if kind == NEAR_MISS else kind
        yield f"| {name} | {construction} | {share.wanted} | {share.right} | {_part(share)} |"
    yield ""


def _part(share: Share) -> str:
    return f"{share.right / share.wanted:.3f}" if share.wanted else "–"


def errors(judged: Sequence[Judged]) -> Iterator[str]:
    """What was missed, made up and confused, paper by paper; holds the papers' words."""
    for one in judged:
        yield f"\n## {one.paper.name}"
        yield from _record_errors(one.pairing)
        yield from _facet_errors(one)


def _record_errors(pairing: Pairing) -> Iterator[str]:
    confused = {id(record) for _, record in pairing.confused}
    fooled = {id(record) for _, record in pairing.fooled}
    for item, record in pairing.confused:
        yield f"TYPE   {item.type} taken for {_mined(record)}: {_short(item.texts[0])}"
    for item in pairing.missed:
        if not any(item is other for other, _ in pairing.confused):
            yield f"MISSED {item.type}/{item.construction}: {_short(item.texts[0])}"
    for item, record in pairing.fooled:
        yield f"FOOLED {item.construction} as {_mined(record)}: {_short(item.texts[0])}"
    for record in pairing.spurious:
        if id(record) not in confused | fooled:
            yield f"EXTRA  {_mined(record)}: {_short(record.evidence.quote)}"


def _mined(record: Record) -> str:
    return f"{record.type.value} [{record.rule}]"


def _facet_errors(one: Judged) -> Iterator[str]:
    for item, record in one.pairing.found:
        text, facets = _short(record.evidence.quote), record.facets
        if item.addressees and not item.implied and item.addressees != {*facets.addressees}:
            yield f"ADDR   {_names(item.addressees)} ≠ {_names(facets.addressees)}: {text}"
        if item.type == "practice" and item.municipalities != {*facets.municipalities}:
            yield f"PLACE  {_names(item.municipalities)} ≠ {_names(facets.municipalities)}: {text}"
        if item.topics != {*facets.topics}:
            yield f"TOPIC  {_names(item.topics)} ≠ {_names(facets.topics)}: {text}"
        mined = {part.name: part.evidence.quote for part in record.fields}
        for name in sorted({*item.fields, *mined} if item.fields else ()):
            wanted, got = item.fields.get(name, "–"), mined.get(name, "–")
            if wanted != got:
                yield f"FIELD  {name}: {_short(wanted)} ≠ {_short(got)}"


def _names(values: Sequence[str] | frozenset[str]) -> str:
    return ", ".join(sorted(values)) or "–"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
