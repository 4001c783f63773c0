"""Who was there and who was not: from tables, bullet lists, run-in lists and lines of "name - role, agency"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from parsers.document import Attendee
from parsers.minutes.lines import Line
from parsers.minutes.names import Named, name_at, same_person
from parsers.minutes.words import Zone, zone_of

_AGENCY = re.compile(
    r"\b(?:services?|police|constabulary|schools?|primary|academ(?:y|ies)|colleges?|nurser(?:y|ies)|hospitals?|infirmary|nhs|trust|council|borough|housing|homes|projects?|probation|camhs|cafcass|health|surgery|"
    r"medical|practice|clinic|centre|teams?|charity|association|foundation|partnership|authority|department|agency|yot|yjs|refuge|women's aid|women’s aid|barnardo\w*|nspcc|"
    r"social care|education|justice|offending|csc|group|ltd|cic|company|outreach|mash|hub|force|command|unit|university|church|club|network|organisation|aid)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:manager|worker|officer|visitor|nurse|teacher|headteacher|lead|head|sergeant|constable|inspector|doctor|gp|paediatrician|midwife|psychologist|psychiatrist|therapist|"
    r"co-?ordinator|advocate|chair(?:person)?|minutes?|taker|administrator|admin|mother|father|practitioner|consultant|advis[eo]r|director|solicitor|secretary|clerk|"
    r"detective|dsl|counsellor|mentor|assistant|specialist|registrar|student|observer|idva|isva|lado|iro|senco|representative|tutor|parent|carer|pastor|imam|warden|landlord|analyst|deputy|principal|support)$",
    re.IGNORECASE,
)
_LEADING_ROLE = re.compile(
    r"^(?:head|director|lead|deputy|designated|named|chair|service manager|team manager|manager|safeguarding lead)\b", re.IGNORECASE
)
_CHAIR_ONLY = re.compile(r"^(?:the )?(?:chair(?:ing|person|man|woman)?|meeting chair)$", re.IGNORECASE)
_AND_CHAIR = re.compile(r"(?<=\w)\s+(?:and|&)\s+(?:the )?(?:meeting )?chair(?:ing|person|man|woman)?$", re.IGNORECASE)
_AWAY = re.compile(
    r"\b(?:apolog\w*|absent|did not attend|dna|not present|unable to attend|sent report|not attending)\b|^\s*(?:n|no|a|x|✗|☐)\s*$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"^(?:in person|remote(?:ly)?|virtual(?:ly)?|by (?:phone|video|teams)|via \w+|online|on (?:teams|zoom)|part(?: only)?|(?:for )?(?:part|first part|second part|first half|second half)(?: of (?:the )?meeting)?(?: only)?|chairing.*|typing.*|(?:taking|took|writing) (?:the )?(?:minutes|notes).*|present|y|yes|left (?:early|at .*)|joined .*|item \d.*)$",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"present|attended|yes|no|y|n|apologies(?: (?:received|sent))?|absent|dna|in person|virtual(?:ly)?|online|did not attend|[✓✔✗]",
    re.IGNORECASE,
)
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
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
            r"agency|organisation|organization|service|employer|team|department|representing|from|establishment|setting", re.IGNORECASE
        ),
    ),
    (
        "role",
        re.compile(r"role|title|position|designation|job|profession|capacity|post|what (?:they|he|she) do|relationship", re.IGNORECASE),
    ),
    ("contact", re.compile(r"e-?mail|phone|contact|tel|mobile|initials|signature|^no\.?$|^#$", re.IGNORECASE)),
    ("name", re.compile(r"name|representative|\brep\b|attendee|who|professional|person|participant|member|invite[de]", re.IGNORECASE)),
)


def people(lines: Iterable[tuple[Line, Zone]]) -> tuple[tuple[Attendee, ...], tuple[Attendee, ...]]:
    """(those present, those who were not) from the lines of those two parts."""
    present: list[Attendee] = []
    away: list[Attendee] = []
    for (zone, table), group in groupby(lines, key=lambda pair: (pair[1], pair[0].table if pair[0].cells else None)):
        own = [line for line, _ in group]
        found = _from_table(own) if table is not None else [(a, "present") for line in own for a in line_people(line)]
        for attendee, status in found:
            if zone is Zone.APOLOGIES or status == "away":
                away.append(attendee)
            else:
                present.append(attendee)
    return tuple(_once(present)), tuple(_first_of_name(a for a in away if not any(same_person(a.name, b.name) for b in present)))


def _first_of_name(attendees: Iterable[Attendee]) -> Iterable[Attendee]:
    named: dict[str, Attendee] = {}
    for attendee in attendees:
        named.setdefault(attendee.name, attendee)
    return named.values()


def _once(attendees: Sequence[Attendee]) -> Iterator[Attendee]:
    seen: list[str] = []
    for attendee in attendees:
        if not any(same_person(attendee.name, name) for name in seen):
            seen.append(attendee.name)
            yield attendee


def _from_table(rows: Sequence[Line]) -> list[tuple[Attendee, str]]:
    """Persons of a table; its columns are known by their headings, else by what stands in them."""
    if all(len(row.cells) <= 2 and zone_of(row.label) in {Zone.PRESENT, Zone.APOLOGIES} for row in rows):  # noqa: PLR2004 - label and value
        return [(a, "away" if zone_of(row.label) is Zone.APOLOGIES else "present") for row in rows for a in _listed(row.value)]
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
            if kind and kind not in named.values() and (header or not _is_whole_name(word)):
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
            whole = _is_whole_name(value)
            kind = (
                "status"
                if _STATUS.fullmatch(value.strip())
                else "agency"
                if is_agency(value)
                else "role"
                if _ROLE.search(value.strip())
                else "name"
                if whole
                else "role"
            )
            votes.setdefault(place, {}).setdefault(kind, 0)
            votes[place][kind] += 1
    return _two_posts({place: max(kinds, key=lambda k: kinds[k]) for place, kinds in votes.items()})


def _two_posts(columns: dict[str, str]) -> dict[str, str]:
    """Where two columns read as posts and none as agencies, the later one is the agency's: so registers are written."""
    posts = [place for place, kind in columns.items() if kind == "role"]
    return columns if len(posts) < 2 or "agency" in columns.values() else {**columns, posts[-1]: "agency"}  # noqa: PLR2004 - two columns


def lists_people(line: Line) -> bool:
    """Whether a row, or the headings above it, are those of a register: a name column beside a post, an agency or a status."""
    words = [header or value for header, value in line.cells]
    if len(words) < 2 or any(re.search(r"action|due|when|birth|\bdob\b|child|decision|relation", w, re.IGNORECASE) for w in words):  # noqa: PLR2004 - two columns
        return False
    kinds = {next((k for k, pattern in _COLUMNS if pattern.search(w)), "") for w in words[1:] if len(w.split()) <= _HEADER_WORDS}
    kinds |= {"name"} if zone_of(words[0]) is Zone.PRESENT else {next((k for k, p in _COLUMNS if p.search(words[0])), "")}
    return "name" in kinds and bool(kinds & {"role", "agency", "status"})


_HEADER_WORDS = 4
_LEAST_LISTED = 2
_LONGEST_REGISTER = 40


def heads_register(lines: Sequence[Line], number: int) -> bool:
    """Whether a heading of unknown words is followed by lines that are all persons with a post or an agency, up to the next heading."""
    title = lines[number].heading or lines[number].text.rstrip(":")
    if lines[number].cells or zone_of(title) is not None or len(title.split()) > _HEADER_WORDS + 2 or _is_listed_person(lines[number]):
        return False
    below = list(takewhile(lambda line: not line.heading, lines[number + 1 : number + _LONGEST_REGISTER]))
    listed = list(takewhile(_is_listed_person, below))
    return len(listed) >= _LEAST_LISTED and (len(listed) == len(below) or len(listed) > _LEAST_LISTED)


def _is_listed_person(line: Line) -> bool:
    person = parse_person(line.text) if not line.cells and not line.text.endswith(":") else None
    return person is not None and bool(person.role or person.agency) and " " in person.name and not re.search(r"\d", line.text)


def _is_whole_name(text: str) -> bool:
    named = name_at(text)
    return named is not None and named.end >= len(text.rstrip()) and " " in named.name


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
    both = _role_and_agency(_particulars(held.get("post", "")))
    role, agency = _without_chair(held.get("role", "")) or both[0] or whole.role, held.get("agency", "") or both[1] or whole.agency
    status = "away" if _AWAY.search(held.get("status", "")) or _AWAY.search(written[named.end :]) else "present"
    return [(Attendee(named.name, role, agency), status)]


def _without_chair(role: str) -> str:
    """The post of one who also chairs."""
    parts = re.split(r"\s*(?:,|;|/|\s[–—-]\s|\(|\))\s*", role)
    own = [part for part in parts if part and not _CHAIR_ONLY.match(part)]
    return ", ".join(own) if len(own) < len([p for p in parts if p]) and own else role


def line_people(line: Line) -> list[Attendee]:
    """Persons of a line: one with particulars, several in a run-in list, or "Agency: name"."""
    if line.heading:
        return []
    zone = zone_of(line.label) if line.label else None
    if line.label and zone in {Zone.PRESENT, Zone.APOLOGIES}:
        return _listed(line.value)
    if line.label and name_at(line.label) is None and _is_person(line.value):
        return [_labelled(line.label, person) for person in _listed(line.value)]
    return _listed(line.text)


def _labelled(label: str, person: Attendee) -> Attendee:
    """A person whose post or agency stands before the colon."""
    if _CHAIR_ONLY.match(label) or is_agency(label):
        return Attendee(
            person.name, person.role or ("" if is_agency(label) else label), person.agency or (label if is_agency(label) else "")
        )
    return Attendee(person.name, person.role or label, person.agency)


def _listed(text: str) -> list[Attendee]:
    bare = text.rstrip(" .")
    separated = split_outside_brackets(bare, ";") if ";" in bare else parts_at_commas(bare)
    return [person for part in separated if (person := parse_person(part)) is not None]


def parts_at_commas(text: str) -> list[str]:
    """Parts at commas, where each of them opens with a name; else the whole text is one person."""
    parts = [p for piece in split_outside_brackets(text, ",") for p in _at_and(piece) if p.strip()]
    opened = [_is_person(part) for part in parts]
    if len(parts) > 1 and all(opened) and not re.search(r"\s[–—-]+\s|:", re.sub(r"\([^)]{0,200}\)", "", parts[0])):
        return parts
    return [text]


def _at_and(piece: str) -> list[str]:
    """Cut at an "and" before a capital, unless it stands in brackets or in an agency's name."""
    return re.split(r"(?<=\))\s+(?:and|&)\s+(?=[A-Z])" if "(" in piece else r"\s+(?:and|&)\s+(?=[A-Z])", piece)


def _is_person(part: str) -> bool:
    named = name_at(part.strip())
    if named is None or " " not in named.name or is_agency(named.name) or _ROLE.search(named.name):
        return False
    tail = part.strip()[named.end :].strip()
    return not tail or tail[0] in "(-–—,:/|["


def split_outside_brackets(text: str, mark: str) -> list[str]:
    """Cut at a mark that stands outside brackets."""
    out, depth, start = [], 0, 0
    for n, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == mark and depth <= 0:
            out.append(text[start:n])
            start = n + 1
    return [part.strip() for part in (*out, text[start:]) if part.strip()]


def parse_person(text: str) -> Attendee | None:
    """A person written as "Ann Lee (Nurse, Riverside Health)" or "Ann Lee - Nurse, Riverside Health"; None for a sentence."""
    bare = text.strip().rstrip(".")
    named = name_at(bare)
    if named is None or not _is_person_line(bare, named):
        return None
    short = "".join(word[0] for word in named.plain.split())
    parts = [
        p
        for p in _particulars(bare[named.end :])
        if not _AWAY.fullmatch(p) and not _NOTES.match(p) and p not in {short, short[:1] + short[-1:]}
    ]
    parts = [_AND_CHAIR.sub("", p) for p in parts]
    kept = [p for p in parts if not _CHAIR_ONLY.match(p)]
    chair = "Chair" if len(kept) < len(parts) and not kept else ""
    role, agency = _role_and_agency(kept)
    return Attendee(named.name, role or chair, agency)


def _is_person_line(text: str, named: Named) -> bool:
    tail = text[named.end :].strip()
    words = tail.split()
    if is_agency(named.name) and not tail:
        return False
    return not tail or tail[0] in "(-–—,:/|[" or (len(words) <= 6 and words[0][:1].isupper()) or words[0] in {"from", "at", "of"}  # noqa: PLR2004 - a few words of a post


def _particulars(tail: str) -> list[str]:
    pieces = re.split(r"[,;()\[\]|:]|\s[–—-]+\s|^\s*[–—-]+\s*|\s/\s|\n", tail)
    flat = [p.strip(" .–—-") for p in pieces]
    return [piece for p in flat if p for piece in _of_agency(p)]


def _of_agency(part: str) -> list[str]:
    """Post and agency where they are told in one breath: "Social Worker from Children's Services"."""
    found = re.match(r"^(?:from|at|of)\s+(.+)$", part) or re.match(r"^(.+?)\s+(?:from|at|representing)\s+(.+)$", part)
    return [g.strip() for g in found.groups()] if found else [part]


def _role_and_agency(parts: Sequence[str]) -> tuple[str, str]:
    if not parts:
        return "", ""
    if len(parts) == 1:
        return ("", parts[0]) if is_agency(parts[0]) else (parts[0], "")
    if is_agency(parts[0]) and not is_agency(parts[-1]):
        return ", ".join(parts[1:]), parts[0]
    first = next((n for n, part in enumerate(parts) if n and is_agency(part)), 1)
    return ", ".join(parts[:first]), ", ".join(parts[first:])


def is_agency(text: str) -> bool:
    """Whether words name an agency rather than a post: what they end in decides."""
    stripped = text.strip().rstrip(".")
    if _ROLE.search(stripped) or _LEADING_ROLE.match(stripped):
        return False
    return bool(_AGENCY.search(stripped)) or bool(re.fullmatch(r"[A-Z]{3,5}(?: [A-Z]{2,5})?", stripped))
