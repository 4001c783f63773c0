"""The audit log: canonical JSON leaves in a Merkle tree, appended inside the business transaction.

The writer's transaction is the only one at a time (`database.Database.writing`), so sequence numbers have no gaps and the
tree's order is the order of commits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlmodel import Session, col, select

from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.store import checkpoint as notes
from gateway.store import merkle
from gateway.store.checkpoint import Checkpoint, CheckpointRefused
from gateway.store.tables import AuditNodeRow, AuditRow, CheckpointRow
from gateway.views import TimelineEntry

ORIGIN = "mash-gateway/audit"
_NEVER_BLANK = ("at", "actor", "action")  # of a leaf: who did what, when


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Outcome of a check. `faults` are codes with a sequence number or size where known; empty means sound."""

    size: int
    root: bytes
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """That `leaf` stands at `seq` of the tree of `size` leaves with head `root`."""

    seq: int
    size: int
    leaf: bytes
    path: tuple[bytes, ...]
    root: bytes


def append(session: Session, event: AuditEvent, at: datetime) -> int:
    """Add one leaf and the tree nodes it completes; returns its sequence number, from 0."""
    seq = size(session)
    leaf = canonical(seq, event, at)
    session.add(AuditRow(seq=seq, item_id=event.item, action=event.action, leaf=leaf))
    for level, place, digest in merkle.grown(seq, leaf, _nodes(session)):
        session.add(AuditNodeRow(level=level, place=place, hash=digest))
    session.flush()
    return seq


def canonical(seq: int, event: AuditEvent, at: datetime) -> bytes:
    """The leaf: JSON with sorted keys, no spaces, UTF-8, times in UTC with microseconds."""
    leaf = {
        "seq": seq,
        "at": at.isoformat(timespec="microseconds"),
        "actor": event.actor,
        "action": event.action,
        "item": event.item,
        "reason": event.reason,
        "facts": [list(fact) for fact in event.facts],
    }
    return json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def size(session: Session) -> int:
    """How many leaves the tree has."""
    last = session.execute(sa.select(sa.func.max(AuditRow.seq))).scalar_one()
    return 0 if last is None else int(last) + 1


def timeline(session: Session, item: ItemId) -> tuple[TimelineEntry, ...]:
    """An item's entries, oldest first, read from the leaves themselves."""
    rows = session.exec(select(AuditRow).where(AuditRow.item_id == item).order_by(col(AuditRow.seq)))
    return tuple(_entry(row) for row in rows)


def entries(session: Session, actions: Iterable[str], after: int) -> tuple[TimelineEntry, ...]:
    """Entries of these actions behind sequence number `after`, oldest first."""
    query = select(AuditRow).where(col(AuditRow.action).in_(sorted(actions)), col(AuditRow.seq) > after)
    return tuple(_entry(row) for row in session.exec(query.order_by(col(AuditRow.seq))))


def leaves(session: Session) -> Iterator[bytes]:
    """Every leaf as it was hashed, oldest first."""
    rows = session.exec(select(AuditRow.leaf).order_by(col(AuditRow.seq)).execution_options(yield_per=1000))
    yield from rows


def make_checkpoint(session: Session, key: Ed25519PrivateKey, at: datetime) -> str:
    """Sign the tree as it stands; the note is kept and returned, to be anchored outside. Same size again returns the same note."""
    now = size(session)
    kept = session.get(CheckpointRow, now)
    if kept is not None:
        return kept.note
    note = notes.sign(Checkpoint(ORIGIN, now, merkle.root(now, _nodes(session))), key)
    session.add(CheckpointRow(size=now, note=note, at=at))
    return note


def prove(session: Session, seq: int) -> InclusionProof:
    """Inclusion of one leaf in the tree as it stands. Raises ValueError for an unknown sequence number."""
    now = size(session)
    path = merkle.inclusion_proof(seq, now, _nodes(session))
    row = session.get_one(AuditRow, seq)
    return InclusionProof(seq, now, row.leaf, path, merkle.root(now, _nodes(session)))


def prove_consistency(session: Session, old: int) -> tuple[bytes, ...]:
    """That the tree as it stands extends the tree of `old` leaves. Raises ValueError outside 1..size."""
    return merkle.consistency_proof(old, size(session), _nodes(session))


def verify(session: Session, public: Ed25519PublicKey, anchors: tuple[str, ...] = ()) -> AuditReport:
    """Recompute the whole tree from the leaves and hold it against the stored nodes, the checkpoints and outside `anchors`."""
    faults: list[str] = []
    levels = _recomputed(_checked_leaves(session, faults))
    count = len(levels[0]) if levels else 0
    _compare_nodes(session, levels, faults)
    kept = [row.note for row in session.exec(select(CheckpointRow).order_by(col(CheckpointRow.size)))]
    for name, note in [*(("checkpoint", n) for n in kept), *(("anchor", n) for n in anchors)]:
        fault = _against(note, public, levels)
        if fault:
            faults.append(f"{name}_{fault}")
    return AuditReport(count, merkle.root(count, lambda level, place: levels[level][place]), tuple(faults))


def _nodes(session: Session) -> merkle.Nodes:
    def node(level: int, place: int) -> bytes:
        return session.get_one(AuditNodeRow, (level, place)).hash

    return node


def _entry(row: AuditRow) -> TimelineEntry:
    leaf = json.loads(row.leaf)
    return TimelineEntry(
        seq=row.seq,
        at=datetime.fromisoformat(leaf["at"]),
        actor=leaf["actor"],
        action=leaf["action"],
        reason=leaf["reason"],
        facts=tuple((name, value) for name, value in leaf["facts"]),
        item=leaf["item"],
    )


def _checked_leaves(session: Session, faults: list[str]) -> Iterator[bytes]:
    rows = session.exec(select(AuditRow).order_by(col(AuditRow.seq)).execution_options(yield_per=1000))
    for expected, row in enumerate(rows):
        if row.seq != expected:
            faults.append(f"leaf_missing:{expected}")
            return
        if not _agrees(row):
            faults.append(f"leaf_altered:{row.seq}")
        yield row.leaf


def _agrees(row: AuditRow) -> bool:
    try:
        leaf = json.loads(row.leaf)
    except ValueError:
        return False
    if not isinstance(leaf, dict) or any(leaf.get(name) in {None, ""} for name in _NEVER_BLANK):
        return False
    return leaf.get("seq") == row.seq and leaf.get("item") == row.item_id and row.action == leaf["action"]


def _recomputed(leaves: Iterator[bytes]) -> list[list[bytes]]:
    """All complete subtrees, level by level, from the leaves alone."""
    levels = [[merkle.leaf_hash(leaf) for leaf in leaves]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([merkle.node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])
    return levels


def _compare_nodes(session: Session, levels: list[list[bytes]], faults: list[str]) -> None:
    """Every stored node must be recomputed alike, and none may be missing or left over (a cut tail leaves some over)."""
    expected = {(level, place): digest for level, row in enumerate(levels) for place, digest in enumerate(row)}
    for node in session.exec(select(AuditNodeRow).execution_options(yield_per=1000)):
        digest = expected.pop((node.level, node.place), None)
        if digest is None:
            faults.append(f"node_without_leaves:{node.level}/{node.place}")
        elif digest != node.hash:
            faults.append(f"node_altered:{node.level}/{node.place}")
    faults.extend(f"node_missing:{level}/{place}" for level, place in expected)


def _against(note: str, public: Ed25519PublicKey, levels: list[list[bytes]]) -> str:
    """Empty where the note is ours and the tree still begins with what it signed, else a code."""
    try:
        signed = notes.read(note, ORIGIN, public)
    except CheckpointRefused as refused:
        return refused.code
    if signed.size > len(levels[0]):
        return f"ahead_of_log:{signed.size}"
    head = merkle.root(signed.size, lambda level, place: levels[level][place])
    return "" if head == signed.root else f"root_differs:{signed.size}"
