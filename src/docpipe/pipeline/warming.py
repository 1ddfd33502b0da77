"""What a process loads once, so that all children forked from it later have it."""

from docpipe import codec, mine, structure
from docpipe.chunk import chunk
from docpipe.extraction import quality
from docpipe.model import Document, Extraction, Line, Page, SourceId

_SIZE, _LEADING, _LEFT = 11.0, 16.0, 72.0
_PAPER = (
    ("1 Sprachmittlung", 18.0),
    ("Unter Sprachmittlung verstehen wir die Übertragung von Gesprächen durch Geschulte.", _SIZE),
    ("Die Kommunen sollten Sprachmittlung dauerhaft finanzieren.", _SIZE),
    ("Wir fordern den Bund auf, die Integrationskurse für alle zu öffnen.", _SIZE),
    ("Praxisbeispiel: Die Stadt Musterstadt hat 2019 einen Dienst aufgebaut.", _SIZE),
    ("Ansprechpartnerin: Integrationsbüro der Stadt Musterstadt, www.musterstadt.example", _SIZE),
)


def warm() -> None:
    """Load word lists, and take a paper of one page through all stages after its reading.

    The miner compiles hundreds of patterns when it first needs them, which takes half a second: as
    much as reading a leaflet, if each child did so.
    """
    quality.load_words()
    document = structure.recover(_extraction())
    records = mine.mine(document)
    chunks = chunk(document, records, facets=mine.passage_facets(document, mine.default_scheme()))
    codec.from_json(codec.to_json(document), Document)
    codec.write_jsonl(chunks)


def _extraction() -> Extraction:
    lines, top = [], _LEFT
    for text, size in _PAPER:
        box = (_LEFT, top, _LEFT + 0.5 * size * len(text), top + size)
        lines.append(Line(text=text, bbox=box, size=size, bold=size > _SIZE))
        top += size + _LEADING
    page = Page(number=1, label="1", width=595.0, height=842.0, lines=tuple(lines))
    return Extraction(source_id=SourceId("0" * 16), pages=(page,))
