"""What a record keeps of what it said before: former names, addresses and schools are evidence still.

Rule: nothing here lays anything open. A protection stays, and so do a protected record's earlier addresses, to be hidden; of an
adopted child every earlier name is a protected one; a record that tells of another person than before inherits no name of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Literal

from gateway.children import Address, ChildRecord
from gateway.matching import comparisons
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from gateway.store.child_rows import ADOPTED, PROTECTED

MOST = 20  # earlier values of one kind; the newest stay
UNTOLD = frozenset({"id", "siblings", "absent_since"})
FOLLOWS = {"previous_names": "family_name", "known_as": "given_name", "previous_schools": "school"}
SLIPS = frozenset({"exact", "swapped", "one_figure"})
ALIKE = frozenset({"exact", "nickname", "spelling"})
UNBORN = frozenset({"unborn", "baby", "infant", "bump"})


def with_history(
    now: ChildRecord, before: ChildRecord, *, adults: Literal["told", "untold"] = "untold", home: Sequence[ChildRecord] = ()
) -> ChildRecord:
    """The record as given now, with what is kept of the record as it was before. `home`: see `is_another_person`.

    Adults stay only where nobody told of them and the child has not moved: whoever cared for it in the old household, a birth
    mother with her phone, is no carer in the new one. Brothers and sisters go by the household too.
    """
    flags = set(now.flags) | (set(before.flags) & {PROTECTED, ADOPTED})
    safe = replace(now, flags=tuple(sorted(flags)))
    if is_another_person(now, before, home):
        return replace(safe, addresses=_addresses(now.addresses, before.addresses)) if PROTECTED in flags else safe
    if now.household == before.household:
        stay = now.adults if adults == "told" else now.adults or before.adults
        safe = replace(safe, adults=stay, siblings=now.siblings or before.siblings)
    return _told_of_before(safe, before)


def _told_of_before(now: ChildRecord, before: ChildRecord) -> ChildRecord:
    """With names, addresses, schools and numbers of before."""
    aliases, former = _names(now, before, adopted="yes" if ADOPTED in now.flags else "no")
    return replace(
        now,
        known_as=aliases,
        previous_names=former,
        addresses=_addresses(now.addresses, before.addresses),
        previous_schools=_without_repeats((*now.previous_schools, before.school, *before.previous_schools), but=(now.school,)),
        former_upns=_without_repeats((*now.former_upns, before.upn, *before.former_upns), but=(now.upn,)),
    )


def folded(survivor: ChildRecord, merged: ChildRecord) -> ChildRecord:
    """The survivor of a merge with what the other record knew: its names, addresses, schools and numbers where it had none."""
    flags = set(survivor.flags) | (set(merged.flags) & {PROTECTED, ADOPTED})
    known = _told_of_before(replace(survivor, flags=tuple(sorted(flags))), merged)  # a person said that they are one child
    one_home = survivor.household in {"", merged.household}
    return replace(
        known,
        adults=survivor.adults or (merged.adults if one_home else ()),
        siblings=survivor.siblings or (merged.siblings if one_home else ()),
        date_of_birth=survivor.date_of_birth or merged.date_of_birth,
        nhs_number=survivor.nhs_number or merged.nhs_number,
        upn=survivor.upn or merged.upn,
        case_id=survivor.case_id or merged.case_id,
        household=survivor.household or merged.household,
    )


def is_another_person(now: ChildRecord, before: ChildRecord, home: Sequence[ChildRecord] = ()) -> bool:
    """The given name is another's and so is the date of birth, a number or the sex: a number given anew, or two records exchanged.

    A child once unborn is not, nor one whose name alone is another. Twins who are exchanged share the birthday, those of one sex
    without numbers everything but the name: `home` are the records of the household as they were before, by which they are known.
    """
    if UNBORN & set(name_tokens(before.given_name)):
        return False
    if _is_named_as_a_twin(now, before, home):
        return True
    pairs = [(a, b) for a in _given(now) for b in _given(before)]
    if not all(likeness(a, b) in {"differs", "initial"} for a, b in pairs):
        return False
    named = all(likeness(a, b) == "differs" for a, b in pairs) and bool(pairs)
    return _born_apart(now, before) or (named and _marked_apart(now, before))


def is_renamed(now: ChildRecord, before: ChildRecord) -> bool:
    """Whether the given name is another than before, by however little: twins' names are often alike."""
    return name_tokens(now.given_name) != name_tokens(before.given_name)


def _is_named_as_a_twin(now: ChildRecord, before: ChildRecord, home: Sequence[ChildRecord]) -> bool:
    """Whether the given name is now that of another child of the home with the same birthday: of no duplicate, under no number kept."""
    if before.date_of_birth is None or not is_renamed(now, before) or _one_number(now, before):
        return False
    born = [other for other in home if other.id != before.id and other.date_of_birth == before.date_of_birth]
    twins = [other for other in born if not _may_be_a_duplicate(other, before)]
    return any(name_tokens(now.given_name) == name_tokens(twin.given_name) for twin in twins)


def _one_number(left: ChildRecord, right: ChildRecord) -> bool:
    return any(number and number == other for number, other in ((left.nhs_number, right.nhs_number), (left.upn, right.upn)))


def _may_be_a_duplicate(other: ChildRecord, record: ChildRecord) -> bool:
    """Whether two records of one home and birthday may be of one child: a number in common, or given names alike and nothing apart."""
    if _one_number(other, record):
        return True
    apart = {other.sex, record.sex} == {"M", "F"} or bool(other.nhs_number and record.nhs_number)
    return not apart and any(likeness(a, b) in ALIKE for a in _given(other) for b in _given(record))


def _born_apart(now: ChildRecord, before: ChildRecord) -> bool:
    if now.date_of_birth is None or before.date_of_birth is None:
        return False
    return comparisons.birth_level(now.date_of_birth.isoformat(), before.date_of_birth.isoformat()) not in SLIPS


def _marked_apart(now: ChildRecord, before: ChildRecord) -> bool:
    """Another NHS number, another pupil number or, unless one NHS number says that it is one child, another sex.

    An adopted child is given new numbers with its new name: of one only the sex says that it is another.
    """
    if now.nhs_number and now.nhs_number == before.nhs_number:
        return False
    if {now.sex, before.sex} == {"M", "F"}:
        return True
    if ADOPTED in {*now.flags, *before.flags}:
        return False
    pupil = now.upn and before.upn and now.upn not in {before.upn, *before.former_upns} and before.upn not in now.former_upns
    return bool(pupil) or bool(now.nhs_number and before.nhs_number)


def changed_fields(now: ChildRecord, before: ChildRecord) -> tuple[str, ...]:
    """Names of the fields that differ; a list of former values is not told beside the value that went into it."""
    told = [f.name for f in fields(ChildRecord) if f.name not in UNTOLD and getattr(now, f.name) != getattr(before, f.name)]
    return tuple(name for name in told if FOLLOWS.get(name) not in told)


def _given(record: ChildRecord) -> list[str]:
    return [token for name in (record.given_name, *record.known_as) for token in name_tokens(name)]


def _names(now: ChildRecord, before: ChildRecord, *, adopted: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that the child is known by, and former family names. Copies show the first; of an adopted child the second are sealed."""
    given = (before.given_name, *before.known_as)
    former = (*now.previous_names, before.family_name, *before.previous_names)
    if adopted == "yes":
        own = (now.given_name, now.family_name, *now.known_as)
        return now.known_as, _without_repeats((*former, *given), but=own)
    return _without_repeats((*now.known_as, *given), but=(now.given_name,)), _without_repeats(former, but=(now.family_name,))


def _addresses(now: Sequence[Address], before: Sequence[Address]) -> tuple[Address, ...]:
    """Newest first. Of a protected address every earlier one is protected too: it must stay known, or nobody could keep it out."""
    found: dict[tuple[str, str], Address] = {}
    for address in (*now, *before):
        found.setdefault((address.line.casefold(), address.postcode.replace(" ", "").casefold()), address)
    return tuple(found.values())[:MOST]


def _without_repeats(values: Iterable[str], but: Sequence[str]) -> tuple[str, ...]:
    own = {value.casefold() for value in but}
    found: dict[str, str] = {}
    for value in values:
        if value and value.casefold() not in own:
            found.setdefault(value.casefold(), value)
    return tuple(found.values())[:MOST]
