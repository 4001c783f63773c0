"""Blocking keys: the strings under which a child is filed and under which a mention looks for candidates.

Keys are personal data (sounds of names, dates of birth): whoever stores them must treat them so. Two functions, one alphabet:
`keys` for a record, `keys_of` for a mention. A prefix names the kind of each key:
"nhs:", "upn:", "case:" identifiers; "born:" full date of birth; "near:" date of birth with one name sound, for slips;
"pair:" two name sounds with birth year ("" where none is recorded) or alone; "post:" postcode; "street:" house number and street;
"carer:" a carer's two name sounds, initial with family name, or forename with school; "home:" household;
"init:" initial of a given name with the sound of a family name; "at:" a name sound with a word of the school or practice,
so that a misspelt name is found by where the child is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from gateway.children import ChildRecord
from gateway.matching import dates, normalise
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.nicknames import full_forms

FILING = 4  # raised with every change of what `keys` gives: stores then file their records anew
BLOCK_CAP = 400  # children under one key beyond which the block counts as truncated
MOST_NAME_PARTS = 5
_SHORTEST_PART = 2


def keys(record: ChildRecord) -> frozenset[str]:
    """Every key under which `record` is to be found."""
    return frozenset(
        [
            *_identifier_keys(record),
            *_birth_keys(record),
            *_name_keys(record),
            *_place_keys(record),
            *_carer_keys(record),
            *_initial_keys(record),
            *_known_at_keys(record),
        ],
    )


@dataclass(frozen=True, slots=True)
class Searches:
    """The keys under which to look for a mention, without repeats: `narrow` first, `alone` and `broad` where those settle nothing.

    `alone` are two name sounds without a year: namesakes of any age.

    A child found under no narrow key has none of the written numbers, was not born on the written day, and lives at none of
    the written places; what it can reach all the same, `gateway.matching.reach` says.
    """

    narrow: tuple[str, ...]
    alone: tuple[str, ...]
    broad: tuple[str, ...]


def searches(mention: Mention) -> Searches:
    """Where to look for `mention`."""
    parts = _parts_of(mention)
    with_year, alone = _pair_searches(mention, parts)
    narrow = [
        *(f"nhs:{v}" for v in mention.values(EvidenceKind.NHS_NUMBER)),
        *(f"upn:{v}" for v in mention.values(EvidenceKind.UPN)),
        *(f"case:{v}" for v in mention.values(EvidenceKind.CASE_ID)),
        *_birth_searches(mention, parts),
        *with_year,
        *_place_searches(mention),
    ]
    broad = [*_carer_searches(mention), *_initial_searches(mention, parts), *_known_at_searches(mention, parts)]
    return Searches(tuple(dict.fromkeys(narrow)), tuple(dict.fromkeys(alone)), tuple(dict.fromkeys(broad)))


def keys_of(mention: Mention) -> tuple[str, ...]:
    """All keys under which to look for `mention`."""
    found = searches(mention)
    return (*found.narrow, *found.alone, *found.broad)


def household_key(household: str) -> str:
    """The key that fetches all children of one household."""
    return f"home:{household}"


def _identifier_keys(record: ChildRecord) -> list[str]:
    upns = [f"upn:{u}" for u in (record.upn, *record.former_upns) if u]
    nhs = [f"nhs:{record.nhs_number}"] if record.nhs_number else []
    case = [f"case:{record.case_id}"] if record.case_id else []
    return [*upns, *nhs, *case]


def _birth_keys(record: ChildRecord) -> list[str]:
    if record.date_of_birth is None:
        return []
    born = record.date_of_birth.isoformat()
    return [f"born:{born}", *(f"near:{born}|{s}" for s in _sounds([*_given_parts(record), *_family_parts(record)]))]


def _name_keys(record: ChildRecord) -> list[str]:
    forms = [form for part in _given_parts(record) for form in full_forms(part)]
    given, family = _sounds([*_given_parts(record), *forms]), _sounds(_family_parts(record))
    pairs = {_pair(g, f) for g in given for f in family}
    year = str(record.date_of_birth.year) if record.date_of_birth else ""  # without one: "", which every mention with a date asks for
    return [*(f"pair:{p}" for p in pairs), *(f"pair:{p}|{year}" for p in pairs)]


def _place_keys(record: ChildRecord) -> list[str]:
    posts = [p for a in record.addresses if (p := normalise.postcode(a.postcode))]
    streets = [s for a in record.addresses if (s := normalise.street(a.line))]
    home = [household_key(record.household)] if record.household else []
    return [*(f"post:{p}" for p in posts), *(f"street:{s}" for s in streets), *home]


def _carer_keys(record: ChildRecord) -> list[str]:
    found = []
    for adult in record.adults:
        parts = normalise.name_tokens(adult.name)
        found += [f"carer:{p}" for p in _pairs(parts)]
        found += [f"carer:{parts[0][0]}.{normalise.sound(parts[-1])}" for _ in parts[1:2]]
        if parts:
            found += [f"carer:{normalise.sound(parts[0])}@{w}" for w in _school_words(record)]
    return found


def _initial_keys(record: ChildRecord) -> list[str]:
    initials = {p[0] for n in (record.given_name, *record.known_as) for p in normalise.name_tokens(n)[:1]}
    return [f"init:{i}{family}" for i in initials for family in _sounds(_family_parts(record))]


def _known_at_keys(record: ChildRecord) -> list[str]:
    family = _sounds(_family_parts(record))
    names = (*_sounds(_given_parts(record)), *family)
    school = [f"at:{n}@{w}" for n in names for w in _school_words(record)]
    return [*school, *(f"at:{n}@{w}" for n in family for w in normalise.practice_words(record.gp_practice))]


def _school_words(record: ChildRecord) -> frozenset[str]:
    """Of the school and of former ones."""
    return frozenset(w for school in (record.school, *record.previous_schools) for w in normalise.school_words(school))


def _birth_searches(mention: Mention, parts: tuple[str, ...]) -> list[str]:
    found = []
    for born in mention.values(EvidenceKind.DATE_OF_BIRTH):
        if dates.is_full(born):
            slips = [s for s in (dates.swapped(born),) if s] + list(dates.neighbours(born))
            found.append(f"born:{born}")
            found += [f"near:{slip}|{s}" for s in _sounds(parts) for slip in slips]
    return found


def _pair_searches(mention: Mention, parts: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """With the years written, and alone."""
    years = {born[:4] for born in mention.values(EvidenceKind.DATE_OF_BIRTH)}
    fuller = {_pair(normalise.sound(f), normalise.sound(b)) for a in parts for f in full_forms(a) for b in parts if a != b}
    pairs = [*_pairs(parts), *sorted(fuller)]
    asked = (*sorted(years), "") if years else ()
    return [f"pair:{p}|{y}" for p in pairs for y in asked], [f"pair:{p}" for p in pairs]


def _place_searches(mention: Mention) -> list[str]:
    texts = [*mention.values(EvidenceKind.POSTCODE), *mention.values(EvidenceKind.ADDRESS)]
    posts = [f"post:{p}" for t in texts if (p := normalise.postcode(t))]
    return [*posts, *(f"street:{s}" for t in mention.values(EvidenceKind.ADDRESS) if (s := normalise.street(t)))]


def _carer_searches(mention: Mention) -> list[str]:
    found = []
    words = [w for s in mention.values(EvidenceKind.SCHOOL) for w in sorted(normalise.school_words(s))]
    for name in mention.values(EvidenceKind.CARER_NAME):
        parts = normalise.name_tokens(name)
        found += [f"carer:{p}" for p in _pairs(parts)]
        found += [f"carer:{parts[0]}.{normalise.sound(parts[-1])}" for _ in parts[1:2] if len(parts[0]) < _SHORTEST_PART]
        found += [f"carer:{normalise.sound(parts[0])}@{w}" for w in words if parts]
    return found


def _initial_searches(mention: Mention, parts: tuple[str, ...]) -> list[str]:
    """Only where an initial stands in the name: "T Khan", "Khan, T."."""
    names = mention.values(EvidenceKind.NAME)
    initials = dict.fromkeys(p for n in names for p in normalise.name_tokens(n) if len(p) < _SHORTEST_PART)
    return [f"init:{i}{s}" for i in initials for s in _sounds(parts)]


def _known_at_searches(mention: Mention, parts: tuple[str, ...]) -> list[str]:
    schools = [w for s in mention.values(EvidenceKind.SCHOOL) for w in sorted(normalise.school_words(s))]
    practices = [w for s in mention.values(EvidenceKind.GP_PRACTICE) for w in sorted(normalise.practice_words(s))]
    return [f"at:{s}@{w}" for s in _sounds(parts) for w in (*schools, *practices)]


def _parts_of(mention: Mention) -> tuple[str, ...]:
    names = [*mention.values(EvidenceKind.NAME), *mention.values(EvidenceKind.GIVEN_NAME)]
    parts = [p for n in names for p in normalise.name_tokens(n) if len(p) >= _SHORTEST_PART]
    return tuple(dict.fromkeys(parts))


def _given_parts(record: ChildRecord) -> list[str]:
    return [p for n in (record.given_name, *record.middle_names, *record.known_as) for p in normalise.name_tokens(n)]


def _family_parts(record: ChildRecord) -> list[str]:
    previous = [normalise.name_tokens(n) for n in record.other_families]
    return [*normalise.name_tokens(record.family_name), *(p for parts in previous for p in parts)]


def _sounds(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for p in parts if (s := normalise.sound(p))))


def _pairs(parts: tuple[str, ...]) -> list[str]:
    # Not deduplicated by sound: "Muhammad Mohammed" is a pair of its own.
    sounds = [normalise.sound(p) for p in parts[:MOST_NAME_PARTS]]
    return sorted({_pair(a, b) for a, b in combinations(sounds, 2)})


def _pair(left: str, right: str) -> str:
    return "+".join(sorted((left, right)))
