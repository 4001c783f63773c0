"""The plain form of one record of the child index: fields in a fixed order between separators, opened by the hundred for a mention.

A record is told apart from the JSON of earlier releases, and of records whose text holds a separator, by its first character.
Three levels: fields, entries of a field, parts of an entry. An empty list is told from a list of one empty text by a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gateway.children import Address, Adult, ChildRecord, Outline, other_families
from gateway.ids import Borough, ChildId
from gateway.store.sealed_forms import CHILDREN

FIELD, ENTRY, PART, FLAG = "\x1f", "\x1e", "\x1d", "\x1c"  # the information separators of ISO 646
COMPACT = "1"  # the first field; JSON begins with a brace
LATER = 22  # fields that the form had before schools and absence were kept; a record without those is written as ever
_BOROUGHS = {borough.value: borough for borough in Borough}
_SEPARATORS = (FIELD, ENTRY, PART, FLAG)


def dump_child(record: ChildRecord) -> bytes:
    """The record as bytes, the same for the same record."""
    fields = (COMPACT, *_plain(record), *_lists(record), *_later(record))
    text = FIELD.join(fields)
    if text.count(FIELD) != len(fields) - 1 or any(s in cell for cell in _cells(record) for s in _SEPARATORS):
        return CHILDREN.dump_json(record)
    return text.encode()


def load_child(plain: bytes) -> ChildRecord:
    """The record that `dump_child` or an earlier release wrote."""
    if plain[:1] == b"{":
        return CHILDREN.validate_json(plain)
    return _record_of(plain.decode().split(FIELD))


def _record_of(f: Sequence[str]) -> ChildRecord:
    return ChildRecord(
        id=ChildId(f[1]),
        given_name=f[2],
        family_name=f[3],
        date_of_birth=_day(f[4]),
        middle_names=_texts(f[14]),
        known_as=_texts(f[15]),
        previous_names=_texts(f[16]),
        sex=f[5],
        ethnicity=f[6],
        nhs_number=f[7],
        upn=f[8],
        former_upns=_texts(f[17]),
        case_id=f[9],
        addresses=_addresses(f[18]),
        borough=_BOROUGHS[f[10]],
        school=f[11],
        gp_practice=f[12],
        household=f[13],
        siblings=tuple([ChildId(s) for s in _texts(f[19])]) if f[19] else (),
        adults=tuple([_adult(entry) for entry in _texts(f[20])]) if f[20] else (),
        flags=_texts(f[21]),
        previous_schools=_texts(f[22]) if len(f) > LATER else (),
        absent_since=_day(f[23]) if len(f) > LATER else None,
    )


class PlainOutline(NamedTuple):
    """`gateway.children.Outline` of a plain form whose other fields are not read yet. A tuple: hundreds are made for a mention."""

    id: ChildId
    given_name: str
    family_name: str
    date_of_birth: date | None
    middle_names: tuple[str, ...]
    known_as: tuple[str, ...]
    other_families: tuple[str, ...]
    household: str
    fields: tuple[str, ...]

    def __repr__(self) -> str:
        """Without anything of the child."""
        return "PlainOutline"

    @property
    def sex(self) -> str:
        """As the record's."""
        return self.fields[5]

    @property
    def nhs_number(self) -> str:
        """As the record's."""
        return self.fields[7]

    @property
    def upn(self) -> str:
        """As the record's."""
        return self.fields[8]

    @property
    def case_id(self) -> str:
        """As the record's."""
        return self.fields[9]

    @property
    def school(self) -> str:
        """As the record's."""
        return self.fields[11]

    @property
    def gp_practice(self) -> str:
        """As the record's."""
        return self.fields[12]

    @property
    def previous_names(self) -> tuple[str, ...]:
        """As the record's."""
        return _texts(self.fields[16])

    @property
    def former_upns(self) -> tuple[str, ...]:
        """As the record's."""
        return _texts(self.fields[17])

    @property
    def addresses(self) -> tuple[Address, ...]:
        """As the record's."""
        return _addresses(self.fields[18])

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The lines of the record's addresses, in their order."""
        return tuple([entry.split(PART, 1)[0] for entry in _texts(self.fields[18])])

    @property
    def postcodes(self) -> tuple[str, ...]:
        """The postcodes of the record's addresses, in their order."""
        return tuple([entry.split(PART, 1)[1] for entry in _texts(self.fields[18])])

    @property
    def adult_names(self) -> tuple[str, ...]:
        """The names of the record's adults."""
        return tuple([entry.split(PART, 1)[0] for entry in _texts(self.fields[20])])

    @property
    def previous_schools(self) -> tuple[str, ...]:
        """As the record's."""
        return _texts(self.fields[22]) if len(self.fields) > LATER else ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number that names the child alone, former ones included."""
        f = self.fields
        return (f[7], f[8], f[9], *_texts(f[17])) if f[17] else (f[7], f[8], f[9])

    @property
    def whole(self) -> ChildRecord:
        """Read the rest."""
        return _record_of(self.fields)


def outline_of(plain: bytes) -> Outline:
    """What is compared first, of the record that `dump_child` or an earlier release wrote."""
    if plain[:1] == b"{":
        return load_child(plain)
    f = tuple(plain.decode().split(FIELD))
    known_as = _texts(f[15]) if f[15] else ()
    others = other_families(_texts(f[16]), known_as) if f[15] or f[16] else ()
    return PlainOutline(ChildId(f[1]), f[2], f[3], _day(f[4]), _texts(f[14]) if f[14] else (), known_as, others, f[13], f)


def _plain(r: ChildRecord) -> tuple[str, ...]:
    born = r.date_of_birth.isoformat() if r.date_of_birth else ""
    names = (r.id, r.given_name, r.family_name, born, r.sex, r.ethnicity)
    return (*names, r.nhs_number, r.upn, r.case_id, r.borough.value, r.school, r.gp_practice, r.household)


def _lists(r: ChildRecord) -> tuple[str, ...]:
    places = [PART.join((a.line, a.postcode)) for a in r.addresses]
    adults = [
        PART.join((a.name, a.relation, a.date_of_birth.isoformat() if a.date_of_birth else "", a.phone, FLAG.join(a.flags)))
        for a in r.adults
    ]
    entries = (r.middle_names, r.known_as, r.previous_names, r.former_upns, places, r.siblings, adults, r.flags)
    return tuple("".join(ENTRY + entry for entry in field) for field in entries)


def _later(r: ChildRecord) -> tuple[str, ...]:
    if not r.previous_schools and r.absent_since is None:
        return ()
    return "".join(ENTRY + school for school in r.previous_schools), r.absent_since.isoformat() if r.absent_since else ""


def _cells(r: ChildRecord) -> tuple[str, ...]:
    """Every text of the record that could hold a separator."""
    adults = [cell for a in r.adults for cell in (a.name, a.relation, a.phone, *a.flags)]
    places = [cell for a in r.addresses for cell in (a.line, a.postcode)]
    empty_flag = [FLAG for a in r.adults if "" in a.flags]  # cannot be told from no flag: such a record stays JSON
    lists = (*r.middle_names, *r.known_as, *r.previous_names, *r.former_upns, *r.siblings, *r.flags, *r.previous_schools)
    return (*_plain(r), *lists, *places, *adults, *empty_flag)


def _texts(field: str) -> tuple[str, ...]:
    return tuple(field[1:].split(ENTRY)) if field else ()


def _addresses(field: str) -> tuple[Address, ...]:
    return tuple([Address(*entry.split(PART)) for entry in _texts(field)]) if field else ()


def _adult(entry: str) -> Adult:
    name, relation, born, phone, flags = entry.split(PART)
    return Adult(name, relation, _day(born), phone, tuple(flags.split(FLAG)) if flags else ())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
