"""Children as minutes introduce them: under a label, in a table, as the heading of a section, or raised in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.minutes.dates import DATE, dates_in, first_date
from parsers.minutes.names import name_at, without_key, without_title
from parsers.minutes.not_names import NOT_NAMES

PREFIX = re.compile(
    r"^(?:(?:child|young person|yp|subject(?: child)?|case|item|agenda item|nominal|pupil|name|re|regarding|discussion(?: of| about| on)?|update on|presentation of|"
    r"unrelated (?:family|child|case|young person)|other (?:family|child|young person)|(?:separate|different|another|new) (?:family|child|case|young person))"
    r"\s*(?:(?:no\.?|number|name)\s*)?(?:(?:#?(?:\d{1,2}(?:\s*(?:of|/)\s*\d{1,2})?|[a-f](?=\s*[:.)–-]))|#)\s*)?(?:[:.)–—-]+|(?=\s[A-Z]))\s*|\(?\d{1,2}(?:\.\d{1,2})*[.):–-]+\s*)+",
    re.IGNORECASE,
)
CHILDISH = re.compile(r"child|young person|\byp\b|subject|pupil|unborn|baby|\bcase\b|nominal", re.IGNORECASE)
UNBORN = re.compile(r"^(?:(?:the )?unborn(?: baby| child)?|baby(?: of)?)\s+", re.IGNORECASE)
EXPECTED = re.compile(rf"(?:\bedd\b|expected|estimated|due)[^\d]{{0,30}}(?P<date>{DATE})", re.IGNORECASE)
FACTS = re.compile(
    rf"(?:\bd\.?\s?o\.?\s?b\b\.?|date of birth|\bborn\b|\baged?\b|\bb\.\s?\d|\bedd\b|\b\d{{1,2}}\s?(?:years?|yrs?|months?|mths?|y/?o)\b|\byear\s\d{{1,2}}\b|\(\s*\d{{1,2}}\s*\)|\bnhs\b|{DATE})",
    re.IGNORECASE,
)
_KNOWN_AS = re.compile(
    r"(?:known as|aka|a\.k\.a\.|goes by|called)\s+['\"“‘]?(?P<name>[^\W\d_]+)|['\"“‘](?P<quoted>[^\W\d_]+)['\"”’]|^\s*\((?P<short>[^\W\d_]{2,})\)",
    re.IGNORECASE,
)
_SHORT_WITHIN = re.compile(r"\b([A-Z][\w’'-]+) [(\"'“‘]([A-Z][a-z]+)[)\"'”’] ([A-Z][\w’'-]+)")
_AGE_WITHIN = re.compile(r"\b([A-Z][\w’'-]+) (\(\d{1,2}\)) ([A-Z][\w’'-]+)(?! ?\()")  # "Ada (6) Oko"
ADULT_BEFORE = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|step\w*|partner|uncle|aunt|grand\w+|nan|carer|boyfriend|girlfriend|perpetrator|suspect|offender|adult|man|woman|male|landlord|mr|mrs|ms|miss|dr)\b[\s,:'’s(]*$",
    re.IGNORECASE,
)
WITH_FACTS = re.compile(
    rf"^[\s,:–—-]*+(?:\([^()\d]{{2,20}}\)[\s,:–—-]*+)?\(?\s*+(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born|b\.|aged?|edd|{DATE}|year \d|\d{{1,2}}(?:\s?(?:yrs?|years?)|\s*\)))",
    re.IGNORECASE,
)
SAYS_BIRTH = re.compile(
    r"^[^\w]{0,4}(?:\([^()\d]{2,20}\)\W{0,3})?(?:d\.?\s?o\.?\s?b\b|date of birth|born|b\.|aged?\b|edd\b)", re.IGNORECASE
)
WITH_DAY = re.compile(
    rf"[\s,:–—-]*+(?:\([^()\d]{{2,20}}\)[\s,:–—-]*+)?[(\[]?\s*+(?:(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born|b\.)(?: on)?[\s:]*+)?(?P<day>{DATE})",
    re.IGNORECASE,
)
_SMALL = re.compile(rf"(?P<name>\b[a-z][a-z'’-]+(?: [a-z][a-z'’-]+){{1,2}})[\s,(:–-]{{1,3}}(?:dob[ :]*|born )?{DATE}", re.IGNORECASE)
_FAMILY_FIRST = re.compile(
    r"\W*(?:\d{1,2}[.:]\d\d\s+)?(?:(?i:family)\s*:?\s+)?(?:(?P<family>[^\W\d_]{2,}(?:['’-][^\W\d_]+)?)\s+(?i:family|children|siblings)|(?P<capitals>[A-Z]{3,}(?:['’-][A-Z]+)?))\s*[-–—:,]\s*(?=[A-Z])"
)
"""A family named before its children: "10.40 OKO - Ada 1/2/15 and Ben 3/4/17", "Oko family: Ada (1/2/15), Ben (3/4/17)"."""
_NO_REST = re.compile(r"[\s,;&().]|\band\b")
_ADULT_AGE = 18
_DATE_DIGITS = 3  # "1 May 26"


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


def small_names_raised(text: str) -> str:
    """A line of nothing but names typed small and their dates, with the capitals that they lack: "ada oko 24/06/16 ben oko 13/03/19"."""
    if any(c.isupper() for c in text) or _NO_REST.sub("", _SMALL.sub("", text)).strip():
        return text
    return _SMALL.sub(lambda m: m["name"].title() + m[0][len(m["name"]) :], text)


def children_in(text: str) -> tuple[Child, ...]:
    """The children that the value of a "Child:" label names: "Ada Okoro (dob 1/2/2015) and Ben Okoro (dob ...)"."""
    text = names_closed_up(text)
    made = [child for part in _parts(text) if (child := child_at(part)) is not None]
    return tuple(_with_dates(_with_surnames(made), text))


def born_in(text: str) -> tuple[Child, ...]:
    """Those of `children_in` whose birth date, or expected date, the text gives."""
    dated = any(True for _ in dates_in(text)) if sum(c.isdigit() for c in text) >= _DATE_DIGITS else False
    return tuple(c for c in children_in(text) if c.date_of_birth or c.expected) if dated else ()


def born_to_family(text: str) -> tuple[Child, ...]:
    """Children whom a heading names by their forenames and birth dates behind the name of their family."""
    named = _FAMILY_FIRST.match(text)
    if named is None:
        return ()
    family, children = named["family"] or named["capitals"], born_in(text[named.end() :])
    if family.casefold() in NOT_NAMES or any(c.family for c in children):
        return ()
    return tuple(replace(c, name=f"{c.name} {family}") for c in children)


def names_closed_up(text: str) -> str:
    """The text with another forename behind the whole name: "Theodora (Teddy) Blackwood" as "Theodora Blackwood (Teddy)"."""
    text = _AGE_WITHIN.sub(lambda m: f"{m[1]} {m[3]} {m[2]}" if m[3].casefold() not in NOT_NAMES else m[0], text)
    return _SHORT_WITHIN.sub(lambda m: f"{m[1]} {m[3]} ({m[2]})" if m[3].casefold() not in NOT_NAMES else m[0], text)


def _parts(text: str) -> Iterator[str]:
    """Pieces that may each name a child: cut at ";", line ends and "and" outside brackets, at commas only before a name with facts."""
    depth, start = 0, 0
    for found in re.finditer(r"[()]|;|\n|,?\s(?:and|&|\+)\s|\s[/|]\s|,\s|(?<=[\d)])\s(?=[A-Z])", text):
        mark = found[0].strip()
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if depth > 0 or mark in {"(", ")"} or (mark in {",", "", "/", "|"} and not _opens_with_facts(text[found.end() :])):
            continue
        inside = name_at(text, start + len(m[0]) if (m := PREFIX.match(text[start:])) else start)
        if inside is not None and inside.start < found.start() < inside.end:
            continue
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _opens_with_facts(text: str) -> bool:
    found = name_at(text)
    return found is not None and bool(WITH_FACTS.match(text[found.end :]))


def child_at(part: str) -> Child | None:
    """The child whose name opens the text, with the dates and other names behind it; None where no name opens it."""
    text = without_key(PREFIX.sub("", names_closed_up(part.strip())))
    unborn = UNBORN.match(text)
    found = name_at(text, unborn.end() if unborn else 0)
    if found is None:
        return None
    tail = text[found.end :]
    expected = EXPECTED.search(tail)
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
