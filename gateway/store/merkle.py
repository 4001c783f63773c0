"""The Merkle tree of RFC 6962 section 2.1: hashes, proofs and their checks. Pure: hashes in, hashes out.

Nodes are named (level, place): level 0 are leaves, a node covers 2**level leaves from place * 2**level. Only complete
subtrees are ever asked for, so that a stored node never changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

Nodes = Callable[[int, int], bytes]
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """MTH({d}) = SHA-256(0x00 || d)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grown(index: int, leaf: bytes, nodes: Nodes) -> list[tuple[int, int, bytes]]:
    """The complete subtrees that leaf `index` (the new last one) finishes: (level, place, hash), from the leaf up."""
    made = [(0, index, leaf_hash(leaf))]
    level, place = 0, index
    while place % 2:
        parent = node_hash(nodes(level, place - 1), made[-1][2])
        level, place = level + 1, place // 2
        made.append((level, place, parent))
    return made


def root(size: int, nodes: Nodes) -> bytes:
    """The tree head over the first `size` leaves."""
    return _range_hash(0, size, nodes) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """PATH(index, D[size]) of s2.1.1, from the leaf's sibling up. Raises ValueError outside the tree."""
    if not 0 <= index < size:
        message = "index outside the tree"
        raise ValueError(message)
    return tuple(_path(index, 0, size, nodes))


def consistency_proof(old: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """PROOF(old, D[size]) of s2.1.2. Raises ValueError unless 0 < old <= size."""
    if not 0 < old <= size:
        message = "old size outside the tree"
        raise ValueError(message)
    return tuple(_subproof(old, (0, size), nodes))


def _range_hash(start: int, end: int, nodes: Nodes) -> bytes:
    """Hash of leaves start..end, where start is a multiple of the split below it."""
    width = end - start
    if width & (width - 1) == 0:
        level = width.bit_length() - 1
        return nodes(level, start >> level)
    middle = start + _split(width)
    return node_hash(_range_hash(start, middle, nodes), _range_hash(middle, end, nodes))


def _split(width: int) -> int:
    """The largest power of two smaller than `width`."""
    return 1 << ((width - 1).bit_length() - 1)


def _path(index: int, start: int, end: int, nodes: Nodes) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, nodes), _range_hash(middle, end, nodes)]
    return [*_path(index, middle, end, nodes), _range_hash(start, middle, nodes)]


def _subproof(old: int, span: tuple[int, int], nodes: Nodes) -> list[bytes]:
    start, end = span
    if old == end:
        return [] if start == 0 else [_range_hash(start, end, nodes)]
    middle = start + _split(end - start)
    if old <= middle:
        return [*_subproof(old, (start, middle), nodes), _range_hash(middle, end, nodes)]
    return [*_subproof(old, (middle, end), nodes), _range_hash(start, middle, nodes)]


def inclusion_holds(leaf: bytes, index: int, size: int, *, proof: Sequence[bytes], head: bytes) -> bool:
    """Whether `proof` leads from the leaf to `head` (RFC 9162 s2.1.3.2 spells out the walk)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf_hash(leaf)
    for sibling in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            found = node_hash(sibling, found)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == head


def consistency_holds(old: int, size: int, *, proof: Sequence[bytes], old_head: bytes, head: bytes) -> bool:
    """Whether the tree of `size` leaves begins with exactly the tree of `old` leaves (RFC 9162 s2.1.4.2)."""
    if not 0 < old <= size:
        return False
    if old == size:
        return not proof and old_head == head
    path = [old_head, *proof] if old & (old - 1) == 0 else list(proof)
    return bool(path) and _walk_both(old, size, path) == (old_head, head)


def _walk_both(old: int, size: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Rebuild both heads from the path; None where it has the wrong length."""
    place, last = old - 1, size - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    old_found = found = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if place % 2 or place == last:
            old_found, found = node_hash(sibling, old_found), node_hash(sibling, found)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return (old_found, found) if last == 0 else None
