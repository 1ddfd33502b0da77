"""The order of the stages: files in, one published index out.

``ingest`` does the whole job. Its three steps are public as well, so that a flow can run them one
by one: ``take_in`` (files into the corpus), ``process`` (one source through all stages, in a
sandbox), ``build_index`` (embed what changed, publish one snapshot). The last one is two where a
snapshot is judged before it is published: ``build_candidate`` and ``publish_candidate``.
"""

from docpipe.pipeline.batch import IngestReport, due_sources, ingest, is_current, settle, summarise
from docpipe.pipeline.candidate import (
    Candidate,
    Published,
    build_candidate,
    build_index,
    publish_candidate,
)
from docpipe.pipeline.intake import Intake, Item, take_in
from docpipe.pipeline.overview import CorpusStatus, status
from docpipe.pipeline.pictures import PagePictures, Picture
from docpipe.pipeline.problems import PageProblem, described_problems, problems_of
from docpipe.pipeline.processing import Outcome, Processed, Quarantined, SandboxPool, process
from docpipe.pipeline.proving import Checked, Doubt, FileState, check
from docpipe.pipeline.pruning import Pruned, prune
from docpipe.pipeline.retrying import retry
from docpipe.pipeline.single import described, extract, inspect, inspect_pages
from docpipe.pipeline.stages import is_fresh
from docpipe.pipeline.verdicts import Desk, Said, Standing
from docpipe.pipeline.verification import VerifyReport, verify
from docpipe.pipeline.workspace import Workspace

__all__ = [
    "Candidate",
    "Checked",
    "CorpusStatus",
    "Desk",
    "Doubt",
    "FileState",
    "IngestReport",
    "Intake",
    "Item",
    "Outcome",
    "PagePictures",
    "PageProblem",
    "Picture",
    "Processed",
    "Pruned",
    "Published",
    "Quarantined",
    "Said",
    "SandboxPool",
    "Standing",
    "VerifyReport",
    "Workspace",
    "build_candidate",
    "build_index",
    "check",
    "described",
    "described_problems",
    "due_sources",
    "extract",
    "ingest",
    "inspect",
    "inspect_pages",
    "is_current",
    "is_fresh",
    "problems_of",
    "process",
    "prune",
    "publish_candidate",
    "retry",
    "settle",
    "status",
    "summarise",
    "take_in",
    "verify",
]
