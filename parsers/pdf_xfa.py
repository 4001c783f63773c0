"""Forms of XFA 3.3 in a PDF (ISO 32000-1 12.7.8): what was filled in, and the words that only the form's own layout has.

No script is run. Raises `Malformed` and what pikepdf raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from lxml import etree

from parsers.errors import Malformed
from parsers.ooxml import local, parse_xml
from parsers.pdf_budget import form_data

_DEEPEST = 60
_XHTML = "{http://www.w3.org/1999/xhtml}"
_HOLDERS = frozenset({"subform", "subformSet", "area", "exclGroup", "pageSet", "pageArea", "template"})
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class XfaField:
    """A place to fill in as the layout has it: its caption, what stands there unless filled, and what its stored values mean."""

    name: str
    caption: str
    default: str
    kind: str  # "box" or ""
    shown: Mapping[str, str] = field(default_factory=dict)  # stored value -> the words chosen from a list


@dataclass(frozen=True, slots=True)
class Xfa:
    """`values` are (path, value) of filled places in order; `fields` by their last name; `printed` the layout's own words."""

    values: tuple[tuple[str, str], ...] = ()
    fields: Mapping[str, XfaField] = field(default_factory=dict)
    printed: tuple[str, ...] = ()


def read_xfa(pdf: pikepdf.Pdf) -> Xfa:
    """The form, empty where the file has none."""
    form = pdf.Root.get("/AcroForm")
    roots = _roots(form.get("/XFA") if isinstance(form, pikepdf.Dictionary) else None)
    values = [pair for root in roots for data in root.iter() if local(data) == "data" for pair in _leaves(data, "", 0)]
    fields: dict[str, XfaField] = {}
    printed: list[str] = []
    for template in (element for root in roots for element in root.iter() if local(element) == "template"):
        _layout(template, fields, printed, 0)
    return Xfa(tuple(values), fields, tuple(dict.fromkeys(printed)))


def _roots(xfa: pikepdf.Object | None) -> list[etree._Element]:
    """The parts that hold data and layout: one stream for all, or a stream each under its name."""
    if isinstance(xfa, pikepdf.Stream):
        return [parse_xml(form_data(xfa))]
    items = list(xfa) if isinstance(xfa, pikepdf.Array) else []
    named = zip(items[::2], items[1::2], strict=False)
    wanted = {str(name): part for name, part in named if isinstance(part, pikepdf.Stream)}
    return [parse_xml(form_data(wanted[name])) for name in ("datasets", "template") if name in wanted]


def _leaves(element: etree._Element, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise Malformed("xfa_depth")
    for child in element:
        name = f"{path}.{local(child)}".lstrip(".")
        if len(child) and not any(str(inner.tag).startswith(_XHTML) for inner in child):
            yield from _leaves(child, name, depth + 1)
        elif _words(child):
            yield name, _words(child)


def _words(element: etree._Element) -> str:
    """Text of an element; paragraphs of rich text are lines."""
    lines = [each for each in element.iter() if each.tag in {f"{_XHTML}p", f"{_XHTML}div"}]
    if lines:
        return "\n".join("".join(map(str, line.itertext())).strip() for line in lines).strip()
    return "".join(map(str, element.itertext())).strip()


def _layout(element: etree._Element, fields: dict[str, XfaField], printed: list[str], depth: int) -> None:
    if depth > _DEEPEST or len(printed) > _MOST:
        raise Malformed("xfa_depth")
    for child in element:
        name = local(child)
        if name == "field":
            found = _field(child)
            fields.setdefault(found.name, found)
            printed.append(found.caption)
        elif name == "draw":
            printed.append(_stated(child))
        elif name in _HOLDERS:
            printed.append(_part(child, "caption"))
            _layout(child, fields, printed, depth + 1)


def _field(element: etree._Element) -> XfaField:
    lists = [inner for inner in element if local(inner) == "items"]
    stored = next((inner for inner in lists if inner.get("save") == "1"), lists[0] if lists else None)
    words = next((inner for inner in lists if inner.get("save") != "1"), stored)
    values = [] if stored is None else [_words(item) for item in stored]
    shown = [] if words is None else [_words(item) for item in words]
    box = any(local(inner) == "checkButton" for inner in element.iter())
    pairs = dict(zip(values, shown, strict=False)) if not box else dict.fromkeys(values[:1], "")
    return XfaField(element.get("name", ""), _part(element, "caption"), _stated(element), "box" if box else "", pairs)


def _part(element: etree._Element, name: str) -> str:
    part = next((inner for inner in element if local(inner) == name), None)
    return "" if part is None else _stated(part)


def _stated(element: etree._Element) -> str:
    """The words of an element's own value; pictures in it are none."""
    value = next((inner for inner in element if local(inner) == "value"), None)
    if value is None or any(local(inner) == "image" for inner in value):
        return ""
    return _words(value)
