"""Actions: what, who, by when; from tables, from lines "ACTION: A to do B by C" and from lists under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.document import MeetingAction
from parsers.minutes.dates import DATE, dates_in, day_near, iso_date
from parsers.minutes.lines import ARROW, Line
from parsers.minutes.names import name_at, same_person, words_of
from parsers.minutes.outline import Placed
from parsers.minutes.particulars import BIRTH
from parsers.minutes.people import is_agency
from parsers.minutes.posts import RELATIVES, plain_post
from parsers.minutes.words import Zone, zone_of

_LABEL = re.compile(
    r"^(?:(?:agreed|new|immediate|further)\s+)?(?:actions?|tasks?|ap|to do|a)\s*(?:points?|no\.?|item)?\s*#?\d*$", re.IGNORECASE
)
_TOKEN = re.compile(rf"^(?:(?:\[?actions?\]?|ap)\s*(?:point)?\s*\d*\s*[:.)\]–—>-]+|{ARROW})\s*", re.IGNORECASE)
_WHAT = re.compile(r"action|task|what|step|agreed|to be done|recommendation", re.IGNORECASE)
_WHO = re.compile(r"who|owner|lead|responsib|assigned|allocated|person|agency|professional|name|^by$", re.IGNORECASE)
_WHEN = re.compile(r"when|\bdue|deadline|\bdates?\b|\btime|target|complet|^by$", re.IGNORECASE)
_INLINE = re.compile(
    r"[(\[]\s*(?:agreed\s+)?actions?\s*(?:for|by)?\s*[:–—-]?\s+(?P<told>[^()\[\]]{2,120})[)\]]|\bactions?:\s+(?P<behind>[^.;:]{2,80}\.?)$",
    re.IGNORECASE,
)
_COLUMN_KINDS = (
    ("child", re.compile(r"child|young person|\byp\b|subject|pupil|nominal|about whom", re.IGNORECASE)),
    ("what", re.compile(r"^what|^(?:agreed )?actions?(?!.*(?:by|owner|date))|^tasks?\b", re.IGNORECASE)),
    ("who", _WHO),
    ("when", _WHEN),
    ("what", _WHAT),
)
_OWNER_LABEL = re.compile(
    r"^(?:owner|who|lead|responsible(?: person)?|by whom|assigned to|person responsible|action owner)$", re.IGNORECASE
)
_DUE_LABEL = re.compile(r"^(?:due(?: date)?|when|by when|deadline|timescale|by|date|target date)$", re.IGNORECASE)
_TO_DO = re.compile(
    r"^\s*+(?:,|\([^)]{0,200}\))?\s*+(?:to|will|shall|is to|agreed to|has agreed to|must|would)\s+|^\s*(?::|–|—|-)\s+", re.IGNORECASE
)
_PROMISE = re.compile(r"^\s+(?:to|will|shall|agreed to|is to)\s+[a-z]")
_OWNED = re.compile(r"(?:\s[–—-]\s+|\()(?P<who>[A-Z][^–—()]{1,40}?)(?:[,)]|\s[–—-])\s*(?P<when>[^–—()]{4,40})\)?\.?$")
_ONGOING = re.compile(r"\b(?:on-?going|continuing|rolling|no (?:end )?date)\b", re.IGNORECASE)
_SOON = re.compile(
    r"\b(?:immediately|asap|as soon as possible|today|tomorrow|within (?:\d+|one|two|three|five|ten|twenty-four)[\w -]{0,12}(?:hours?|days?|weeks?|months?)|"
    r"(?:by |before )?(?:the )?(?:end of (?:the )?(?:day|week|month|term)|next (?:meeting|panel|week|core group|review)|close of play|cop))\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"(?:dob|d\.o\.b\.?|born|date of birth)\W*$", re.IGNORECASE)
_OWNER_WORDS = 6
_HEADER_WORDS = 4
_OF_THE_MEETING = re.compile(r"(?:chair\w*|minutes?|notes?|venue|location)\b(?! to\b).{0,20}$", re.IGNORECASE)
_NO_ACTIONS = (_OWNER_LABEL, _DUE_LABEL, _OF_THE_MEETING, re.compile(rf"(?:{BIRTH.pattern})$", re.IGNORECASE))
_NOTHING = re.compile(r"^(?:none|nil|n/?a|no (?:further )?actions?.*)\.?$", re.IGNORECASE)


_Table = tuple[str, int | None]


def actions_in(placed: Sequence[Placed], people: Sequence[str], meeting: str, posts: Mapping[str, str]) -> tuple[MeetingAction, ...]:
    """All actions in order. `people` are those at the meeting, by which initials and first names are read; `posts` who alone holds a post."""
    found: list[MeetingAction] = []
    tables = _tables(placed)
    for p in placed:
        line = p.line
        if p.zone in {Zone.CONFIDENTIAL, Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION} or line.heading:
            continue
        if len(line.cells) > 1:
            actions = _of_cells(p, tables.get(line.table), people, meeting)
        else:
            actions = [a for a in (_of_line(line, p.zone, people, meeting),) if a is not None]
        if not actions and found and line.label and not line.cells:
            found[-1] = _completed(found[-1], line, meeting)
        for action in actions:
            if not _NOTHING.match(action.text):
                owner = _full_name(action.owner, people)
                found.append(replace(action, owner=posts.get(plain_post(owner), owner), segment=line.id))
    return tuple(found)


def _of_cells(placed: Placed, columns: dict[str, str] | None, people: Sequence[str], meeting: str) -> list[MeetingAction]:
    """The actions of a row: of a table of actions, of a row that says so, or of a cell in which somebody is to do something."""
    line = placed.line
    if columns:
        action = _of_row(line, columns, meeting)
        if action is not None and not action.owner and "who" not in columns.values():
            action = replace(action, owner=_owner(action.text, people))
        return [action] if action is not None else []
    if line.label and _LABEL.match(line.label):
        told = _apart(line.value, people)
    else:
        lone = _of_lone_row(line, placed.zone, meeting)
        told = [] if lone else [v for h, v in line.cells if h and _WHO.search(h) and _is_promise(v, people, meeting)]
        if lone is not None:
            return [lone]
    return [action for text in told if (action := _parsed(text, people, meeting)) is not None]


def _apart(text: str, people: Sequence[str]) -> list[str]:
    """The actions of one cell: a line each, or one behind the other, each opening with somebody at the meeting."""
    names = "|".join(re.escape(name) for name in sorted(people, key=len, reverse=True))
    opens = re.compile(rf"(?<=[.;\d)])\s+(?=(?:{names})\s+(?:to|will|shall)\b)") if names else None
    return [part for line in text.split("\n") for part in (opens.split(line) if opens else [line]) if part.strip()]


def _tables(placed: Sequence[Placed]) -> dict[_Table, dict[str, str]]:
    """Table number -> column -> "what", "who", "when", for tables that list actions."""
    tables: dict[_Table, dict[str, str]] = {}
    rows: dict[_Table, list[Line]] = {}
    for p in placed:
        if len(p.line.cells) > 1 and p.zone not in {Zone.PRESENT, Zone.APOLOGIES}:
            rows.setdefault(p.line.table, []).append(p.line)
    for table, lines in rows.items():
        for line in lines:
            columns = _columns(line)
            if "what" in columns.values() and len(columns) > 1:
                tables[table] = columns
                break
    return tables | _carried_over(placed, tables)


def _carried_over(placed: Sequence[Placed], tables: dict[_Table, dict[str, str]]) -> dict[_Table, dict[str, str]]:
    """Tables without headings that go on with a table of actions over the page: as many cells, straight behind it."""
    found: dict[_Table, dict[str, str]] = {}
    for above, below in pairwise(p.line for p in placed if p.line.cells or p.line.heading):
        columns = {**tables, **found}.get(above.table) if above.cells else None
        bare = bool(below.cells) and not any(header for header, _ in below.cells) and below.table not in tables
        if columns and bare and len(below.cells) == len(above.cells) and below.table != above.table:
            kinds = [columns.get(place, "") for place in above.columns]
            found[below.table] = dict(zip(below.columns, kinds, strict=True))
    return found


def _columns(line: Line) -> dict[str, str]:
    """Column -> what it holds, by the row's own words where it is the row of headings, else by the headings above it."""
    own = _kinds(line.columns, [value for _, value in line.cells])
    return own if "what" in own.values() and len(own) > 1 else _kinds(line.columns, [header for header, _ in line.cells])


def _kinds(columns: Sequence[str], words: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, word in zip(columns, words, strict=True):
        if not word or len(word.split()) > _HEADER_WORDS:
            continue
        kind = next((k for k, pattern in _COLUMN_KINDS if k not in found.values() and pattern.search(word.strip())), "")
        if kind:
            found[place] = kind
    return found


def _of_row(line: Line, columns: dict[str, str], meeting: str) -> MeetingAction | None:
    held: dict[str, str] = {}
    for place, (header, value) in zip(line.columns, line.cells, strict=True):
        if value.strip() != header.strip():
            held.setdefault(columns.get(place, ""), value.strip())
    text, owner, due = held.get("what", ""), held.get("who", ""), held.get("when", "")
    if not text or (_WHAT.search(text) and _WHO.search(owner) and not name_at(owner)):
        return None
    return MeetingAction(text, owner, _due(due, meeting) or (_due(text, meeting) if not due else ""))


def _of_lone_row(line: Line, zone: Zone, meeting: str) -> MeetingAction | None:
    """A row of a table without headings, under "Actions": the date is the due date, a name the owner, the rest the action."""
    if zone is not Zone.ACTIONS:
        return None
    values = [v.strip() for h, v in line.cells if v.strip() and v.strip() != h.strip()]
    due = next((v for v in values if (_due(v, meeting) and len(v.split()) <= _OWNER_WORDS) or _ONGOING.fullmatch(v)), "")
    owner = next((v for v in values if v != due and _is_owner(v)), "")
    text = max((v for v in values if v not in {due, owner}), key=len, default="")
    return MeetingAction(text, owner, _due(due, meeting)) if len(text.split()) > 1 and (owner or due) else None


def _of_line(line: Line, zone: Zone, people: Sequence[str], meeting: str) -> MeetingAction | None:
    if line.label and _LABEL.match(line.label):
        return _parsed(line.value, people, meeting)
    token = _TOKEN.match(line.text)
    if token:
        return _parsed(line.text[token.end() :], people, meeting)
    if (inline := _INLINE.search(line.text)) is not None:
        told = inline["told"] or inline["behind"]
        return MeetingAction(" ".join(line.text.split()), _owner(told, people) or _owner_alone(told), _due(told, meeting))
    if zone in {Zone.BUSINESS, Zone.INFORMATION, Zone.DECISIONS} and (
        _is_promise(line.text, people, meeting) or _ends_in_owner(line.text, people, meeting)
    ):
        return _parsed(line.text, people, meeting)
    if zone is not Zone.ACTIONS or len(line.text.split()) < 3 or any(p.match(line.label) for p in _NO_ACTIONS):  # noqa: PLR2004 - too short to say what
        return None
    return _parsed(line.value if zone_of(line.label) is Zone.ACTIONS else line.text, people, meeting)


def _is_promise(text: str, people: Sequence[str], meeting: str) -> bool:
    """Whether a sentence outside the list of actions gives somebody at the meeting a thing to do by a day."""
    short = re.match(r"[A-Z]{2,4}\b", text)
    named = name_at(text)
    end = short.end() if short else named.end if named is not None else -1
    if end < 0 or not _PROMISE.match(text[end:]) or not (_due(text, meeting) or _ONGOING.search(text)):
        return False
    if short:
        return any(_initials(p) == short[0] for p in people)
    return named is not None and _at_meeting(named.name, people)


def _ends_in_owner(text: str, people: Sequence[str], meeting: str) -> bool:
    """Whether a line that opens with a thing to do ends in somebody at the meeting and a day: "Ring the clinic – Ann Lee, by 4 June"."""
    found = _OWNED.search(text)
    named = name_at(found["who"]) if found else None
    if found is None or not (found["who"] in map(_initials, people) or (named is not None and _at_meeting(named.name, people))):
        return False
    return bool(_due(found["when"], meeting) or _ONGOING.search(found["when"])) and not _at_meeting(
        n.name if (n := name_at(text)) else "", people
    )


def _parsed(text: str, people: Sequence[str], meeting: str) -> MeetingAction | None:
    bare = " ".join(text.split())
    if not bare:
        return None
    return MeetingAction(bare, _owner(bare, people), _due(bare, meeting))


def _owner(text: str, people: Sequence[str]) -> str:
    """Who is to do it: somebody at the meeting before "to" or in brackets behind, else whoever the words put there."""
    short = re.match(r"^(?P<who>[A-Z]{2,4})\s*(?:[-–—:]|to\b|will\b)", text)
    if short and [p for p in people if _initials(p) == short["who"]]:
        return short["who"]
    named = name_at(text)
    leads = named.name if named is not None and _TO_DO.match(text[named.end :]) else ""
    if leads and _at_meeting(leads, people):
        return leads
    said = re.search(r"\b(?:owner|lead|responsible|who|assigned to|by whom)\s*[:=–-]\s*(?P<who>[^;,|()\n]+)", text, re.IGNORECASE)
    if said:
        return (n.name if (n := name_at(said["who"])) else said["who"]).strip(" .")
    return _owner_behind(text, people) or leads or _owner_before(text)


def _owner_alone(text: str) -> str:
    """Who stands first in "SW, 12/03": a name, a post or an agency before the date."""
    named = name_at(text)
    first = re.split(r"[,;–—]|\s-\s|\bby\b", text, maxsplit=1)[0].strip(" .")
    return named.name if named is not None else first if len(first.split()) <= _OWNER_WORDS else ""


def _at_meeting(name: str, people: Sequence[str]) -> bool:
    return bool(words_of(name)) and any(same_person(name, p) or set(words_of(name)) <= set(words_of(p)) for p in people)


def _owner_before(text: str) -> str:
    """An agency or a post before "to" or a colon."""
    lead = re.match(r"^(?P<who>[^,.;:()]{2,60}?)\s+(?:to|will|shall)\s+[a-z]", text)
    if lead and len(lead["who"].split()) <= _OWNER_WORDS and lead["who"][0].isupper():
        return lead["who"].strip()
    colon = re.match(r"^(?P<who>[A-Z][^,.;:]{1,40}):\s", text)
    return colon["who"] if colon and (is_agency(colon["who"]) or name_at(colon["who"])) else ""


def _owner_behind(text: str, people: Sequence[str]) -> str:
    pieces = [p.strip(" .[]()") for p in re.split(r"\s[–—-]+\s|\||[()\[\];]|,\s|\bby\s", text)[1:]]
    for piece in pieces:
        named = name_at(piece)
        if named is not None and any(same_person(named.name, person) for person in people):
            return named.name
    for piece in pieces[::-1]:
        named = name_at(piece)
        if named is not None and named.end >= len(piece) and _full_name(named.name, people) != named.name:
            return named.name
    short = next((p for p in pieces if p in {_initials(person) for person in people}), "")
    return short or next((p for p in pieces if plain_post(p) in RELATIVES), "")


def _is_owner(value: str) -> bool:
    named = name_at(value)
    return (named is not None and named.end >= len(value.rstrip(" .")) and len(value.split()) <= _OWNER_WORDS) or is_agency(value)


def _full_name(owner: str, people: Sequence[str]) -> str:
    """Initials, a first name or a rank with a surname as the name of the one person at the meeting whom they fit."""
    words = set(words_of(owner))
    if not words or any(same_person(owner, p) for p in people):
        return owner.strip()
    fitting = [p for p in people if _initials(p) == owner or words <= set(words_of(p))]
    return fitting[0] if len(fitting) == 1 else owner.strip()


def _initials(name: str) -> str:
    words = [w for w in name.split() if w[0].isupper()]
    own = [w for w in words if not re.fullmatch(r"(?:DS|DC|DI|DCI|PC|PS|Dr|Mr|Mrs|Ms|Miss|Cllr|Prof|Rev|Nurse)\.?", w)]
    return "".join(w[0] for w in own)


def _due(text: str, meeting: str) -> str:
    """The due date: the last date that is nobody's birthday, ISO; else a day of this year, else the words; "" for ongoing."""
    whole = iso_date(text)
    if whole:
        return whole
    dates = [(start, iso) for start, _, iso in dates_in(text) if not _BIRTH.search(text[:start].rstrip("( "))]
    if dates:
        return dates[-1][1]
    if _ONGOING.search(text):
        return ""
    near = _near(text, meeting)
    if near:
        return near
    soon = _SOON.search(text)
    return soon[0] if soon else ""


def _near(text: str, meeting: str) -> str:
    """A day without a year counts only where the words make it a deadline, or nothing else is said."""
    said = re.search(
        r"(?:\b(?:by|before|due|deadline|until|on|today|tomorrow)\b\W*(?:the )?(?:\w+day,? )?|^|[(–—|-]\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?|,\s*(?=\d{1,2}/\d{1,2}\.?$))(?=\d{1,2}(?:st|nd|rd|th|/|\s))",
        text,
        re.IGNORECASE,
    )
    return day_near(text[said.end() :], meeting) if said else ""


def _completed(action: MeetingAction, line: Line, meeting: str) -> MeetingAction:
    """The action above with the owner or due date that a line of its own gives."""
    if _OWNER_LABEL.match(line.label):
        return replace(action, owner=action.owner or line.value)
    if _DUE_LABEL.match(line.label) and re.search(DATE, line.value, re.IGNORECASE):
        return replace(action, due=action.due or _due(line.value, meeting))
    return action


def labelled_action(line: Line) -> bool:
    """Whether a line announces itself as an action."""
    return bool((line.label and _LABEL.match(line.label)) or _TOKEN.match(line.text))


def rows_of_actions(placed: Sequence[Placed]) -> Iterator[str]:
    """Ids of rows in tables of actions."""
    tables = _tables(placed)
    return (p.line.id for p in placed if len(p.line.cells) > 1 and p.line.table in tables)
