"""Questions about invented families, with what is right: who may be linked by rule, who only by a person, who is in no index.

A question's `expect` follows the evidence, not the matcher: "auto" where a number or a birthday agrees with a name and
nothing contradicts, "review" where the evidence points to two children or contradicts itself, "none" for a child in no index.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.bench.families import Child, at_home, families
from tests.bench.naming import in_part, respelt
from tests.bench.places import borough_of

Evidence = dict[str, object]
Question = tuple[str, str, Evidence, list[str]]  # kind, expect, evidence, ids that are right
Asked = tuple[Question, Child]
GIVEN = ["Maya", "Adam", "Sofia", "Daniel", "Leila", "Noah", "Amira", "Elias", "Sara", "Jonas"]
_KEYS = {"a": "s", "e": "r", "i": "o", "n": "m", "r": "t", "o": "p", "t": "y", "s": "d", "u": "i", "k": "l"}


def slip(chance: random.Random, word: str) -> str:
    """One slip of typing: two letters exchanged, one dropped, doubled, or its neighbour on the keyboard hit."""
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word) - 1)
    kinds = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + _KEYS.get(word[at], word[at]) + word[at + 1 :],
    )
    return chance.choice(kinds)


def written_name(chance: random.Random, child: Child) -> str:
    """The name as agencies write it: orders, capitals, second names, slips."""
    given = child.known_as if child.known_as and chance.random() < 0.5 else child.given
    given = slip(chance, given) if chance.random() < 0.12 else given
    family = slip(chance, child.family) if chance.random() < 0.08 else child.family
    given, family = (respelt(chance, child.origin, part) if chance.random() < 0.1 else part for part in (given, family))
    middle = f" {child.middle}" if child.middle and chance.random() < 0.3 else ""
    forms = (f"{given}{middle} {family}", f"{family.upper()}, {given}{middle}", f"{given} {family}", f"{given} {family}".upper())
    return chance.choice(forms)


def _address_of(chance: random.Random, child: Child) -> Evidence:
    line, post = child.addresses[0] if chance.random() < 0.75 else chance.choice(child.addresses)
    found: Evidence = {}
    if chance.random() < 0.6:
        found["postcode"] = post
    if chance.random() < 0.4:
        found["address"] = line
    return found


def _around(chance: random.Random, child: Child) -> Evidence:
    found = _address_of(chance, child)
    if child.school and chance.random() < 0.3:
        found["school"] = child.school
    if chance.random() < 0.15:
        found["gp"] = child.gp
    if chance.random() < 0.3:
        found["carer_names"] = [chance.choice(child.carers)[0]]
    if chance.random() < 0.4:
        found["sex"] = child.sex
    return found


def ordinary(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question:
    """Name and birthday, now and then a number."""
    found = {"name": written_name(chance, child), "dob": child.born.isoformat(), **_around(chance, child)}
    if child.nhs and chance.random() < 0.4:
        found["nhs_number"] = child.nhs
    return "ordinary", "auto", found, [child.id]


def number_and_given(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question:
    """Forename and number only, as in a telephone note."""
    if not child.nhs:
        return ordinary(chance, child, _kin)
    return "number", "auto", {"name": child.given, "nhs_number": child.nhs}, [child.id]


def born_slip(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question:
    """Day and month exchanged or one figure off, with the home."""
    born = child.born
    wrong = born.replace(month=born.day, day=born.month) if born.day <= 12 and born.day != born.month else born + timedelta(days=10)
    found = {"name": f"{child.given} {child.family}", "dob": wrong.isoformat(), "postcode": child.addresses[0][1]}
    return "birthday_slip", "either", found, [child.id]


def sibling_number(chance: random.Random, child: Child, kin: Sequence[Child]) -> Question | None:
    """The name of one child with a brother's or sister's number."""
    other = next((k for k in kin if k.nhs), None)
    if other is None:
        return None
    found = {"name": f"{child.given} {child.family}", "nhs_number": other.nhs, **_around(chance, child)}
    return "sibling_number", "review", found, [child.id]


def sibling_birthday(chance: random.Random, child: Child, kin: Sequence[Child]) -> Question | None:
    """The name of one child with a brother's or sister's birthday."""
    other = next((k for k in kin if k.born != child.born), None)
    if other is None:
        return None
    return "sibling_birthday", "review", {"name": f"{child.given} {child.family}", "dob": other.born.isoformat()}, [child.id]


def twin_initial(_chance: random.Random, child: Child, kin: Sequence[Child]) -> Question | None:
    """Initial and birthday of a twin whose twin has the same initial."""
    twins = [k for k in kin if k.born == child.born and k.given[0] == child.given[0]]
    if not twins:
        return None
    found = {"name": f"{child.given[0]} {child.family}", "dob": child.born.isoformat(), "postcode": child.addresses[0][1]}
    return "twin_initial", "review", found, [child.id]


def household_only(chance: random.Random, child: Child, kin: Sequence[Child]) -> Question | None:
    """Everything of the home and nothing of the child."""
    if not kin:
        return None
    found: Evidence = {"name": child.family, "address": child.addresses[0][0], "postcode": child.addresses[0][1]}
    return "household", "review", {**found, "carer_names": [chance.choice(child.carers)[0]]}, [child.id]


def new_sibling(chance: random.Random, child: Child, kin: Sequence[Child]) -> Question | None:
    """A child in no index, of a family that is."""
    if child.recorded == "yes" or not any(k.recorded == "yes" for k in kin):
        return None
    return "new_sibling", "none", {"name": written_name(chance, child), "dob": child.born.isoformat(), **_around(chance, child)}, []


def namesake(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question:
    """A child in no index who bears this child's name and was born on another day."""
    born = child.born + timedelta(days=chance.choice((-1, 1)) * chance.randrange(40, 900))
    born = born if born < date(2026, 2, 1) else child.born - timedelta(days=400)
    return "namesake", "none", {"name": f"{child.given} {child.family}", "dob": born.isoformat(), "sex": child.sex}, []


def adopted(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question | None:
    """A previous family name with the birthday."""
    if not child.previous:
        return None
    found = {"name": f"{child.given} {child.previous}", "dob": child.born.isoformat(), **_address_of(chance, child)}
    return "previous_name", "either", found, [child.id]


def family_birthday(_chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question:
    """Family name, birthday and home without a given name: a person's, as an unseen twin has all three."""
    found: Evidence = {"name": child.family, "dob": child.born.isoformat(), "postcode": child.addresses[0][1], "sex": child.sex}
    return "family_birthday", "either", found, [child.id]


def given_and_carer(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question:
    """A given name, the mother or father by name and the home, as a health visitor's note has it."""
    found: Evidence = {
        "name": child.given,
        "carer_names": [chance.choice(child.carers)[0]],
        "address": child.addresses[0][0],
        "sex": child.sex,
    }
    return "given_and_carer", "either", {**found, **({"school": child.school} if child.school else {})}, [child.id]


def school_and_carer(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question | None:
    """Full name, school and a carer without birthday or home, as a school's call has it."""
    if not child.school:
        return None
    carer = chance.choice(child.carers)[0]
    written = chance.choice((carer, carer.split()[0], f"{carer[0]} {carer.split()[-1]}"))
    found: Evidence = {"name": written_name(chance, child), "school": child.school, "carer_names": [written], "sex": child.sex}
    return "school_and_carer", "either", found, [child.id]


def near_home(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question | None:
    """Full name with one wrong letter in the postcode, and a school."""
    if not child.school:
        return None
    post = child.addresses[0][1]
    found: Evidence = {"name": f"{child.given} {child.family}", "postcode": post[:-1] + chance.choice("ABDEFGHJ"), "school": child.school}
    return "near_home", "either", found, [child.id]


def name_in_part(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question | None:
    """A name of three parts or two family names, shortened, with the birthday."""
    if not child.middle and len(child.family.replace("-", " ").split()) == 1:
        return None
    found: Evidence = {"name": in_part(chance, child.given, child.middle, child.family), "dob": child.born.isoformat()}
    return "name_in_part", "either", {**found, **_around(chance, child)}, [child.id]


def schoolmate(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question | None:
    """A child in no index who bears this child's name and goes to the same school, with other carers."""
    if not child.school:
        return None
    others = [name for name, _ in child.carers]
    carer = next(c for c in (f"{chance.choice(GIVEN)} {child.family}" for _ in range(50)) if c not in others)
    found: Evidence = {"name": f"{child.given} {child.family}", "school": child.school, "carer_names": [carer], "sex": child.sex}
    return "schoolmate", "none", found, []


def cousin(chance: random.Random, child: Child, _kin: Sequence[Child]) -> Question:
    """A child in no index who lives with this child's family under another given name, born on another day."""
    given = next(g for g in (chance.choice(GIVEN) for _ in range(50)) if g[:2] != child.given[:2])
    born = child.born - timedelta(days=chance.randrange(40, 400))
    found: Evidence = {"name": f"{given} {child.family}", "dob": born.isoformat(), "address": child.addresses[0][0]}
    return "cousin", "none", {**found, "postcode": child.addresses[0][1]}, []


KINDS: tuple[tuple[float, Callable[[random.Random, Child, Sequence[Child]], Question | None]], ...] = (
    (0.55, ordinary), (0.08, number_and_given), (0.06, born_slip), (0.05, sibling_number), (0.05, sibling_birthday),
    (0.04, household_only), (0.05, namesake), (0.04, adopted), (0.04, twin_initial), (0.04, new_sibling),
    (0.05, family_birthday), (0.04, given_and_carer), (0.04, school_and_carer), (0.02, near_home), (0.06, name_in_part),
    (0.02, schoolmate), (0.02, cousin),
)  # fmt: skip


def write_world(folder: Path, seed: int, homes: int, questions: int) -> None:
    """Write `index.jsonl.gz`, `queries.jsonl` and `gold.jsonl` of one world, in the format that `evaluate match` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    homes_of = at_home(families(seed, homes))
    children = [c for members in homes_of.values() for c in members]
    recorded = [c for c in children if c.recorded == "yes"]
    lines = [json.dumps(as_record(c, homes_of[c.home])) for c in recorded]
    (folder / "index.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    about = asked_of(random.Random(seed + 1), list(homes_of.values()), questions)
    asked = [question for question, _ in about]
    rows = [{"query_id": f"S{seed}-{n:05d}", "evidence": q[2]} for n, q in enumerate(asked)]
    gold = [
        {"query_id": r["query_id"], "gold": q[3], "expect": q[1], "kind": q[0], "group": c.origin, "borough": borough_of(c.addresses[0][1])}
        for r, (q, c) in zip(rows, about, strict=True)
    ]
    for name, content in (("queries.jsonl", rows), ("gold.jsonl", gold)):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in content), encoding="utf-8")


def ask(chance: random.Random, families_asked: Sequence[Sequence[Child]], wanted: int) -> list[Question]:
    """`wanted` questions about the children of these families."""
    return [question for question, _ in asked_of(chance, families_asked, wanted)]


def asked_of(chance: random.Random, families_asked: Sequence[Sequence[Child]], wanted: int) -> list[Asked]:
    """`wanted` questions, each with the child whose facts it was made of."""
    weights, kinds = zip(*KINDS, strict=True)
    homes = {members[0].home: members for members in families_asked}
    children = [c for members in families_asked for c in members]
    bearers = _bearers(children)
    asked: list[Asked] = []
    while len(asked) < wanted:
        (kind,) = chance.choices(kinds, weights)
        child = chance.choice(children)
        if kind is new_sibling:
            child = chance.choice([c for c in children if c.recorded == "no"])
        elif child.recorded == "no":
            continue
        kin = [k for k in homes[child.home] if k.id != child.id and (kind is new_sibling or k.recorded == "yes")]
        question = kind(chance, child, kin)
        if question is not None and not _is_anothers(question, child, bearers):
            asked.append((question, child))
    return asked


def _bearers(children: Sequence[Child]) -> dict[tuple[str, str, str], set[str]]:
    """Who bears a name and was born on a day."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for c in children:
        found.setdefault((c.given, c.family, c.born.isoformat()), set()).add(c.id)
    return found


def _is_anothers(question: Question, child: Child, bearers: dict[tuple[str, str, str], set[str]]) -> bool:
    """Whether the name and birthday asked are by chance wholly another child's: then nothing here could tell."""
    born = str(question[2].get("dob", child.born.isoformat()))
    return bool(bearers.get((child.given, child.family, born), set()) - {child.id})


def as_record(child: Child, home: Sequence[Child]) -> dict[str, object]:
    """The line of an index that holds this child; `home` are the children of its family."""
    return {
        "record_id": child.id, "case_id": child.case, "forename": child.given, "middle": child.middle or None, "surname": child.family,
        "known_as": [child.known_as] if child.known_as else [], "previous_surname": child.previous or None, "dob": child.born.isoformat(),
        "sex": child.sex, "nhs_number": child.nhs or None, "upn": child.upn or None, "borough": borough_of(child.addresses[0][1]),
        "addresses": [{"line": line, "postcode": post} for line, post in child.addresses], "school": child.school or None, "gp": child.gp,
        "carers": [{"name": name, "relation": relation} for name, relation in child.carers],
        "siblings": [k.id for k in home if k.id != child.id and k.recorded == "yes"],
    }  # fmt: skip
