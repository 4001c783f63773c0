"""Children as minutes introduce them: under a label, in a table, as the heading of a section, or raised in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.document import SegmentKind
from parsers.minutes.dates import DATE, dates_in, first_date
from parsers.minutes.lines import Line
from parsers.minutes.names import name_at, names_in, without_title
from parsers.minutes.not_names import NOT_NAMES
from parsers.minutes.words import Zone, meeting_type, says_record, zone_of

_PREFIX = re.compile(
    r"^(?:(?:child|young person|yp|subject(?: child)?|case|item|agenda item|nominal|pupil|name|re|regarding|discussion(?: of| about| on)?|update on|presentation of|"
    r"unrelated (?:family|child|case|young person)|other (?:family|child|young person)|(?:separate|different|another|new) (?:family|child|case|young person))"
    r"\s*(?:no\.?|number|name)?\s*#?(?:\d{1,2}(?:\s*(?:of|/)\s*\d{1,2})?|[a-f](?=\s*[:.)–-]))?\s*(?:[:.)–—-]+|(?=\s[A-Z]))\s*|\(?\d{1,2}(?:\.\d{1,2})*[.):–-]+\s*)+",
    re.IGNORECASE,
)
_CHILDISH = re.compile(r"child|young person|\byp\b|subject|pupil|unborn|baby|\bcase\b|nominal", re.IGNORECASE)
_UNBORN = re.compile(r"^(?:(?:the )?unborn(?: baby| child)?|baby(?: of)?)\s+", re.IGNORECASE)
_EXPECTED = re.compile(rf"(?:\bedd\b|expected|estimated|due)[^\d]{{0,30}}(?P<date>{DATE})", re.IGNORECASE)
_FACTS = re.compile(
    rf"(?:\bd\.?\s?o\.?\s?b\b\.?|date of birth|\bborn\b|\baged?\b|\bb\.\s?\d|\bedd\b|\b\d{{1,2}}\s?(?:years?|yrs?|months?|mths?|y/?o)\b|\byear\s\d{{1,2}}\b|\(\s*\d{{1,2}}\s*\)|\bnhs\b|{DATE})",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b\.?|born|date of birth|edd|aged?)", re.IGNORECASE)
_KNOWN_AS = re.compile(
    r"(?:known as|aka|a\.k\.a\.|goes by|called)\s+['\"“‘]?(?P<name>[^\W\d_]+)|['\"“‘](?P<quoted>[^\W\d_]+)['\"”’]|^\s*\((?P<short>[^\W\d_]{2,})\)",
    re.IGNORECASE,
)
_SHORT_WITHIN = re.compile(r"\b([A-Z][\w’'-]+) [(\"'“‘]([A-Z][a-z]+)[)\"'”’] ([A-Z][\w’'-]+)")
_PLAIN_TAIL = frozenset(
    "dob born aged age d o b year years yrs old of the and nhs no id known as on date birth months edd due also aka school at".split()
)
_LONGEST_HEADING = 130
_LONGEST_TAIL_WORDS = 16
_ADULT_BEFORE = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|step\w*|partner|uncle|aunt|grand\w+|nan|carer|boyfriend|girlfriend|perpetrator|suspect|offender|adult|man|woman|male|landlord|mr|mrs|ms|miss|dr)\b[\s,:'’s(]*$",
    re.IGNORECASE,
)
_WITH_FACTS = re.compile(
    rf"^[\s,:–—-]*+(?:\([^()\d]{{2,20}}\)[\s,:–—-]*+)?\(?\s*+(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born|b\.|aged?|edd|{DATE}|year \d|\d{{1,2}}(?:\s?(?:yrs?|years?)|\s*\)))",
    re.IGNORECASE,
)
_SAYS_BIRTH = re.compile(
    r"^[^\w]{0,4}(?:\([^()\d]{2,20}\)\W{0,3})?(?:d\.?\s?o\.?\s?b\b|date of birth|born|b\.|aged?\b|edd\b)", re.IGNORECASE
)
_WITH_DAY = re.compile(
    rf"[\s,:–—-]*+(?:\([^()\d]{{2,20}}\)[\s,:–—-]*+)?[(\[]?\s*+(?:(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born|b\.)(?: on)?[\s:]*+)?(?P<day>{DATE})", re.IGNORECASE
)
_SAYS_DAY = re.compile(DATE, re.IGNORECASE)
_SAYS_AGAIN = re.compile(rf"{DATE}.*{DATE}", re.IGNORECASE | re.DOTALL)  # of a second person
_RAISED = re.compile(r"^[\s,]*(?:was|has been|is) (?:also )?(?:raised|mentioned|brought|flagged|discussed)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:unrelated|separate(?:ly)?|different|another|other|new|not (?:related|connected)(?: to)?|unconnected)\s+(?:famil(?:y|ies)|child(?:ren)?|case|young (?:person|people)|matter|referral|pupil|boy|girl)\b",
    re.IGNORECASE,
)
_ADULT_AGE = 18
_DATE_DIGITS = 3  # "1 May 26"
_BORN = re.compile(r"\b(?:dob|d\.o\.b|birth|born|edd)\b")
_TOLD = re.compile(r"\b(?:dob|d\.o\.b|birth|born|updates?|information|concerns?|discussion|summary|background|progress|details|issues?)\b")


@dataclass(frozen=True, slots=True)
class Child:
    """A child the minutes introduce. Dates are ISO, "" where not said."""

    name: str
    date_of_birth: str = ""
    expected: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def given(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]

    @property
    def family(self) -> tuple[str, ...]:
        """The other words."""
        return tuple(self.name.split()[1:])


def children_in(text: str) -> tuple[Child, ...]:
    """The children that the value of a "Child:" label names: "Ada Okoro (dob 1/2/2015) and Ben Okoro (dob ...)"."""
    text = _names_closed_up(text)
    made = [child for part in _parts(text) if (child := _child_at(part)) is not None]
    return tuple(_with_dates(_with_surnames(made), text))


def born_in(text: str) -> tuple[Child, ...]:
    """Those of `children_in` whose birth date, or expected date, the text gives."""
    dated = any(True for _ in dates_in(text)) if sum(c.isdigit() for c in text) >= _DATE_DIGITS else False
    return tuple(c for c in children_in(text) if c.date_of_birth or c.expected) if dated else ()


def _names_closed_up(text: str) -> str:
    """The text with another forename behind the whole name: "Theodora (Teddy) Blackwood" as "Theodora Blackwood (Teddy)"."""
    return _SHORT_WITHIN.sub(lambda m: f"{m[1]} {m[3]} ({m[2]})" if m[3].casefold() not in NOT_NAMES else m[0], text)


def _parts(text: str) -> Iterator[str]:
    """Pieces that may each name a child: cut at ";", line ends and "and" outside brackets, at commas only before a name with facts."""
    depth, start = 0, 0
    for found in re.finditer(r"[()]|;|\n|\s(?:and|&|\+)\s|,\s|(?<=[\d)])\s(?=[A-Z])", text):
        mark = found[0].strip()
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if depth > 0 or mark in {"(", ")"} or (mark in {",", ""} and not _opens_with_facts(text[found.end() :])):
            continue
        inside = name_at(text, start + len(m[0]) if (m := _PREFIX.match(text[start:])) else start)
        if inside is not None and inside.start < found.start() < inside.end:
            continue
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _opens_with_facts(text: str) -> bool:
    found = name_at(text)
    return found is not None and bool(_WITH_FACTS.match(text[found.end :]))


def _child_at(part: str) -> Child | None:
    text = _PREFIX.sub("", _names_closed_up(part.strip()))
    unborn = _UNBORN.match(text)
    found = name_at(text, unborn.end() if unborn else 0)
    if found is None:
        return None
    tail = text[found.end :]
    expected = _EXPECTED.search(tail)
    birth = "" if expected else next((iso for start, _, iso in dates_in(tail)), "")
    name = f"Baby {found.plain}" if unborn and len(found.plain.split()) == 1 else found.plain
    return Child(name, birth, first_date(expected["date"]) if expected else "", aliases_in(tail))


def aliases_in(text: str) -> tuple[str, ...]:
    """Other names by which the text says a child goes."""
    found = (m["name"] or m["quoted"] or m["short"] for m in _KNOWN_AS.finditer(text))
    return tuple(name for name in found if name[0].isupper() and name.casefold() not in NOT_NAMES)


def _with_surnames(children: list[Child]) -> list[Child]:
    """A forename alone shares the surname of the next full name: "Ada and Ben Okoro"."""
    family: tuple[str, ...] = ()
    out: list[Child] = []
    for child in reversed(children):
        if child.family:
            family = child.family
        out.append(child if child.family or not family else replace(child, name=" ".join((child.name, *family))))
    return out[::-1]


def _with_dates(children: list[Child], text: str) -> list[Child]:
    """As many dates behind the last name as there are names belong to them in order."""
    dates = [iso for _, _, iso in dates_in(text)]
    if len(children) > 1 and len(dates) == len(children) and sum(bool(c.date_of_birth or c.expected) for c in children) == 1:
        return [replace(c, date_of_birth=d) for c, d in zip(children, dates, strict=True)]
    return children


def heading_child(line: Line, known: Sequence[Child]) -> Child | None:
    """The child whose section starts at this line, where the line is a heading that names one with certainty."""
    text = " ".join((line.heading or line.text).split())
    if (
        len(text) > _LONGEST_HEADING
        or meeting_type(text)
        or says_record(text)
        or (line.segment.kind is SegmentKind.TABLE_ROW and len(line.cells) > 1)
    ):
        return None
    prefix = _PREFIX.match(text)
    rest = _names_closed_up(text[prefix.end() :] if prefix else text)
    child = _child_at(rest)
    found = name_at(rest, m.end() if (m := _UNBORN.match(rest)) else 0)
    if (child is None or not child.date_of_birth) and line.heading and (born := born_heading(text)) is not None:
        return born
    if child is None or found is None:
        return None
    tail = rest[found.end :].strip()
    same = next((k for k in known if is_same(k, child)), None)
    if line.heading and zone_of(line.heading) is None:
        named = bool(_FACTS.search(tail)) or (same is not None and len(tail.split()) <= _LONGEST_TAIL_WORDS)
        return child if named or (prefix is not None and _CHILDISH.search(prefix[0])) else None
    if line.segment.kind is SegmentKind.HEADING:
        return None
    bare = same is not None and tail in {"", ":"}
    certain = bool(child.family or _BIRTH.search(tail))
    return child if bare or (certain and _FACTS.search(tail) and _is_details(tail)) else None


def born_heading(text: str) -> Child | None:
    """The one person whom a heading names with a birth date behind the name, whatever stands before: "Ref 12/M - Ada Oko (born 1/2/2015)"."""
    if not _SAYS_DAY.search(text):
        return None
    found = [n for n in names_in(text) if " " in n.plain and n.name == n.plain and _WITH_DAY.match(text[n.end :])]
    if len(found) != 1 or _ADULT_BEFORE.search(text[: found[0].start]) or _SAYS_AGAIN.search(text[found[0].end :]):
        return None
    return _child_at(text[found[0].start :])


def weak_heading(line: Line) -> Child | None:
    """A heading that is a name and nothing else: a child only if what follows bears it out."""
    if line.segment.kind is not SegmentKind.HEADING or zone_of(line.heading) is not None:
        return None
    text = _PREFIX.sub("", line.heading)
    found = name_at(text)
    whole = found is not None and not text[found.end :].strip(" :.") and len(found.plain.split()) > 1
    return Child(found.plain) if found is not None and whole else None


def _is_details(tail: str) -> bool:
    """Whether what follows the name is particulars and no sentence."""
    outside = re.sub(rf"\([^)]{{0,200}}\)|{DATE}", " ", tail, flags=re.IGNORECASE)
    words = re.findall(r"[^\W\d_]+", outside)
    told = [w for w in words if not w[0].isupper() and w.casefold() not in _PLAIN_TAIL]
    return not told and len(words) <= _LONGEST_TAIL_WORDS and not outside.rstrip().endswith(".")


def row_child(line: Line, zone: Zone) -> Child | None:
    """The child of a row in a table of children: a name column and a date of birth, or a column that says child."""
    if any(header.strip(" :") == label.strip(" :") for (_, label), (header, _) in pairwise(line.cells)):
        return None  # a label and its value, no table of children
    cells = [(h.casefold(), v.strip()) for h, v in line.cells if h]
    if not cells or not _tells_of_children([h for h, _ in cells], zone):
        return None
    name = next(
        (
            v
            for h, v in cells
            if re.search(r"\b(?:name|child|young person|subject|pupil|yp)\b", h) and not re.search(r"family name|surname|forename|first", h)
        ),
        "",
    )
    given = next((v for h, v in cells if re.search(r"forename|first name|given", h)), "")
    family = next((v for h, v in cells if re.search(r"surname|family name|last name", h)), "")
    birth = next((v for h, v in cells if re.search(r"dob|d\.o\.b|birth|born|edd|age", h)), "")
    relation = next((v for h, v in cells if "relation" in h), "child")
    childish = zone is Zone.CHILD or any(_CHILDISH.search(h) for h, _ in cells)
    if not re.match(r"(?:subject|child|self|son|daughter|unborn|baby|young|index|twin)", relation, re.IGNORECASE) or not (
        birth or childish
    ):
        return None
    found = _child_at(f"{given} {family}".strip() if given else name)
    if found is None or not (childish or first_date(birth)):
        return None
    if _EXPECTED.search(birth) or (_UNBORN.match(name) and first_date(birth)):
        return replace(found, date_of_birth="", expected=first_date(birth))
    return replace(found, date_of_birth=first_date(birth) or found.date_of_birth)


def _tells_of_children(headers: Sequence[str], zone: Zone) -> bool:
    """Whether columns are those of a table of children: with actions or posts beside only where one says child and another tells."""
    work = any(re.search(r"action|owner|decision", h) for h in headers)
    posts = any(re.search(r"\brole|agency", h) for h in headers)
    childish = zone is Zone.CHILD or any(_CHILDISH.search(h) for h in headers)
    born = any(_BORN.search(h) for h in headers)
    return not (work or posts) or (childish and any(_TOLD.search(h) for h in headers)) or (born and not posts)


def raised_in(text: str, meeting: str, *, aside: str = "no") -> tuple[tuple[int, Child], ...]:
    """(place, child) for children that a line brings up with particulars, or as of another family. Adults are passed over."""
    found: list[tuple[int, Child]] = []
    text = _names_closed_up(text)
    for named in names_in(text):
        before, after = text[: named.start], text[named.end :]
        announced = bool(_ASIDE.search(before[-60:])) and len(before) - (m.end() if (m := _last(_ASIDE, before)) else 0) < 12  # noqa: PLR2004 - a few words between
        if _ADULT_BEFORE.search(before) or named.name != named.plain:
            continue
        facts = _WITH_FACTS.match(after) and (aside == "yes" or announced) and (" " in named.plain or _SAYS_BIRTH.match(after))
        told = _RAISED.match(after) and aside == "yes" and len(named.plain.split()) > 1
        if facts or told or announced:
            child = _child_at(text[named.start : _end_of(text, named.end) if facts else named.end])
            if child is not None and not is_adult(child, meeting) and not (meeting and child.date_of_birth >= meeting):
                found.append((named.start, child))
    stated = tuple((place, child) for place, child in found if child.date_of_birth)
    return stated or tuple((place, child) for place, child in found if child.family)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def _end_of(text: str, position: int) -> int:
    bracket = re.compile(r"\s*\([^()]{0,80}\)").match(text, position)
    stop = bracket or _WITH_DAY.match(text, position) or re.compile(r"\)|[.;](?:\s|$)|$").search(text, position)
    return stop.end() if stop else len(text)


def says_aside(text: str) -> bool:
    """Whether a line says that it speaks of another family."""
    return bool(_ASIDE.search(text))


def is_adult(child: Child, meeting: str) -> bool:
    """Whether the date of birth makes the person a grown-up on the day of the meeting."""
    if not child.date_of_birth or not meeting[:4].isdigit():
        return False
    born = child.date_of_birth
    return int(meeting[:4]) - int(born[:4]) - (meeting[5:] < born[5:]) >= _ADULT_AGE


def is_same(left: Child, right: Child) -> bool:
    """Whether two introductions are of one child: names agree as far as both go, and no date contradicts."""
    if left.date_of_birth and right.date_of_birth and left.date_of_birth != right.date_of_birth:
        return False
    a, b = _folded(left.name), _folded(right.name)
    if a[0] != b[0] and b[0] not in {x.casefold() for x in left.aliases}:
        return False
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(a[1:], b[1:], strict=False))


def _folded(name: str) -> tuple[str, ...]:
    return tuple(w.casefold().rstrip(".").replace("’", "'") for w in without_title(name).split()) or ("",)


def merged(children: Sequence[Child]) -> tuple[Child, ...]:
    """Each child once, with all that the introductions say; the longest name stands."""
    out: list[Child] = []
    for child in children:
        at = next((n for n, known in enumerate(out) if is_same(known, child)), None)
        if at is None:
            out.append(child)
            continue
        known = out[at]
        name = max((known.name, child.name), key=lambda n: (len(n.split()), len(n.replace(".", ""))))
        out[at] = Child(
            name,
            known.date_of_birth or child.date_of_birth,
            known.expected or child.expected,
            tuple(dict.fromkeys((*known.aliases, *child.aliases))),
        )
    return tuple(c for c in out if not _is_bare_surname(c, out))


def _is_bare_surname(child: Child, children: Sequence[Child]) -> bool:
    """Whether a single word is but the surname of another child: "Family: Crabtree"."""
    own = _folded(child.name)
    return len(own) == 1 and not child.date_of_birth and any(_folded(c.name)[1:] == own for c in children)
