"""pypdf looks first: is it a PDF, may we read it, is it a bomb, what does it say of itself.

pdfium aborts the whole process on decompression bombs and endlessly nested forms. pypdf has
limits against them, so every stream that pdfium is going to unpack for its text is unpacked
here before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdf
from pypdf import errors as pypdf_errors
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from docpipe.errors import (
    CorruptError,
    EmptyFileError,
    EncryptedError,
    MemoryLimitError,
    NotAPdfError,
    TooLargeError,
)
from docpipe.extraction.file_info import BROKEN, dictionary, read_info, resolve
from docpipe.extraction.layers import has_hidden_layers
from docpipe.extraction.options import ExtractOptions
from docpipe.model import OutlineItem, PdfInfo

# Readers accept junk before the header up to this many bytes.
_HEADER_WINDOW = 1024
_MARKUP = re.compile(rb"^\s*(?:<!doctype html|<html|<\?xml)", re.I)
_DRAW = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_MAX_NESTING = 30
_MAX_OUTLINE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What pypdf knows of a file that may be read on."""

    n_pages: int
    labels: tuple[str, ...]
    outline: tuple[OutlineItem, ...]
    info: PdfInfo
    hidden_layers: bool = False


def check_header(data: bytes) -> None:
    """Refuse what is no PDF at all.

    Raises:
        EmptyFileError: No bytes.
        NotAPdfError: No PDF header near the start.
    """
    if not data:
        raise EmptyFileError("Die Datei ist leer (0 Bytes). Bitte neu herunterladen.")
    head = data[:_HEADER_WINDOW]
    if b"%PDF-" in head and not _MARKUP.match(head):
        return
    if _MARKUP.match(head):
        raise NotAPdfError(
            "Die Datei ist eine Webseite und kein PDF. Vermutlich hat der Server statt der Datei "
            "eine Seite geliefert; bitte die Adresse prüfen."
        )
    raise NotAPdfError("Die Datei beginnt nicht wie ein PDF. Bitte als PDF neu speichern.")


def inspect(data: bytes, options: ExtractOptions, password: str | None) -> Preflight:
    """Open, decrypt, count, unpack and describe.

    Raises:
        EncryptedError: A password is needed, or the given one does not fit.
        CorruptError: The file cannot be read.
        TooLargeError: It exceeds a limit.
    """
    try:
        reader = _open(data, password)
        n_pages = len(reader.pages)
        if n_pages > options.max_pages:
            raise TooLargeError(
                f"Das PDF hat {n_pages} Seiten, erlaubt sind {options.max_pages}. "
                "Bitte teilen oder die Grenze max_pages anheben."
            )
        if n_pages == 0:
            raise CorruptError("Das PDF enthält keine Seite. Bitte neu herunterladen.")
        _unpack_everything(reader, options)
        return Preflight(
            n_pages=n_pages,
            labels=_labels(reader, n_pages),
            outline=tuple(_outline(reader)),
            info=read_info(reader),
            hidden_layers=has_hidden_layers(dictionary(reader.trailer.get("/Root"))),
        )
    except pypdf_errors.LimitReachedError as exc:
        raise TooLargeError(
            f"Das PDF überschreitet beim Entpacken eine Schutzgrenze ({exc}). "
            "Bitte aus vertrauenswürdiger Quelle neu beziehen."
        ) from exc
    except MemoryError as exc:
        raise MemoryLimitError("Der Arbeitsspeicher reicht für dieses PDF nicht aus.") from exc
    except BROKEN as exc:
        raise CorruptError(
            f"Das PDF ist beschädigt oder unvollständig ({type(exc).__name__}: {exc}). "
            "Bitte neu herunterladen."
        ) from exc


def _open(data: bytes, password: str | None) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(BytesIO(data), strict=False)
    if not reader.is_encrypted:
        return reader
    try:
        opened = reader.decrypt("") or (password is not None and reader.decrypt(password))
    except (pypdf_errors.DependencyError, NotImplementedError) as exc:
        raise EncryptedError(
            f"Das PDF ist auf eine Weise verschlüsselt, die docpipe nicht kennt ({exc}). "
            "Bitte ohne Schutz neu speichern."
        ) from exc
    if opened:
        return reader
    if password is None:
        raise EncryptedError("Das PDF ist durch ein Passwort geschützt. Bitte --password angeben.")
    raise EncryptedError("Das Passwort passt nicht zu diesem PDF. Bitte --password prüfen.")


class _Budget:
    """Counts unpacked bytes and drawn forms against the limits."""

    def __init__(self, options: ExtractOptions) -> None:
        self.options = options
        self.n_bytes = 0
        self.seen: set[int] = set()
        self.form_draws: dict[int, int] = {}

    def unpack(self, stream: StreamObject) -> bytes:
        """Decode a stream within the budget."""
        content: bytes = stream.get_data()
        self.n_bytes += len(content)
        if self.n_bytes > self.options.max_content_bytes:
            raise TooLargeError(
                f"Das PDF entpackt sich auf über {self.options.max_content_bytes} Bytes. "
                "Bitte aus vertrauenswürdiger Quelle neu beziehen."
            )
        return content


def _unpack_everything(reader: pypdf.PdfReader, options: ExtractOptions) -> None:
    budget = _Budget(options)
    for page in reader.pages:
        resources = dictionary(page.get("/Resources"))
        content = b"\n".join(budget.unpack(stream) for stream in _contents(page))
        draws = _count_draws(content, resources, budget, 0)
        if draws > options.max_form_draws:
            raise TooLargeError(
                f"Eine Seite zeichnet über {options.max_form_draws} verschachtelte Formulare. "
                "Bitte aus vertrauenswürdiger Quelle neu beziehen."
            )
        _unpack_fonts(resources, budget)


def _contents(page: DictionaryObject) -> Iterator[StreamObject]:
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    for part in contents if isinstance(contents, ArrayObject) else [contents]:
        stream = part.get_object() if part is not None else None
        if isinstance(stream, StreamObject):
            yield stream


def _count_draws(content: bytes, resources: DictionaryObject, budget: _Budget, depth: int) -> int:
    """Forms drawn by ``content``, those within forms included."""
    forms = dictionary(resources.get("/XObject"))
    if not forms or depth > _MAX_NESTING:
        return 0
    total = 0
    for name in _DRAW.findall(content):
        form = resolve(forms.get("/" + name.decode("latin-1")))
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
            total += 1 + _draws_of_form(form, resources, budget, depth)
    return total


def _draws_of_form(
    form: StreamObject, inherited: DictionaryObject, budget: _Budget, depth: int
) -> int:
    key = id(form)
    if key not in budget.form_draws:
        budget.form_draws[key] = 0  # a form that draws itself is cut here, as pdfium does
        resources = dictionary(form.get("/Resources")) or inherited
        budget.form_draws[key] = _count_draws(budget.unpack(form), resources, budget, depth + 1)
        _unpack_fonts(resources, budget)
    return budget.form_draws[key]


def _unpack_fonts(resources: DictionaryObject, budget: _Budget) -> None:
    """Character maps can be bombs of their own."""
    for font in dictionary(resources.get("/Font")).values():
        entry = dictionary(font)
        if id(entry) in budget.seen:
            continue
        budget.seen.add(id(entry))
        mapping = resolve(entry.get("/ToUnicode"))
        if isinstance(mapping, StreamObject):
            budget.unpack(mapping)


def _labels(reader: pypdf.PdfReader, n_pages: int) -> tuple[str, ...]:
    try:
        labels = list(reader.page_labels)
    except BROKEN:
        labels = []  # a damaged label tree costs the labels, not the document
    labels += [""] * (n_pages - len(labels))
    return tuple(labels[i].strip() or str(i + 1) for i in range(n_pages))


def _outline(reader: pypdf.PdfReader) -> list[OutlineItem]:
    try:
        items = list(_flatten(reader, reader.outline, 1))
    except BROKEN:
        return []  # as with labels: a damaged outline is no reason to refuse the text
    return items[:_MAX_OUTLINE]


def _flatten(reader: pypdf.PdfReader, entries: Any, level: int) -> Iterator[OutlineItem]:  # noqa: ANN401
    if level > _MAX_NESTING:
        return
    for entry in entries:
        if isinstance(entry, list):
            yield from _flatten(reader, entry, level + 1)
            continue
        title = " ".join(str(entry.title or "").split())
        if title:
            yield OutlineItem(
                title=title, level=level, page=_target_page(reader, entry), top=_target_top(entry)
            )


def _target_page(reader: pypdf.PdfReader, entry: Any) -> int | None:  # noqa: ANN401
    try:
        number = reader.get_destination_page_number(entry)
    except BROKEN:
        return None
    return number + 1 if number is not None and number >= 0 else None


def _target_top(entry: Any) -> float | None:  # noqa: ANN401
    try:
        return None if entry.top is None else round(float(entry.top), 1)
    except BROKEN:
        return None
