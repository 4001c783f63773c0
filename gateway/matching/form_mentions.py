"""Mentions from e-forms: the form itself says which values belong to which child."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gateway.matching import dates, identifiers
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from parsers.document import Document, Leaf

_LEAF = re.compile(r"(children|household)\.(\d+)\.(\w+)$")
_GIVEN = frozenset({"given_name", "given_names", "first_name", "forename"})
_FAMILY = frozenset({"family_name", "last_name", "surname"})
_WHOLE = frozenset({"name", "full_name"})
_KINDS = {
    "date_of_birth": EvidenceKind.DATE_OF_BIRTH,
    "dob": EvidenceKind.DATE_OF_BIRTH,
    "nhs_number": EvidenceKind.NHS_NUMBER,
    "upn": EvidenceKind.UPN,
    "address": EvidenceKind.ADDRESS,
    "postcode": EvidenceKind.POSTCODE,
    "school": EvidenceKind.SCHOOL,
    "gp": EvidenceKind.GP_PRACTICE,
    "gp_practice": EvidenceKind.GP_PRACTICE,
    "age": EvidenceKind.AGE,
    "sex": EvidenceKind.SEX,
    "gender": EvidenceKind.SEX,
}
_CHILDREN_OF_HOME = re.compile(r"brother|sister|sibling|child|son|daughter|twin", re.IGNORECASE)


def form_mentions(document: Document) -> tuple[Mention, ...]:
    """One mention for each child of each submission in the document and its parts."""
    found: list[Mention] = []
    for submission in _submissions(document):
        children, household = _people(submission, "children"), _people(submission, "household")
        kin = tuple(_kin(person) for person in household.values())
        relatives = tuple(e for e in kin if e is not None)
        for number, leaves in children.items():
            if evidence := _child(leaves):
                found.append(Mention(f"form{len(found)}.{number}", (*evidence, *relatives), frozenset({"form_child"})))
    return tuple(found)


def _submissions(document: Document) -> Iterator[tuple[Leaf, ...]]:
    yield from (s.leaves for s in document.submissions)
    for part in document.parts:
        if part.document is not None:
            yield from _submissions(part.document)


def _people(leaves: tuple[Leaf, ...], kind: str) -> dict[int, dict[str, Leaf]]:
    people: dict[int, dict[str, Leaf]] = {}
    for leaf in leaves:
        found = _LEAF.match(leaf.path)
        if found and found[1] == kind and leaf.value.strip():
            people.setdefault(int(found[2]), {})[found[3]] = leaf
    return people


def _child(leaves: dict[str, Leaf]) -> tuple[Evidence, ...]:
    name = _name(leaves)
    found = [_evidence(EvidenceKind.NAME, name)] if name else []
    if alias := leaves.get("known_as"):
        family = next((leaves[k].value for k in _FAMILY if k in leaves), "")
        found += [
            _evidence(EvidenceKind.NAME, f"{given.strip()} {family}".strip()) for given in re.split(r"[;,/]", alias.value) if given.strip()
        ]
    for key, leaf in leaves.items():
        kind = _KINDS.get(key)
        if kind is not None and (value := _value(kind, leaf.value)):
            found.append(_evidence(kind, value))
    return tuple(found)


def _name(leaves: dict[str, Leaf]) -> str:
    given = next((leaves[k].value for k in leaves if k in _GIVEN), "")
    family = next((leaves[k].value for k in leaves if k in _FAMILY), "")
    whole = next((leaves[k].value for k in leaves if k in _WHOLE), "")
    # A comma keeps the two apart where either has several parts.
    return f"{family}, {given}" if given and family else whole or given or family


def _value(kind: EvidenceKind, written: str) -> str:
    reader = _READERS.get(kind)
    return reader(written) if reader is not None else " ".join(written.split())


def _age(written: str) -> str:
    found = re.search(r"\d{1,2}", written)
    return found[0] if found else ""


def _sex(written: str) -> str:
    first = written.strip()[:1].upper()
    return first if first in {"F", "M"} else ""


_READERS: dict[EvidenceKind, Callable[[str], str]] = {
    EvidenceKind.DATE_OF_BIRTH: dates.iso_date,
    EvidenceKind.NHS_NUMBER: identifiers.nhs_number,
    EvidenceKind.UPN: identifiers.upn,
    EvidenceKind.AGE: _age,
    EvidenceKind.SEX: _sex,
}


def _kin(leaves: dict[str, Leaf]) -> Evidence | None:
    """A member of the household as evidence of the child's home."""
    name = _name(leaves)
    if not name:
        return None
    relation = leaves["relationship"].value if "relationship" in leaves else ""
    kind = EvidenceKind.SIBLING_NAME if _CHILDREN_OF_HOME.search(relation) else EvidenceKind.CARER_NAME
    return _evidence(kind, name if kind is EvidenceKind.CARER_NAME else name.split(", ")[-1])


def _evidence(kind: EvidenceKind, value: str) -> Evidence:
    return Evidence(kind, value, extractor="form@1")
