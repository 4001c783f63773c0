"""The persons of an item as mentions: who may be a child that it is about, with all evidence beside each.

Sources, surest first: children of an e-form, subjects of a meeting, names in the text with what stands beside them.
Adults are no mentions; parents' names become evidence of their child's home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from gateway.matching import cues
from gateway.matching.evidence import WRITTEN, Evidence, EvidenceKind, Mention, reference_evidence
from gateway.matching.form_mentions import form_mentions
from gateway.matching.grouping import Person, group
from gateway.matching.moves import has_moved_away, is_elsewhere, is_former_home, tells_of_going, went_to_a_town
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from gateway.matching.occurrence import Found
from gateway.matching.occurrences import READ, is_grown_up, occurrences_of
from gateway.matching.set_apart import ELSEWHERE
from parsers import Document, Meeting, MeetingSubject, Segment, walk_documents
from redaction.tags import Tag

_INITIALS = 2  # characters at most
_FIGURE = re.compile(r"\d")  # a cell that holds a name and a birth date is no name
_NUMBERS = frozenset({EvidenceKind.NHS_NUMBER, EvidenceKind.UPN})
_SUBJECT_CUES = frozenset({"form_child", "meeting_subject", "subject_label", "subject_line"})
_CHILD_CUES = _SUBJECT_CUES | {"child", "sibling_of_subject"}
_HARMED = frozenset({"harmed", "troubled"})
NEGATIVE_CUES = frozenset({"adult", "not_subject", "other_family", "bystander"})


def mentions_of(
    segments: Sequence[tuple[str, Segment]],
    tags: Sequence[Tag],
    document: Document,
    *,
    reference: str = "",
    told_by: str = WRITTEN,
    on: date | None = None,
) -> tuple[Mention, ...]:
    """All mentions of an item.

    `reference` is the quoted request, "" for none, `told_by` what found it; `on` is the day the item came; `segments` are
    (part path, segment) of the whole tree, segment ids unique in it, and `tags` refer to those ids. A reference gives a mention
    of its own, which decides where the item names nobody.
    """
    registers = _registers(document)
    found = occurrences_of([(part, s) for part, s in segments if s.id not in registers], tags, on=on)
    people = group(found.occurrences)
    year = on.year if on is not None else _latest_year(people)
    forms = tuple(map(_at_its_home, form_mentions(document)))
    meeting = _meeting_mentions(segments, tags, document, year, on)
    owned = _owned(document)
    text = tuple(m for m in _text_mentions(people, found, year) if not _told_by_meeting(m, meeting, owned))
    mentions = _without_repeats(forms, (*meeting, *text))
    if reference:
        alone = Mention("reference", (reference_evidence(reference, told_by),), frozenset({"reply_to_request"}))
        mentions = (*mentions, alone)
    moves, texts = _moves(segments), {s.id: s.text for _, s in segments if s.kind in READ}
    going = [text for text in texts.values() if tells_of_going(text)]  # few of many: looked at for each person
    return tuple(replace(m, cues=m.cues | moves | _own_moves(m, texts, going)) for m in mentions)


def _moves(segments: Sequence[tuple[str, Segment]]) -> frozenset[str]:
    """What the author tells of a move: "moved" to wherever it be, "moved_away" to a postcode outside the boroughs."""
    texts = [s.text for _, s in segments if s.kind in READ]
    moved, away = any(map(cues.MOVED.search, texts)), any(map(has_moved_away, texts))
    return frozenset(({"moved"} if moved else set()) | ({"moved_away"} if away else set()))


def _own_moves(mention: Mention, texts: Mapping[str, str], going: Sequence[str]) -> frozenset[str]:
    """What is told of this person's own move: by name to a town of elsewhere, or that every home written is one of before.

    `texts` by segment; `going` are those of them that tell of anybody's going to live somewhere.
    """
    given = {tokens[0] for name in _names(mention) if len(tokens := name.split()) and len(tokens[0]) > _INITIALS}
    away = bool(given) and any(went_to_a_town(text, given) for text in going)
    homes = [e for e in mention.evidence if e.kind is EvidenceKind.ADDRESS and e.segment in texts]
    former = bool(homes) and all(is_former_home(texts[e.segment], e.start) for e in homes)
    return frozenset(({"moved_away"} if away else set()) | ({"former_home"} if former else set()))


def _at_its_home(mention: Mention) -> Mention:
    """A child whose own address on a form lies outside the boroughs lives elsewhere now, or the form is wrong: a person's question."""
    own = (*mention.values(EvidenceKind.ADDRESS), *mention.values(EvidenceKind.POSTCODE))
    return replace(mention, cues=mention.cues | {"moved_away"}) if any(map(is_elsewhere, own)) else mention


def _registers(document: Document) -> frozenset[str]:
    """Passages of minutes that list professionals: posts and agencies are no children ("Child Abuse Investigation Team")."""
    return frozenset(prefix + s for prefix, meeting in _meetings(document) for s in meeting.register)


def _owned(document: Document) -> frozenset[str]:
    """Passages of minutes that a child discussed has, alone or shared."""
    return frozenset(
        prefix + s for prefix, meeting in _meetings(document) for subject in meeting.subjects for s in (*subject.segments, *subject.shared)
    )


def _meetings(document: Document) -> Iterator[tuple[str, Meeting]]:
    """(id prefix, meeting) of each part that is minutes."""
    for path, inner in walk_documents(document):
        if inner.meeting is not None:
            yield (f"{path}/" if path else ""), inner.meeting


def _told_by_meeting(mention: Mention, meeting: Sequence[Mention], owned: frozenset[str]) -> bool:
    """Whether a name of the text is that of children discussed, and stands only in passages already given to them."""
    where = {e.segment for e in mention.evidence if e.segment}
    names = [m.values(EvidenceKind.NAME) or m.values(EvidenceKind.GIVEN_NAME) for m in meeting]
    words = {p for n in _names(mention) for p in name_tokens(n)}
    known = {p for own in names for n in own for p in name_tokens(n)}
    return bool(where) and where <= owned and bool(words) and words <= known


def _latest_year(people: Sequence[Person]) -> int:
    """Without a day, the youngest person of the item is taken to be a child: grown-ups are then those far older."""
    years = [int(e.value[:4]) for p in people for e in p.evidence if e.kind is EvidenceKind.DATE_OF_BIRTH]
    return max(years, default=0)


def _text_mentions(people: Sequence[Person], found: Found, year: int) -> tuple[Mention, ...]:
    children = [p for p in people if not _is_adult(p, year)]
    parents = [p for p in people if "parent" in p.cues and p not in children]
    subjects = [p for p in children if not p.cues & NEGATIVE_CUES and (p.cues & _SUBJECT_CUES or _has_facts(p))]
    return tuple(_mention(n, person, subjects, parents, found) for n, person in enumerate(children))


def _is_adult(person: Person, year: int) -> bool:
    facts = [e for e in person.evidence if e.kind in {EvidenceKind.DATE_OF_BIRTH, EvidenceKind.AGE}]
    if facts:
        return is_grown_up(facts, year)
    return "adult" in person.cues and not person.cues & (_CHILD_CUES - {"subject_label", "subject_line"})


def _has_facts(person: Person) -> bool:
    return any(e.kind in {EvidenceKind.DATE_OF_BIRTH, *_NUMBERS} for e in person.evidence)


def _mention(number: int, person: Person, subjects: list[Person], parents: list[Person], found: Found) -> Mention:
    """A child's mention. Loose facts of a home go to every subject where there is one family, else to nobody."""
    evidence = list(_own_evidence(person))
    cue = set(person.cues - {"parent", "adult"})
    if "friend_of_named" in cue and not cue & _HARMED:
        cue.add("other_family")
    if cue & _SUBJECT_CUES:
        cue -= {"other_family"}  # one who is named as the subject is nobody's friend in passing
    if person in subjects and _one_family(subjects):
        evidence += found.loose
        evidence += [replace(p.occurrences[0].name, kind=EvidenceKind.CARER_NAME) for p in parents]
    if _is_cleared(cue):
        cue.add("not_subject")
    if not cue & _CHILD_CUES and not _has_facts(person):
        cue.add("bystander")
    return Mention(f"text{number}", tuple(evidence), frozenset(cue))


def _is_cleared(cue: set[str]) -> bool:
    """Whether the item says of a brother, sister, son or daughter that the concern does not extend to them, and nowhere that it does."""
    said = "cleared" in cue and not cue & {"troubled", "harmed", *_SUBJECT_CUES}
    return said or {"sibling_of_subject", "untroubled"} <= cue


def _own_evidence(person: Person) -> tuple[Evidence, ...]:
    """Full names make the bare forenames superfluous as names to compare."""
    if person.full_names():
        return tuple(e for e in person.evidence if e.kind not in {EvidenceKind.GIVEN_NAME, EvidenceKind.INITIALS})
    return person.evidence


def _one_family(subjects: list[Person]) -> bool:
    families = [p.family_parts() for p in subjects if p.family_parts()]
    return len(subjects) == 1 or all(f & families[0] for f in families)


def _meeting_mentions(
    segments: Sequence[tuple[str, Segment]], tags: Sequence[Tag], document: Document, year: int, on: date | None
) -> tuple[Mention, ...]:
    """One mention for each child a meeting discussed, with the evidence of that child's own passages."""
    found: list[Mention] = []
    for minutes in _documents(document):
        subjects = minutes.meeting.subjects if minutes.meeting is not None else ()
        here = {s.id: s.text for s in minutes.segments}
        for subject in subjects:
            own = [(part, s) for part, s in segments if here.get(_local(s)) == s.text and _local(s) in subject.segments]
            found.append(_born_before(on, _meeting_mention(len(found), subject, own, tags, year)))
    return tuple(found)


def _born_before(on: date | None, mention: Mention) -> Mention:
    """Without dates on or after the meeting: an action's deadline beside a name is nobody's birth."""
    if on is None:
        return mention
    kept = tuple(e for e in mention.evidence if e.kind is not EvidenceKind.DATE_OF_BIRTH or e.value < on.isoformat())
    return replace(mention, evidence=kept)


def _local(segment: Segment) -> str:
    """The id within its own document: walking the tree puts the part's path before it ("1.0/s4")."""
    return segment.id.rsplit("/", 1)[-1]


def _documents(document: Document) -> Iterator[Document]:
    yield document
    for part in document.parts:
        if part.document is not None:
            yield from _documents(part.document)


def _meeting_mention(number: int, subject: MeetingSubject, own: list[tuple[str, Segment]], tags: Sequence[Tag], year: int) -> Mention:
    ids = {s.id for _, s in own}
    seen = occurrences_of(own, [t for t in tags if t.passage in ids])
    people = group(seen.occurrences)
    of_subject = [p for p in people if any(_may_be(n.name.value, subject.name) for n in p.occurrences) and not _is_adult(p, year)]
    evidence = [
        Evidence(EvidenceKind.NAME if len(name_tokens(subject.name)) > 1 else EvidenceKind.GIVEN_NAME, subject.name, extractor="meeting@1")
    ]
    if subject.date_of_birth:
        evidence.append(Evidence(EvidenceKind.DATE_OF_BIRTH, subject.date_of_birth, extractor="meeting@1"))
    evidence += [e for p in of_subject for e in _own_evidence(p) if e.kind is not EvidenceKind.NAME or not _FIGURE.search(e.value)]
    evidence += seen.loose
    evidence += [replace(p.occurrences[0].name, kind=EvidenceKind.CARER_NAME) for p in people if "parent" in p.cues]
    return Mention(f"meeting{number}", tuple(evidence), frozenset({"meeting_subject"}))


def _may_be(written: str, subject: str) -> bool:
    return any(likeness(p, q) in {"exact", "nickname"} for p in name_tokens(written) for q in name_tokens(subject)[:1])


def _without_repeats(sure: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Drop mentions that only repeat a surer one: all their names are among its names and nothing contradicts.

    What the words say against a child of the form stays beside it: the form lists the home, the words set one of it outside.
    """
    kept = list(sure)
    for mention in others:
        place = next((n for n, other in enumerate(kept) if _repeats(mention, other)), None)
        if place is None:
            kept.append(mention)
        elif mention.cues & {"not_subject", ELSEWHERE}:
            kept[place] = replace(kept[place], cues=kept[place].cues | {ELSEWHERE})
    return tuple(kept)


def _repeats(mention: Mention, other: Mention) -> bool:
    if not other.cues & {"form_child", "meeting_subject"} or _facts_differ(mention, other):
        return False
    theirs = {p for n in _names(other) for p in name_tokens(n)}
    mine = [p for n in _names(mention) for p in name_tokens(n)]
    return bool(mine) and all(any(likeness(p, q) in {"exact", "nickname", "initial"} for q in theirs) for p in mine)


def _facts_differ(left: Mention, right: Mention) -> bool:
    for kind in (EvidenceKind.DATE_OF_BIRTH, *_NUMBERS):
        mine, theirs = set(left.values(kind)), set(right.values(kind))
        if mine and theirs and not mine & theirs:
            return True
    return False


def _names(mention: Mention) -> tuple[str, ...]:
    return (*mention.values(EvidenceKind.NAME), *mention.values(EvidenceKind.GIVEN_NAME))
