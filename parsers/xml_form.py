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
_LABELS = ("label", "questiontext", "question", "caption", "prompt", "displayname", "fieldlabel", "fieldname", "title")
_ANSWERS = ("value", "answer", "answertext", "response", "displayvalue", "fieldvalue", "text")
_TITLES = frozenset({"title", "label", "caption", "heading", "legend", "name"})


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
    if (told := _told(element)) is not None:
        _value(draft, above, told[0], told[1])
        return
    path = (*above, _title(element) or path[-1])
    for name, value in element.attrib.items():
        if not str(name).startswith("{"):
            title = len(element) and _plain(str(name)) in _TITLES and str(name) != "name"
            _value(draft, path, "Heading" if title else label_of_key(str(name)), str(value))
    if not inner:
        _value(draft, above, label, "".join(str(text) for text in element.itertext()))
        return
    _value(draft, path, label, element.text or "")
    _children(inner, draft, path)


def _told(element: etree._Element) -> tuple[str, str] | None:
    """(question, answer) of an element that carries both: <field label="..."><value>...</value></field>; None for any other."""
    facts: dict[str, list[str]] = {}
    for name, value in element.attrib.items():
        facts.setdefault(_plain(str(name)), []).append(str(value))
    for child in element:
        if not isinstance(child.tag, str) or len(child):
            return None
        facts.setdefault(_plain(local(child)), []).append("".join(str(text) for text in child.itertext()))
    labels = [name for name in _LABELS if name in facts]
    answers = [name for name in _ANSWERS if name in facts]
    if not labels or (not answers and len(element)):
        return None
    return facts[labels[0]][0].strip(), "\n".join(facts[answers[0]]) if answers else (element.text or "")


def _title(element: etree._Element) -> str:
    """The heading that a container carries as an attribute."""
    return next((str(v).strip() for k, v in element.attrib.items() if _plain(str(k)) in _TITLES and len(element)), "")


def _plain(name: str) -> str:
    return name.rpartition("}")[2].replace("_", "").replace("-", "").casefold()


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
