"""Optional content: layers of a page that are switched off when it is opened."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from docpipe.extraction.page_objects import MAX_DEPTH, kind_of, parts_of
from docpipe.extraction.pdfium import address_of, object_call, plain_call

_NAME_BYTES = 256
_NAME = b"Name\0"
_OFF = "/OFF"


def has_hidden_layers(catalogue: Any) -> bool:  # noqa: ANN401 - pypdf's dictionaries are untyped
    """Whether the document knows layers that its default view does not show."""
    properties = _resolved(catalogue.get("/OCProperties"))
    if properties is None:
        return False
    view = _resolved(properties.get("/D"))
    if view is not None and (_resolved(view.get("/OFF")) or view.get("/BaseState") == _OFF):
        return True
    groups = _resolved(properties.get("/OCGs")) or ()
    return any(_off_by_usage(_resolved(group)) for group in groups)


def _off_by_usage(group: Any) -> bool:  # noqa: ANN401
    usage = _resolved(group.get("/Usage"))
    view = _resolved(usage.get("/View")) if usage is not None else None
    return view is not None and view.get("/ViewState") == _OFF


def _resolved(value: Any) -> Any:  # noqa: ANN401
    return value.get_object() if value is not None else None


def text_layers(page: Any) -> dict[int, str]:  # noqa: ANN401 - pypdfium2 is untyped
    """The layer of every text object by its address: whatever is switched together has one name.

    Forms can name their layer where pdfium does not show it; so each form that lies in no known
    layer counts as one.
    """
    found: dict[int, str] = {}
    for i in range(pdfium.FPDFPage_CountObjects(page.raw)):
        _collect(address_of(pdfium.FPDFPage_GetObject(page.raw, i)), "", 0, found)
    return found


def _collect(handle: int, layer: str, depth: int, found: dict[int, str]) -> None:
    kind = kind_of(handle)
    layer = _marked(handle) or layer
    if kind == pdfium.FPDF_PAGEOBJ_TEXT and layer:
        found[handle] = layer
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
        for part in parts_of(handle):
            _collect(part, layer or f"form {len(found)}", depth + 1, found)


def _marked(handle: int) -> str:
    """The name of the layer that marks around an object give it."""
    mark_at = plain_call("FPDFPageObj_GetMark", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
    for i in range(max(object_call("FPDFPageObj_CountMarks", 0)(handle), 0)):
        mark = mark_at(handle, i)
        if mark and _text("FPDFPageObjMark_GetName", mark) == "OC":
            return _text("FPDFPageObjMark_GetParamStringValue", mark, _NAME) or f"mark {mark}"
    return ""


def _text(call: str, mark: int, key: bytes | None = None) -> str:
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    length = ctypes.c_ulong()
    keys = [] if key is None else [ctypes.c_char_p]
    kinds = [ctypes.c_void_p, *keys, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
    values = [] if key is None else [key]
    read = plain_call(call, ctypes.c_int, *kinds)
    if not read(mark, *values, ctypes.addressof(buffer), _NAME_BYTES, ctypes.addressof(length)):
        return ""
    return buffer.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
