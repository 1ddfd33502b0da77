"""Whether a candidate may be published: figures in, a verdict out.

Nobody is there to look. So what would be noticed at once by a person must be noticed here: quotes
that do not stand on their page, a search that finds less, documents that have gone for no reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docpipe.evaluation.statistics import Difference
from docpipe.settings.runs import RunOptions

PROOF = "proof"
"""Name of the one condition that no person can overrule."""

SHOWN = 3
"""Faults that a sentence names; the report lists all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What ``verify`` found: ``faults`` in words, all of them."""

    n_quotes: int
    n_proven: int
    n_files: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The judged questions put to both snapshots.

    Attributes:
        n_questions: Those whose documents are in both.
        n_left_out: Those that could not be compared.
        candidate: Mean nDCG@10.
        current: The same of what is published; ``None`` if nothing is.
        difference: Of candidate and current, question by question.
    """

    n_questions: int
    candidate: float
    n_left_out: int = 0
    current: float | None = None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRecord:
    """A record that readers see now and would see no more."""

    id: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLoss:
    """What a document would lose without a reason.

    Attributes:
        n_before: Records that it has now.
        is_whole: Whether the document itself would be gone.
    """

    source_id: str
    title: str
    n_before: int
    lost: tuple[LostRecord, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Records of the published snapshot that the candidate lacks.

    Attributes:
        n_before: Records that are published.
        n_after: Records of the candidate.
        n_explained: Missing, with a reason: a newer version, a withdrawal, a person's verdict.
        documents: Those that would lose something without a reason.
        shrunk: Titles of newer versions with less than half the records of the version before.
    """

    n_before: int
    n_after: int
    n_explained: int = 0
    documents: tuple[DocumentLoss, ...] = ()
    shrunk: tuple[str, ...] = ()

    @property
    def n_lost(self) -> int:
        """Records that are missing without a reason."""
        return sum(len(document.lost) for document in self.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPages:
    """What came in: how much of it could be read, and how well."""

    n_sources: int = 0
    n_quarantined: int = 0
    n_pages: int = 0
    n_bad_pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFigures:
    """All that the verdict rests on; ``None`` for what was not measured."""

    proof: Proof | None = None
    measured: Measured | None = None
    losses: Losses | None = None
    arrived: NewPages = NewPages()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One of the conditions; ``says`` gives it with its figures, in German.

    Attributes:
        name: ``proof``, ``search``, ``losses``, ``pages`` or ``quarantine``.
        holds: Whether it is met; a warning always is.
        is_warning: Whether somebody should have a look nevertheless.
    """

    name: str
    holds: bool
    says: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GateVerdict:
    """Whether all conditions hold."""

    conditions: tuple[Condition, ...]

    @property
    def holds(self) -> bool:
        """Whether the candidate may be published."""
        return all(condition.holds for condition in self.conditions)

    @property
    def is_proven(self) -> bool:
        """Whether a person may publish the candidate in spite of the rest."""
        return all(one.holds for one in self.conditions if one.name == PROOF)


def judge(figures: GateFigures, options: RunOptions) -> GateVerdict:
    """The verdict on a candidate."""
    conditions = (
        _proof(figures.proof),
        _search(figures.measured, options),
        *_losses(figures.losses, options),
        *_arrived(figures.arrived, options),
    )
    return GateVerdict(conditions=conditions)


def of_proof(proof: Proof | None) -> GateVerdict:
    """The verdict on what is published already: of all conditions only the quotes count."""
    return GateVerdict(conditions=(_proof(proof),))


def _proof(proof: Proof | None) -> Condition:
    if proof is None:
        return Condition(name=PROOF, holds=False, says="Die Zitate sind nicht geprüft worden.")
    if not proof.faults and proof.n_proven == proof.n_quotes:
        says = (
            f"Alle {proof.n_quotes} Zitate stehen auf ihrer Seite, {proof.n_files} Dateien stimmen."
        )
        return Condition(name=PROOF, holds=True, says=says)
    more = f" und {len(proof.faults) - SHOWN} weitere" if len(proof.faults) > SHOWN else ""
    return Condition(
        name=PROOF,
        holds=False,
        says=f"{proof.n_proven} von {proof.n_quotes} Zitaten sind belegt (verlangt: alle). "
        f"{len(proof.faults)} Fehler: {'; '.join(proof.faults[:SHOWN])}{more}.",
    )


def _search(measured: Measured | None, options: RunOptions) -> Condition:
    if measured is None or not measured.n_questions:
        says = "Die Güte der Suche ist nicht gemessen: keine beurteilte Frage ist vergleichbar."
        return Condition(name="search", holds=True, says=says)
    found = f"nDCG@10 {_number(measured.candidate)} bei {measured.n_questions} beurteilten Fragen"
    if measured.n_questions < options.min_questions:
        says = f"{found}: zu wenige für ein Urteil (ab {options.min_questions})."
        return Condition(name="search", holds=True, says=says)
    above = measured.candidate >= options.min_ndcg
    floor = f"Untergrenze {_number(options.min_ndcg)}"
    gap = measured.difference
    if gap is None:
        return Condition(name="search", holds=above, says=f"{found} ({floor}).")
    between = f"95 % zwischen {_signed(gap.low)} und {_signed(gap.high)}"
    worse = gap.high < 0
    word = "schlechter als bisher" if worse else "nicht nachweislich schlechter als bisher"
    says = f"{found}: {word} ({_signed(gap.mean)}, {between}; {floor})."
    return Condition(name="search", holds=above and not worse, says=says)


def _losses(losses: Losses | None, options: RunOptions) -> Iterator[Condition]:
    if losses is None:
        says = "Verluste sind nicht gezählt: noch ist nichts veröffentlicht, was zu lesen wäre."
        yield Condition(name="losses", holds=True, says=says)
        return
    if faults := list(_sudden(losses, options)):
        yield Condition(name="losses", holds=False, says=" ".join(faults))
    else:
        yield Condition(
            name="losses",
            holds=True,
            says=f"{losses.n_lost} von {losses.n_before} Datensätzen fehlten ohne Grund, "
            f"{losses.n_explained} mit Grund (neuere Fassung, zurückgezogen, Urteil).",
        )
    if losses.shrunk:
        says = "Die neuere Fassung hat weniger als halb so viele Datensätze: "
        names = "; ".join(losses.shrunk)
        yield Condition(name="losses", holds=True, says=f"{says}{names}.", is_warning=True)


def _sudden(losses: Losses, options: RunOptions) -> Iterator[str]:
    share = losses.n_lost / losses.n_before if losses.n_before else 0.0
    if losses.n_lost > options.few_records and share > options.max_lost_share:
        yield (
            f"{losses.n_lost} von {losses.n_before} Datensätzen ({_percent(share)}) fehlten ohne "
            f"Grund (erlaubt: {_percent(options.max_lost_share)})."
        )
    for document in losses.documents:
        n_lost = len(document.lost)
        if document.is_whole:
            yield (
                f"„{document.title}“ fehlte ganz, mit {document.n_before} Datensätzen, ohne neuere "
                "Fassung und ohne Rücknahme."
            )
        elif (
            n_lost > options.few_records
            and n_lost > options.max_lost_share_of_document * document.n_before
        ):
            allowed = _percent(options.max_lost_share_of_document)
            yield (
                f"„{document.title}“ verlöre {n_lost} von {document.n_before} Datensätzen ohne "
                f"Grund (erlaubt: {allowed})."
            )


def _arrived(arrived: NewPages, options: RunOptions) -> Iterator[Condition]:
    if arrived.n_pages and arrived.n_bad_pages > options.warn_bad_pages * arrived.n_pages:
        yield Condition(
            name="pages",
            holds=True,
            is_warning=True,
            says=f"{arrived.n_bad_pages} von {arrived.n_pages} neuen Seiten haben keinen guten "
            "Text: bitte ansehen, ob die Dateien in Ordnung sind.",
        )
    n_came = arrived.n_sources + arrived.n_quarantined
    if n_came and arrived.n_quarantined > options.warn_quarantined * n_came:
        yield Condition(
            name="quarantine",
            holds=True,
            is_warning=True,
            says=f"{arrived.n_quarantined} von {n_came} neuen Dateien waren nicht lesbar.",
        )


def _number(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def _signed(value: float) -> str:
    return f"{value:+.3f}".replace(".", ",").replace("-", "−")


def _percent(share: float) -> str:
    return f"{share * 100:.1f}".replace(".", ",").removesuffix(",0") + " %"
