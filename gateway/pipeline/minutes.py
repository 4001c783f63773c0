"""What the minutes of a meeting say about one child's copy: which passages are theirs, which are not, which are nobody's.

Source: ICO reprimand of a children's trust, 2024 (a passage about another family's child travelled with strategy minutes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gateway.children import ChildRecord
from gateway.matching import dates
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from parsers import Document, Meeting, MeetingSubject, walk_documents
from redaction import Passage, Tag

SUBJECT, OTHER, SHARED, APART, CONFIDENTIAL = "subject", "other", "shared", "apart", "confidential"
UNASSIGNED = "passage_of_unknown_child"
NOT_A_SUBJECT = "child_not_in_minutes"
_OF_A_FAMILY = re.compile(
    r"(?:(?:his|her|the|their|[\w'’ -]{1,40}['’]s) )?(?:(?:step|birth|foster|adoptive|older|younger|half)[ -]?)?"
    r"(?:mother|mum|mam|father|dad|parents?|carers?|guardian|grand\w+|gran|nan\w?|aunt\w*|uncle|sister|brother|sibling|cousin"
    r"|partner|boyfriend|girlfriend|husband|wife|friend|neighbour|young person|child|pupil|victim|relative|family(?: member| friend)?)"
    r"(?:\W*$| of\b|['’]s? (?:mother|father|partner|boyfriend|girlfriend|husband|wife|friend|sister|brother)|\s*[,;/&(–—-])",
    re.IGNORECASE,
)
_BIRTH_AGREES, _SURNAME_AGREES, _INITIAL_AGREES = 4, 2, 1


@dataclass(frozen=True, slots=True)
class Told:
    """`of` maps passage id -> verdict, ids unique in the tree; `concerns` are codes that hold the copy."""

    of: dict[str, str] = field(default_factory=dict)
    concerns: tuple[str, ...] = ()


def told_by_minutes(record: ChildRecord, document: Document, households: int = 1) -> Told:
    """The verdicts of every meeting in the tree. Passages that no meeting speaks of are absent.

    `households` is of how many the children are whom the item is certainly about: minutes of several cases in which the reader found
    no child tell nobody whose each passage is, and a person must.
    """
    of: dict[str, str] = {}
    concerns: list[str] = []
    for prefix, meeting in _meetings(document):
        own = own_subject(record, meeting.subjects)
        if own is None and meeting.subjects:
            concerns.append(NOT_A_SUBJECT)
        if (meeting.unassigned and _is_of_several(meeting)) or (not meeting.subjects and (households > 1 or meeting.cases > 1)):
            concerns.append(UNASSIGNED)
        of |= {prefix + passage: verdict for passage, verdict in _verdicts(own, meeting)}
    return Told(of, tuple(dict.fromkeys(concerns)))


def _meetings(document: Document) -> Iterator[tuple[str, Meeting]]:
    """(id prefix, meeting) of each part that is minutes; segment ids of a part are prefixed as `parsers.walk` does."""
    for path, inner in walk_documents(document):
        if inner.meeting is not None:
            yield (f"{path}/" if path else ""), inner.meeting


def _verdicts(own: MeetingSubject | None, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Later pairs outrank earlier ones: the child's own last but for what is confidential.

    A confidential passage that only others' is stays apart: a policy may let the confidential part travel, never to a stranger.
    """
    others = [s for s in meeting.subjects if s is not own]
    # What another's passage says of this child may travel only where the forename can mean nobody else at the meeting.
    alone = OTHER if own is None else APART
    named = OTHER if own is None or _called(own) not in {_called(s) for s in others} else APART
    for other in others:
        yield from ((s, alone) for s in other.segments)
        yield from ((s, named) for s in other.shared)
    if meeting.subjects and _is_of_several(meeting):
        yield from ((s, APART) for s in meeting.unassigned)
    yield from ((s, APART) for s in meeting.childless)
    if own is not None:
        yield from ((s, SHARED) for s in own.shared)
        yield from ((s, SUBJECT) for s in own.segments)
    theirs = {s for other in others for s in (*other.segments, *other.shared)} - _own_segments(own)
    yield from ((s, APART if s in theirs else CONFIDENTIAL) for s in meeting.confidential)


def _own_segments(own: MeetingSubject | None) -> set[str]:
    return set() if own is None else {*own.segments, *own.shared}


def subject_tags(document: Document, passages: Sequence[Passage], tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags, with one for each full name of a child discussed that no recogniser saw: the minutes themselves say it is a name."""
    names = {s.name for _, meeting in _meetings(document) for s in meeting.subjects if " " in s.name}
    taken: dict[str, list[Tag]] = {}
    for tag in tags:
        taken.setdefault(tag.passage, []).append(tag)
    missed = [
        Tag(p.id, m.start(), m.end(), "PERSON", 1.0, "meeting@1", "a child discussed")
        for p in passages
        for name in sorted(names)
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", p.text)
        if not any(t.start < m.end() and m.start() < t.end for t in taken.get(p.id, ()))
    ]
    return (*tags, *missed)


def listed_names(document: Document) -> tuple[str, ...]:
    """Full names that minutes list as present with an agency, or as away; those of a family come to meetings and hold no post."""
    listed = [a for _, m in _meetings(document) for a in (*(a for a in m.attendees if a.agency), *m.apologies)]
    return tuple(dict.fromkeys(a.name for a in listed if not _OF_A_FAMILY.match(a.role)))


def listed_professionals(document: Document) -> tuple[str, ...]:
    """Those of `listed_names` who share no word of their name with a child discussed: of the others the words alone cannot tell."""
    children = {_called(s) for _, meeting in _meetings(document) for s in meeting.subjects}
    return tuple(name for name in listed_names(document) if not children & set(name_tokens(name)))


def own_subject(record: ChildRecord, subjects: Sequence[MeetingSubject]) -> MeetingSubject | None:
    """The subject that is this child: names must agree; a birth date, then a surname, chooses between namesakes. A tie is nobody."""
    scored = [(score, subject) for subject in subjects if (score := _score(record, subject))]
    best = max((score for score, _ in scored), default=0)
    fitting = [subject for score, subject in scored if score == best]
    return fitting[0] if len(fitting) == 1 else None


def _score(record: ChildRecord, subject: MeetingSubject) -> int:
    """0 where the subject is somebody else."""
    written = name_tokens(subject.name)
    given = [t for name in (record.given_name, *record.middle_names, *record.known_as) for t in name_tokens(name)]
    family = [t for name in (record.family_name, *record.previous_names) for t in name_tokens(name)]
    first = [w for w in written if any(likeness(w, g) not in {"differs", "initial"} for g in given)]
    rest = [w for w in written if w not in first]
    kinds = {likeness(w, f) for w in rest for f in family}
    if not first or (rest and not kinds & {"exact", "spelling", "initial"}):
        return 0
    surname = _SURNAME_AGREES if kinds & {"exact", "spelling"} else _INITIAL_AGREES
    return surname + (_BIRTH_AGREES if _born_alike(record, subject) else 0)


def _born_alike(record: ChildRecord, subject: MeetingSubject) -> bool:
    return record.date_of_birth is not None and dates.iso_date(subject.date_of_birth) == record.date_of_birth.isoformat()


def _called(subject: MeetingSubject) -> str:
    return next(iter(name_tokens(subject.name)), "")


def _is_of_several(meeting: Meeting) -> bool:
    """Whether the record is of several families, or hears more cases than it has children whom the reader found."""
    return several_families(meeting.subjects) or meeting.cases > max(len(meeting.subjects), 1)


def several_families(subjects: Sequence[MeetingSubject]) -> bool:
    """Whether the subjects do not all bear one surname, as far as surnames are written."""
    families = [frozenset(name_tokens(s.name)[1:]) for s in subjects]
    return len(subjects) > 1 and any(not (f & families[0]) for f in families)
