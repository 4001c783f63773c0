"""How common each name part is in the index, counted as records come and go, so that no start has to read them all.

Every change of the index writes the difference it makes, sealed; many differences are folded into one now and then.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session, col, delete, func, select

from gateway.children import ChildRecord
from gateway.matching.frequencies import NameFrequencies, frequencies_of
from gateway.store.sealing import SeriesSealer
from gateway.store.tables import ChildNamesRow

OWNER, PART = "child-names", "names"
MOST_ROWS = 32

Counts = tuple[Counter[str], Counter[str], int]


def put_difference(session: Session, sealer: SeriesSealer, *, came: Iterable[ChildRecord], went: Iterable[ChildRecord]) -> None:
    """Count the names of `came` in and those of `went` out."""
    put, taken = frequencies_of(came), frequencies_of(went)
    given, family = Counter(put.given), Counter(put.family)
    given.subtract(taken.given)
    family.subtract(taken.family)
    _write(session, sealer, (given, family, put.total - taken.total))
    rows = session.exec(select(func.count()).select_from(ChildNamesRow)).one()
    if rows > MOST_ROWS:
        whole = _read(session, sealer)
        session.execute(delete(ChildNamesRow))
        _write(session, sealer, whole)


def frequencies(session: Session, sealer: SeriesSealer) -> NameFrequencies:
    """The counts as they stand."""
    given, family, total = _read(session, sealer)
    return NameFrequencies(+given, +family, total)


def _write(session: Session, sealer: SeriesSealer, counts: Counts) -> None:
    given, family, total = counts
    kept = [{name: n for name, n in side.items() if n} for side in (given, family)]
    session.add(ChildNamesRow(sealed=sealer.seal(OWNER, PART, json.dumps([*kept, total], separators=(",", ":")).encode())))
    session.flush()


def _read(session: Session, sealer: SeriesSealer) -> Counts:
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    total = 0
    for sealed in session.exec(select(ChildNamesRow.sealed).order_by(col(ChildNamesRow.number))):
        more_given, more_family, more = json.loads(sealer.open(OWNER, PART, sealed))
        given.update(more_given)
        family.update(more_family)
        total += more
    return given, family, total
