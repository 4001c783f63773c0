"""Paragraphs and tables of a WordprocessingML story (body, header, note, comment, text box) -> segments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from parsers.document import Locator, SegmentKind
from parsers.docx_numbering import Lists
from parsers.docx_runs import Paragraph, W, add_control, chosen_branch, is_placeholder, read_paragraph, switched_on
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.field_codes import fetched_by, link_target
from parsers.grids import GridCell, Place, write_grid
from parsers.ooxml import local

_TRANSPARENT = frozenset({"customXml", "ins", "moveTo", "smartTag", "sdtContent", "sdt"})
_BOLD_HEADING = 80
_BOLD_LEVEL = 8
_DEEPEST = 40
_PLAIN_FILLS = frozenset({"", "auto", "ffffff"})
_UNSTYLED = (SegmentKind.BODY, SegmentKind.TEXT_BOX)


@dataclass(slots=True)
class Story:
    """How the current story is written: its kind ("body" may hold headings), its author, and the heading styles."""

    draft: Draft
    headings: Mapping[str, int]
    kind: SegmentKind = SegmentKind.BODY
    speaker: str = ""
    depth: int = 0
    count: int = 0
    lists: Lists = field(default_factory=Lists)


def write_blocks(story: Story, container: etree._Element) -> None:
    """Write each paragraph and table below `container`, then the text boxes met."""
    if story.depth > _DEEPEST:
        raise LimitExceeded("depth")
    for block in _blocks(container):
        if local(block) == "p":
            _write_paragraph(story, block)
        else:
            _write_table(story, block)


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, seen through content controls, revisions and custom mark-up."""
    stack = [iter(container)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = local(child)
        if name in {"p", "tbl"}:
            yield child
        elif name in _TRANSPARENT and not _is_prompt(child):
            stack.append(iter(child))
        elif name == "AlternateContent" and (branch := chosen_branch(child)) is not None:
            stack.append(iter(branch))


def _is_prompt(element: etree._Element) -> bool:
    """A content control around whole paragraphs that still shows its prompt: nothing was typed there."""
    if local(element) != "sdt":
        return False
    text = "".join(str(part) for part in element.itertext())
    return is_placeholder(element.find(W + "sdtPr"), text)


def _write_paragraph(story: Story, element: etree._Element) -> None:
    paragraph = read_paragraph(element)
    story.count += 1
    locator = Locator(paragraph=story.count)
    label = story.lists.label(element)
    level = _heading_level(story, element, paragraph)
    if level:
        story.draft.heading(paragraph.text, level, locator, label=label)
    else:
        story.draft.add(story.kind, paragraph.text, locator, speaker=story.speaker, labels=[(0, label)] if label else ())
    _write_rest(story, paragraph, locator)


def _heading_level(story: Story, element: etree._Element, paragraph: Paragraph) -> int:
    """Level by style or outline, else the last level for a short bold line that stands alone; 0 for running text."""
    if story.kind not in _UNSTYLED or not paragraph.text.strip():
        return 0
    properties = element.find(W + "pPr")
    if properties is not None:
        style, outline = properties.find(W + "pStyle"), properties.find(W + "outlineLvl")
        if style is not None and style.get(W + "val", "") in story.headings:
            return story.headings[style.get(W + "val", "")]
        if outline is not None and outline.get(W + "val", "").isdigit() and int(outline.get(W + "val", "9")) < _BOLD_LEVEL:
            return int(outline.get(W + "val", "0")) + 1
    text = paragraph.text.strip()
    labelled = ":" in text[:-1] or text.endswith(".") or any(mark in text for mark in "☐☒☑")
    return _BOLD_LEVEL if paragraph.all_bold and len(text) <= _BOLD_HEADING and not labelled else 0


def _write_rest(story: Story, paragraph: Paragraph, locator: Locator) -> None:
    """What stands beside the shown text: revisions, hidden text, boxes, fields, dangerous field codes."""
    draft = story.draft
    draft.add(SegmentKind.DELETED, "".join(paragraph.deleted), locator)
    draft.add(SegmentKind.HIDDEN, "".join(paragraph.hidden), locator)
    draft.fields.extend(paragraph.fields)
    if paragraph.deleted:
        draft.find("tracked_deletion")
    if paragraph.hidden:
        draft.find("hidden_text")
    _note_code("".join(paragraph.instructions), draft)
    for box in paragraph.boxes:
        write_blocks(replace(story, kind=_box_kind(story.kind), depth=story.depth + 1, count=0, lists=story.lists.boxes), box)


def _note_code(code: str, draft: Draft) -> None:
    """Where fields of the paragraph lead, and those that would run or fetch."""
    target, fetched, upper = link_target(code), fetched_by(code), code.upper()
    draft.add(SegmentKind.METADATA, f"link: {target}" if target else "")
    if "DDEAUTO" in upper or "DDE " in upper:
        draft.find("dde_field", severity="hold")
    if fetched:
        draft.find("external_relation", fetched, "notice" if fetched == "includepicture" else "hold")


def _box_kind(kind: SegmentKind) -> SegmentKind:
    return SegmentKind.TEXT_BOX if kind is SegmentKind.BODY else kind


def _write_table(story: Story, table: etree._Element) -> None:
    number = story.draft.next_table()
    grid: list[list[GridCell]] = []
    pending: list[Paragraph] = []
    nested: dict[int, list[etree._Element]] = {}
    for row in _children(table, "tr"):
        header = switched_on(row.find(W + "trPr"), "tblHeader")
        inner = nested.setdefault(len(grid), [])
        grid.append(
            [
                cell
                for element in _children(row, "tc")
                for cell in _read_cell(element, story.lists, header_row="header" if header else "", pending=pending, nested=inner)
            ]
        )
    kind = SegmentKind.TABLE_ROW if story.kind is SegmentKind.BODY else story.kind
    write_grid(story.draft, grid, Place(table=number), kind, lambda row: _write_nested(story, nested.get(row, ())))
    for paragraph in pending:
        _write_rest(story, paragraph, Locator(table=number))


def _write_nested(story: Story, tables: Iterable[etree._Element]) -> None:
    """Tables inside the cells of a row, right after it: the row's words are their caption."""
    for inner in tables:
        write_blocks(replace(story, depth=story.depth + 1, count=0), _wrapped(inner))


def _wrapped(table: etree._Element) -> etree._Element:
    holder = etree.Element("holder")
    holder.append(table)
    return holder


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, seen through content controls and revisions."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in _TRANSPARENT:
            yield from _children(child, name)


def _read_cell(
    element: etree._Element, lists: Lists, *, header_row: str, pending: list[Paragraph], nested: list[etree._Element]
) -> list[GridCell]:
    """The cell, followed by an empty one for each further column that it spans."""
    lines: list[str] = []
    labels: list[tuple[int, str]] = []
    bare: list[tuple[int, str]] = []
    length = 0
    bold = True
    for block in _blocks(element):
        if local(block) == "tbl":
            nested.append(block)
            continue
        paragraph = read_paragraph(block)
        pending.append(paragraph)
        label = lists.label(block)
        if label:
            (labels if paragraph.text.strip() else bare).append((length, label))
        lines.append(paragraph.text)
        length += len(paragraph.text) + 1 if paragraph.text.strip() else 0
        bold = bold and (paragraph.all_bold or not paragraph.text.strip())
    properties = element.find(W + "tcPr")
    text = "\n".join(line for line in lines if line.strip())
    _note_cell_control(element, text, pending)
    emphasised = bool(text.strip()) and (bold or bool(header_row) or _shaded(properties))
    span = None if properties is None else properties.find(W + "gridSpan")
    extra = int(span.get(W + "val", "1")) - 1 if span is not None and span.get(W + "val", "").isdigit() else 0
    extra = min(extra, 60)
    shown = tuple(labels or ([] if text else bare[:1]))
    return [GridCell(text, emphasised, columns=extra + 1, labels=shown), *[GridCell("")] * extra]


def _note_cell_control(element: etree._Element, text: str, pending: list[Paragraph]) -> None:
    """A content control around or directly inside the cell, not inside a paragraph."""
    holders = [*element.findall(W + "sdt"), *([p for p in [element.getparent()] if p is not None and local(p) == "sdtContent"])]
    for holder in holders:
        control = holder if local(holder) == "sdt" else holder.getparent()
        properties = None if control is None else control.find(W + "sdtPr")
        if properties is not None and not is_placeholder(properties, text):
            extra = Paragraph()
            add_control(extra.fields, properties, text)
            pending.append(extra)


def _shaded(properties: etree._Element | None) -> bool:
    shade = None if properties is None else properties.find(W + "shd")
    return shade is not None and shade.get(W + "fill", "").casefold() not in _PLAIN_FILLS
