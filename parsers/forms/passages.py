"""A parsed document -> the entries of its form, in reading order, each with the sections it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.document import Document, Segment, SegmentKind
from parsers.form_answers import label_of_key
from parsers.forms.blocks import has_title, is_block
from parsers.forms.box_cells import boxes_of
from parsers.forms.captions import asks_for_value, continues_numbering, is_marked, may_answer, opens_part
from parsers.forms.concerns import are_selections, asks_to_select, asks_worry, list_categories, shows_chosen
from parsers.forms.entries import Entry, Mark
from parsers.forms.geometry import Table, table_of
from parsers.forms.label_headings import label_headings
from parsers.forms.labels import field_of, is_label
from parsers.forms.left_empty import with_left_empty
from parsers.forms.lines import is_answered, labelled, pairs_in
from parsers.forms.person_lines import tells_of_person, with_person_lines
from parsers.forms.question_tables import as_questions
from parsers.forms.related_rows import with_relations
from parsers.forms.scanned import is_scanned, without_lost_boxes
from parsers.forms.signs import Signs, as_boxes, signs_of
from parsers.forms.stacked_passages import is_short_title, stacked_pair, stacks_answers
from parsers.forms.subjects import explicit_group, section_group, words_of_name
from parsers.forms.tab_grids import with_tab_grids
from parsers.forms.tables import Caption, table_entries
from parsers.forms.ticks import has_boxes, without_spoken_signs
from parsers.forms.walk import NO_TITLES, Walk, topic_of

_READ = frozenset(
    {SegmentKind.BODY, SegmentKind.TABLE_ROW, SegmentKind.FIELD, SegmentKind.TEXT_BOX, SegmentKind.HEADING, SegmentKind.SUBJECT}
)
_ROW_POINTS = 6
_FILLABLE = 4  # fields from which a file counts as filled in through its fields, so that its printed text is labels only
_TOPICS = frozenset({"narrative", "strengths", "confidential"})
_CAPTION_LENGTH = 110
_FEWEST_ASKED = 5
_RULE = re.compile(r"[-=_~*]{3,}")  # what typed mail draws under a title
_FLOWING = frozenset({"message/rfc822", "text/html", "text/plain"})


def _prints_answers(document: Document, labels: Mapping[str, bool]) -> bool:
    """A print of questions with their answers below and without any box: it shows what was chosen and nothing else."""
    plain = [segment.text.strip() for segment in document.segments if segment.kind is SegmentKind.BODY]
    below = sum(asked.endswith("?") and is_label(asked) and not is_label(answer) for asked, answer in pairwise(plain))
    stacked = sum(_is_stacked(segment) for segment in document.segments)
    return (
        sum(labels.values()) + below + stacked >= _FEWEST_ASKED
        and not document.fields
        and not any(has_boxes(segment.text) for segment in document.segments)
    )


def _is_stacked(segment: Segment) -> bool:
    """A label and its answer that stand one below the other on a page."""
    cells, boxes = segment.locator.cells, segment.locator.boxes
    return len(cells) == 2 and len(boxes) > 1 and cells[1].header != "" and boxes[-1].y0 >= boxes[0].y1 - 1  # noqa: PLR2004 - label and answer


def entries_of(document: Document, titles: Mapping[str, str] = NO_TITLES) -> tuple[Entry, ...]:
    """Every answer, tick box and free text of the form. `titles`: headings of a profile and what each is read as."""
    labels = label_headings([s for s in document.segments if s.kind in _READ])
    walk = Walk(
        titles, flows=document.media_type in _FLOWING or _prints_answers(document, labels), scanned=is_scanned(document), labels=labels
    )
    names = {f.name for f in document.fields if f.name and f.locator.field == f.name}
    fillable = len(names) >= _FILLABLE
    signs = signs_of(segment.text for segment in document.segments)
    document = replace(document, segments=tuple(with_tab_grids(list(_answers_kept(document.segments)))))
    shown = [replace(segment, text=_signs_read(segment, signs)) for segment in document.segments if segment.kind in _READ]
    walk.stacked = stacks_answers([s.text for s in shown if s.kind is SegmentKind.BODY])
    for key, group in groupby(shown, key=_table_key):
        segments = list(group)
        walk.enter(segments[0])
        if key:
            _table(walk, f"{key}{segments[0].id}", segments, fillable=fillable)
        else:
            for segment in segments:
                walk.enter(segment)
                _segment(walk, segment, fillable=fillable)
    entries = list(with_relations(with_person_lines(walk.entries)))
    return tuple(with_left_empty(list(without_lost_boxes(entries)) if walk.scanned else entries, shown))


def _signs_read(segment: Segment, signs: Signs) -> str:
    """The passage with crosses and circles as the boxes they stand for; cells keep their places."""
    text = segment.text if segment.locator.cells else without_spoken_signs(segment.text)
    return as_boxes(text, signs)


def _answers_kept(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The passages, with answers below a heading of the form that a mail reader took for a signature as what they are."""
    titles: tuple[str, ...] = ()
    for segment in segments:
        if segment.kind is SegmentKind.HEADING:
            titles = (*segment.section, segment.text.strip().rstrip(":"))
        elif segment.kind is not SegmentKind.SIGNATURE:
            titles = ()
        elif titles and section_group(titles[-1]) and _answers_label(segment):
            kind = SegmentKind.TABLE_ROW if segment.locator.table is not None else SegmentKind.BODY
            yield replace(segment, kind=kind, section=titles)
            continue
        yield segment


def _answers_label(segment: Segment) -> bool:
    return any(cell.header for cell in segment.locator.cells) or any(pair.label for pair in pairs_in(segment.text, ""))


def _table_key(segment: Segment) -> str:
    if segment.kind is not SegmentKind.TABLE_ROW or segment.locator.table is None:
        return ""
    return f"{segment.locator.sheet}t{segment.locator.table}p{segment.locator.page or ''}"


def _table(walk: Walk, key: str, segments: Sequence[Segment], *, fillable: bool) -> None:
    if fillable:
        return
    entries = list(table_entries(_with_questions(table_of(key, segments)), walk.topic))
    if any(isinstance(found, Entry) and found.mark is not Mark.TEXT for found in entries):
        walk.asked = ""  # a list of boxes is no answer to the line above it
    for found in entries:
        if isinstance(found, Caption):
            walk.caption_of(found)
        else:
            walk.take(found)
    if len(segments) > 1 and not (entries and isinstance(entries[-1], Caption)):
        # A caption at the end of a table is a heading of what follows; a picture has no other headings, and its tables fall apart.
        walk.caption, walk.asked = walk.caption if walk.scanned else "", ""


def _with_questions(table: Table) -> Table:
    """The table, or its questions and answers where it numbers them or says at its head that it holds nothing else."""
    rows = as_questions(table.rows)
    return table if rows is None else Table(table.key, tuple(rows), ())


def _segment(walk: Walk, segment: Segment, *, fillable: bool) -> None:
    if segment.kind is SegmentKind.HEADING:
        return
    if segment.kind is SegmentKind.FIELD:
        for entry in _field(segment):
            walk.take(entry)
    elif fillable:
        if _is_page_caption(segment.text):
            walk.caption_of(Caption(segment.text.strip().rstrip(":"), segment.id))
    else:
        for found in _stacked(segment, walk) or _block(segment, walk) or _body(segment, walk):
            if isinstance(found, Caption):
                walk.caption_of(found)
            else:
                walk.take(found)


def _is_page_caption(text: str) -> bool:
    """Printed text of a fillable form that opens a section rather than labels one field."""
    stripped = text.strip()
    if len(stripped) > _CAPTION_LENGTH or stripped.endswith("."):
        return False
    return bool(section_group(stripped)) and field_of(stripped) in {"", "concerns"} and not explicit_group(stripped)


def _field(segment: Segment) -> Iterator[Entry]:
    """A fillable field: its label and value by its cell, a tick box by its mark."""
    cell = segment.locator.cells[0] if segment.locator.cells else None
    name = segment.locator.field
    if cell is None and has_boxes(segment.text):
        head, _, rest = segment.text.partition("\n")
        question, boxes = (head, rest) if rest and not has_boxes(head) else ("", segment.text)
        yield from (replace(entry, name=name) for entry in boxes_of(boxes, question, segment.id))
    elif cell is None:
        pair = next(pairs_in(segment.text, ""), None)
        label, value = (name, segment.text.partition(": ")[2]) if pair is None or not pair.label else (pair.label, pair.value)
        yield Entry(label, value, name=name, segment=segment.id)
    else:
        above = tuple(words for step in name.split(".")[:-1] if (words := words_of_name(step)) and section_group(words))
        label = label_of_key(cell.header) if " " not in cell.header.strip() else cell.header
        yield Entry(label, segment.text[cell.start : cell.end], sections=above, record=_field_row(segment), name=name, segment=segment.id)


def _field_row(segment: Segment) -> str:
    """The row of a grid of fields, by its height on the page."""
    where = segment.locator
    return f"p{where.page}y{round(where.boxes[0].y0 / _ROW_POINTS)}" if where.row is not None and where.boxes else ""


def _stacked(segment: Segment, walk: Walk) -> list[Entry | Caption]:
    """A question over its answer, or a title between such passages, in a document that is set so."""
    if not walk.stacked or segment.kind is not SegmentKind.BODY:
        return []
    if (pair := stacked_pair(segment.text)) is not None:
        answer = Entry(pair.label, pair.value, segment=segment.id)
        walk.close_topic(answer)
        return [answer]
    return [Caption(segment.text.strip(), segment.id)] if not walk.topic and is_short_title(segment.text) else []


def _block(segment: Segment, walk: Walk) -> list[Entry | Caption]:
    """A block of typed lines under a title of its own, or one that ends an account."""
    lines = [line for line in segment.text.split("\n") if line.strip()]
    titled = has_title(lines)
    if segment.kind is not SegmentKind.BODY or not is_block(lines) or not (titled or walk.topic):
        return []
    if not titled:
        walk.end_topic()
    answers = [Entry(pair.label, pair.value, segment=segment.id) for line in lines[int(titled) :] for pair in pairs_in(line, "")]
    return [*([Caption(lines[0].strip(), segment.id)] if titled else []), *answers]


def _body(segment: Segment, walk: Walk) -> Iterator[Entry | Caption]:
    """Lines of running text; boxes among them are read as boxes, and a line that opens a part of the form as its caption."""
    free: list[str] = []
    if walk.below and walk.asked and segment.section == walk.below:
        yield Entry(walk.asked, segment.text, segment=segment.id)
        return
    if walk.below and segment.section == walk.below and walk.entries and walk.entries[-1].label == walk.below[-1]:
        yield Entry(walk.below[-1], segment.text, segment=segment.id, continues=True)
        return
    if asked := _bulleted(segment, walk):
        yield from _selected(asked, segment)
        return
    lines = segment.text.split("\n")
    for line, below in zip(lines, (*lines[1:], ""), strict=True):
        if has_boxes(line):
            yield from _free(free, segment.id, walk.topic)
            yield from boxes_of(line, "", segment.id)
        elif _RULE.fullmatch(below.strip()) or _is_caption(walk, free, line, below):
            yield from _free(free, segment.id, walk.topic)
            yield Caption(line.strip(" \t-=*_~#–—").rstrip(":"), segment.id)
        elif not _RULE.fullmatch(line.strip()):
            free.append(line)
    yield from _free(free, segment.id, walk.topic)


def _is_caption(walk: Walk, before: Sequence[str], line: str, below: str) -> bool:
    """Whether a line opens a part of the form rather than asking for what stands below it, or answering what stood above."""
    if continues_numbering(line, walk.heading) and not _asks_below(line, below):
        return True
    if (
        tells_of_person(line)
        or is_answered(line)
        or _asks_below(line, below)
        or not (is_marked(line.strip()) or not _awaits_value(walk, before, line))
    ):
        return False
    return opens_part(walk.meaning(line.strip()), walk.topic)


def _asks_below(line: str, below: str) -> bool:
    """A numbered question with its answer on the next line is a label, however it is marked."""
    known = field_of(line)
    if known in {"", "concerns", "name", *_TOPICS} or not below.strip() or labelled(below.strip(), "").label:
        return False
    return is_marked(line.strip()) and not is_marked(below.strip()) and not is_label(below) and may_answer(line, below)


def _bulleted(segment: Segment, walk: Walk) -> str:
    """What asks for a list of selections: bullets without boxes below a question on concerns are what was chosen."""
    asked = next((text for text in (walk.asked, walk.caption, *segment.section[-1:]) if text), "")
    lines = segment.text.split("\n")
    if (
        ((walk.flows and asks_to_select(asked)) or shows_chosen(asked))
        and field_of(asked) in {"concerns", "narrative"}
        and are_selections(lines)
    ):
        return asked
    chosen = all(line.startswith(("- ", "• ", "* ")) and not line.rstrip().endswith(".") and not has_boxes(line) for line in lines)
    if not chosen or field_of(asked) == "concerns":
        return asked if chosen else ""
    return asked if walk.flows and asks_worry(asked) and list_categories([line.strip(" -•*") for line in lines]) else ""


def _selected(asked: str, segment: Segment) -> Iterator[Entry]:
    """The bullets of such a list: answers of a question by category, ticks of one that asks in words of its own."""
    lines = [line.strip(" -•*") for line in segment.text.split("\n")]
    if field_of(asked) == "concerns":
        yield from (Entry(asked, line, segment=segment.id) for line in lines)
    else:
        yield from (Entry(line, "", Mark.TICKED, question=asked, segment=segment.id) for line in lines)


def _awaits_value(walk: Walk, before: Sequence[str], line: str) -> bool:
    """Whether the line before asked for one value, so that this line is its answer however it reads."""
    if before:
        return not is_answered(before[-1]) and asks_for_value(before[-1]) and may_answer(before[-1], line)
    asked = walk.caption if walk.fresh and asks_for_value(walk.caption) else walk.asked
    return bool(asked) and not topic_of(asked) and may_answer(asked, line)


def _free(lines: list[str], segment: str, topic: str) -> Iterator[Entry]:
    text = "\n".join(lines)
    lines.clear()
    if text.strip():
        yield from (Entry(pair.label, pair.value, segment=segment) for pair in pairs_in(text, topic))
