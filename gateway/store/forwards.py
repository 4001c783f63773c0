"""Merged records lead to their survivor: by id inside a transaction, by number for the many look-ups of a mention."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from threading import Lock

from sqlmodel import Session, col, select

from gateway.ids import ChildId
from gateway.store.database import LookUp
from gateway.store.index_tables import ForwardRow

_BY_NUMBER = (
    "SELECT gone.number, stays.number FROM child_forward JOIN child AS gone ON gone.id = child_forward.merged"
    " JOIN child AS stays ON stays.id = child_forward.survivor"
)
MOST_STEPS = 50  # a merged record's survivor may be merged in its turn


def survivor_of(session: Session, child: ChildId) -> ChildId:
    """Who stands for the child now: itself where it was never merged."""
    for _ in range(MOST_STEPS):
        row = session.get(ForwardRow, child)
        if row is None:
            break
        child = ChildId(row.survivor)
    return child


def merged_into(session: Session, survivor: ChildId) -> tuple[ChildId, ...]:
    """The records that lead to this one, however many steps away, by id."""
    found: list[str] = []
    asked = [str(survivor)]
    while asked:
        rows = session.exec(select(ForwardRow.merged).where(col(ForwardRow.survivor).in_(asked))).all()
        asked = [child for child in rows if child not in found]
        found += asked
    return tuple(ChildId(child) for child in sorted(found))


class Forwards:
    """Numbers of merged children with their survivors', read once for each version of the index. Safe for threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._version = ""
        self._survivors: Mapping[int, int] = {}

    def at(self, look_up: LookUp, version: str) -> Mapping[int, int]:
        """By the number of the merged, the number of the last survivor."""
        with self._lock:
            if version != self._version:
                self._survivors, self._version = _read(look_up), version
            return self._survivors


def wanted(survivors: Mapping[int, int], numbers: AbstractSet[int]) -> dict[int, list[int]]:
    """By the number of each child that stands for one of these, those merged into it."""
    if not survivors:
        return {number: [] for number in numbers}
    found: dict[int, list[int]] = {survivors.get(number, number): [] for number in numbers}
    for merged, survivor in sorted(survivors.items()):
        if survivor in found:
            found[survivor].append(merged)
    return found


def _read(look_up: LookUp) -> Mapping[int, int]:
    look_up.cursor.execute(_BY_NUMBER)
    step = {int(merged): int(survivor) for merged, survivor in look_up.cursor.fetchall()}
    return {merged: _last(step, survivor) for merged, survivor in step.items()}


def _last(step: Mapping[int, int], number: int) -> int:
    for _ in range(MOST_STEPS):
        if number not in step:
            break
        number = step[number]
    return number
