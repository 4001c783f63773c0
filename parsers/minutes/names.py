"""Personal names by their shape: capitals, particles, initials, ranks. No list of names, so any origin reads alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.minutes.not_names import NOT_NAMES

_TOKEN = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor rev reverend fr sr sir dame lady lord cllr councillor sister nurse imam rabbi "
    "pc wpc ps ds dc di dci dsu det detective constable sergeant sgt insp inspector chief supt superintendent pcso dcs tds tdc "
    "acting sw hv".split()
)
_PARTICLES = frozenset("de da do dos das del della der den di du la le van von bin ibn al el ul ud ur ap ab te ten ter y e".split())
_SURNAMES_TOO = frozenset("hall ward young west day friend church street north south court manor".split())
_UNNAMED = frozenset("twin baby triplet".split())
NUMBERS = frozenset("one two three four a b c d i ii iii".split())
_MOST_TOKENS = 5
_GAP = re.compile(r"\.?[ \t\u00a0]+")
_FACTS = re.compile(r"\s*+(?:[(,–—-]\s*+)?(?:d\.?\s?o\.?\s?b|born|\d{1,2}[./-])", re.IGNORECASE)
_SURNAME_FIRST = re.compile(r",[ \t]*")


_LEAD = re.compile(r"\s*(?P<post>Ward|Staff|Charge)\s+(?=(?:Sister|Nurse)\s+[A-Z])")
_KEY = re.compile(r"(?P<key>[A-Z]{2,4})\s*(?:[-–—=:.|(]+\s*|\s+)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: where it stands and how it reads, forename first, without rank or title in `plain`."""

    start: int
    end: int
    name: str
    plain: str


def name_at(text: str, position: int = 0) -> Named | None:
    """The name that starts at `position` (blanks skipped), with rank or title; None where no name starts there."""
    lead = _LEAD.match(text, position)
    tokens = _run(text, lead.end() if lead else position)
    while tokens and (tokens[-1][0].casefold() in _PARTICLES or _titled(tokens[-1][0])) and len(tokens) > 1:
        tokens.pop()
    own = [t for t in tokens if not _titled(t[0])]
    if not own or (len(own) == 1 and len(own[0][0].rstrip(".")) < 2):  # noqa: PLR2004 - a letter alone is no name
        return None
    start, end = lead.start("post") if lead else tokens[0][1], tokens[-1][2]
    swapped = _given_behind(text, own, end)
    if swapped is not None:
        given, end = swapped
        plain = f"{given} {' '.join(t[0] for t in own)}"
        return Named(start, end, plain, plain)
    return Named(start, end, " ".join(text[start:end].split()), " ".join(t[0] for t in own))


def whole_name(text: str) -> Named | None:
    """The name that the text is; None where it is none, or says more."""
    named = name_at(text)
    return named if named is not None and named.end >= len(text.rstrip()) else None


def is_full_name(text: str) -> bool:
    """Whether the text is a name of several words and nothing else."""
    named = whole_name(text)
    return named is not None and " " in named.name


def names_in(text: str) -> Iterator[Named]:
    """All stretches that are shaped like names, left to right."""
    position = 0
    for token in _TOKEN.finditer(text):
        if token.start() < position or not token[0][0].isupper():
            continue
        found = name_at(text, token.start())
        if found is not None:
            position = found.end
            yield found


def _run(text: str, position: int) -> list[tuple[str, int, int]]:
    """Tokens of a name from `position` on: capitals, with particles and titles between."""
    found: list[tuple[str, int, int]] = []
    begin = re.compile(r"\s*").match(text, position)
    position = begin.end() if begin else position
    titles = 0
    while (token := _TOKEN.match(text, position)) and len(found) - titles < _MOST_TOKENS:
        word = token[0][:-2] if token[0].endswith(("'s", "’s")) else token[0]
        if (
            not _may_stand(word, first=not found)
            and not (len(found) == 1 and _is_numbered(found[0][0], word))
            and not (found and _is_surname_too(text, token))
        ):
            break
        titles += _titled(word)
        found.append((word, token.start(), token.start() + len(word)))
        gap = _GAP.match(text, found[-1][2])
        if word != token[0] or gap is None:
            break
        position = gap.end()
    return found


def _is_numbered(given: str, word: str) -> bool:
    """Whether a word numbers a child who has no name yet: "Twin One", "Baby B"."""
    return given.casefold() in _UNNAMED and word.casefold() in NUMBERS


def _is_surname_too(text: str, token: re.Match[str]) -> bool:
    """Whether a word of offices and places ends a name: "Sarah Hall", but not "Jade Young Person"."""
    if token[0].casefold() not in _SURNAMES_TOO or not token[0][0].isupper():
        return False
    following = _GAP.match(text, token.end())
    after = _TOKEN.match(text, following.end()) if following else None
    return after is None or not after[0][0].isupper()


def _may_stand(word: str, *, first: bool) -> bool:
    if _titled(word):
        return True
    lead, _, rest = word.replace("’", "'").replace("'", "-").partition("-")
    if lead.casefold() in _PARTICLES and (not first if not rest else rest[0].isupper()):
        return not first or word[0].isupper()
    return word[0].isupper() and word.casefold().replace(".", "") not in NOT_NAMES


def _titled(word: str) -> bool:
    return word.casefold().rstrip(".") in _TITLES and (word[0].isupper() or word.isupper())


def _given_behind(text: str, own: list[tuple[str, int, int]], end: int) -> tuple[str, int] | None:
    """The forename of "ASKEW, Toby": only where the surname is in capitals and the forename is not."""
    if not all(t[0].isupper() and len(t[0]) > 1 for t in own) or len(own) > 2:  # noqa: PLR2004 - longer is a heading in capitals
        return None
    comma = _SURNAME_FIRST.match(text, end)
    given = _TOKEN.match(text, comma.end()) if comma else None
    shouted = given is not None and given[0].isupper() and not _FACTS.match(text, given.end())
    if given is None or shouted or not given[0][0].isupper() or given[0].casefold() in NOT_NAMES:
        return None
    return given[0], given.end()


def same_person(left: str, right: str) -> bool:
    """Whether two written names are of one person: equal words, or one a tail of the other (a rank or title apart)."""
    a, b = words_of(left), words_of(right)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) > 1 and long[-len(short) :] == short)


def without_key(text: str) -> str:
    """The text without the initials that a key puts before the name they stand for: "GP - Gareth Pilling" as "Gareth Pilling"."""
    key = _KEY.match(text)
    named = name_at(text, key.end()) if key else None
    return text[key.end() :] if key and named is not None and stands_for(key["key"], named.plain) else text


def stands_for(key: str, name: str) -> bool:
    """Whether letters are the initials of a name without title: all of them, or the first and the last."""
    letters = "".join(word[0].upper() for part in name.split() for word in part.split("-") if word)
    return key in {letters, letters[:1] + letters[-1:], "".join(w[0].upper() for w in name.split())}


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without titles, folded."""
    words = tuple(t[0].casefold().replace("’", "'") for t in _TOKEN.finditer(name))
    return tuple(w for w in words if w not in _TITLES) or words


def without_title(name: str) -> str:
    """The name without rank or title."""
    tokens = [t[0] for t in _TOKEN.finditer(name)]
    own = [t for t in tokens if not _titled(t)]
    return " ".join(own)
