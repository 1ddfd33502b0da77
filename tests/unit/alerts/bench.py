"""A corpus whose publications a test makes in one line, and a sender that remembers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docpipe import Searcher, Workspace
from docpipe.alerts import Delivery, How, Notice, deliver
from docpipe.alerts.sending import Sender
from docpipe.alerts.shapes import Channel, Told
from docpipe.corpus.history import HISTORY_NAME, read_history
from docpipe.embed import EmbedOptions
from docpipe.errors import DeliveryError
from docpipe.model import Chunk, DocumentInfo, Facets, RecordType, SnapshotId
from docpipe.pipeline.history import note_publication
from docpipe.settings import Settings
from docpipe.settings.alerts import AlarmOptions, AlertOptions, MailOptions
from docpipe.settings.web import WebOptions
from tests.snapshots import entry, info, published

START = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
SETTINGS = Settings(
    embed=EmbedOptions(model="hash:64"),
    mail=MailOptions(host="mail.example", sender="docpipe@example.org"),
    web=WebOptions(base_url="https://beispiel.example"),
    alarms=AlarmOptions(free_mb=0),
    alerts=AlertOptions(attempts=1),
)
ONE = """[[alert]]
key = "wohnen"
query = "Wohnraum"
mail = ["ada@example.org"]
"""


def record(name: str, text: str, topics: Sequence[str] = (), source: str = "a" * 16) -> Chunk:
    """A recommendation with an id that stays while its text may change."""
    return entry(
        text,
        int(name, 16),
        source=source,
        kind=RecordType.RECOMMENDATION,
        name=f"{source}:r{name:0>8}",
        facets=Facets(topics=tuple(topics)),
        heading_path=("Empfehlungen",),
    )


class Post:
    """A sender that keeps what it was given, and fails for whom it is told to."""

    def __init__(self) -> None:
        self.sent: list[tuple[Notice, str]] = []
        self.failing: dict[str, DeliveryError] = {}
        self.n_asked = 0

    def send(self, notice: Notice, recipient: str) -> None:
        self.n_asked += 1
        if recipient in self.failing:
            raise self.failing[recipient]
        self.sent.append((notice, recipient))

    def close(self) -> None:
        pass

    @property
    def told(self) -> list[tuple[str, str]]:
        """Kind and end of the id, of everything that was ever told to anybody."""
        return [(one.kind.value, one.id[-1]) for notice, _ in self.sent for one in notice.told]

    def last(self) -> tuple[Told, ...]:
        """What the latest notice told."""
        return self.sent[-1][0].told


@dataclass
class Bench:
    """A corpus, its index, and a clock that only tests move."""

    root: Path
    settings: Settings = SETTINGS
    now: datetime = START
    post: Post = field(default_factory=Post)
    n_published: int = 0

    @property
    def place(self) -> Workspace:
        return Workspace.open(self.root / "corpus", self.root / "index", self.settings)

    def define(self, text: str = ONE) -> None:
        """Write the list of alerts."""
        self.place.corpus.root.mkdir(parents=True, exist_ok=True)
        (self.place.corpus.root / "alerts.toml").write_text(text, encoding="utf-8")

    def publish(
        self, *records: Chunk, documents: Sequence[DocumentInfo] | None = None, note: bool = True
    ) -> None:
        """Make these the published records."""
        self.n_published += 1
        name = SnapshotId(f"{self.n_published:012x}")
        published(self.place.index_dir, records, documents, name=name)
        if note:
            self.note(records, documents)

    def note(self, records: Iterable[Chunk], documents: Sequence[DocumentInfo] | None) -> None:
        """Write the line of the history that stands for a publication."""
        records = tuple(records)
        known = documents or [info(one) for one in sorted({r.source_id for r in records})]
        name = SnapshotId(f"{self.n_published:012x}")
        note_publication(self.place.corpus, name, f"content-{self.n_published}", known, records)

    def deliver(
        self,
        *,
        by: Mapping[Channel, Sender] | None = None,
        patient: bool = True,
        again: bool = False,
    ) -> tuple[Delivery, ...]:
        """One delivery, an hour after the one before."""
        self.now += timedelta(hours=1)
        how = How(
            now=self.now,
            by=by or dict.fromkeys(Channel, self.post),
            patient=patient,
            again=again,
            sleep=lambda _: None,
            wait_s=0.0,
        )
        with Searcher.open(self.place.index_dir) as searcher:
            return deliver(self.place, searcher, how)

    def forget_history(self) -> None:
        """As a restored backup, or an over-eager hand, leaves it."""
        (self.place.corpus.root / HISTORY_NAME).unlink()

    def n_noted(self) -> int:
        """Publications in the history."""
        return len(read_history(self.place.corpus.root).changes)
