"""Fillable fields of a PDF (ISO 32000-2 12.7), listed by its form or only drawn on a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from parsers.document import Box
from parsers.pdf_budget import form_data
from parsers.pdf_view import PageView, page_view

_DEEPEST = 20
_MARKUP, _LINE_ENDS = re.compile(r"<[^>]*>"), re.compile(r"</(?:p|div)>|<br\s*/?>", re.IGNORECASE)
_RECTANGLE = 4  # numbers in a /Rect
_RADIO, _PUSH = 1 << 15, 1 << 16
_PASSWORD = 1 << 13
_LETTER = (612.0, 792.0)  # points: what programs take where a page states no size
_INHERITED = ("/FT", "/V", "/Ff", "/Opt", "/TU", "/DV", "/I", "/RV")


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
    """One walk through the fields: the view of each page by the page's object; `seen` grows, so that a loop ends.

    `drawn` finds the page by the annotation on it, for fields that do not name theirs.
    """

    pages: dict[tuple[int, int], PageView]
    drawn: dict[tuple[int, int], PageView]
    seen: set[tuple[int, int]] = field(default_factory=set)


def read_fields(pdf: pikepdf.Pdf) -> list[PdfField]:
    """Fields in the order of the form. Broken ones are passed over: the page text still shows them."""
    fields = pdf.Root.get("/AcroForm")
    listed = _array(fields.get("/Fields")) if isinstance(fields, pikepdf.Dictionary) else []
    form = _form(pdf)
    found = [each for node in listed for each in _walk(node, "", {}, form, 0)]
    return found + [each for node in _unlisted(pdf, form) for each in _walk(node, "", {}, form, 0)]


def _form(pdf: pikepdf.Pdf) -> _Form:
    pages, drawn = dict[tuple[int, int], PageView](), dict[tuple[int, int], PageView]()
    for number, page in enumerate(pdf.pages, start=1):
        view = pages[page.obj.objgen] = structure_view(number, page)
        for annotation in _array(page.obj.get("/Annots")):
            if isinstance(annotation, pikepdf.Dictionary):
                drawn.setdefault(annotation.objgen, view)
    return _Form(pages, drawn)


def _unlisted(pdf: pikepdf.Pdf, form: _Form) -> Iterator[pikepdf.Object]:
    """Fields that stand on a page and that the form forgot, by the topmost node of each."""
    for page in pdf.pages:
        for node in _array(page.obj.get("/Annots")):
            if not isinstance(node, pikepdf.Dictionary) or str(node.get("/Subtype", "")) != "/Widget":
                continue
            above = _ancestry(node)
            if not any(each.is_indirect and each.objgen in form.seen for each in above):
                yield above[-1]


def _ancestry(node: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """The node, its parent, and so on up."""
    found = [node]
    while len(found) < _DEEPEST and isinstance(parent := found[-1].get("/Parent"), pikepdf.Dictionary):
        found.append(parent)
    return found


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
        widgets = tuple(w for kid in (kids or [node]) if (w := _widget(kid, form)) is not None)
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
        undrawn = not any(widget.state for widget in widgets)  # no appearance tells its state: the value does
        on = any(widget.on for widget in widgets) or (undrawn and _state(own.get("/V")) != "")
        return PdfField(name, tooltip, "box", "Yes" if on else "", widgets)
    if kind == "/Sig":
        return PdfField(name, tooltip, "signature", _signed(own.get("/V")), widgets)
    value = "" if flags & _PASSWORD and kind == "/Tx" else _value(own.get("/V"), own.get("/Opt")) or _chosen(own) or _rich(own)
    return PdfField(name, tooltip, "choice" if kind == "/Ch" else "text", value, widgets)


def _signed(signature: pikepdf.Object | None) -> str:
    """That a field is signed, by whom, why and where as the signature itself says (12.8.1); nothing is verified."""
    if not isinstance(signature, pikepdf.Dictionary):
        return ""
    told = (str(signature.get(key, "")).strip() for key in ("/Name", "/Reason", "/Location", "/ContactInfo"))
    return ", ".join(["signed", *filter(None, told)])


def _chosen(own: dict[str, pikepdf.Object]) -> str:
    """The choices of a list that names them by their places only."""
    options = _array(own.get("/Opt"))
    places = [_number(place) for place in _array(own.get("/I"))]
    chosen = [options[place] for place in places if 0 <= place < len(options)]
    return ", ".join(str(each[-1]) if isinstance(each, pikepdf.Array) and len(each) else str(each) for each in chosen)


def _rich(own: dict[str, pikepdf.Object]) -> str:
    """Rich text where no plain value stands beside it (12.7.4.4)."""
    value = own.get("/RV")
    text = "" if value is None else _value(value, None)
    return rich_text(text) if text else ""


def rich_text(markup: str) -> str:
    """The words of an annotation's or field's rich text, a line each paragraph."""
    return html.unescape(_MARKUP.sub("", _LINE_ENDS.sub("\n", markup))).strip()


def _value(value: pikepdf.Object | None, options: pikepdf.Object | None) -> str:
    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return form_data(value).decode("utf-8", "replace")
    chosen = [str(item) for item in _array(value)] if isinstance(value, pikepdf.Array) else [str(value)]
    shown = {str(pair[0]): str(pair[1]) for pair in _array(options) if isinstance(pair, pikepdf.Array) and len(pair) > 1}
    return ", ".join(shown.get(item, item) for item in chosen).replace("\r\n", "\n").replace("\r", "\n").strip()


def _widget(node: pikepdf.Dictionary, form: _Form) -> Widget | None:
    rect = [float(x) for x in _array(node.get("/Rect")) if hasattr(x, "__float__")]
    parent = node.get("/P")
    view = form.pages.get(parent.objgen) if isinstance(parent, pikepdf.Dictionary) else None
    view = view or form.drawn.get(node.objgen)
    if len(rect) != _RECTANGLE or view is None:
        return None
    state = _on_state(node)
    on = "on" if _state(node.get("/AS")) and _state(node.get("/AS")) == (state or _state(node.get("/AS"))) else ""
    return Widget(view.shown(rect[0], rect[1], rect[2], rect[3]), state, on)


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
