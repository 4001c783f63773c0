"""What a record keeps of what it said before: former names, addresses and schools are evidence still.

Rule: nothing here lays anything open. A protection stays; of an adopted child every earlier name is a protected one; a record
that tells of another person than before inherits no name of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from gateway.children import Address, ChildRecord
from gateway.matching import comparisons
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from gateway.store.child_rows import ADOPTED, PROTECTED

MOST = 20  # earlier values of one kind; the newest stay
UNTOLD = frozenset({"id", "siblings", "absent_since"})
FOLLOWS = {"previous_names": "family_name", "known_as": "given_name", "previous_schools": "school"}
SLIPS = frozenset({"exact", "swapped", "one_figure"})
UNBORN = frozenset({"unborn", "baby", "infant", "bump"})


def with_history(now: ChildRecord, before: ChildRecord) -> ChildRecord:
    """The record as given now, with what is kept of the record as it was before."""
    flags = set(now.flags) | (set(before.flags) & {PROTECTED, ADOPTED})
    safe = replace(now, flags=tuple(sorted(flags)))
    if is_another_person(now, before):
        return safe
    kept = replace(safe, adults=now.adults or before.adults, siblings=now.siblings or before.siblings)
    aliases, former = _names(now, before, adopted="yes" if ADOPTED in flags else "no")
    return replace(
        kept,
        known_as=aliases,
        previous_names=former,
        addresses=_addresses(now.addresses, before.addresses),
        previous_schools=_without_repeats((*now.previous_schools, before.school, *before.previous_schools), but=(now.school,)),
        former_upns=_without_repeats((*now.former_upns, before.upn, *before.former_upns), but=(now.upn,)),
    )


def folded(survivor: ChildRecord, merged: ChildRecord) -> ChildRecord:
    """The survivor of a merge with what the other record knew: its names, addresses, schools and numbers where it had none."""
    known = with_history(survivor, merged)
    return replace(
        known,
        date_of_birth=survivor.date_of_birth or merged.date_of_birth,
        nhs_number=survivor.nhs_number or merged.nhs_number,
        upn=survivor.upn or merged.upn,
        case_id=survivor.case_id or merged.case_id,
        household=survivor.household or merged.household,
    )


def is_another_person(now: ChildRecord, before: ChildRecord) -> bool:
    """Given name and date of birth are both another's: a number given anew, or two records exchanged. A child once unborn is not."""
    if now.date_of_birth is None or before.date_of_birth is None or UNBORN & set(name_tokens(before.given_name)):
        return False
    if comparisons.birth_level(now.date_of_birth.isoformat(), before.date_of_birth.isoformat()) in SLIPS:
        return False
    pairs = [(a, b) for a in _given(now) for b in _given(before)]
    return all(likeness(a, b) in {"differs", "initial"} for a, b in pairs)


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
