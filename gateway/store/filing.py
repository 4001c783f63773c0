"""How children are filed under their blocking keys, and how an index that was filed another way is filed anew.

Filing anew goes by number, some thousands in a transaction, with the place reached written in the same transaction: killed at
any moment it goes on from there, and two processes that start together share the work. Until it is done nobody is matched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from gateway.errors import Retryable
from gateway.matching import blocking
from gateway.store.database import POSTGRES, LookUp
from gateway.store.sealing import BlindIndex
from gateway.store.tables import FactRow

FILING_FACT = "child_filing"  # "version:number reached", or "version:done"
VERSION_FACT = "child_index_version"
DONE = "done"

Pair = tuple[int, int]  # digest of a key, number of a child


@dataclass(frozen=True, slots=True)
class Statements:
    """The few statements that SQLite and PostgreSQL write differently.

    `blocks` takes one more than the largest block wanted, and digests as JSON; `rows` numbers as JSON; `facts` two names.
    """

    file: str
    unfile: str
    blocks: str
    rows: str
    facts: str


SQLITE = Statements(
    file="INSERT OR IGNORE INTO child_key (digest, child) VALUES (?, ?)",
    unfile="DELETE FROM child_key WHERE digest = ? AND child = ?",
    blocks="SELECT wanted.value, (SELECT group_concat(block.child) FROM"
    " (SELECT child FROM child_key WHERE digest = wanted.value LIMIT ?) AS block) FROM json_each(?) AS wanted",
    rows="SELECT number, id, sealed FROM child WHERE number IN (SELECT value FROM json_each(?))",
    facts="SELECT name, value FROM store_fact WHERE name IN (?, ?)",
)
POSTGRESQL = Statements(
    file="INSERT INTO child_key (digest, child) SELECT * FROM unnest(%s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING",
    unfile="DELETE FROM child_key USING unnest(%s::bigint[], %s::bigint[]) AS gone (d, c) WHERE digest = gone.d AND child = gone.c",
    blocks="SELECT wanted.value, array_to_string(ARRAY(SELECT child FROM child_key WHERE digest = wanted.value LIMIT %s), ',')"
    " FROM (SELECT value::bigint FROM json_array_elements_text(CAST(%s AS json))) AS wanted (value)",
    rows="SELECT number, id, sealed FROM child WHERE number IN (SELECT value::integer FROM json_array_elements_text(CAST(%s AS json)))",
    facts="SELECT name, value FROM store_fact WHERE name IN (%s, %s)",
)


_FOR = {"sqlite": SQLITE, POSTGRES: POSTGRESQL}


def rows(look_up: LookUp, numbers: Iterable[int]) -> Sequence[tuple[int, str, bytes]]:
    """(number, id, sealed record) of each of these children."""
    look_up.cursor.execute(_FOR[look_up.backend].rows, (json.dumps(sorted(numbers)),))
    return look_up.cursor.fetchall()


def put(session: Session, pairs: Iterable[Pair]) -> None:
    """File. Ordered, so that a page of the table is written once in a batch."""
    _run(session, _FOR[session.get_bind().dialect.name].file, sorted(pairs))


def take_away(session: Session, pairs: Iterable[Pair]) -> None:
    """Unfile."""
    _run(session, _FOR[session.get_bind().dialect.name].unfile, sorted(pairs))


def _run(session: Session, statement: str, pairs: Sequence[Pair]) -> None:
    if not pairs:
        return
    if session.get_bind().dialect.name == POSTGRES:
        digests, children = zip(*pairs, strict=True)
        session.connection().exec_driver_sql(statement, (list(digests), list(children)))
    else:
        session.connection().exec_driver_sql(statement, list(pairs))


def blocks(look_up: LookUp, digests: Sequence[int], cap: int) -> Mapping[int, tuple[int, ...] | None]:
    """The children under each digest, by number; None for a block of more than `cap`."""
    look_up.cursor.execute(_FOR[look_up.backend].blocks, (cap + 1, json.dumps(digests)))
    found: dict[int, tuple[int, ...] | None] = {}
    for digest, listed in look_up.cursor.fetchall():
        block = tuple(map(int, listed.split(","))) if listed else ()
        found[digest] = block if len(block) <= cap else None
    return found


def key_digests(blind: BlindIndex, keys: Iterable[str]) -> list[int]:
    """What stands for these keys in the table."""
    return [blind.number("block", key) for key in keys]


def place(session: Session) -> str:
    """The number up to which children are filed in the way of this release, or "done"; "" where filing is yet to begin."""
    row = session.get(FactRow, FILING_FACT)
    version, _, reached = row.value.partition(":") if row is not None else ("", "", "")
    return reached if version == str(blocking.FILING) else ""


def reach(session: Session, where: str) -> None:
    """Write down how far filing has come."""
    session.merge(FactRow(name=FILING_FACT, value=f"{blocking.FILING}:{where}"))


def refuse_while_filing(session: Session) -> None:
    """Raises `Retryable("child_index_filing")`: with half an index the right child's rival might be missing."""
    if place(session) != DONE:
        raise Retryable("child_index_filing")


def readable_version(look_up: LookUp) -> str:
    """The index's version, in one statement. Raises `Retryable("child_index_filing")` as `refuse_while_filing` does."""
    look_up.cursor.execute(_FOR[look_up.backend].facts, (FILING_FACT, VERSION_FACT))
    facts = dict(look_up.cursor.fetchall())
    if facts.get(FILING_FACT) != f"{blocking.FILING}:{DONE}":
        raise Retryable("child_index_filing")
    return str(facts.get(VERSION_FACT, "0"))
