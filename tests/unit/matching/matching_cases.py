"""A small invented index and ways to write mentions, shared by the tests of this room."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gateway.children import Address, Adult, Candidates, ChildRecord
from gateway.ids import Borough, ChildId
from gateway.matching import blocking
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.matching.weights import Weights, weights_from

K = EvidenceKind
WEIGHTS: Weights = weights_from(tomllib.loads(Path("config/matching.toml").read_text(encoding="utf-8")))
MOTHER = Adult("Marisa Pacheco", "mother")
HOME = (Address("Flat 3, 9 Golborne Row", "W10 5XL"),)


def child(record: str, given: str, family: str, born: str, **more: object) -> ChildRecord:
    return ChildRecord(ChildId(record), given, family, date.fromisoformat(born), **{"borough": Borough.RBKC, **more})  # type: ignore[arg-type]


INES = child("C1", "Ines", "Pacheco", "2017-06-30", nhs_number="9990000026", household="H1", addresses=HOME, adults=(MOTHER,), sex="F")
LUCAS = child("C2", "Lucas", "Pacheco", "2017-06-30", nhs_number="9990000034", household="H1", addresses=HOME, adults=(MOTHER,), sex="M")
RUI = child(
    "C3", "Rui", "Pacheco", "2014-02-11", household="H1", addresses=HOME, adults=(MOTHER,), school="Golborne Primary School", sex="M"
)
YASMIN_EAST = child("C4", "Yasmin", "Ali", "2016-08-01", household="H4")
YASMIN_WEST = child("C5", "Yasmin", "Ali", "2016-11-20", household="H5", borough=Borough.WCC)
MOHAMED = child("C6", "Mohamed", "Hersi", "2015-09-21", known_as=("Mo",), household="H6", addresses=(Address("12 Heron Court", "W6 7AB"),))
HIBO = child("C7", "Hibo", "Hersi", "2019-01-05", household="H6", addresses=(Address("12 Heron Court", "W6 7AB"),))
KAI = child("C8", "Kai", "Pugh", "2009-12-12", household="H8", flags=("moved_out",))
ELLA = child("C9", "Ella", "Doran", "2011-05-26", previous_names=("Kayleigh Stubbs",), household="H9", nhs_number="9990000042")
EVERYBODY = (INES, LUCAS, RUI, YASMIN_EAST, YASMIN_WEST, MOHAMED, HIBO, KAI, ELLA)


def mention(*evidence: tuple[EvidenceKind, str], cues: Sequence[str] = ()) -> Mention:
    return Mention("m0", tuple(Evidence(kind, value) for kind, value in evidence), frozenset(cues))


def look_up(keys: Sequence[str], among: Sequence[str] = ()) -> Candidates:
    """The index as a store would serve it: by blocking keys alone."""
    wanted = set(keys)
    return Candidates(tuple(r for r in EVERYBODY if blocking.keys(r) & wanted and (not among or blocking.keys(r) & set(among))))
