"""Tables and lists of those present: what their columns hold, and which lines are such a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from parsers.document import Attendee
from parsers.minutes.children import born_in
from parsers.minutes.line_kinds import BORN, SENTENCE_WORDS, is_sentence, is_table_of_work
from parsers.minutes.lines import Line
from parsers.minutes.names import is_full_name, name_at
from parsers.minutes.particulars import is_particular
from parsers.minutes.persons import (
    AWAY,
    CHAIR_ONLY,
    ROLE,
    is_agency,
    line_people,
    listed_people,
    parse_person,
    person_particulars,
    role_and_agency,
)
from parsers.minutes.words import Zone, zone_of

_OF_A_CASE = re.compile(r"(?:alleged )?(?:victim|perpetrator)s?\b", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_OF_WORK = re.compile(
    r"action|due|when|birth|\bdob\b|child|decision|relation|\bdone|deadline|target|timescale|finish|complet", re.IGNORECASE
)  # a column of another table
_PARTED = re.compile(r"[,;:(/]|\s[–—-]\s")
_STATUS = re.compile(
    r"present|attended|yes|no|y|n|apologies(?: (?:received|sent))?|absent|dna|in person|virtual(?:ly)?|online|did not attend|[✓✔✗]",
    re.IGNORECASE,
)
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("name", re.compile(r"^(?:full )?names?\b(?! of (?:the )?(?:agency|organi[sz]ation|service|team|setting|school))", re.IGNORECASE)),
    ("status", re.compile(r"\bpresent\b|\battend(?:ed|ance|ing)\b|apolog|status|y/n|in person", re.IGNORECASE)),
    (
        "post",
        re.compile(
            r"(?:role|title|position|designation|job|profession|post)\b.*(?:agency|organisation|service|team)|(?:agency|organisation|service|team)\b.*(?:role|title|position|designation|job|post)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "agency",
        re.compile(
            r"agency|who (?:they|he|she) works? for|works? for|organisation|organization|service|employer|team|department|representing|behalf|from|establishment|setting",
            re.IGNORECASE,
        ),
    ),
    (
        "role",
        re.compile(
            r"role|title|position|designation|job|profession|capacity|post|what (?:they|he|she) do|who (?:they|he|she) (?:are|is)|relationship",
            re.IGNORECASE,
        ),
    ),
    ("contact", re.compile(r"e-?mail|phone|contact|tel|mobile|initials|signature|^no\.?$|^#$", re.IGNORECASE)),
    ("name", re.compile(r"name|representative|\brep\b|attendee|who|professional|person|participant|member|invite[de]", re.IGNORECASE)),
)


def people_of_table(rows: Sequence[Line]) -> list[tuple[Attendee, str]]:
    """Persons of a table; its columns are known by their headings, else by what stands in them."""
    if all(len(row.cells) <= 2 and zone_of(row.label) in {Zone.PRESENT, Zone.APOLOGIES} for row in rows):  # noqa: PLR2004 - label and value
        return [(a, "away" if zone_of(row.label) is Zone.APOLOGIES else "present") for row in rows for a in listed_people(row.value)]
    columns = _columns(rows)
    found: list[tuple[Attendee, str]] = []
    agency, first = "", columns.get(min(columns, default=""), "")
    for row in rows:
        held = _held(row, columns)
        if not held.get("agency") and first == "agency":
            held["agency"] = agency  # a cell merged over several rows stands in the first of them only
        agency = held.get("agency", "")
        found += _of_row(held)
    return found


def _columns(rows: Sequence[Line]) -> dict[str, str]:
    """Cell column -> what it holds."""
    named: dict[str, str] = {}
    for row in rows:
        for place, (header, value) in zip(row.columns, row.cells, strict=True):
            word = header or value
            kind = next((k for k, pattern in _COLUMNS if pattern.search(word)), "")
            if place == row.columns[0] and len(row.cells) > 1 and zone_of(word) is Zone.PRESENT and not _names_a_column(row):
                kind = "name"
            if kind and kind not in named.values() and (header or not is_full_name(word)):
                named.setdefault(place, kind)
        if {"name"} <= set(named.values()):
            break
    return named if "name" in named.values() else _by_content(rows)


def _names_a_column(row: Line) -> bool:
    """Whether a later heading of the row says that names stand below it."""
    pattern = dict(_COLUMNS)["name"]
    return any(pattern.search(header or value) for header, value in row.cells[1:])


def _by_content(rows: Sequence[Line]) -> dict[str, str]:
    votes: dict[str, dict[str, int]] = {}
    for row in rows:
        for place, (_, value) in zip(row.columns, row.cells, strict=True):
            kind = _kind_of(value.strip())
            votes.setdefault(place, {}).setdefault(kind, 0)
            votes[place][kind] += 1
    return _two_posts({place: max(kinds, key=lambda k: kinds[k]) for place, kinds in votes.items()})


def _kind_of(value: str) -> str:
    """What a cell's own words hold."""
    if _INITIALS.fullmatch(value):
        return "contact"
    if _STATUS.fullmatch(value):
        return "status"
    if is_agency(value) and not _PARTED.search(value):
        return "agency"
    if _is_told_person(value):
        return "name"
    if is_agency(value):
        return "agency"
    return "name" if is_full_name(value) and not ROLE.search(value) else "role"


def _two_posts(columns: dict[str, str]) -> dict[str, str]:
    """Where two columns read as posts and none as agencies, the later one is the agency's: so registers are written."""
    posts = [place for place, kind in columns.items() if kind == "role"]
    return columns if len(posts) < 2 or "agency" in columns.values() else {**columns, posts[-1]: "agency"}  # noqa: PLR2004 - two columns


def lists_people(line: Line) -> bool:
    """Whether a row, or the headings above it, are those of a register: a name column beside a post, an agency or a status."""
    words = [header or value for header, value in line.cells]
    if len(words) <= 1 or any(_OF_WORK.search(w) for w in words):
        return False
    kinds = {next((k for k, pattern in _COLUMNS if pattern.search(w)), "") for w in words[1:] if len(w.split()) <= _HEADER_WORDS}
    kinds |= {"name"} if zone_of(words[0]) is Zone.PRESENT else {next((k for k, p in _COLUMNS if p.search(words[0])), "")}
    return "name" in kinds and bool(kinds & {"role", "agency", "status", "post"})


def is_person_row(line: Line) -> bool:
    """Whether a row holds one whole name beside a post or an agency and nothing else, whatever the columns are headed."""
    values = [value.strip() for _, value in line.cells if value.strip()]
    if not 1 < len(values) <= _MOST_CELLS or any(re.search(r"\d", v) or len(v.split()) > _CELL_WORDS for v in values):
        return False
    names = [v for v in values if is_full_name(v) and not is_agency(v) and not ROLE.search(v)]
    posts = [v for v in values if v not in names and (is_agency(v) or ROLE.search(v))]
    label = line.cells[0][1].strip(" :")
    first = label in names or (len(values) > 2 and not is_particular(label))  # noqa: PLR2004 - "Chair | Ann Lee" is a particular of the meeting
    return len(names) == 1 and bool(posts) and first


_MOST_CELLS = 5
_CELL_WORDS = 8


def tells_status(line: Line) -> bool:
    """Whether a column of the row says who was there and who was not."""
    status = dict(_COLUMNS)["status"]
    return any(status.search(header or value) for header, value in line.cells)


_HEADER_WORDS = 4
_WITHIN = 60  # lines from the head
_LEAST_LISTED = 2
_LONGEST_REGISTER = 40


def heads_register(lines: Sequence[Line], number: int) -> bool:
    """Whether a heading of unknown words near the head is followed by lines that are all persons with a post or an agency, up to the next."""
    if number >= _WITHIN:
        return False
    line = lines[number]
    title = line.heading or line.text.rstrip(":")
    if line.cells or zone_of(title) not in {None, Zone.HEAD} or _is_listed_person(line):
        return False
    below = list(takewhile(lambda other: not other.heading, lines[number + 1 : number + _LONGEST_REGISTER]))
    listed = list(takewhile(_is_listed_person, below))
    titled = len(title.split()) <= _HEADER_WORDS + 2
    return (titled and len(listed) >= _LEAST_LISTED and len(listed) == len(below)) or len(listed) > _LEAST_LISTED


def _is_listed_person(line: Line) -> bool:
    person = parse_person(line.text) if not line.cells and not line.text.endswith(":") else None
    return person is not None and bool(person.role or person.agency) and " " in person.name and not re.search(r"\d\d|\d[/.]", line.text)


def _is_told_person(value: str) -> bool:
    """Whether a cell holds a name with a post or an agency behind it."""
    person = parse_person(value)
    if person is None or " " not in person.name or not (person.role or person.agency):
        return False
    return not ROLE.search(person.name) and not is_agency(person.name)


def _held(row: Line, columns: dict[str, str]) -> dict[str, str]:
    """What a column holds -> the row's words in it."""
    held: dict[str, str] = {}
    for place, (_, value) in zip(row.columns, row.cells, strict=True):
        held.setdefault(columns.get(place, ""), value.strip())
    return held


def _of_row(held: dict[str, str]) -> list[tuple[Attendee, str]]:
    written = held.get("name", "")
    named = name_at(written)
    if named is None or any(pattern.fullmatch(written.strip()) for _, pattern in _COLUMNS):
        return []
    whole = parse_person(written) or Attendee(named.name)
    both = role_and_agency(person_particulars(held.get("post", "")))
    if "agency" not in held and not both[0] and held.get("role") and not whole.agency:
        both = role_and_agency(person_particulars(held.pop("role")))
    role, agency = _without_chair(held.get("role", "")) or both[0] or whole.role, held.get("agency", "") or both[1] or whole.agency
    status = "away" if AWAY.search(held.get("status", "")) or AWAY.search(written[named.end :]) else "present"
    return [(Attendee(named.name, role, agency), status)]


def _without_chair(role: str) -> str:
    """The post of one who also chairs."""
    parts = re.split(r"\s*(?:,|;|/|\s[–—-]\s|\(|\))\s*", role)
    own = [part for part in parts if part and not CHAIR_ONLY.match(part)]
    return ", ".join(own) if len(own) < len([p for p in parts if p]) and own else role


def goes_on_with_people(line: Line) -> bool:
    """Whether a line still belongs to the list of persons above it."""
    if born_in(line.text) or (
        line.cells and (_OF_A_CASE.match(line.label) or (zone_of(line.label) is Zone.CHILD and not lists_people(line)))
    ):
        return False
    if line.cells:
        return not is_sentence(line.cells[-1][1]) and not any(is_table_of_work(h) for h, _ in line.cells)
    if is_sentence(line.text) or BORN.match(line.value) or (line.label and zone_of(line.label) is not None):
        return False
    return bool(line_people(line)) or (not line.label and len(line.text.split()) <= SENTENCE_WORDS)
