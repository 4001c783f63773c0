"""What stands on one page of a parsed file, as numbered marks for a picture and rows for its legend."""

from __future__ import annotations

from dataclasses import dataclass

from parsers import Document, FormField, Locator, SegmentKind
from parsers.page_orders import Mark, Order

TICK_COLOUR, FIELD_COLOUR = ("brown", "#8b4513"), ("olive", "#6b7a00")
COLOURS: dict[SegmentKind, tuple[str, str]] = {
    SegmentKind.HEADING: ("purple", "#7b1fa2"),
    SegmentKind.BODY: ("blue", "#1553c7"),
    SegmentKind.TABLE_ROW: ("green", "#1b7a2f"),
    SegmentKind.FIELD: ("orange", "#c75400"),
    SegmentKind.COMMENT: ("pink", "#c2187a"),
    SegmentKind.NOTE: ("teal", "#00796b"),
    SegmentKind.HIDDEN: ("red", "#c62828"),
    SegmentKind.DELETED: ("red", "#c62828"),
}
OTHER_COLOUR = ("grey", "#5f6368")


@dataclass(frozen=True, slots=True)
class Legend:
    """One line of the legend: the number on the picture, its colour, what it is, and the words that were read there."""

    number: str
    colour: str
    kind: str
    words: str


def marks_of(document: Document, page: int) -> tuple[Order, tuple[Legend, ...]]:
    """The order for the picture of a page and its legend, in reading order: passages by number, empty fields by "f" and number."""
    marks: list[Mark] = []
    legend: list[Legend] = []
    found = [(COLOURS.get(s.kind, OTHER_COLOUR), s.kind.value, s.text, s.locator) for s in document.segments]
    for number, ((name, paint), kind, words, locator) in enumerate((entry for entry in found if _stands_on(entry[3], page)), start=1):
        marks.append(_mark(str(number), paint, locator, page))
        legend.append(Legend(str(number), name if marks[-1].boxes else "not drawn", kind, words))
    drawn = {mark.boxes for mark in marks}  # a filled field is a passage too: its place is drawn once
    rest = [f for f in document.fields if f.locator.boxes not in drawn and any(box.page == page for box in f.locator.boxes)]
    for number, field in enumerate(rest, start=1):
        name, paint = FIELD_COLOUR if field.checked is None else TICK_COLOUR
        marks.append(_mark(f"f{number}", paint, field.locator, page))
        legend.append(Legend(f"f{number}", name, "form field" if field.checked is None else "tick box", answer_of(field)))
    return Order(page, tuple(mark for mark in marks if mark.boxes)), tuple(legend)


def answer_of(field: FormField) -> str:
    """A field as a person says it: its label and value, or its box with or without a tick."""
    label = field.label or field.name
    if field.checked is None:
        return f"{label}: {field.value}"
    return f"{'☒' if field.checked else '☐'} {label}"


def _stands_on(locator: Locator, page: int) -> bool:
    return locator.page == page or any(box.page == page for box in locator.boxes)


def _mark(number: str, paint: str, locator: Locator, page: int) -> Mark:
    return Mark(number, paint, tuple(box for box in locator.boxes if box.page == page))
