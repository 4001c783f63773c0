"""XML exports of form systems: every element and attribute that holds text, as a labelled passage under its path.

No entity, schema or address is followed. Raises `Malformed`, `LimitExceeded("depth")`.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from parsers.document import Cell, Document, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.form_answers import label_of_key
from parsers.limits import Limits
from parsers.ooxml import local, parse_xml
from parsers.word_xml import reader_of

MEDIA_TYPE = "application/xml"
_DEEPEST = 40


def parse(data: bytes, limits: Limits) -> Document:
    """An XML file, a Word document in one included; sections are the labels of the elements around a value, repeated ones numbered."""
    root = parse_xml(data)
    reader = reader_of(root)
    if reader is not None:
        return reader(root, limits)
    draft = Draft(limits)
    _element(root, draft, (), "")
    return draft.document(MEDIA_TYPE)


def _element(element: etree._Element, draft: Draft, above: tuple[str, ...], number: str) -> None:
    if len(above) > _DEEPEST:
        raise LimitExceeded("depth")
    label = label_of_key(local(element))
    inner = [child for child in element if isinstance(child.tag, str)]
    path = (*above, f"{label} {number}".strip())
    for name, value in element.attrib.items():
        if not str(name).startswith("{"):
            _value(draft, path, label_of_key(str(name)), str(value))
    if not inner:
        _value(draft, above, label, "".join(str(text) for text in element.itertext()))
        return
    _value(draft, path, label, element.text or "")
    _children(inner, draft, path)


def _children(inner: list[etree._Element], draft: Draft, path: tuple[str, ...]) -> None:
    same = Counter(local(child) for child in inner if len(child))
    seen: Counter[str] = Counter()
    for child in inner:
        name = local(child)
        seen[name] += 1
        _element(child, draft, path, str(seen[name]) if same[name] > 1 else "")
        _value(draft, path, "", child.tail or "")


def _value(draft: Draft, section: tuple[str, ...], label: str, value: str) -> None:
    text = value.strip()
    if not text:
        return
    draft.start_section(*section)
    start = len(label) + 2 if label else 0
    cells = (Cell("", label, start, start + len(text)),) if label else ()
    draft.add(SegmentKind.FIELD, f"{label}: {text}" if label else text, Locator(field=label, cells=cells))
