"""Which passages, rows and list entries are another person's: left out of this child's copy whole.

What the form, the minutes or the table already say (`given`) comes first; the rest is read off the shape of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from redaction.cues import HARM_STRONG
from redaction.dates import dates_in
from redaction.home import Home
from redaction.house_talk import may_be_ours
from redaction.names import name_tokens
from redaction.passages import Passage
from redaction.people_lists import NAME_START, entries_of_others, is_ours
from redaction.people_tables import OTHER, SHARED, SUBJECT, owners_of_rows
from redaction.sentences import Span, sentences
from redaction.tags import Tag

CONFIDENTIAL = "confidential"  # the confidential part of minutes
CONFIDENTIAL_KIND = "confidential"  # the row of a policy that decides on it
_PEOPLE_HEADER = re.compile(r"surname|forename|first name|last name|pupil|student|child|patient|client|upn|nhs", re.IGNORECASE)
_NOT_PEOPLE_HEADER = re.compile(r"relationship|role|agency|present\?|action|owner|decision|event", re.IGNORECASE)
_OTHER_NAMES = re.compile(
    r"\b(?:other|rest of the|remaining|next|following|two|three|four|five|further) (?:\w+ )?(?:names?|nominals?|checks?|people|persons|subjects?|families|children|pupils|patients|clients)\b[^.\n]{0,20} (?:on|in|from|of) (?:your|the|this|that|our|my|today['’]s|\w+['’]s)(?: \w+)*? ?(?:list|request|e-?mail|batch|sheet|spreadsheet|schedule|agenda|caseload|enquiry)\b",
    re.IGNORECASE,
)
"""After which other people of the same request are answered for."""
_NO_SUBJECT = re.compile(
    r"\b(?:is|are|was|were)(?: NOT| not|n['’]t) (?:an? |the )?subjects? of (?:this|the|our)\b|\b[Nn]o concerns? (?:re|about|regarding|for|with|over) (?:the )?(?:[A-Z][\w'’-]+) (?:family|household|child)"
)
_SURNAME_OF = re.compile(
    r"\b([A-Z][\w'’-]+) (?:family|household|child(?:ren)?)\b|\b(?:Mrs?|Ms|Miss) ([A-Z][\w'’-]+)|\b(?!(?:She|He|They|It|This|That|There|Mum|Dad|Mother|Father|Who|Which)\b)([A-Z][\w'’-]+) (?:is|was)(?: NOT| not)"
)
_LONGEST = 3  # sentences before the words that say so
"""By whose name somebody is said to be no subject of the report."""
_NUMBERED = re.compile(r"(?:child|pupil|student|patient|person|sibling|subject)(?:ren)? ?(?:no\.? ?|#)?(?:[0-9]|[A-F]\b)", re.IGNORECASE)
_LEAST_ENTRIES = 2
_TO_US = r"(?:to|with) (?:this|the|our|your) (?:family|child(?:ren)?|case|address|household|job|incident|matter|enquiry)"
_NO_LINK = re.compile(
    rf"(?:^|[.;,(–-])\W*no (?:known |apparent |obvious )?(?:links?(?: {_TO_US})?|connection {_TO_US})(?=\s*(?:[.;)]|$))",
    re.IGNORECASE,
)
"""What a search brought up by the way: the words that say so close it. A bare "no connection" is as often one between a parent and a child."""
_SEARCHED = re.compile(r"\b(?:the |an? |our )?address (?:search|check)(?:es)?\b", re.IGNORECASE)
_PLACE_OF_OURS = re.compile(r"(?<!\w)(?:(?:that|this|same) address|gates?|school|nursery|visit\w*)(?!\w)", re.IGNORECASE)
_ANOTHER_DOOR = re.compile(r"(?<!\w)(?:flat|number|no\.?|room) ?\d+\w?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Excluded:
    """A stretch of a passage that is another person's."""

    passage: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """What is whose. `of` maps passage id -> subject | other | shared | ""; `excluded` are stretches inside passages."""

    of: Mapping[str, str]
    excluded: tuple[Excluded, ...]
    concerns: tuple[str, ...]


def infer_belonging(passages: Sequence[Passage], tags: Sequence[Tag], home: Home, given: Mapping[str, str]) -> Belonging:
    """Ownership of every passage; never contradicts `given`."""
    named = {(t.passage, t.start) for t in tags if t.entity == "PERSON"}
    found: dict[str, str] = {}
    concerns: list[str] = []
    for rows in _tables(passages):
        owners = owners_of_rows(rows, home, named)
        found.update(owners)
        labelled = _without_labels(rows)
        if not owners and _lists_people(labelled):
            said = any(given.get(row.id) for row in rows)  # where minutes or forms speak of a table, it is no list to look the child up in
            found.update(_rows_of(labelled, home, [] if said else concerns))
    found.update(_under_headings(passages, home, named))
    excluded = (
        *_list_entries(passages, home, named),
        *_after_other_names(passages, home),
        *_unlinked(passages, tags, home),
        *_no_subjects(passages, home),
    )
    found.update({key: value for key, value in given.items() if value})
    return Belonging(found, tuple(e for e in excluded if given.get(e.passage, "") != SUBJECT), tuple(concerns))


def _tables(passages: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
    rows = [p for p in passages if p.kind == "table_row"]
    for _, group in groupby(rows, key=lambda p: (p.part, p.section, p.table)):
        yield tuple(group)


def _without_labels(rows: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The rows that hold values: where a table has column labels, the row of labels itself is nobody's."""
    labelled = tuple(p for p in rows if any(c.header for c in p.cells))
    return labelled or rows


def _lists_people(rows: Sequence[Passage]) -> bool:
    headers = " | ".join(dict.fromkeys(c.header for p in rows for c in p.cells))
    if _NOT_PEOPLE_HEADER.search(headers) or _each_its_own(rows):
        return False
    if _PEOPLE_HEADER.search(headers):
        return True
    dated = sum(1 for p in rows if dates_in(p.text))
    return not headers.strip(" |") and len(rows) > _LEAST_ENTRIES and dated * 2 > len(rows) and all(NAME_START.match(p.text) for p in rows)


def _each_its_own(rows: Sequence[Passage]) -> bool:
    """Whether most rows have only labels that no other row has: questions with their answers, of whoever the form is about."""
    headed = [{c.header for c in p.cells} - {""} for p in rows]
    labels = Counter(header for headers in headed for header in headers)
    alone = sum(bool(headers) and all(labels[header] == 1 for header in headers) for headers in headed)
    numbered = any(_NUMBERED.search(header) for header in labels)  # "Child 2 concern": several children, each with a part
    return len(rows) > _LEAST_ENTRIES and 2 * alone > len(rows) and not numbered


def _rows_of(rows: Sequence[Passage], home: Home, concerns: list[str]) -> dict[str, str]:
    found = {row.id: _row_owner(row, home) for row in rows}
    if SUBJECT not in found.values():
        concerns.append("child_not_in_list")
    return found


def _row_owner(row: Passage, home: Home) -> str:
    if home.is_subjects(row.text):
        return SUBJECT
    return SHARED if home.names_household(row.text) else OTHER


def _under_headings(passages: Sequence[Passage], home: Home, named: set[tuple[str, int]]) -> dict[str, str]:
    """Sections headed by a child's name: where one is the subject's, those of others are not."""
    people = {_plain(p.text) for p in passages if p.kind == "heading" and _names_person(p, named)}
    people |= {_plain(h) for p in passages for h in p.section if dates_in(h)}
    own = {h for h in people if home.is_subjects(h)}
    if not own:
        return {}
    found = {p.id: _by_path(_path(p), people, own, home) for p in passages}
    return {key: value for key, value in found.items() if value}


def _path(passage: Passage) -> tuple[str, ...]:
    above = tuple(_plain(h) for h in passage.section)
    return (*above, _plain(passage.text)) if passage.kind == "heading" else above


def _by_path(path: Sequence[str], people: Iterable[str], own: Iterable[str], home: Home) -> str:
    headed = [h for h in path if h in set(people)]
    if not headed:
        return ""
    if any(h in set(own) for h in headed):
        return SUBJECT
    return SHARED if any(home.names_household(h) for h in headed) else OTHER


def _names_person(heading: Passage, named: set[tuple[str, int]]) -> bool:
    return bool(dates_in(heading.text)) or any(passage == heading.id for passage, _ in named)


def _plain(text: str) -> str:
    return " ".join(text.strip().strip("*#_ ").rstrip(":").split())


def _list_entries(passages: Sequence[Passage], home: Home, named: set[tuple[str, int]]) -> Iterator[Excluded]:
    """Entries of a list of people that speak of neither the child nor the home."""
    return (Excluded(passage, span, "another_person_in_list") for passage, span in entries_of_others(passages, home, named))


def _after_other_names(passages: Sequence[Passage], home: Home) -> Iterator[Excluded]:
    """Sentences that answer for the other names of a request, up to one that speaks of the child or the home."""
    for passage in passages:
        opened = False
        for span in sentences(passage.text):
            text = passage.text[span.start : span.end]
            if home.names_subject(text) or is_ours(text, home):
                opened = False
            elif opened:
                yield Excluded(passage.id, span, "another_person_in_list")
            heading = _OTHER_NAMES.search(text)
            opened = opened or (heading is not None and not is_ours(text[heading.end() :], home))


def _no_subjects(passages: Sequence[Passage], home: Home) -> Iterator[Excluded]:
    """What a passage tells of people of whom it says that they are no subject of the report, from their name on."""
    for passage in passages:
        marker = _NO_SUBJECT.search(passage.text)
        if marker is not None:
            yield from (Excluded(passage.id, span, "another_child") for span in _from_name_on(passage.text, marker.end(), home))


def _unlinked(passages: Sequence[Passage], tags: Sequence[Tag], home: Home) -> Iterator[Excluded]:
    """What stands before "No link." in its passage, where it tells of a stranger and nothing in it may be of the child or the home."""
    for passage in passages:
        spans = sentences(passage.text)
        for last, span in enumerate(spans):
            if _NO_LINK.search(passage.text[span.start : span.end]):
                by_the_way = list(_brought_up(passage.text, spans[max(0, last + 1 - _LONGEST) : last + 1], home))
                if any(_of_a_stranger(passage, at, tags, home) for at in by_the_way):
                    yield from (Excluded(passage.id, at, "another_person_in_list") for at in by_the_way)


def _brought_up(text: str, spans: Sequence[Span], home: Home) -> Iterator[Span]:
    """The sentences, from the last back to one that speaks of the child, of any home or of harm, or that another line follows."""
    for span in reversed(spans):
        told = _SEARCHED.sub(" ", _NO_LINK.sub(" ", text[span.start : span.end]))
        ours = home.names_subject(told) or is_ours(told, home) or may_be_ours(told) or _PLACE_OF_OURS.search(told)
        if ours or "\n" in text[span.end : spans[-1].start]:
            return
        yield span


def _of_a_stranger(passage: Passage, span: Span, tags: Sequence[Tag], home: Home) -> bool:
    """Whether the sentence names somebody who bears no name of the home, or tells of another door."""
    names = (
        passage.text[t.start : t.end] for t in tags if t.entity == "PERSON" and t.passage == passage.id and span.overlaps(t.start, t.end)
    )
    door = _ANOTHER_DOOR.search(passage.text[span.start : span.end])
    return any(not name_tokens(name) & home.kept_tokens for name in names) or (door is not None and not home.is_home_address(door[0]))


def _from_name_on(text: str, end: int, home: Home) -> Iterator[Span]:
    """Sentences before `end` from the first that holds a stranger's name said there, those with grave harm excepted."""
    said = {name for found in _SURNAME_OF.finditer(text) for name in found.groups() if name}
    strange = [name for name in said if not name_tokens(name) & home.kept_tokens]
    opened = False
    for span in [span for span in sentences(text) if span.start < end][-_LONGEST:]:
        sentence = text[span.start : span.end]
        opened = opened or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) for name in strange)
        if opened and not HARM_STRONG.search(sentence):
            yield span
