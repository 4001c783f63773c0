"""Paragraphs, lists, sections, tables and shapes of OpenDocument text -> segments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from parsers.document import Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.grids import GridCell, Place, write_grid
from parsers.inline import Look
from parsers.odf import attribute
from parsers.odf_text import Context, Paragraph, annotation_author, read_paragraph
from parsers.ooxml import local

_DEEPEST = 40
_BOLD_LEVEL = 8
_MOST_COLUMNS = 60
_PARAGRAPHS = frozenset({"p", "h"})
_SKIPPED = frozenset({"tracked-changes", "forms", "creator", "date", "date-string", "creator-initials", "image", "object", "object-ole"})
_UNSTYLED = (SegmentKind.BODY, SegmentKind.TEXT_BOX)
_ROWS = frozenset({"table-header-rows", "table-row-group", "table-rows"})


@dataclass(slots=True)
class Story:
    """How the current story is written: its kind ("body" may hold headings), its author and its surroundings' look."""

    draft: Draft
    context: Context
    kind: SegmentKind = SegmentKind.BODY
    speaker: str = ""
    look: Look = Look.PLAIN
    depth: int = 0
    count: int = 0


def write_blocks(story: Story, container: etree._Element) -> None:
    """Write every paragraph, table and shape below `container`, in order."""
    if story.depth > _DEEPEST:
        raise LimitExceeded("depth")
    for block in container:
        name = local(block)
        if name in _WRITERS:
            _WRITERS[name](story, block)
        elif name and name not in _SKIPPED:
            write_blocks(_inner(story, block, name), block)


def _inner(story: Story, block: etree._Element, name: str) -> Story:
    """The story inside a list, section, index or shape: it goes on counting only in its own container."""
    hidden = name == "section" and (attribute(block, "display") == "none" or attribute(block, "is-hidden") == "true")
    box = story.kind is SegmentKind.BODY and name in {"text-box", "custom-shape"}
    return replace(
        story,
        kind=SegmentKind.TEXT_BOX if box else story.kind,
        look=story.look | Look.HIDDEN if hidden else story.look,
        depth=story.depth + 1,
    )


def _write_paragraph(story: Story, element: etree._Element) -> None:
    paragraph = read_paragraph(element, story.context, story.look)
    story.count += 1
    locator = Locator(paragraph=story.count)
    level = _heading_level(story, element, paragraph)
    if level:
        story.draft.heading(paragraph.text, level, locator)
    else:
        story.draft.add(story.kind, paragraph.text, locator, speaker=story.speaker)
    write_rest(story, paragraph, locator)


def _heading_level(story: Story, element: etree._Element, paragraph: Paragraph) -> int:
    if story.kind not in _UNSTYLED or not paragraph.text.strip():
        return 0
    level = attribute(element, "outline-level")
    if local(element) == "h":
        return int(level) if level.isdigit() and int(level) else 1
    styled = story.context.styles.heading_level(attribute(element, "style-name"))
    return styled or (_BOLD_LEVEL if paragraph.stands_as_heading else 0)


def write_rest(story: Story, paragraph: Paragraph, locator: Locator) -> None:
    """What stands beside the shown text: withdrawn and hidden text, fields, notes, annotations, shapes."""
    draft = story.draft
    if draft.add(SegmentKind.DELETED, paragraph.deleted, locator):
        draft.find("tracked_deletion")
    if draft.add(SegmentKind.HIDDEN, paragraph.hidden, locator):
        draft.find("hidden_text")
    draft.fields.extend(paragraph.fields)
    for element in paragraph.aside:
        _write_aside(story, element)


def _write_aside(story: Story, element: etree._Element) -> None:
    name = local(element)
    inner = replace(story, depth=story.depth + 1, count=0)
    if name == "annotation":
        inner = replace(inner, kind=SegmentKind.COMMENT, speaker=annotation_author(element))
    elif name == "note":
        inner = replace(inner, kind=SegmentKind.NOTE)
        element = next((body for body in element if local(body) == "note-body"), element)
    elif story.kind is SegmentKind.BODY:
        inner = replace(inner, kind=SegmentKind.TEXT_BOX)
    write_blocks(inner, element)


def _write_control(story: Story, element: etree._Element) -> None:
    """A form control that stands on the page by itself rather than in a paragraph."""
    identity = attribute(element, "control")
    control = story.context.controls.get(identity)
    if control is None:
        return
    story.context.placed.add(identity)
    write_control_field(
        story.draft, control.shown, control.field.label if control.field else "", control.field.name if control.field else ""
    )
    if control.field is not None:
        story.draft.fields.append(control.field)


def write_control_field(draft: Draft, shown: str, label: str, name: str) -> None:
    """A control outside running text: its label, where the page does not show it, then what stands in it."""
    lead = f"{label}: " if label and shown and label not in shown else ""
    draft.add(SegmentKind.FIELD, lead + shown, Locator(field=name))


def _write_alternative(story: Story, element: etree._Element) -> None:
    """What a shape says to those who cannot see it."""
    if (element.text or "").strip():
        story.draft.add(SegmentKind.METADATA, f"alternative text: {element.text}")


def _write_table(story: Story, table: etree._Element) -> None:
    number, count = story.draft.next_table(), 0
    grid: list[list[GridCell]] = []
    pending: list[Paragraph] = []
    nested: list[etree._Element] = []
    for row, header in _rows(table):
        cells = [cell for element in row for cell in _read_cell(story, element, pending, nested, header)]
        grid.append(cells)
        count += len(cells)
        if count > story.draft.limits.cells:
            raise LimitExceeded("cells")
    kind = SegmentKind.TABLE_ROW if story.kind is SegmentKind.BODY else story.kind
    write_grid(story.draft, grid, Place(table=number), kind)
    for paragraph in pending:
        write_rest(story, paragraph, Locator(table=number))
    for inner in nested:
        _write_table(replace(story, depth=story.depth + 1), inner)


def _rows(table: etree._Element, header: str = "") -> Iterator[tuple[etree._Element, str]]:
    """Rows with "header" where they repeat as headings, seen through row groups."""
    for element in table:
        name = local(element)
        if name == "table-row":
            yield element, header
        elif name in _ROWS:
            yield from _rows(element, "header" if name == "table-header-rows" else header)


def _read_cell(
    story: Story, element: etree._Element, pending: list[Paragraph], nested: list[etree._Element], header: str
) -> list[GridCell]:
    """The cell as often as it repeats; a covered cell is empty, as it stands behind the one that spans it."""
    name = local(element)
    if name not in {"table-cell", "covered-table-cell"}:
        return []
    paragraphs = list(_cell_paragraphs(story, element, nested, story.depth))
    pending.extend(paragraphs)
    text = "\n".join(p.text for p in paragraphs if p.text.strip())
    bold = bool(text) and all(p.all_bold or not p.text.strip() for p in paragraphs)
    shaded = story.context.styles.shades(attribute(element, "style-name"))
    repeated = attribute(element, "number-columns-repeated")
    times = min(int(repeated), _MOST_COLUMNS) if repeated.isdigit() else 1
    across = attribute(element, "number-columns-spanned")
    covered = min(int(across), _MOST_COLUMNS) if across.isdigit() else 1
    return [GridCell(text, bool(text) and (bold or shaded or bool(header)), columns=covered)] * times


def _cell_paragraphs(story: Story, holder: etree._Element, nested: list[etree._Element], depth: int) -> Iterator[Paragraph]:
    if depth > _DEEPEST:
        raise LimitExceeded("depth")
    for block in holder:
        name = local(block)
        if name in _PARAGRAPHS:
            yield read_paragraph(block, story.context, story.look)
        elif name == "table":
            nested.append(block)
        elif name in {"annotation", "frame", "custom-shape"}:
            beside = Paragraph()
            beside.aside.append(block)
            yield beside
        elif name and name not in _SKIPPED:
            yield from _cell_paragraphs(story, block, nested, depth + 1)


_WRITERS: Mapping[str, Callable[[Story, etree._Element], None]] = {
    "p": _write_paragraph,
    "h": _write_paragraph,
    "table": _write_table,
    "title": _write_alternative,
    "desc": _write_alternative,
    "annotation": _write_aside,
    "note": _write_aside,
    "control": _write_control,
}
