"""One person as written: name, post and agency of a line, of a run-in list, of a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.document import Attendee
from parsers.minutes.lines import Line
from parsers.minutes.names import Named, name_at, stands_for, without_key
from parsers.minutes.words import Zone, zone_of

_AGENCY = re.compile(
    r"\b(?:services?|police|constabulary|schools?|primary|academ(?:y|ies)|colleges?|nurser(?:y|ies)|hospitals?|infirmary|nhs|trust|council|borough|housing|homes|projects?|probation|camhs|cafcass|health|surgery|"
    r"medical|practice|clinic|centre|teams?|charity|association|foundation|partnership|authority|department|agency|yot|yjs|refuge|women's aid|women’s aid|barnardo\w*|nspcc|"
    r"social care|education|justice|offending|csc|group|ltd|cic|company|outreach|mash|hub|force|command|unit|university|church|club|network|organisation|aid)\b",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:manager|worker|officer|visitor|nurse|teacher|headteacher|lead|head|sergeant|constable|inspector|doctor|gp|paediatrician|midwife|psychologist|psychiatrist|therapist|"
    r"co-?ordinator|advocate|chair(?:person)?|minutes?|taker|administrator|admin|mother|father|practitioner|consultant|advis[eo]r|director|solicitor|secretary|clerk|"
    r"detective|dsl|counsellor|mentor|assistant|specialist|registrar|student|observer|idva|isva|lado|iro|senco|representative|tutor|parent|carer|pastor|imam|warden|landlord|analyst|deputy|principal|support)$",
    re.IGNORECASE,
)
_LEADING_ROLE = re.compile(
    r"^(?:head|director|lead|deputy|designated|named|chair|service manager|team manager|manager|safeguarding lead)\b", re.IGNORECASE
)
CHAIR_ONLY = re.compile(
    r"^(?:the |in the |who )?(?:chair(?:ing|ed|person|man|woman)?|meeting chair)(?: and (?:minutes|notes|minute taker))?$", re.IGNORECASE
)
_BEHIND_BRACKET = re.compile(r"(?<=\))\s+(?=(?:[A-Z][\w'’.-]*\s){1,3}[A-Z][\w'’-]+\s*\()")  # "Ann Lee (Nurse) Bob Ray (Teacher)"
_JOINED = re.compile(
    r"[.;]\s+(?:On|By|Via|Also|Online|Joining|Remotely|In|Dialled)\b[^.;,()A-Z]{0,30}\b(?:were|was|joined):?\s+(?=[A-Z])|,?\s+and\s+from\s+(?=[A-Z])"
)  # a second list behind the first
_AND_ANOTHER = re.compile(
    r"(?<=\))\s+and\s+(?=[A-Z][\w’'-]+ [A-Z])|,\s+and\s+(?=[A-Z][\w’'-]+ [A-Z][\w’'-]+,)"
)  # "Ann Lee, Nurse, Trust, and Bob Ray, Teacher, School"
_AND_CHAIR = re.compile(r"(?<=\w)\s+(?:and|&)\s+(?:the )?(?:meeting )?chair(?:ing|person|man|woman)?$", re.IGNORECASE)
AWAY = re.compile(
    r"\b(?:apolog\w*|absent|did not attend|dna|not present|unable to attend|sent report|not attending)\b|^\s*(?:n|no|a|x|✗|☐)\s*$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"^(?:in person|remote(?:ly)?|virtual(?:ly)?|by (?:phone|video|teams)|via \w+|online|on (?:teams|zoom)|part(?: only)?|(?:for )?(?:part|first part|second part|first half|second half)(?: of (?:the )?meeting)?(?: only)?|chairing.*|typing.*|(?:taking|took|writing) (?:the )?(?:minutes|notes).*|present|y|yes|left (?:early|at .*)|joined .*|item \d.*)$",
    re.IGNORECASE,
)


def line_people(line: Line) -> list[Attendee]:
    """Persons of a line: one with particulars, several in a run-in list, or "Agency: name"."""
    if line.heading:
        return []
    zone = zone_of(line.label) if line.label else None
    if line.label and zone in {Zone.PRESENT, Zone.APOLOGIES}:
        return listed_people(line.value)
    if line.label and name_at(line.label) is None and _is_person(line.value):
        return [_labelled(line.label, person) for person in listed_people(line.value)]
    return listed_people(line.text)


def _labelled(label: str, person: Attendee) -> Attendee:
    """A person whose post or agency stands before the colon."""
    if CHAIR_ONLY.match(label) or is_agency(label):
        return Attendee(
            person.name, person.role or ("" if is_agency(label) else label), person.agency or (label if is_agency(label) else "")
        )
    return Attendee(person.name, person.role or label, person.agency)


def listed_people(text: str) -> list[Attendee]:
    """The persons of a run-in list: parted at ";", else at commas where each part opens with a name."""
    bare = _JOINED.sub("; ", text.rstrip(" ."))
    separated = (
        [p for part in split_outside_brackets(bare, ";") for p in _AND_ANOTHER.split(part)]
        if ";" in bare
        else [p for run in _BEHIND_BRACKET.split(bare) for p in parts_at_commas(run)]
    )
    separated = [part.removeprefix("and ") for part in separated]
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
    if named is None or " " not in named.name or is_agency(named.name) or ROLE.search(named.name):
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
    bare = without_key(text.strip().rstrip("."))
    named = name_at(bare)
    if named is None or not _is_person_line(bare, named):
        return None
    parts = [
        p for p in person_particulars(bare[named.end :]) if not AWAY.fullmatch(p) and not _NOTES.match(p) and not stands_for(p, named.plain)
    ]
    parts = [_AND_CHAIR.sub("", p) for p in parts]
    kept = [p for p in parts if not CHAIR_ONLY.match(p)]
    chair = "Chair" if len(kept) < len(parts) else ""
    role, agency = role_and_agency(kept)
    return Attendee(named.name, role or chair, agency)


def _is_person_line(text: str, named: Named) -> bool:
    tail = text[named.end :].strip()
    words = tail.split()
    if is_agency(named.name) and not tail:
        return False
    return not tail or tail[0] in "(-–—,:/|[" or (len(words) <= 6 and words[0][:1].isupper()) or words[0] in {"from", "at", "of"}  # noqa: PLR2004 - a few words of a post


def person_particulars(tail: str) -> list[str]:
    """What is told of a person behind the name, piece by piece."""
    pieces = re.split(r"[,;()\[\]|:]|\s[–—-]+\s|^\s*[–—-]+\s*|\s/\s|\n", tail)
    flat = [p.strip(" .–—-") for p in pieces]
    return [piece for p in flat if p for piece in _of_agency(p)]


def _of_agency(part: str) -> list[str]:
    """Post and agency where they are told in one breath: "Social Worker from Children's Services"."""
    found = re.match(r"^(?:from|at|of)\s+(.+)$", part) or re.match(r"^(.+?)\s+(?:from|at|representing)\s+(.+)$", part)
    return [g.strip() for g in found.groups()] if found else [part]


def role_and_agency(parts: Sequence[str]) -> tuple[str, str]:
    """(post, agency) of the pieces told of a person, "" where not told."""
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
    if ROLE.search(stripped) or _LEADING_ROLE.match(stripped):
        return False
    return bool(_AGENCY.search(stripped)) or bool(re.fullmatch(r"[A-Z]{3,5}(?: [A-Z]{2,5})?", stripped))
