"""A parsed document -> the entries of its form, in reading order, each with the sections it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from types import MappingProxyType

from parsers.document import Document, Segment, SegmentKind
from parsers.form_answers import label_of_key
from parsers.forms.captions import asks_for_value, continues_numbering, is_marked, may_answer, opens_part
from parsers.forms.concerns import asks_to_select
from parsers.forms.entries import Entry, Mark
from parsers.forms.geometry import table_of
from parsers.forms.label_headings import label_headings
from parsers.forms.labels import field_of, is_label, normal
from parsers.forms.lines import labelled, pairs_in
from parsers.forms.person_lines import tells_of_person, with_person_lines
from parsers.forms.scanned import is_scanned, without_lost_boxes
from parsers.forms.subjects import explicit_group, person_number, section_group, words_of_name
from parsers.forms.tables import Caption, boxes_of, table_entries
from parsers.forms.ticks import draws_circles, draws_ticks, has_boxes, with_plain_circles, with_plain_crosses, without_spoken_signs

NO_TITLES: Mapping[str, str] = MappingProxyType({})
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


@dataclass(slots=True)
class _Walk:
    """Where the reading stands: headings, the place that tells equal headings apart, the caption inside a table or page."""

    titles: Mapping[str, str] = field(default_factory=dict)
    scanned: bool = False  # a reader of pictures loses boxes: a bare option may be one that is not ticked
    flows: bool = False  # a mail or page, whose boxes cannot be lost as drawings on a sheet can
    place: str = ""
    sections: tuple[str, ...] = ()
    caption: str = ""
    asked: str = ""
    kept: str = ""
    labels: Mapping[str, bool] = field(default_factory=dict)
    below: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)

    def enter(self, segment: Segment) -> None:
        """A heading, or text whose headings differ from the last; a heading that is the label of one answer opens nothing."""
        if segment.id in self.labels:
            self.asked, self.kept = segment.text.strip() if self.labels[segment.id] else "", ""
            self.below = (*segment.section, segment.text.strip().rstrip(":"))
        elif self.below and segment.section == self.below and segment.kind is not SegmentKind.HEADING:
            return
        elif segment.kind is SegmentKind.HEADING:
            self.below, self.kept = (), ""
            self.place, self.caption, self.asked = segment.id, "", ""
            self.sections = (*segment.section, segment.text.strip().rstrip(":"))
        elif segment.section != self.sections:
            self.sections, self.caption, self.asked, self.kept, self.below = segment.section, "", "", "", ()
            self.place = segment.id

    def caption_of(self, caption: Caption) -> None:
        """A caption inside the section; one without meaning leaves the last in force."""
        if (
            section_group(caption.text)
            or field_of(caption.text)
            or person_number(caption.text) is not None
            or continues_numbering(caption.text, self.heading)
        ):
            self.place = caption.segment
        self.caption, self.asked, self.kept = caption.text, "", ""

    def take(self, entry: Entry) -> None:
        """Put the entry where the reading stands."""
        printed = (*self.sections, *((self.caption,) if self.caption else ()), *entry.sections)
        sections, entry_path = tuple(map(self.meaning, printed)), entry.sections
        title = sections[-1] if sections and entry.mark is Mark.TEXT else ""
        if entry.mark is Mark.TEXT and entry.label and not entry.value:
            self.asked = entry.label
            return
        if entry.mark is not Mark.TEXT and self.asked and not entry.question:
            entry = replace(entry, question=self.asked)
        asked = self.asked if entry.mark is Mark.TEXT else ""
        if entry.mark is Mark.TEXT and (entry.label or topic_of(asked) == ""):
            self.asked = ""
        carried = self.kept if entry.mark is Mark.TEXT and not entry.record else ""
        label = entry.label or asked or carried or (title if is_label(title) or topic_of(title) else "")
        self.kept = label if entry.mark is Mark.TEXT and field_of(label) == "confidential" and label != title else ""
        # A bare line below "Concerns" may be a printed option whose mark was lost: it is no selection.
        bare = not entry.label and _lists_options(label) and not (self.flows and "?" in label)
        entry = replace(entry, listed=entry.listed or bare or self.scanned)
        self.entries.append(replace(entry, label=label, sections=sections, printed=printed, place=f"{self.place}{'/'.join(entry_path)}"))

    def meaning(self, title: str) -> str:
        """The heading that a profile says this one stands for, else the heading itself."""
        return self.titles.get(normal(title), title)

    @property
    def heading(self) -> str:
        """The innermost title."""
        return self.caption or (self.sections[-1] if self.sections else "")

    @property
    def topic(self) -> str:
        """What the innermost meaningful section is about."""
        for title in map(self.meaning, reversed((*self.sections, self.caption))):
            if (kind := topic_of(title)) or section_group(title):
                return kind
        return ""


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


def _lists_options(label: str) -> bool:
    """Whether a form prints options below the label: a question by category, or one that says to tick or select."""
    return field_of(label) == "concerns" or (field_of(label) == "narrative" and asks_to_select(label))


def topic_of(title: str) -> str:
    """narrative, strengths or confidential where the title asks for such text, else ""."""
    known = field_of(title)
    if known in _TOPICS:
        return known
    group = section_group(title)
    return group if group in {"narrative", "strengths"} and not known else ""


def entries_of(document: Document, titles: Mapping[str, str] = NO_TITLES) -> tuple[Entry, ...]:
    """Every answer, tick box and free text of the form. `titles`: headings of a profile and what each is read as."""
    labels = label_headings([s for s in document.segments if s.kind in _READ])
    walk = _Walk(
        titles, flows=document.media_type in _FLOWING or _prints_answers(document, labels), scanned=is_scanned(document), labels=labels
    )
    names = {f.name for f in document.fields if f.name and f.locator.field == f.name}
    fillable = len(names) >= _FILLABLE
    drawn = any(draws_ticks(segment.text) for segment in document.segments)
    circles = any(draws_circles(segment.text) for segment in document.segments)
    document = replace(document, segments=tuple(_answers_kept(document.segments)))
    shown = [
        replace(segment, text=_signs_read(segment, ticks_drawn=drawn, circles_drawn=circles))
        for segment in document.segments
        if segment.kind in _READ
    ]
    for key, group in groupby(shown, key=_table_key):
        segments = list(group)
        walk.enter(segments[0])
        if key:
            _table(walk, f"{key}{segments[0].id}", segments, fillable=fillable)
        else:
            for segment in segments:
                walk.enter(segment)
                _segment(walk, segment, fillable=fillable)
    entries = with_person_lines(walk.entries)
    return tuple(without_lost_boxes(list(entries)) if walk.scanned else entries)


def _signs_read(segment: Segment, *, ticks_drawn: bool, circles_drawn: bool) -> str:
    """The passage with crosses and circles as the boxes they stand for; cells keep their places."""
    text = segment.text if segment.locator.cells else without_spoken_signs(segment.text)
    return with_plain_circles(with_plain_crosses(text, ticks_drawn=ticks_drawn), circles_drawn=circles_drawn)


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


def _table(walk: _Walk, key: str, segments: Sequence[Segment], *, fillable: bool) -> None:
    if fillable:
        return
    entries = list(table_entries(table_of(key, segments), walk.topic))
    if any(isinstance(found, Entry) and found.mark is not Mark.TEXT for found in entries):
        walk.asked = ""  # a list of boxes is no answer to the line above it
    for found in entries:
        if isinstance(found, Caption):
            walk.caption_of(found)
        else:
            walk.take(found)
    if len(segments) > 1 and not (entries and isinstance(entries[-1], Caption)):
        walk.caption = walk.asked = ""  # a caption at the end of a table is a heading of what follows


def _segment(walk: _Walk, segment: Segment, *, fillable: bool) -> None:
    if segment.kind is SegmentKind.HEADING:
        return
    if segment.kind is SegmentKind.FIELD:
        for entry in _field(segment):
            walk.take(entry)
    elif fillable:
        if _is_page_caption(segment.text):
            walk.caption_of(Caption(segment.text.strip().rstrip(":"), segment.id))
    else:
        for found in _body(segment, walk):
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


def _body(segment: Segment, walk: _Walk) -> Iterator[Entry | Caption]:
    """Lines of running text; boxes among them are read as boxes, and a line that opens a part of the form as its caption."""
    free: list[str] = []
    if walk.below and walk.asked and segment.section == walk.below:
        yield Entry(walk.asked, segment.text, segment=segment.id)
        return
    if walk.below and segment.section == walk.below and walk.entries and walk.entries[-1].label == walk.below[-1]:
        yield Entry(walk.below[-1], segment.text, segment=segment.id, continues=True)
        return
    if asked := _bulleted(segment, walk):
        yield from (Entry(asked, line.strip(" -•"), segment=segment.id) for line in segment.text.split("\n"))
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


def _is_caption(walk: _Walk, before: Sequence[str], line: str, below: str) -> bool:
    """Whether a line opens a part of the form rather than asking for what stands below it, or answering what stood above."""
    if continues_numbering(line, walk.heading) and not _asks_below(line, below):
        return True
    if tells_of_person(line) or _asks_below(line, below) or not (is_marked(line.strip()) or not _awaits_value(walk, before, line)):
        return False
    return opens_part(walk.meaning(line.strip()), walk.topic)


def _asks_below(line: str, below: str) -> bool:
    """A numbered question with its answer on the next line is a label, however it is marked."""
    known = field_of(line)
    if known in {"", "concerns", "name", *_TOPICS} or not below.strip() or labelled(below.strip(), "").label:
        return False
    return is_marked(line.strip()) and not is_marked(below.strip()) and not is_label(below) and may_answer(line, below)


def _bulleted(segment: Segment, walk: _Walk) -> str:
    """What asks for a list of selections: bullets without boxes below a question on concerns are what was chosen."""
    asked = next((text for text in (walk.asked, walk.caption, *segment.section[-1:]) if text), "")
    lines = segment.text.split("\n")
    chosen = all(line.startswith(("- ", "• ")) and not line.rstrip().endswith(".") and not has_boxes(line) for line in lines)
    return asked if chosen and field_of(asked) == "concerns" else ""


def _awaits_value(walk: _Walk, before: Sequence[str], line: str) -> bool:
    """Whether the line before asked for one value, so that this line is its answer however it reads."""
    if before:
        return asks_for_value(before[-1]) and may_answer(before[-1], line)
    return bool(walk.asked) and not topic_of(walk.asked) and may_answer(walk.asked, line)


def _free(lines: list[str], segment: str, topic: str) -> Iterator[Entry]:
    text = "\n".join(lines)
    lines.clear()
    if text.strip():
        yield from (Entry(pair.label, pair.value, segment=segment) for pair in pairs_in(text, topic))
