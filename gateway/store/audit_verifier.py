"""Checks an exported audit log with nothing of the product: give this one file to the auditor.

    python audit_verifier.py LEAVES.jsonl VERIFIER_KEY NOTE [NOTE ...]

LEAVES.jsonl is the export, one canonical JSON leaf a line. VERIFIER_KEY is the text "name+hexid+base64" that the auditor was
given when the log began. Each NOTE is a file with a signed checkpoint that was kept outside the machine. Prints one line for
each finding; exit code 0 means that the log is whole and begins with exactly what every note signed, 1 that it is not,
2 that the call was wrong. Needs Python 3.11 and the `cryptography` package.

Sources: RFC 6962 section 2.1 (tree), C2SP signed-note and tlog-checkpoint (notes). Written apart from the product's own
tree code on purpose: one does not excuse a fault of the other.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SOUND, FAULTY, MISUSED = 0, 1, 2
KEY_LENGTH = 33  # one type byte and 32 bytes of Ed25519
LEAST_ARGUMENTS = 3
EMPTY = hashlib.sha256(b"").digest()


def tree_heads(leaves: Iterable[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """Head of the tree at each of `sizes` that it reaches, and at its own size, in one pass.

    The open subtrees are kept as a stack of (width, hash), widest first, as the binary digits of the size say.
    """
    wanted, heads, stack, count = set(sizes), {0: EMPTY}, list[tuple[int, bytes]](), 0
    for count, leaf in enumerate(leaves, 1):
        width, digest = 1, hashlib.sha256(b"\x00" + leaf).digest()
        while stack and stack[-1][0] == width:
            digest = hashlib.sha256(b"\x01" + stack.pop()[1] + digest).digest()
            width *= 2
        stack.append((width, digest))
        if count in wanted:
            heads[count] = _fold(stack)
    heads[count] = _fold(stack)
    return heads


def _fold(stack: Sequence[tuple[int, bytes]]) -> bytes:
    if not stack:
        return EMPTY
    digest = stack[-1][1]
    for _width, left in reversed(stack[:-1]):
        digest = hashlib.sha256(b"\x01" + left + digest).digest()
    return digest


def read_key(text: str) -> tuple[str, bytes, Ed25519PublicKey]:
    """Name, four-byte id and key out of "name+hexid+base64". Raises ValueError."""
    name, hexid, encoded = text.strip().split("+", 2)
    raw = base64.b64decode(encoded, validate=True)
    own_id = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    if len(raw) != KEY_LENGTH or raw[0] != 1 or own_id.hex() != hexid:
        message = "not an Ed25519 verifier key"
        raise ValueError(message)
    return name, own_id, Ed25519PublicKey.from_public_bytes(raw[1:])


def read_note(note: str, key: tuple[str, bytes, Ed25519PublicKey]) -> tuple[int, bytes] | None:
    """(size, root) that the key signed in this note, or None."""
    name, own_id, public = key
    body, _gap, signatures = note.partition("\n\n")
    lines = body.split("\n")
    for line in signatures.splitlines():
        dash, _, rest = line.partition(" ")
        signer, _, encoded = rest.partition(" ")
        if dash == "\u2014" and signer == name and _signs(encoded, body + "\n", own_id, public):
            return _size_and_root(lines, name)
    return None


def _signs(encoded: str, body: str, own_id: bytes, public: Ed25519PublicKey) -> bool:
    try:
        signature = base64.b64decode(encoded, validate=True)
        public.verify(signature[4:], body.encode())
    except (binascii.Error, InvalidSignature):
        return False
    return signature[:4] == own_id


def _size_and_root(lines: Sequence[str], name: str) -> tuple[int, bytes] | None:
    try:
        origin, size, root = lines[:3]
        return (int(size), base64.b64decode(root, validate=True)) if origin == name else None
    except ValueError:
        return None


def out_of_order(leaves: Sequence[bytes]) -> list[str]:
    """Leaves that do not carry their own place."""
    found = []
    for place, leaf in enumerate(leaves):
        try:
            seq = json.loads(leaf)["seq"]
        except (ValueError, KeyError, TypeError):
            seq = None
        if seq != place:
            found.append(f"FAULT line {place + 1}: not leaf {place}")
    return found


def findings(leaves: Sequence[bytes], key_text: str, notes: Sequence[tuple[str, str]]) -> list[str]:
    """One line for each fault; empty means sound. `notes` are (name, text)."""
    key = read_key(key_text)
    signed = [(name, read_note(text, key)) for name, text in notes]
    heads = tree_heads(leaves, [at[0] for _name, at in signed if at])
    found = out_of_order(leaves)
    for name, at in signed:
        if at is None:
            found.append(f"FAULT {name}: not signed by this log")
        elif at[0] > len(leaves):
            found.append(f"FAULT {name}: signed {at[0]} leaves, the log has {len(leaves)}: its tail was cut")
        elif heads[at[0]] != at[1]:
            found.append(f"FAULT {name}: the first {at[0]} leaves are not those that were signed")
    return found


def main(arguments: Sequence[str]) -> int:
    """Run the check."""
    if len(arguments) < LEAST_ARGUMENTS:
        sys.stderr.write(__doc__ or "")
        return MISUSED
    leaves = Path(arguments[0]).read_bytes().splitlines()
    try:
        found = findings(leaves, arguments[1], [(name, Path(name).read_text(encoding="utf-8")) for name in arguments[2:]])
    except (ValueError, OSError) as error:
        sys.stderr.write(f"cannot check: {error}\n")
        return MISUSED
    sys.stdout.write("\n".join([*found, f"{len(leaves)} leaves, {len(arguments) - 2} notes, {len(found)} faults"]) + "\n")
    return FAULTY if found else SOUND


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
