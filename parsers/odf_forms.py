"""Form controls of an OpenDocument file (ODF 1.3 part 3, 13): what a person filled in or ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from parsers.document import FormField
from parsers.inline import TICKED, UNTICKED
from parsers.odf import attribute
from parsers.ooxml import local

_TEXT = frozenset({"text", "textarea", "formatted-text", "number", "date", "time", "combobox", "file", "password", "value-range"})
_CHOICES = frozenset({"listbox"})
_TICKS = frozenset({"checkbox", "radio"})
_CAPTIONS = frozenset({"fixed-text", "button", "frame"})
_TRUE = frozenset({"true", "checked"})


@dataclass(frozen=True, slots=True)
class Control:
    """A control: what stands on the page in its place, and the field it is (None for a caption or button)."""

    shown: str
    field: FormField | None


def read_controls(root: etree._Element) -> Mapping[str, Control]:
    """Control id -> control, in document order; a control without an id gets a key that nothing refers to."""
    found: dict[str, Control] = {}
    captions = _captions(root)
    for forms in root.iter():
        if local(forms) != "forms":
            continue
        for element in forms.iter():
            control = _control(element, captions)
            if control is not None:
                found[attribute(element, "id") or f"without id {len(found)}"] = control
    return found


def _captions(root: etree._Element) -> Mapping[str, str]:
    """Control id -> the fixed text that names it."""
    texts = ((attribute(e, "for"), attribute(e, "label")) for e in root.iter() if local(e) == "fixed-text")
    return {target: label for targets, label in texts for target in targets.split(",") if target}


def _control(element: etree._Element, captions: Mapping[str, str]) -> Control | None:
    kind, name, label = local(element), attribute(element, "name"), attribute(element, "label")
    caption = label or captions.get(attribute(element, "id"), "") or attribute(element, "title")
    if kind in _CAPTIONS:
        return Control(label, None)
    if kind in _TICKS:
        ticked = _ticked(element)
        return Control(f"{TICKED if ticked else UNTICKED} {label}".strip(), FormField(name, caption, "", ticked))
    if kind in _TEXT and attribute(element, "name"):
        value = attribute(element, "current-value") or attribute(element, "value") or _paragraphs(element)
        return Control(value, FormField(name, caption, value))
    if kind in _CHOICES:
        value = ", ".join(_chosen(element))
        return Control(value, FormField(name, caption, value))
    return None


def _ticked(element: etree._Element) -> bool:
    now = attribute(element, "current-state") or attribute(element, "current-selected")
    return (now or attribute(element, "state") or attribute(element, "selected")) in _TRUE


def _chosen(element: etree._Element) -> list[str]:
    options = [option for option in element if local(option) in {"option", "item"}]
    picked = [option for option in options if attribute(option, "current-selected") in _TRUE]
    picked = picked or [option for option in options if attribute(option, "selected") in _TRUE]
    return [attribute(option, "label") or attribute(option, "value") for option in picked]


def _paragraphs(element: etree._Element) -> str:
    return "\n".join("".join(str(piece) for piece in inner.itertext()) for inner in element if local(inner) == "p")
