"""Styles of an OpenDocument file: how a run looks, through the chain of styles that it is based on."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from parsers.inline import Look
from parsers.odf import attribute, child
from parsers.ooxml import local

_DEEPEST = 20
_BOLD_FROM = 600
_PLAIN_FILLS = frozenset({"", "transparent", "#ffffff"})


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its parent's name, the looks it turns on and off, whether it shades a cell or hides a section."""

    parent: str = ""
    display_name: str = ""
    on: Look = Look.PLAIN
    off: Look = Look.PLAIN
    shaded: str = ""
    outline: str = ""
    invisible: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by (family, name)."""

    table: dict[tuple[str, str], Style] = field(default_factory=dict)

    def look(self, family: str, name: str, base: Look = Look.PLAIN) -> Look:
        """The look of a run in style `name` that stands inside text that looks like `base`."""
        for style in reversed(self._chain(family, name)):
            base = (base & ~style.off) | style.on
        return base

    def heading_level(self, name: str) -> int:
        """Outline level of a paragraph style (1 for the title), 0 for running text."""
        for style in self._chain("paragraph", name):
            if style.outline.isdigit() and int(style.outline):
                return int(style.outline)
        names = [name, *(style.display_name or style.parent for style in self._chain("paragraph", name))]
        return 1 if "title" in {each.casefold() for each in names} else 0

    def shades(self, name: str) -> bool:
        """Whether a table cell style sets its cell apart by colour."""
        return any(style.shaded for style in self._chain("table-cell", name))

    def hides_page(self, name: str) -> bool:
        """Whether a drawing page style leaves its slide out of the show."""
        return any(style.invisible for style in self._chain("drawing-page", name))

    def _chain(self, family: str, name: str) -> list[Style]:
        chain: list[Style] = []
        while (style := self.table.get((family, name))) is not None and len(chain) < _DEEPEST:
            chain.append(style)
            name = style.parent
        return chain


def read_styles(*roots: etree._Element | None) -> Styles:
    """Styles of the given documents; a later one's automatic styles win over an earlier one's of the same name."""
    table: dict[tuple[str, str], Style] = {}
    for root in roots:
        for element in () if root is None else root.iter():
            if local(element) == "style":
                table[attribute(element, "family"), attribute(element, "name")] = _style(element)
    return Styles(table)


def _style(element: etree._Element) -> Style:
    on, off = _looks(child(element, "text-properties"))
    cell = child(element, "table-cell-properties")
    fill = "" if cell is None else attribute(cell, "background-color").casefold()
    return Style(
        attribute(element, "parent-style-name"),
        attribute(element, "display-name"),
        on,
        off,
        "" if fill in _PLAIN_FILLS else fill,
        attribute(element, "default-outline-level"),
        _invisible(child(element, "drawing-page-properties")),
    )


def _invisible(properties: etree._Element | None) -> str:
    return "invisible" if properties is not None and attribute(properties, "visibility") == "hidden" else ""


def _looks(properties: etree._Element | None) -> tuple[Look, Look]:
    on = off = Look.PLAIN
    if properties is None:
        return on, off
    line = attribute(properties, "text-line-through-style") or attribute(properties, "text-line-through-type")
    for look, value, is_on in (
        (Look.BOLD, (weight := attribute(properties, "font-weight")), _bold(weight)),
        (Look.STRUCK, line, line != "none"),
        (Look.HIDDEN, (shown := attribute(properties, "display")), shown == "none"),
    ):
        if value:
            on, off = (on | look, off) if is_on else (on, off | look)
    return on, off


def _bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= _BOLD_FROM)
