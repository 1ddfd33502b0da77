"""From the model to what leaves the house: public JSON, tables, references, documents.

Pure functions, text or bytes out; the command line and the REST interface share them, so both
give the same objects. Nothing here is cached by stage: ``VERSION`` tells callers that keep
exports (a downstream archive, a golden test) when a shape changed.
"""

from docpipe.export.bibliography import citation_key, to_bibtex, to_csl_json, to_ris
from docpipe.export.citation import (
    citation,
    document_citation,
    page_reference,
    place_reference,
    withdrawn_note,
)
from docpipe.export.claims import (
    claims_object,
    conflict_lines,
    described_object,
    origin_lines,
)
from docpipe.export.document import document_markdown, document_object, document_text
from docpipe.export.entry import Entry, page_url, unpack
from docpipe.export.frame import to_frame
from docpipe.export.hits import (
    document_line,
    entry_object,
    filters_object,
    hit_object,
    repeats_object,
    search_object,
)
from docpipe.export.names import (
    FACET_CHANGES,
    FACET_NAMES,
    FIELD_NAMES,
    KIND_NAMES,
    ORIGIN_NAMES,
    RELATION_NAMES,
    REVIEW_NAMES,
    TYPE_NAMES,
)
from docpipe.export.styled import STYLES, formatted, in_text, works_cited
from docpipe.export.tabular import to_csv, to_jsonl, to_markdown
from docpipe.export.through_time import timeline_object
from docpipe.export.understood import interpretation_object
from docpipe.export.workbook import to_xlsx

VERSION = 4

__all__ = [
    "FACET_CHANGES",
    "FACET_NAMES",
    "FIELD_NAMES",
    "KIND_NAMES",
    "ORIGIN_NAMES",
    "RELATION_NAMES",
    "REVIEW_NAMES",
    "STYLES",
    "TYPE_NAMES",
    "VERSION",
    "Entry",
    "citation",
    "citation_key",
    "claims_object",
    "conflict_lines",
    "described_object",
    "document_citation",
    "document_line",
    "document_markdown",
    "document_object",
    "document_text",
    "entry_object",
    "filters_object",
    "formatted",
    "hit_object",
    "in_text",
    "interpretation_object",
    "origin_lines",
    "page_reference",
    "page_url",
    "place_reference",
    "repeats_object",
    "search_object",
    "timeline_object",
    "to_bibtex",
    "to_csl_json",
    "to_csv",
    "to_frame",
    "to_jsonl",
    "to_markdown",
    "to_ris",
    "to_xlsx",
    "unpack",
    "withdrawn_note",
    "works_cited",
]
