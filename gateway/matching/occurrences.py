"""From tags to persons at places in the text: each name with the facts that stand beside it and the cues around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gateway.matching import cues, dates, identifiers, kin_lines
from gateway.matching.evidence import Evidence, EvidenceKind
from gateway.matching.family_labels import with_family_of_label
from gateway.matching.in_passing import is_a_visiting_friend, what_is_told
from gateway.matching.joint_names import shared_out, twins_of_a_date, with_short_forms
from gateway.matching.normalise import name_tokens
from gateway.matching.occurrence import Found, Occurrence
from gateway.matching.row_occurrences import row_occurrence
from gateway.matching.set_apart import apart_cues
from parsers.document import Segment, SegmentKind
from redaction.tags import DWELLING, Tag

READ = frozenset(  # passages with the author's own words; quoted history, signatures and hidden text name nobody
    {
        SegmentKind.SUBJECT, SegmentKind.HEADING, SegmentKind.BODY, SegmentKind.TABLE_ROW, SegmentKind.FIELD,
        SegmentKind.FORWARDED, SegmentKind.TEXT_BOX, SegmentKind.NOTE, SegmentKind.COMMENT,
    },
)  # fmt: skip
_OF_A_PERSON = frozenset({"DATE_OF_BIRTH", "DATE_TIME", "AGE", "NHS_NUMBER", "UPN"})
_OF_A_DAY = frozenset({"DATE_OF_BIRTH", "DATE_TIME"})
_OF_A_HOME = {
    "ADDRESS": EvidenceKind.ADDRESS,
    "UK_POSTCODE": EvidenceKind.POSTCODE,
    "SCHOOL": EvidenceKind.SCHOOL,
    "GP_PRACTICE": EvidenceKind.GP_PRACTICE,
}
_PART_OF_A_DATE = re.compile(r"[./\-]\d")
_MOST_INITIALS = 3
_PASSED_ON = frozenset({"subject_label", "subject_line", "child"})
_ADULT_AGE = 18
_CLOSE_BY = 45  # characters before a name in which "friend" or "cousin" still speaks of that name
_SEGMENTS_ABOVE = 3  # a form line may stand a few lines below the name it belongs to
_LEADING = 40  # a fact this close to the start of its passage is a line of its own
_OLD_ENOUGH = 3  # years: of a younger child any date of the last months would fit the age
_NEAR = 160  # characters within which a fact without a name of its own belongs to the last name above it


@dataclass(slots=True)
class _Reader:
    """Builds `Found` while walking through the passages once."""

    found: list[Occurrence] = field(default_factory=list)
    loose: list[Evidence] = field(default_factory=list)
    label: str = ""  # the passage before, where it is a short line that announces this one
    on: date | None = None  # the day the item was written
    passages: int = 0
    last_named: int = 0

    def read(self, passage: str, segment: Segment, tags: list[Tag]) -> None:
        """Read one passage with its tags, in order of start."""
        self.passages += 1
        before = len(self.found)
        self._read(passage, segment, tags, before)
        self.found[before:] = with_family_of_label(segment.text, self.found[before:])
        if len(self.found) > before:
            self.last_named = self.passages
        self.label = segment.text if len(segment.text) <= _LEADING and segment.text.rstrip().endswith((":", "?")) else ""

    def _read(self, passage: str, segment: Segment, tags: list[Tag], before: int) -> None:
        if segment.kind is SegmentKind.TABLE_ROW and (person := row_occurrence(passage, segment)) is not None:
            self.found.append(replace(person, order=before))
            return
        for start, end in _units_of(segment):
            inside = [t for t in tags if start <= t.start < end]
            first = len(self.found)
            named = [(t.start, t.end) for t in inside if t.entity == "PERSON"]
            for tag in inside:
                if tag.entity == "PERSON":
                    ahead = next((t.start for t in tags if t.entity == "PERSON" and t.start >= end), len(segment.text))
                    apart = apart_cues(segment.text, (tag.start, tag.end), (start, end), named)
                    person = self._person(passage, segment, tag, (start, end), ahead)
                    self._add(person and replace(person, cues=person.cues | apart), segment.text, first)
            for tag in inside:
                unread = (
                    first == len(self.found) and tag.entity in _OF_A_DAY and dates.is_behind_an_unread_name(segment.text, start, tag.start)
                )
                if not unread:
                    self._fact(passage, segment, tag, range(first, len(self.found)), before)

    def _add(self, person: Occurrence | None, text: str, first: int) -> None:
        """Append a name, or give it to the name just before where the words between say that it is another name of theirs."""
        if person is None:
            return
        if person.name.kind is EvidenceKind.GIVEN_NAME and cues.is_family_of_all(text, person.name.start, person.name.end):
            self._of_the_family(person.name.value, first)
            return
        last = self.found[-1] if len(self.found) > first else None
        if last is not None and cues.TOGETHER.match(text[last.name.end : person.name.start]):
            self.found[-1] = last = _of_one_family(last, person)
            person = replace(person, cues=person.cues | (last.cues & _PASSED_ON) | {"together"})
        if self._is_other_name(person, last, text):
            self._also_named(person)
        else:
            self.found.append(replace(person, order=len(self.found)))

    def _of_the_family(self, family: str, first: int) -> None:
        """Give the family name to the children told before it by given name and birthday: "Ann 1/2/15 and Bo 3/4/17, both Lee"."""
        for place, person in enumerate(self.found[first:], first):
            dated = any(f.kind is EvidenceKind.DATE_OF_BIRTH for f in person.facts)
            if person.name.kind is EvidenceKind.GIVEN_NAME and dated:
                name = replace(person.name, kind=EvidenceKind.NAME, value=f"{person.name.value} {family}")
                self.found[place] = replace(person, name=name)

    def _is_other_name(self, person: Occurrence, last: Occurrence | None, text: str) -> bool:
        """Whether the words before a name make it another name of whoever stands before it, in the sentence or on a line above."""
        if last is not None:
            between = "" if text[person.name.end :].startswith(("'s", "’s")) else text[last.name.end : person.name.start]
            weakly = cues.WEAKLY_BETWEEN.match(between) is not None and _share_a_word(last.name.value, person.name.value)
            listed = cues.REGISTERED_AS.match(text, last.name.end)
            return weakly or cues.ALIAS_BETWEEN.match(between) is not None or (listed is not None and person.name.end <= listed.end())
        if not self._is_near() or cues.PARENT.search(self.label):
            return False
        return cues.ALIAS_LABEL.search(_line_before(text, person.name.start)) is not None

    def _also_named(self, person: Occurrence) -> None:
        """Give the name to the person before it: it is theirs too."""
        last = self.found[-1]
        self.found[-1] = replace(last, facts=(*last.facts, replace(person.name, kind=EvidenceKind.NAME)))

    def _is_near(self) -> bool:
        """Whether somebody was named a few lines above, in this file."""
        return bool(self.found) and self.passages - self.last_named <= _SEGMENTS_ABOVE

    def _person(self, passage: str, segment: Segment, tag: Tag, unit: tuple[int, int], ahead: int) -> Occurrence | None:
        text = cues.AFTER_A_NAME.sub("", segment.text[tag.start : tag.end])
        parts = name_tokens(text)
        cut_short = segment.text[tag.end : tag.end + 1].isalnum() or segment.text[max(0, tag.start - 1) : tag.start].isalnum()
        if not parts or cut_short or cues.NOT_A_NAME.search(text):
            return None
        kind = _kind_of_name(text, parts)
        name = Evidence(kind, " ".join(text.split()), passage, tag.start, tag.end, tag.recogniser, tag.score)
        found = cues_around(segment, tag, unit) | what_is_told(segment.text, (tag.start, tag.end), unit, ahead)
        if self.label and not segment.text[: tag.start].strip() and cues.SUBJECT_LABEL.search(self.label):
            found |= {"subject_label"}
        return Occurrence(name, found, _beside(passage, segment, tag, unit, self.on), section=segment.section)

    def _fact(self, passage: str, segment: Segment, tag: Tag, here: range, before: int) -> None:
        evidence = evidence_of(passage, segment.text, tag)
        if evidence is None:
            return
        if evidence.kind is EvidenceKind.DATE_OF_BIRTH and dates.is_full(evidence.value):
            for place in (twins := twins_of_a_date(segment.text, tag, self.found)):
                self.found[place] = replace(self.found[place], facts=(*self.found[place].facts, evidence))
            if twins:
                return
        owner = self._owner(evidence, here, before, tag)
        if tag.entity == "DATE_TIME" and (
            owner is None or dates.is_of_the_note(segment.text, tag.start, tag.end, self.on) or not self._is_birth(owner, segment.text, tag)
        ):
            return
        if owner is not None:
            self.found[owner] = replace(self.found[owner], facts=(*self.found[owner].facts, evidence))
        elif tag.entity in _OF_A_HOME:
            self.loose.append(evidence)

    def _owner(self, evidence: Evidence, here: range, before: int, tag: Tag) -> int | None:
        """The last name before the fact in its unit, else the first after it, else the last name shortly above."""
        above = [n for n in here if self.found[n].name.end <= evidence.start]
        if above:
            full = [n for n in above if self.found[n].name.kind is EvidenceKind.NAME]
            # A home is told of somebody named in full; a lone word before it may be a place or a team.
            return full[-1] if full and tag.entity in _OF_A_HOME else above[-1]
        if len(here):
            return here[0]
        last = len(self.found) - 1
        if tag.entity not in _OF_A_PERSON or last < 0:
            return None
        if last >= before:
            return last if tag.start - self.found[last].name.end <= _NEAR else None
        return last if tag.start <= _LEADING and self._is_near() else None

    def _is_birth(self, owner: int, text: str, tag: Tag) -> bool:
        """A bare date directly behind a name, or under a label that says so, is a date of birth."""
        if cues.BIRTH_LABEL.search(text[: tag.start] if text[: tag.start].strip() else self.label):
            return dates.is_full(dates.iso_date(text[tag.start : tag.end]))
        if self._fits_age(owner, dates.iso_date(text[tag.start : tag.end]), text[self.found[owner].name.end : tag.start]):
            return True
        name = self.found[owner].name
        same = name.segment == tag.passage and name.end <= tag.start
        between = cues.REGISTERED_AS.sub("", text[name.end : tag.start], count=1)
        return same and bool(cues.FROM_NAME_TO_BIRTH.match(between)) and dates.is_full(dates.iso_date(text[tag.start : tag.end]))

    def _fits_age(self, owner: int, born: str, between: str) -> bool:
        """A bare date a few words behind a name and an age that a child born on it has: "Ann Lee, 12, we have 14.08.13 for her"."""
        ages = [int(e.value) for e in self.found[owner].facts if e.kind is EvidenceKind.AGE]
        told = len(between) > _CLOSE_BY or cues.SENTENCE_END.search(between) or cues.NO_BIRTH_BEFORE.search(between)
        if self.on is None or not ages or not dates.is_full(born) or told:
            return False
        years = self.on.year - int(born[:4]) - ((self.on.month, self.on.day) < (int(born[5:7]), int(born[8:])))
        return years >= _OLD_ENOUGH and years in ages


def _share_a_word(left: str, right: str) -> bool:
    return bool(set(name_tokens(left)[:1]) & set(name_tokens(right)))


def _line_before(text: str, start: int) -> str:
    return text[text.rfind("\n", 0, start) + 1 : start]


def _of_one_family(first: Occurrence, second: Occurrence) -> Occurrence:
    """The forename before a full name shares its family name: Ines and Lucas Pacheco."""
    words = second.name.value.split()
    first = replace(first, cues=first.cues | {"together"})
    alone = first.name.kind is EvidenceKind.GIVEN_NAME and second.name.kind is EvidenceKind.NAME and "," not in second.name.value
    if not alone:
        return first
    name = replace(first.name, kind=EvidenceKind.NAME, value=f"{first.name.value} {words[-1]}")
    return replace(first, name=name, cues=first.cues | (second.cues & _PASSED_ON))


def occurrences_of(segments: Sequence[tuple[str, Segment]], tags: Sequence[Tag], *, on: date | None = None) -> Found:
    """Walk through all passages that carry the author's own words. `segments`: (part path, segment); `on`: the day they were written."""
    by_passage: dict[str, list[Tag]] = {}
    for tag in sorted(tags):
        if "negated" not in tag.attributes:
            by_passage.setdefault(tag.passage, []).append(tag)
    reader = _Reader(on=on)
    part = ""
    for path, segment in segments:
        if path != part:
            part, reader.label, reader.last_named = path, "", -_SEGMENTS_ABOVE - 1  # no fact reaches into another file
        if segment.kind in READ:
            reader.read(segment.id, segment, with_short_forms(segment.text, by_passage.get(segment.id, [])))
    return Found(shared_out(reader.found), tuple(reader.loose))


def _units_of(segment: Segment) -> tuple[tuple[int, int], ...]:
    return ((0, len(segment.text)),) if segment.kind is SegmentKind.TABLE_ROW else cues.units(segment.text)


def _kind_of_name(text: str, parts: tuple[str, ...]) -> EvidenceKind:
    compact = re.sub(r"[^A-Za-z]", "", text)
    if compact.isupper() and len(compact) <= _MOST_INITIALS:
        return EvidenceKind.INITIALS
    # Bella-Rose is one forename; two words, or a comma, are a full name.
    return EvidenceKind.NAME if len(text.split()) > 1 and len(parts) > 1 else EvidenceKind.GIVEN_NAME


def cues_around(segment: Segment, tag: Tag, unit: tuple[int, int]) -> frozenset[str]:
    """Stable words on the person's part in the item, from the words of the unit and the kind of the passage."""
    text, (start, end) = segment.text, unit
    before, after, whole = text[start : tag.start], text[tag.end : end], text[start:end]
    sibling = _is_sibling(before, after)
    suffered = kin_lines.but_for_what_is_denied(after) if sibling else after
    tests = (
        ("subject_label", cues.is_labelled(before) or _labelled(segment, tag)),
        ("subject_line", segment.kind is SegmentKind.SUBJECT),
        ("adult", _is_adult(text[tag.start : tag.end], before, after)),
        ("parent", bool(cues.PARENT.search(before[-40:]) and cues.ADULT_BEFORE.search(before))),
        ("sibling_of_subject", sibling),
        ("with_subject", bool(cues.WITH_THE_SUBJECT.search(before))),
        ("harmed", bool(cues.DONE_TO.search(before[-_CLOSE_BY:]) or cues.SUFFERS.match(suffered))),
        ("child", bool(cues.CHILD_BEFORE.search(before))),
        ("untroubled", _is_untroubled(before, after, whole) and not cues.TROUBLED.search(suffered)),
        ("other_family", cues.is_of_others(before[-_CLOSE_BY:])),
        ("friend_of_named", is_a_visiting_friend(after)),
    )
    return frozenset(cue for cue, holds in tests if holds)


def _is_untroubled(before: str, after: str, whole: str) -> bool:
    """Whether the unit says that all is well with the named one, to whom nothing is done in it."""
    if cues.DONE_TO.search(before[-_CLOSE_BY:]):
        return False
    return cues.UNTROUBLED.search(whole) is not None or (cues.CONTENT.match(after) is not None and not kin_lines.tells_of_harm(before))


def _is_sibling(before: str, after: str) -> bool:
    found = (cues.SIBLING_BEFORE.search(before), cues.SIBLINGS_LISTED.search(before), cues.SIBLING_AFTER.match(after))
    return any(found)


def _is_adult(name: str, before: str, after: str) -> bool:
    return bool(
        cues.ADULT_BEFORE.search(before)
        or cues.ADULT_TITLE.search(before)
        or cues.ADULT_TITLE.search(name)
        or cues.ADULT_AFTER.match(after)
    )


def _labelled(segment: Segment, tag: Tag) -> bool:
    """Whether the field or column that holds the name is one for the subject's name."""
    column = next((c.header for c in segment.locator.cells if c.start <= tag.start < c.end), "")
    return any(label and cues.SUBJECT_LABEL.search(f"{label}:") for label in (column, segment.locator.field))


def _beside(passage: str, segment: Segment, tag: Tag, unit: tuple[int, int], on: date | None) -> tuple[Evidence, ...]:
    """Sex and school year, which no recogniser tags, and a bare date directly behind the name."""
    after = segment.text[tag.end : unit[1]]
    found = []
    if (born := cues.DATE_AFTER.match(after)) and dates.is_full(dates.iso_date(born[1])):
        span = (tag.end + born.start(1), tag.end + born.end(1))
        if not dates.is_of_the_note(segment.text, *span, on):
            found.append(Evidence(EvidenceKind.DATE_OF_BIRTH, dates.iso_date(born[1]), passage, *span, "cues@1"))
    if sex := cues.SEX_AFTER.match(after):
        found.append(Evidence(EvidenceKind.SEX, sex[1][0].upper(), passage, tag.end + sex.start(1), tag.end + sex.end(1), "cues@1"))
    if year := cues.SCHOOL_YEAR.search(after[:40]):
        found.append(Evidence(EvidenceKind.SCHOOL_YEAR, year[1], passage, tag.end + year.start(1), tag.end + year.end(1), "cues@1"))
    return tuple(found)


def evidence_of(passage: str, text: str, tag: Tag) -> Evidence | None:
    """A tag as evidence in the form its kind asks for; None where it says nothing usable."""
    written = text[tag.start : tag.end]
    if DWELLING in tag.attributes or (tag.entity == "AGE" and _PART_OF_A_DATE.match(text[tag.end : tag.end + 2])):
        return None  # a neighbour's door has no street to match
    kind, value = _read(tag.entity, written)
    return Evidence(kind, value, passage, tag.start, tag.end, tag.recogniser, tag.score) if kind is not None and value else None


def _read(entity: str, written: str) -> tuple[EvidenceKind | None, str]:
    if entity in _OF_A_HOME:
        return _OF_A_HOME[entity], " ".join(written.split())
    if entity in {"DATE_OF_BIRTH", "DATE_TIME"}:
        return EvidenceKind.DATE_OF_BIRTH, dates.iso_date(written)
    if entity == "NHS_NUMBER":
        return EvidenceKind.NHS_NUMBER, identifiers.nhs_number(re.sub(r"[^\d]", "", written))
    if entity == "UPN":
        found = re.search(r"[A-Z]\s?\d[\d\s]{9,14}[\dA-Z]", written.upper())
        return EvidenceKind.UPN, identifiers.upn(found[0]) if found else ""
    return (EvidenceKind.AGE, _age(written)) if entity == "AGE" else (None, "")


def _age(written: str) -> str:
    found = re.search(r"\d{1,2}", written)
    if not found:
        return ""
    return "0" if re.search(r"month|week|mth|wk", written, re.IGNORECASE) else found[0]


def is_grown_up(facts: Sequence[Evidence], year: int) -> bool:
    """Whether a date of birth, or else an age, says that the person is an adult in `year`."""
    born = [int(e.value[:4]) for e in facts if e.kind is EvidenceKind.DATE_OF_BIRTH]
    if born:
        return all(year - b > _ADULT_AGE for b in born)
    ages = [int(e.value) for e in facts if e.kind is EvidenceKind.AGE]
    return any(a >= _ADULT_AGE for a in ages)
