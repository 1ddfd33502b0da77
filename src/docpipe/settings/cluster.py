"""Where documents are read; here as ``settings.web`` says."""

from dataclasses import dataclass
from enum import StrEnum


class Runner(StrEnum):
    """What spreads the documents of a flow: threads of this machine, or Dask."""

    THREADS = "threads"
    DASK = "dask"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """The table ``[cluster]``, for the flows; commands always work on their own machine.

    Attributes:
        runner: ``threads`` or ``dask``.
        address: Of a Dask scheduler, such as ``tcp://10.0.0.5:8786``; its workers need docpipe of
            the same version. Empty for workers that the flow starts on this machine.
        workers: How many of those; 0 for one a processor. A worker reads one document at a time.
        exchange: Folder of a store through which sources go to workers and results come back, such
            as ``s3://bucket/docpipe``. Empty if they see the corpus folder at the same path.
    """

    runner: Runner = Runner.THREADS
    address: str = ""
    workers: int = 0
    exchange: str = ""

    def __post_init__(self) -> None:
        if self.workers < 0:
            raise ValueError("[cluster] workers darf nicht negativ sein")
        if self.address and "://" not in self.address:
            raise ValueError("[cluster] address beginnt mit tcp:// oder tls://")
        if self.exchange and "://" not in self.exchange:
            # A bare path would be another folder on each machine, without anybody noticing.
            raise ValueError("[cluster] exchange beginnt mit s3://, file:// oder dergleichen")
