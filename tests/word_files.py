"""A small DOCX made by hand: as few parts as Word itself would accept."""

import zipfile
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_WML}.numbering+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WML}.styles+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_WML}.footnotes+xml"/>
</Types>"""
_CORE = """<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Leitlinien der Beispielstadt</dc:title>
<dcterms:created>2019-03-01T10:00:00Z</dcterms:created>
</cp:coreProperties>"""


def paragraph(text: str, *, style: str = "", item: bool = False, note: int = 0) -> str:
    """One paragraph of WordprocessingML."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        props += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    call = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>' if note else ""
    return f"<w:p><w:pPr>{props}</w:pPr><w:r><w:t>{text}</w:t></w:r>{call}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A plain table; a cell that begins with ``=`` spans two columns."""
    lines = ["".join(map(_cell, row)) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def _cell(text: str) -> str:
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' if text.startswith("=") else ""
    return f"<w:tc>{span}{paragraph(text.lstrip('='))}</w:tc>"


def write_word_file(path: Path, *body: str, note: str = "", styles: str = "") -> Path:
    """A document of these paragraphs and tables; ``note`` is footnote 1."""
    relation = '<Relationship Id="r{0}" Type="{1}/{2}" Target="{3}"/>'
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    inner = relation.format(1, _RELATIONS, "numbering", "numbering.xml")
    inner += relation.format(2, _RELATIONS, "footnotes", "footnotes.xml")
    inner += relation.format(3, _RELATIONS, "styles", "styles.xml")
    outer = relation.format(1, _RELATIONS, "officeDocument", "word/document.xml")
    bullets = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f"{head}{outer}</Relationships>",
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": f"{head}{inner}</Relationships>",
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {_W}>{bullets}</w:numbering>",
        "word/styles.xml": styles or f"<w:styles {_W}/>",
        "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="1">{paragraph(note)}'
        "</w:footnote></w:footnotes>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path
