"""What people read of a data set: how to cite it, and what is in it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from docpipe.export.dataset.columns import DOCUMENT_COLUMNS, MORE_KEYS, RECORD_COLUMNS, Column
from docpipe.export.dataset.described import (
    CATALOGUE,
    CITATION,
    DATA,
    DESCRIPTOR,
    RECORDS_PARQUET,
    SUMS,
    Described,
    Written,
)

_OTHERS = {
    DESCRIPTOR: ("Beschreibung als Data Package", "description as a Data Package"),
    CATALOGUE: ("Beschreibung nach DCAT-AP.de", "description by DCAT-AP.de"),
    CITATION: ("Angaben zum Zitieren", "how to cite"),
    SUMS: ("Prüfsummen aller Dateien", "checksums of all files"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The heads of the tables in one language."""

    files: str
    file: str
    field: str
    meaning: str
    is_german: bool

    def of(self, german: str, english: str) -> str:
        return german if self.is_german else english


_GERMAN = _Words(files="Dateien", file="Datei", field="Feld", meaning="Bedeutung", is_german=True)
_ENGLISH = _Words(files="Files", file="File", field="Field", meaning="Meaning", is_german=False)


def citation_of(data: Described) -> str:
    """The reference of exactly this version, in one line."""
    lead = f"{data.publisher} ({data.date[:4]}): {data.title}"
    start = lead if data.publisher else f"{data.title} ({data.date[:4]})"
    address = f" {data.address}" if data.address else ""
    return f"{start}. Version {data.version} vom {data.date} [Datensatz].{address}"


def citation_file(data: Described) -> str:
    """``CITATION.cff``, Citation File Format 1.2.0; quoted as JSON, which YAML contains."""
    pairs = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "Bitte mit diesen Angaben zitieren. / Please cite with these metadata.",
        "title": data.title,
        "abstract": data.description,
        "version": data.version,
        "date-released": data.date,
        "url": data.address,
        "license": data.licence.spdx,
    }
    lines = [f"{name}: {_quoted(value)}\n" for name, value in pairs.items() if value]
    lines += ["authors:\n", f"  - name: {_quoted(data.publisher or data.title)}\n"]
    lines += ["keywords:\n", *(f"  - {_quoted(word)}\n" for word in data.keywords)]
    return "".join(lines)


def readme_german(data: Described, files: Iterable[Written]) -> str:
    """What the data set holds, for people who read German."""
    licence = data.licence
    terms = f"[{licence.title}]({licence.url})" if licence.url else licence.title
    head = f"""# {data.title}

{data.description}

*Read this in English: [README.en.md](README.en.md)*

- Version: `{data.version}` vom {data.date}
- Herausgeber: {data.publisher or "nicht angegeben"}
- Kontakt: {data.contact or "nicht angegeben"}
- Geschrieben von {data.program}

## Zitieren

> {citation_of(data)}

Die Version benennt den Inhalt: dieselben Veröffentlichungen, gleich verarbeitet, ergeben dieselbe
Version. Angaben für Programme stehen in `{CITATION}`. Einzelne Zitate führen ihren Nachweis mit
Seite im Feld `citation`.

## Rechte

Die Zuordnungen (Art, Themen, Adressaten, Orte, Felder): {terms}. Die Zitate bleiben Werke ihrer
Herausgeber; was für eine Veröffentlichung gilt, steht in `documents` unter `licence`. Ist dort
nichts angegeben, gilt das Urheberrecht, und die Zitate dürfen als Zitate mit Quelle verwendet
werden (§ 51 UrhG).
"""
    tail = f"""
## Lesen

```python
import docpipe
data = docpipe.read_dataset("ORDNER")
data.records[0]["quote"]
```

`{RECORDS_PARQUET}` lesen pandas, Polars, DuckDB und R (arrow). Prüfen: `sha256sum --check {SUMS}`
oder `docpipe export ORDNER --check`.
"""
    tables = (
        ("Felder eines Datensatzes (CSV)", RECORD_COLUMNS),
        ("Dazu in JSON und Parquet", MORE_KEYS),
        ("Felder einer Veröffentlichung (CSV)", DOCUMENT_COLUMNS),
    )
    lists = """
In JSON und Parquet sind `heading_path`, `topics`, `addressees`, `addressee_groups` und
`municipalities` Listen, und `fields` nennt zu jedem Teil Wortlaut und Seiten.
"""
    return head + _files(files, _GERMAN) + _tables(tables, _GERMAN) + lists + tail


def readme_english(data: Described, files: Iterable[Written]) -> str:
    """What the data set holds, for people who read English."""
    licence = data.licence
    terms = f"[{licence.spdx}]({licence.url})" if licence.url else "all rights reserved"
    head = f"""# {data.title}

{data.description}

*Auf Deutsch: [README.md](README.md)*

- Version: `{data.version}` of {data.date}
- Publisher: {data.publisher or "not stated"}
- Contact: {data.contact or "not stated"}
- Written by {data.program}

## Cite

> {citation_of(data)}

The version names the content: the same publications, processed alike, give the same version. For
programs see `{CITATION}`. Every quote carries its own reference with page in `citation`.

## Rights

What was added (types, topics, addressees, places, fields): {terms}. The quotes stay works of their
publishers; what holds for a publication stands in `documents` under `licence`. Where nothing is
given, copyright holds, and the quotes may be used as quotations with their source.
"""
    tail = f"""
## Read

```python
import docpipe
data = docpipe.read_dataset("FOLDER")
data.records[0]["quote"]
```

pandas, Polars, DuckDB and R (arrow) read `{RECORDS_PARQUET}`. To check: `sha256sum --check {SUMS}`
or `docpipe export FOLDER --check`.
"""
    tables = (
        ("Fields of a record (CSV)", RECORD_COLUMNS),
        ("Besides, in JSON and Parquet", MORE_KEYS),
        ("Fields of a publication (CSV)", DOCUMENT_COLUMNS),
    )
    lists = """
In JSON and Parquet `heading_path`, `topics`, `addressees`, `addressee_groups` and `municipalities`
are lists, and `fields` gives quote and pages of each part.
"""
    return head + _files(files, _ENGLISH) + _tables(tables, _ENGLISH) + lists + tail


def _files(files: Iterable[Written], words: _Words) -> str:
    rows = [
        (file.name, words.of(DATA[file.name].german, DATA[file.name].english))
        for file in files
        if file.name in DATA
    ]
    rows += [(name, words.of(*texts)) for name, texts in _OTHERS.items()]
    return f"\n## {words.files}\n\n" + _table(words.file, words.meaning, rows)


def _tables(tables: Iterable[tuple[str, Iterable[Column]]], words: _Words) -> str:
    return "".join(
        f"\n## {title}\n\n"
        + _table(
            words.field,
            words.meaning,
            [(column.name, words.of(column.german, column.english)) for column in columns],
        )
        for title, columns in tables
    )


def _table(first: str, second: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"| `{name}` | {text} |\n" for name, text in rows)
    return f"| {first} | {second} |\n| --- | --- |\n{lines}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
