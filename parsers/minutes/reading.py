"""Document -> the same document with its `meeting`, where it is the record of one. Any other document comes back as it is.

Minutes are known by their parts: somebody present, and a meeting's title, chair, apologies, actions, decisions. A letter or
a form has none or one of them. The segments of minutes are cut to lines, so that each can belong to one child.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.document import Document, Finding, Meeting, MeetingSubject, Segment, SegmentKind
from parsers.minutes.actions import actions_in, labelled_action
from parsers.minutes.belonging import Verdict, asides, judged, torn
from parsers.minutes.cards import with_cards
from parsers.minutes.cases import count_of, with_cases
from parsers.minutes.chairs import chair_of, may_name_chair
from parsers.minutes.children import Child, is_same, merged
from parsers.minutes.decisions import contributions_in, decisions_in, distribution_in
from parsers.minutes.head import date_of, type_of
from parsers.minutes.introductions import siblings_in
from parsers.minutes.lines import Line, lines_of
from parsers.minutes.listed_labels import with_listed_labels
from parsers.minutes.namesakes import namesakes_in
from parsers.minutes.naming import Register
from parsers.minutes.outline import outline
from parsers.minutes.people import people
from parsers.minutes.pieces import refined
from parsers.minutes.placed import Placed
from parsers.minutes.posts import holders_of
from parsers.minutes.registers import heads_register, is_person_row, lists_people
from parsers.minutes.titles import told_siblings
from parsers.minutes.torn_labels import with_torn_labels
from parsers.minutes.words import Zone, meeting_type, titles_record, zone_of

_REGISTER = frozenset({Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION})
_TELLING = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.HEAD})
_OFFICE = re.compile(
    r"(?:the )?(?:independent )?(?:chair\w*|minutes?|notes?|minute taker|note taker|venue|location|place)\b.{0,30}$", re.IGNORECASE
)
_LEAST_PRESENT = 2
_LEAST_SIGNS = 3
_LEAST_SIGNS_OF_ONE = 5  # where only one person could be read from the register
_HEAD_LINES = 14
_LONGEST_TITLE = 160  # characters
_MOST_LINES = 20_000
_LOOKED_AT = 2_000  # lines of a longer document by which it is known as minutes
_PARTS = frozenset({Zone.APOLOGIES, Zone.ACTIONS, Zone.DECISIONS, Zone.BUSINESS, Zone.DISTRIBUTION, Zone.CLOSING})


def with_meeting(document: Document) -> Document:
    """The document with lines for segments and its `meeting`, or unchanged where it is no record of a meeting."""
    if sum(segment.text.count("\n") + 1 for segment in document.segments) > _MOST_LINES:
        return _too_long(document)
    subject = document.message.subject if document.message is not None else ""
    segments = refined(document.segments)
    plain = lines_of(segments)
    if not (_is_titled(plain, subject) or may_name_chair(plain)):
        return document  # as most mails and letters: looked at no further
    lines = _labelled(plain)
    if not _has_people_part(lines):
        return document
    placed, children, day = _outlined(lines)
    if not _is_record(placed, subject):
        return document
    cut = torn(placed, _register(placed, children))
    if cut:
        segments = tuple(piece for s in segments for piece in cut.get(s.id, (s,)))
        placed, children, day = _outlined(_labelled(lines_of(segments)))
    return replace(document, segments=_sectioned(segments, placed), meeting=_meeting(placed, children, day, subject))


def _labelled(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(with_listed_labels(tuple(with_torn_labels(lines))))


def _is_titled(lines: Sequence[Line], subject: str) -> bool:
    """Whether the head, or the subject of the mail, bears the title of a record."""
    return any(titles_record(line.text) for line in lines[:_HEAD_LINES] if len(line.text) < _LONGEST_TITLE) or bool(meeting_type(subject))


def _too_long(document: Document) -> Document:
    """The document, with a finding that holds it where its head is that of minutes: whose each passage is was not looked at."""
    lines = lines_of(refined([s for s in document.segments[:_LOOKED_AT] if s.text.count("\n") < _LOOKED_AT]))[:_LOOKED_AT]
    titled = any(titles_record(line.text) for line in lines[:_HEAD_LINES])
    if not titled or not _has_people_part(lines):
        return document
    return replace(document, findings=(*document.findings, Finding("minutes_too_long", f"lines>{_MOST_LINES}", "hold")))


def _sectioned(segments: Sequence[Segment], placed: Sequence[Placed]) -> tuple[Segment, ...]:
    """Segments without another child's heading in their section: files that lost the ranks of headings keep it too long."""
    titles = {
        " ".join(p.line.segment.text.split()).rstrip(":"): p.introduces[0]
        for p in placed
        if p.line.segment.kind is SegmentKind.HEADING and len(p.introduces) == 1
    }
    scopes = {p.line.id: p.scope for p in placed}

    def stays(title: str, scope: Child | None) -> bool:
        return title not in titles or (scope is not None and is_same(titles[title], scope))

    return tuple(
        replace(s, section=tuple(t for t in s.section if stays(t, scopes[s.id]))) if s.section and s.id in scopes else s for s in segments
    )


def _has_people_part(lines: Sequence[Line]) -> bool:
    return any(zone_of(line.heading or line.label) is Zone.PRESENT or lists_people(line) or is_person_row(line) for line in lines) or any(
        heads_register(lines, number) for number in range(len(lines))
    )


def _outlined(lines: Sequence[Line]) -> tuple[tuple[Placed, ...], tuple[Child, ...], str]:
    """The outline, the children and the day: looked at twice, since a label at the head may explain a heading above it."""
    day = date_of(lines[:_HEAD_LINES])
    first = outline(lines, day, ())
    siblings = siblings_in(lines, day)
    known = merged([*(child for p in first for child in p.introduces), *siblings])
    placed = with_cards(with_cases(outline(lines, day, known), day))
    children = merged([child for p in placed for child in p.introduces])
    told = told_siblings(siblings, children, [p.line for p in placed if p.zone in _TELLING])
    children = merged([*children, *told]) if told else children
    return placed, tuple(_completed(child, siblings) for child in children), day


def _completed(child: Child, siblings: Sequence[Child]) -> Child:
    """The child with the birth date that a table of the family gives."""
    born = [] if child.date_of_birth or child.expected else [s for s in siblings if s.family and child.family and is_same(s, child)]
    return replace(child, date_of_birth=born[0].date_of_birth, expected=born[0].expected) if len(born) == 1 else child


def _is_record(placed: Sequence[Placed], subject: str) -> bool:
    """Whether enough signs of a meeting's record are there."""
    present, _ = people([(p.line, p.zone) for p in placed if p.zone in {Zone.PRESENT, Zone.APOLOGIES}])
    if not present:
        return False
    head = [p.line for p in placed[:_HEAD_LINES]]
    titled = _is_titled(head, subject)
    signs = {zone for p in placed if (zone := zone_of(p.line.heading or p.line.label)) in _PARTS}
    signs |= {Zone.ACTIONS for p in placed if labelled_action(p.line)}
    chaired = bool(chair_of(head, present, ()))
    least = _LEAST_SIGNS if len(present) >= _LEAST_PRESENT else _LEAST_SIGNS_OF_ONE
    return len(signs) + titled + chaired + 1 >= least and (titled or chaired)


def _register(placed: Sequence[Placed], children: Sequence[Child]) -> Register:
    present, away = people([(p.line, p.zone) for p in placed if p.zone in {Zone.PRESENT, Zone.APOLOGIES}])
    names = tuple(a.name for a in (*present, *away))
    return Register.of(children, names, namesakes_in((p.line for p in placed), children, names))


def _meeting(placed: Sequence[Placed], children: Sequence[Child], day: str, subject: str) -> Meeting:
    listed = [(p.line, p.zone) for p in placed if p.zone in {Zone.PRESENT, Zone.APOLOGIES}]
    present, away = people(listed)
    head = [p.line for p in placed if p.zone is Zone.HEAD]
    register = _register(placed, children)
    verdicts = judged(placed, register)
    names = tuple(a.name for a in (*present, *away))
    return Meeting(
        type=type_of(head[:_HEAD_LINES], subject),
        date=day,
        chair=chair_of(head, present, [line for line, zone in listed if zone is Zone.PRESENT]) or chair_of(_signed(placed), (), ()),
        attendees=present,
        apologies=away,
        subjects=_subjects(placed, verdicts, register),
        contributions=contributions_in(placed),
        actions=actions_in(placed, names, day, holders_of(present)),
        decisions=decisions_in(placed),
        distribution=distribution_in(placed),
        confidential=tuple(p.line.id for p in placed if p.zone is Zone.CONFIDENTIAL),
        register=tuple(p.line.id for p in placed if p.zone in _REGISTER or _OFFICE.match(p.line.label)),
        cases=count_of(placed),
        childless=tuple(p.line.id for p in placed if p.childless == "yes"),
        unassigned=tuple(p.line.id for p, v in zip(placed, verdicts, strict=True) if v.doubt == "yes"),
    )


def _signed(placed: Sequence[Placed]) -> list[Line]:
    """Lines anywhere that say who chaired: some records say it at the foot."""
    return [p.line for p in placed if re.match(r"chair", p.line.label, re.IGNORECASE)]


def _subjects(placed: Sequence[Placed], verdicts: Sequence[Verdict], register: Register) -> tuple[MeetingSubject, ...]:
    aside = asides(placed, register)
    pairs = list(zip((p.line.id for p in placed), verdicts, strict=True))
    return tuple(
        MeetingSubject(
            name=child.name,
            segments=tuple(i for i, v in pairs if v.own == n),
            shared=tuple(i for i, v in pairs if n in v.shared),
            date_of_birth=child.date_of_birth,
            expected=child.expected,
            context="aside" if n in aside else "main",
        )
        for n, child in enumerate(register.children)
    )
