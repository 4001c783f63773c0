"""Actions: what, who, by when; from tables, from lines "ACTION: A to do B by C" and from lists under a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.document import MeetingAction
from parsers.minutes.action_dates import ONGOING, due_in
from parsers.minutes.action_owners import OWNER_WORDS, at_meeting, full_name, initials_of, is_owner, owner_alone, owner_in
from parsers.minutes.action_tables import WHAT, WHO, columns_of_actions
from parsers.minutes.dates import DATE
from parsers.minutes.lines import Line
from parsers.minutes.names import name_at
from parsers.minutes.particulars import BIRTH
from parsers.minutes.pieces import ARROW
from parsers.minutes.placed import Placed
from parsers.minutes.posts import plain_post
from parsers.minutes.words import Zone, zone_of

_LABEL = re.compile(
    r"^(?:(?:agreed|new|immediate|further)\s+)?(?:actions?|tasks?|ap|to do|a)\s*(?:(?:points?|no\.?|item)\s*)?#?\d*$", re.IGNORECASE
)
_TOKEN = re.compile(rf"^(?:(?:\[?actions?\]?|ap)\s*(?:point\s*)?(?:\d+\s*)?[:.)\]–—>-]+|{ARROW})\s*", re.IGNORECASE)
_INLINE = re.compile(
    r"[(\[]\s*(?:agreed\s+)?actions?(?:\s*(?:for|by))?(?:\s*[:–—-])?\s+(?P<told>[^()\[\]]{2,120})[)\]]|\bactions?:\s+(?P<behind>[^.;:]{2,80}\.?)$",
    re.IGNORECASE,
)
_OWNER_LABEL = re.compile(
    r"^(?:(?:action )?owner|who|lead(?: person| agency| professional)?|responsible(?: person| agency)?|by whom|for whom|assigned to|allocated to|person(?: responsible)?|agency)$",
    re.IGNORECASE,
)
_DUE_LABEL = re.compile(
    r"^(?:due(?: date| by)?|when|by when|deadline|timescales?|by|date|target(?: date)?|(?:to be )?(?:complet|finish)\w* by|finish(?: by)?)$",
    re.IGNORECASE,
)
_DUE_BESIDE = re.compile(
    r"[\s,;|]+(?:due(?: date)?|by when|when|deadline|timescale|target(?: date)?|(?:to )?complet\w+ by|finish by|by)\s*:\s*", re.IGNORECASE
)
_PROMISE = re.compile(r"^\s+(?:to|will|shall|agreed to|is to)\s+[a-z]")
_OWNED = re.compile(r"(?:\s[–—-]\s+|\()(?P<who>[A-Z][^–—()]{1,40}?)(?:[,)]|\s[–—-])\s*(?P<when>[^–—()]{4,40})\)?\.?$")
_OF_THE_MEETING = re.compile(r"(?:chair\w*|minutes?|notes?|venue|location)\b(?! to\b).{0,20}$", re.IGNORECASE)
_NO_ACTIONS = (_OWNER_LABEL, _DUE_LABEL, _OF_THE_MEETING, re.compile(rf"(?:{BIRTH.pattern})$", re.IGNORECASE))
_NO_TASK = re.compile(
    r"^(?:(?:your|our|the|date of(?: the)?) )?next (?:review|meeting|panel|core group|conference)\b.{0,20}(?:\bis\b|\bwill be\b|:|\bon\b)|\S@\S",
    re.IGNORECASE,
)  # a day of meeting again, an address
_LEAST_WORDS = 3  # fewer do not say what is to be done
_NOTHING = re.compile(r"^(?:none|nil|n/?a|no (?:further )?actions?.*)\.?$", re.IGNORECASE)


def actions_in(placed: Sequence[Placed], people: Sequence[str], meeting: str, posts: Mapping[str, str]) -> tuple[MeetingAction, ...]:
    """All actions in order. `people` are those at the meeting, by which initials and first names are read; `posts` who alone holds a post."""
    found: list[MeetingAction] = []
    columns = columns_of_actions(placed, people, meeting)
    for p in placed:
        line = p.line
        if p.zone in {Zone.CONFIDENTIAL, Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION} or line.heading:
            continue
        if len(line.cells) > 1:
            actions = _of_cells(p, columns.get(line.id), people, meeting)
        else:
            actions = [a for a in (_of_line(line, p.zone, people, meeting),) if a is not None]
        if not actions and found and line.label and len(line.cells) in {0, 2}:
            found[-1] = _completed(found[-1], line, meeting)
        for action in actions:
            if not _NOTHING.match(action.text):
                owner = full_name(action.owner, people)
                found.append(replace(action, owner=posts.get(plain_post(owner), owner), segment=line.id))
    return tuple(found)


def _of_cells(placed: Placed, columns: dict[str, str] | None, people: Sequence[str], meeting: str) -> list[MeetingAction]:
    """The actions of a row: of a table of actions, of a row that says so, or of a cell in which somebody is to do something."""
    line = placed.line
    if columns == {}:
        return []  # the row of headings
    if columns:
        if "who" not in columns.values() and (several := _of_column(line, columns, people, meeting)):
            return several
        action = _of_row(line, columns, meeting)
        if action is not None and not action.owner and "who" not in columns.values():
            action = replace(action, owner=owner_in(action.text, people))
        return [action] if action is not None else []
    if line.label and _LABEL.match(line.label):
        told = _apart(line.value, people)
    else:
        lone = _of_lone_row(line, placed.zone, meeting)
        told = [] if lone else [v for h, v in line.cells if h and WHO.search(h) and _is_promise(v, people, meeting)]
        if lone is not None:
            return [lone]
    return [action for text in told if (action := _parsed(text, people, meeting)) is not None]


def _of_column(line: Line, columns: dict[str, str], people: Sequence[str], meeting: str) -> list[MeetingAction]:
    """The actions of a cell that says of each who is to do it, a line or a sentence each."""
    cells = zip(line.columns, line.cells, strict=True)
    told = next((value for place, (header, value) in cells if columns.get(place) == "what" and value.strip() != header.strip()), "")
    made = [action for text in _apart(told, people) if (action := _parsed(text, people, meeting)) is not None]
    return made if len(made) > 1 and all(action.owner for action in made) else []


def _apart(text: str, people: Sequence[str]) -> list[str]:
    """The actions of one cell: a line each, or one behind the other, each opening with somebody at the meeting."""
    names = "|".join(re.escape(name) for name in sorted(people, key=len, reverse=True))
    opens = re.compile(rf"(?<=[.;\d)])\s+(?=(?:{names})\s+(?:to|will|shall)\b)") if names else None
    return [part for line in text.split("\n") for part in (opens.split(line) if opens else [line]) if part.strip()]


def _of_row(line: Line, columns: dict[str, str], meeting: str) -> MeetingAction | None:
    held: dict[str, str] = {}
    for place, (header, value) in zip(line.columns, line.cells, strict=True):
        if value.strip() != header.strip():
            held.setdefault(columns.get(place, ""), value.strip())
    text, owner, due = held.get("what", ""), held.get("who", ""), held.get("when", "")
    if not text or (WHAT.search(text) and WHO.search(owner) and not name_at(owner)):
        return None
    return MeetingAction(text, owner, due_in(due, meeting) or (due_in(text, meeting) if not due else ""))


def _of_lone_row(line: Line, zone: Zone, meeting: str) -> MeetingAction | None:
    """A row of a table without headings, under "Actions": the date is the due date, a name the owner, the rest the action."""
    if zone is not Zone.ACTIONS:
        return None
    values = [v.strip() for h, v in line.cells if v.strip() and v.strip() != h.strip()]
    due = next((v for v in values if (due_in(v, meeting) and len(v.split()) <= OWNER_WORDS) or ONGOING.fullmatch(v)), "")
    owner = next((v for v in values if v != due and is_owner(v)), "")
    text = max((v for v in values if v not in {due, owner}), key=len, default="")
    return MeetingAction(text, owner, due_in(due, meeting)) if len(text.split()) > 1 and (owner or due) else None


def _of_line(line: Line, zone: Zone, people: Sequence[str], meeting: str) -> MeetingAction | None:
    if line.label and _LABEL.match(line.label):
        return _parsed(line.value, people, meeting)
    token = _TOKEN.match(line.text)
    if token:
        return _parsed(line.text[token.end() :], people, meeting)
    if (inline := _INLINE.search(line.text)) is not None:
        told = inline["told"] or inline["behind"]
        return MeetingAction(" ".join(line.text.split()), owner_in(told, people) or owner_alone(told), due_in(told, meeting))
    if zone in {Zone.BUSINESS, Zone.INFORMATION, Zone.DECISIONS} and (
        _is_promise(line.text, people, meeting) or _ends_in_owner(line.text, people, meeting)
    ):
        return _parsed(line.text, people, meeting)
    if (
        zone is not Zone.ACTIONS
        or _NO_TASK.search(line.text)
        or len(line.text.split()) < _LEAST_WORDS
        or any(p.match(line.label) for p in _NO_ACTIONS)
    ):
        return None
    return _parsed(line.value if zone_of(line.label) is Zone.ACTIONS else line.text, people, meeting)


def _is_promise(text: str, people: Sequence[str], meeting: str) -> bool:
    """Whether a sentence outside the list of actions gives somebody at the meeting a thing to do by a day."""
    short = re.match(r"[A-Z]{2,4}\b", text)
    named = name_at(text)
    end = short.end() if short else named.end if named is not None else -1
    if end < 0 or not _PROMISE.match(text[end:]) or not (due_in(text, meeting) or ONGOING.search(text)):
        return False
    if short:
        return any(initials_of(p) == short[0] for p in people)
    return named is not None and at_meeting(named.name, people)


def _ends_in_owner(text: str, people: Sequence[str], meeting: str) -> bool:
    """Whether a line that opens with a thing to do ends in somebody at the meeting and a day: "Ring the clinic – Ann Lee, by 4 June"."""
    found = _OWNED.search(text)
    named = name_at(found["who"]) if found else None
    if found is None or not (found["who"] in map(initials_of, people) or (named is not None and at_meeting(named.name, people))):
        return False
    return bool(due_in(found["when"], meeting) or ONGOING.search(found["when"])) and not at_meeting(
        n.name if (n := name_at(text)) else "", people
    )


def _parsed(text: str, people: Sequence[str], meeting: str) -> MeetingAction | None:
    bare = " ".join(text.split())
    bare = bare[token.end() :] if (token := _TOKEN.match(bare)) else bare
    if not bare:
        return None
    return MeetingAction(bare, owner_in(bare, people), due_in(bare, meeting))


def _completed(action: MeetingAction, line: Line, meeting: str) -> MeetingAction:
    """The action above with the owner or due date that a line of its own gives."""
    if _OWNER_LABEL.match(line.label):
        both = _DUE_BESIDE.search(line.value)
        owner, due = (line.value[: both.start()], due_in(line.value[both.end() :], meeting)) if both else (line.value, "")
        return replace(action, owner=action.owner or owner.strip(" ,;|"), due=action.due or due)
    if _DUE_LABEL.match(line.label) and re.search(DATE, line.value, re.IGNORECASE):
        return replace(action, due=action.due or due_in(line.value, meeting))
    return action


def labelled_action(line: Line) -> bool:
    """Whether a line announces itself as an action."""
    return bool((line.label and _LABEL.match(line.label)) or _TOKEN.match(line.text))
