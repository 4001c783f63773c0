"""The audit tree: RFC 6962 hashes, proofs, signed checkpoints, and what tampering looks like."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.events import AuditEvent
from gateway.store import SqlStore, audit, audit_verifier, checkpoint, merkle
from gateway.store.checkpoint import Checkpoint, CheckpointRefused
from tests.fakes import FixedClock
from tests.store_fixtures import ITEM, open_in

# Inputs and roots of RFC 6962's reference tests; the roots are computed anew below by the recursive definition of s2.1.
RFC_LEAVES = tuple(
    bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
)
RFC_EIGHT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
RFC_ONE = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


def by_definition(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962 s2.1, word for word and slow."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


def grow(leaves: Sequence[bytes]) -> merkle.Nodes:
    nodes: dict[tuple[int, int], bytes] = {}
    for index, leaf in enumerate(leaves):
        for level, place, digest in merkle.grown(index, leaf, lambda level, place: nodes[level, place]):
            nodes[level, place] = digest
    return lambda level, place: nodes[level, place]


def several(count: int) -> list[bytes]:
    return [str(n).encode() for n in range(count)]


def test_roots_equal_the_published_ones() -> None:
    """Empty, one and eight leaves of the reference tests."""
    nodes = grow(RFC_LEAVES)
    assert merkle.root(0, nodes).hex() == hashlib.sha256(b"").hexdigest()
    assert merkle.root(1, nodes).hex() == RFC_ONE
    assert merkle.root(8, nodes).hex() == RFC_EIGHT


def test_roots_follow_the_definition_at_every_size() -> None:
    """Stored nodes, the slow definition and the auditor's own walk agree for 0 to 70 leaves."""
    leaves = several(70)
    nodes, heads = grow(leaves), audit_verifier.tree_heads(leaves, range(71))
    for size in range(71):
        assert merkle.root(size, nodes) == by_definition(leaves[:size]) == heads[size]


@settings(max_examples=150)
@given(st.data())
def test_inclusion_proofs_hold_and_only_for_their_leaf(data: st.DataObject) -> None:
    """A proof leads its own leaf to the head; another leaf, place, size or head is refused."""
    size = data.draw(st.integers(1, 130))
    index = data.draw(st.integers(0, size - 1))
    leaves = several(size)
    nodes = grow(leaves)
    proof, head = merkle.inclusion_proof(index, size, nodes), merkle.root(size, nodes)
    assert merkle.inclusion_holds(leaves[index], index, size, proof=proof, head=head)
    assert not merkle.inclusion_holds(b"forged", index, size, proof=proof, head=head)
    assert not merkle.inclusion_holds(leaves[index], index, size, proof=(*proof, head), head=head)
    assert not merkle.inclusion_holds(leaves[index], size, size, proof=proof, head=head)
    if proof:
        assert not merkle.inclusion_holds(leaves[index], index, size, proof=proof[:-1], head=head)
        assert not merkle.inclusion_holds(leaves[index], index ^ 1, size, proof=proof, head=head)


@settings(max_examples=150)
@given(st.data())
def test_consistency_proofs_hold_and_only_for_an_extension(data: st.DataObject) -> None:
    """The later tree begins with the earlier one, or the proof fails."""
    size = data.draw(st.integers(1, 130))
    old = data.draw(st.integers(1, size))
    leaves = several(size)
    nodes = grow(leaves)
    proof = merkle.consistency_proof(old, size, nodes)
    old_head, head = merkle.root(old, nodes), merkle.root(size, nodes)
    assert merkle.consistency_holds(old, size, proof=proof, old_head=old_head, head=head)
    altered = by_definition([*leaves[: old - 1], b"altered"])
    assert not merkle.consistency_holds(old, size, proof=proof, old_head=altered, head=head)
    assert not merkle.consistency_holds(old, size, proof=(*proof, head), old_head=old_head, head=head)


@pytest.mark.parametrize(("ask", "numbers"), [("inclusion_proof", (3, 3)), ("inclusion_proof", (-1, 3)), ("consistency_proof", (0, 3))])
def test_proofs_outside_the_tree_are_refused(ask: str, numbers: tuple[int, int]) -> None:
    """A question about leaves that are not there has no proof."""
    with pytest.raises(ValueError, match="outside the tree"):
        getattr(merkle, ask)(*numbers, grow(several(3)))


def test_a_checkpoint_is_read_only_with_its_own_key_and_name() -> None:
    """Text, signature, origin and key must all fit."""
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    signed = Checkpoint("a-log", 7, b"r" * 32)
    note = checkpoint.sign(signed, key)
    assert checkpoint.read(note, "a-log", key.public_key()) == signed
    wrong = [
        (note, "b-log", key),
        (note, "a-log", other),
        (note.replace("\n7\n", "\n8\n"), "a-log", key),
        (note.split("\n\n")[0], "a-log", key),
        ("", "a-log", key),
    ]
    for text, origin, with_key in wrong:
        with pytest.raises(CheckpointRefused):
            checkpoint.read(text, origin, with_key.public_key())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_in(tmp_path, FixedClock())
    append(opened, 21)
    yield opened
    opened.close()


def append(store: SqlStore, count: int) -> None:
    with store.unit() as unit:
        for number in range(count):
            unit.audit(AuditEvent("item.moved", actor="u1", item=ITEM, reason=f"r{number}", facts=(("to", "filed"),)))


def run(store: SqlStore, *statements: str) -> None:
    with store.database.writing() as session:
        for statement in statements:
            session.execute(sa.text(statement))


def test_a_sound_log_verifies_against_its_checkpoints_and_anchors(store: SqlStore) -> None:
    """Growing after a checkpoint is no fault; the same size gives the same note."""
    early = store.checkpoint()
    assert store.checkpoint() == early
    append(store, 12)
    late = store.checkpoint()
    report = store.verify_audit((early, late))
    assert (report.size, report.faults) == (33, ())
    assert base64.b64encode(report.root).decode() in late


def test_stored_proofs_convince_an_outsider(store: SqlStore) -> None:
    """Inclusion of a leaf and consistency with an older head, from the stored nodes alone."""
    with store.database.reading() as session:
        old_head = audit.prove(session, 0).root
    append(store, 9)
    with store.database.reading() as session:
        proof, path = audit.prove(session, 5), audit.prove_consistency(session, 21)
    assert merkle.inclusion_holds(proof.leaf, 5, 30, proof=proof.path, head=proof.root)
    assert merkle.consistency_holds(21, 30, proof=path, old_head=old_head, head=proof.root)


TAMPERING = {
    "edit": ("UPDATE audit SET leaf = CAST(REPLACE(CAST(leaf AS TEXT), 'r7', 'r8') AS BLOB) WHERE seq = 7",),
    "moved to another item": ("UPDATE audit SET item_id = 'it_x' WHERE seq = 7",),
    "delete": ("DELETE FROM audit WHERE seq = 7",),
    "delete and close the gap": ("DELETE FROM audit WHERE seq = 7", "UPDATE audit SET seq = 7 WHERE seq = 20"),
    "reorder": (
        "UPDATE audit SET seq = 99 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 4",
        "UPDATE audit SET seq = 4 WHERE seq = 99",
    ),
    "cut tail": ("DELETE FROM audit WHERE seq > 15",),
    "edit a node": ("UPDATE audit_node SET hash = X'00' WHERE level = 1 AND place = 2",),
    "lose a node": ("DELETE FROM audit_node WHERE level = 0 AND place = 2",),
}


@pytest.mark.parametrize("how", TAMPERING)
def test_tampering_with_rows_is_found(store: SqlStore, how: str) -> None:
    """Edit, delete, reorder and a cut tail each show, without any outside note."""
    run(store, *TAMPERING[how])
    assert store.verify_audit().faults != ()


def rebuilt_without(store: SqlStore, *, keep: Callable[[AuditEvent], bool]) -> None:
    """What an owner of the database could do: make a shorter log anew, consistent in itself."""
    with store.database.reading() as session:
        entries = audit.timeline(session, ITEM)
    events = [AuditEvent(e.action, e.actor, ITEM, e.reason, e.facts) for e in entries]
    run(store, "DELETE FROM audit", "DELETE FROM audit_node", "DELETE FROM checkpoint")
    with store.unit() as unit:
        for event in events:
            if keep(event):
                unit.audit(event)


@pytest.mark.parametrize("gone", ["r7", "r20"])
def test_a_log_made_anew_is_caught_by_an_outside_note(store: SqlStore, gone: str) -> None:
    """A consistent rewrite passes inside and fails against the note that somebody else kept."""
    anchor = store.checkpoint()
    rebuilt_without(store, keep=lambda event: event.reason != gone)
    assert store.verify_audit().faults == ()
    assert store.verify_audit((anchor,)).faults == ("anchor_ahead_of_log:21",)
    append(store, 5)
    assert store.verify_audit((anchor,)).faults == ("anchor_root_differs:21",)


def exported(store: SqlStore, folder: Path) -> Path:
    path = folder / "leaves.jsonl"
    path.write_bytes(b"".join(leaf + b"\n" for leaf in store.export_audit()))
    return path


def auditor(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", audit_verifier.__file__, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_auditors_file_runs_alone_and_agrees(store: SqlStore, tmp_path: Path) -> None:
    """Sound: 0. Edited, reordered or cut: 1 and the reason. Wrong key or call: 2."""
    note = tmp_path / "note"
    note.write_text(store.checkpoint(), encoding="utf-8")
    append(store, 4)
    leaves, key = exported(store, tmp_path), store.verifier_key()
    sound = auditor(leaves, key, note)
    assert (sound.returncode, sound.stdout) == (0, "25 leaves, 1 notes, 0 faults\n")
    lines = leaves.read_bytes().splitlines(keepends=True)
    for tampered in ([*lines[:3], lines[3].replace(b"r3", b"r4"), *lines[4:]], [lines[1], lines[0], *lines[2:]], lines[:20]):
        leaves.write_bytes(b"".join(tampered))
        found = auditor(leaves, key, note)
        assert found.returncode == 1
        assert "FAULT" in found.stdout
    stranger = checkpoint.verifier_key(audit.ORIGIN, Ed25519PrivateKey.generate().public_key())
    leaves.write_bytes(b"".join(lines))
    assert (auditor(leaves, stranger, note).returncode, auditor(leaves, "nonsense", note).returncode, auditor().returncode) == (1, 2, 2)


def test_the_auditors_file_imports_nothing_of_ours() -> None:
    """It can be handed over by itself."""
    source = Path(audit_verifier.__file__).read_text(encoding="utf-8")
    imports = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert not [line for line in imports if "gateway" in line or "parsers" in line or "redaction" in line]
