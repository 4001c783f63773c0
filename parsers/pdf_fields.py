"""Fillable fields of a PDF (ISO 32000-2 12.7): AcroForm and XFA data, with the label a reader sees beside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from parsers.document import Box
from parsers.errors import Malformed
from parsers.ooxml import local, parse_xml
from parsers.pdf_view import PageView, page_view

_DEEPEST = 20
_RECTANGLE = 4  # numbers in a /Rect
_RADIO, _PUSH = 1 << 15, 1 << 16
_PASSWORD = 1 << 13
_LETTER = (612.0, 792.0)  # points: what programs take where a page states no size
_INHERITED = ("/FT", "/V", "/Ff", "/Opt", "/TU", "/DV")


@dataclass(frozen=True, slots=True)
class Widget:
    """One place where a field is drawn; `state` is the on-state of a button."""

    box: Box
    state: str
    on: str  # "on" or ""


@dataclass(frozen=True, slots=True)
class PdfField:
    """A terminal field. `kind`: text, choice, box, radio, signature."""

    name: str
    tooltip: str
    kind: str
    value: str
    widgets: tuple[Widget, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """One walk through the fields: the pages by their object, with numbers from 1; `seen` grows, so that a loop ends."""

    pages: dict[tuple[int, int], tuple[int, pikepdf.Page]]
    seen: set[tuple[int, int]] = field(default_factory=set)


def read_fields(pdf: pikepdf.Pdf) -> list[PdfField]:
    """Fields in the order of the form. Broken ones are passed over: the page text still shows them."""
    fields = pdf.Root.get("/AcroForm")
    if not isinstance(fields, pikepdf.Dictionary):
        return []
    form = _Form({(int(page.objgen[0]), int(page.objgen[1])): (number, page) for number, page in enumerate(pdf.pages, start=1)})
    return [found for node in _array(fields.get("/Fields")) for found in _walk(node, "", {}, form, 0)]


def xfa_values(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """(path, value) of each filled leaf of the XFA data set. Raises `Malformed`."""
    form = pdf.Root.get("/AcroForm")
    xfa = form.get("/XFA") if isinstance(form, pikepdf.Dictionary) else None
    content = _xfa_content(xfa)
    if not content:
        return []
    root = parse_xml(content)
    return [pair for data in root.iter() if local(data) == "data" for pair in _leaves(data, "", 0)]


def _xfa_content(xfa: pikepdf.Object | None) -> bytes:
    if isinstance(xfa, pikepdf.Stream):
        return xfa.read_bytes()
    items = _array(xfa)
    for name, stream in zip(items[::2], items[1::2], strict=False):
        if str(name) == "datasets" and isinstance(stream, pikepdf.Stream):
            return stream.read_bytes()
    return b""


def _leaves(element: object, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST * 2:
        raise Malformed("xfa_depth")
    for child in element:  # type: ignore[attr-defined] # lxml elements are iterable; the stub names a private class
        name = f"{path}.{local(child)}".lstrip(".")
        if len(child):
            yield from _leaves(child, name, depth + 1)
        elif (child.text or "").strip():
            yield name, child.text.strip()


def _walk(node: pikepdf.Object, prefix: str, above: dict[str, pikepdf.Object], form: _Form, depth: int) -> Iterator[PdfField]:
    if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST or (node.is_indirect and node.objgen in form.seen):
        return
    form.seen.add(node.objgen)
    part = str(node.get("/T", ""))
    name = f"{prefix}.{part}" if prefix and part else part or prefix
    own = above | {key: node[key] for key in _INHERITED if key in node}
    kids = [kid for kid in _array(node.get("/Kids")) if isinstance(kid, pikepdf.Dictionary)]
    deeper = [kid for kid in kids if "/T" in kid]
    for kid in deeper:
        yield from _walk(kid, name, own, form, depth + 1)
    if not deeper:
        widgets = tuple(w for kid in (kids or [node]) if (w := _widget(kid, form.pages)) is not None)
        whole = _field(name, own, widgets)
        if whole is not None:
            yield whole


def _field(name: str, own: dict[str, pikepdf.Object], widgets: tuple[Widget, ...]) -> PdfField | None:
    flags = _number(own.get("/Ff"))
    tooltip = str(own.get("/TU", "")).strip()
    kind = str(own.get("/FT", ""))
    if kind == "/Btn":
        if flags & _PUSH:
            return None
        if flags & _RADIO or len(widgets) > 1:
            return PdfField(name, tooltip, "radio", _state(own.get("/V")), widgets)
        on = any(widget.on for widget in widgets) or (not widgets and _state(own.get("/V")) != "")
        return PdfField(name, tooltip, "box", "Yes" if on else "", widgets)
    if kind == "/Sig":
        return PdfField(name, tooltip, "signature", "signed" if "/V" in own else "", widgets)
    value = "" if flags & _PASSWORD and kind == "/Tx" else _value(own.get("/V"), own.get("/Opt"))
    return PdfField(name, tooltip, "choice" if kind == "/Ch" else "text", value, widgets)


def _value(value: pikepdf.Object | None, options: pikepdf.Object | None) -> str:
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("utf-8", "replace")
    chosen = [str(item) for item in _array(value)] if isinstance(value, pikepdf.Array) else [str(value)]
    shown = {str(pair[0]): str(pair[1]) for pair in _array(options) if isinstance(pair, pikepdf.Array) and len(pair) > 1}
    return ", ".join(shown.get(item, item) for item in chosen).replace("\r\n", "\n").replace("\r", "\n").strip()


def _widget(node: pikepdf.Dictionary, pages: dict[tuple[int, int], tuple[int, pikepdf.Page]]) -> Widget | None:
    rect = [float(x) for x in _array(node.get("/Rect")) if hasattr(x, "__float__")]
    parent = node.get("/P")
    known = pages.get(parent.objgen) if isinstance(parent, pikepdf.Dictionary) else None
    number, page = known or next(((n, p) for n, p in pages.values() if _draws(p, node)), (0, None))
    if len(rect) != _RECTANGLE or page is None:
        return None
    state = _on_state(node)
    on = "on" if _state(node.get("/AS")) and _state(node.get("/AS")) == (state or _state(node.get("/AS"))) else ""
    return Widget(structure_view(number, page).shown(rect[0], rect[1], rect[2], rect[3]), state, on)


def structure_view(number: int, page: pikepdf.Page) -> PageView:
    """The page as it is shown, from its own entries and those it inherits."""
    crop, media = _sides(page.cropbox), _sides(page.mediabox)
    if not crop or not media:
        return page_view(number, (0.0, 0.0, *_LETTER), 0)
    both = (max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3]))
    return page_view(number, both, page.rotation)


def _sides(rectangle: object) -> tuple[float, ...]:
    """Left, bottom, right, top, in whichever order the file gives its corners; empty where it is no rectangle."""
    sides = [float(x) for x in _array(rectangle) if hasattr(x, "__float__")]
    if len(sides) != _RECTANGLE:
        return ()
    (x0, x1), (y0, y1) = sorted(sides[::2]), sorted(sides[1::2])
    return (x0, y0, x1, y1)


def _draws(page: pikepdf.Page, node: pikepdf.Dictionary) -> bool:
    return any(isinstance(a, pikepdf.Dictionary) and a.objgen == node.objgen for a in _array(page.obj.get("/Annots")))


def _on_state(node: pikepdf.Dictionary) -> str:
    appearance = node.get("/AP")
    normal = appearance.get("/N") if isinstance(appearance, pikepdf.Dictionary) else None
    names = [key for key, _ in normal.items() if key != "/Off"] if isinstance(normal, pikepdf.Dictionary) else []
    return names[0].lstrip("/") if names else ""


def _state(value: pikepdf.Object | None) -> str:
    text = "" if value is None else str(value).lstrip("/")
    return "" if text == "Off" else text


def _array(value: object) -> list[pikepdf.Object]:
    return list(value) if isinstance(value, pikepdf.Array) else []


def _number(value: object) -> int:
    try:
        return int(str(value)) if value is not None else 0
    except ValueError:
        return 0
