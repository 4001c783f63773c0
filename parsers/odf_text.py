"""A paragraph of OpenDocument text (ODF 1.3 part 3, 6) -> its pieces by look, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from lxml import etree

from parsers.document import FormField
from parsers.errors import LimitExceeded
from parsers.inline import TICKED, UNTICKED, Inline, Look
from parsers.odf import attribute, child
from parsers.odf_forms import Control
from parsers.odf_styles import Styles
from parsers.ooxml import local

_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
_DEEPEST = 60
_ASIDE = frozenset({"note", "annotation"})
_SHAPES = frozenset({"frame", "custom-shape", "rect", "ellipse", "line", "connector", "caption", "polygon", "path", "g", "a-shape"})
_SILENT = frozenset({"tracked-changes", "annotation-end", "soft-page-break"})
_TRUE = frozenset({"true", "checked"})


@dataclass(slots=True)
class Context:
    """What the whole document knows while a paragraph is read."""

    styles: Styles
    controls: Mapping[str, Control] = field(default_factory=dict)
    deletions: dict[str, str] = field(default_factory=dict)  # change id -> withdrawn text not yet written
    placed: set[str] = field(default_factory=set)  # ids of controls that stand in the text


@dataclass(slots=True)
class Paragraph(Inline):
    """A paragraph, the notes, annotations and shapes anchored in it, and instructions that could run or fetch."""

    aside: list[etree._Element] = field(default_factory=list)
    open_marks: list[tuple[int, str, str]] = field(default_factory=list)  # of form text fields: first piece, type, name


def read_paragraph(element: etree._Element, context: Context, look: Look = Look.PLAIN) -> Paragraph:
    """Read one text:p or text:h. `look` is what its surroundings give it."""
    paragraph = Paragraph()
    base = context.styles.look("paragraph", attribute(element, "style-name"), look)
    _Walk(paragraph, context).inside(element, base, 0)
    return paragraph


@dataclass(slots=True)
class _Walk:
    paragraph: Paragraph
    context: Context

    def inside(self, element: etree._Element, look: Look, depth: int) -> None:
        """All text and children of an element, in order."""
        if depth > _DEEPEST:
            raise LimitExceeded("depth")
        self._words(element.text, look)
        for inner in element:
            self._one(inner, look, depth + 1)
            self._words(inner.tail, look)

    def _one(self, element: etree._Element, look: Look, depth: int) -> None:
        name = local(element)
        if not name or name in _SILENT:
            return
        if name in _ASIDE or name in _SHAPES:
            self.paragraph.aside.append(element)
        elif name in _MARKS:
            self.paragraph.put(_MARKS[name](element), look)
        elif name in self._FIELDS:
            self._FIELDS[name](self, element, look)
        elif name == "span":
            self.inside(element, self.context.styles.look("text", attribute(element, "style-name"), look), depth)
        elif name == "content-control":
            self._content_control(element, look, depth)
        else:
            self.inside(element, look, depth)

    def _words(self, text: str | None, look: Look) -> None:
        """White space collapses, also across the runs of a paragraph (ODF 1.3 part 3, 6.1.2)."""
        if not text:
            return
        words = _WHITE.sub(" ", text)
        last = next((piece for piece, _ in reversed(self.paragraph.pieces)), "\n")
        self.paragraph.put(words[1:] if words.startswith(" ") and last.endswith((" ", "\n", "\t")) else words, look)

    def _change(self, element: etree._Element, look: Look) -> None:
        """The place where withdrawn text stood."""
        self.paragraph.put(self.context.deletions.pop(attribute(element, "change-id"), ""), look | Look.DELETED)

    def _hidden(self, element: etree._Element, look: Look) -> None:
        self.paragraph.put(attribute(element, "string-value") or "".join(map(str, element.itertext())), look | Look.HIDDEN)

    def _hidden_paragraph(self, element: etree._Element, look: Look) -> None:
        """A field that hides the paragraph it stands in when its condition holds."""
        if attribute(element, "is-hidden") == "true":
            self.paragraph.pieces = [(text, each | Look.HIDDEN) for text, each in self.paragraph.pieces]
        self.paragraph.put("".join(map(str, element.itertext())), look | Look.HIDDEN)

    def _control(self, element: etree._Element, look: Look) -> None:
        identity = attribute(element, "control")
        control = self.context.controls.get(identity)
        if control is None:
            return
        self.context.placed.add(identity)
        self.paragraph.put(control.shown, look)
        if control.field is not None:
            self.paragraph.fields.append(control.field)

    def _drop_down(self, element: etree._Element, look: Look) -> None:
        """A list field: the chosen entry is the element's own text, or the entry marked as current."""
        own = "".join([element.text or "", *(inner.tail or "" for inner in element)]).strip()
        marked = (attribute(inner, "value") for inner in element if attribute(inner, "current-selected") == "true")
        value = own or next(marked, "")
        self.paragraph.put(value, look)
        self.paragraph.fields.append(FormField(attribute(element, "name"), "", value))

    def _content_control(self, element: etree._Element, look: Look, depth: int) -> None:
        """LibreOffice's content control: a tick box, a list, a date or text; a prompt left standing is an empty value."""
        tag, alias = attribute(element, "tag"), attribute(element, "alias")
        if attribute(element, "checkbox") == "true":
            ticked = attribute(element, "checked") in _TRUE
            self.paragraph.put(TICKED if ticked else UNTICKED, look)
            self.paragraph.fields.append(FormField(tag, alias, "", ticked))
            return
        first = len(self.paragraph.pieces)
        self.inside(element, look, depth)
        text = "".join(piece for piece, _ in self.paragraph.pieces[first:]).strip()
        prompt = attribute(element, "showing-place-holder") == "true"
        if prompt:
            del self.paragraph.pieces[first:]
        if tag or alias:
            self.paragraph.fields.append(FormField(tag, alias, "" if prompt else text))

    def _mark_start(self, element: etree._Element, look: Look) -> None:
        """A Word form field kept by LibreOffice: the text up to its end mark is the value."""
        self.paragraph.open_marks.append((len(self.paragraph.pieces), attribute(element, "type"), attribute(element, "name")))
        self._mark(element, look)

    def _mark_end(self, _element: etree._Element, _look: Look) -> None:
        if self.paragraph.open_marks:
            first, kind, name = self.paragraph.open_marks.pop()
            if kind.endswith("FORMTEXT"):
                value = "".join(piece for piece, _ in self.paragraph.pieces[first:]).strip()
                self.paragraph.fields.append(FormField(name, "", value))

    def _mark(self, element: etree._Element, look: Look) -> None:
        """A tick box or list among the Word form fields: its value stands in parameters, not in the text."""
        kind, name = attribute(element, "type"), attribute(element, "name")
        values = [(attribute(inner, "name"), attribute(inner, "value")) for inner in element if local(inner) == "param"]
        if kind.endswith("FORMCHECKBOX"):
            ticked = dict(values).get("Checkbox_Checked", "") in _TRUE
            self.paragraph.put(TICKED if ticked else UNTICKED, look)
            self.paragraph.fields.append(FormField(name, "", "", ticked))
        elif kind.endswith("FORMDROPDOWN"):
            entries = [value for key, value in values if key == "Dropdown_ListEntry"]
            chosen = dict(values).get("Dropdown_Selected", "")
            value = entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else ""
            self.paragraph.put(value, look)
            self.paragraph.fields.append(FormField(name, "", value))

    _FIELDS: ClassVar[Mapping[str, Callable[[_Walk, etree._Element, Look], None]]] = {
        "change": _change,
        "hidden-text": _hidden,
        "hidden-paragraph": _hidden_paragraph,
        "control": _control,
        "drop-down": _drop_down,
        "fieldmark": _mark,
        "fieldmark-start": _mark_start,
        "fieldmark-end": _mark_end,
    }


def _spaces(element: etree._Element) -> str:
    count = attribute(element, "c")
    return " " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1)


_MARKS: Mapping[str, Callable[[etree._Element], str]] = {
    "s": _spaces,
    "tab": lambda _: "\t",
    "line-break": lambda _: "\n",
}


def annotation_author(element: etree._Element) -> str:
    """Who wrote an annotation or a change, "" where the file does not say."""
    creator = child(element, "creator")
    return "" if creator is None else (creator.text or "").strip()
