"""Signed checkpoints of the audit tree: C2SP tlog-checkpoint text in a C2SP signed note, Ed25519.

A checkpoint kept outside the machine (with the Caldicott Guardian, say) makes rewriting and cutting the log visible.
"""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gateway.errors import GatewayError

ED25519 = b"\x01"  # signature type byte of C2SP signed-note
KEY_ID_BYTES = 4
BODY_LINES = 3


class CheckpointRefused(GatewayError):
    """A checkpoint that is malformed, of another log, or not signed by the key given."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The tree's size and root at one moment. `origin` names the log."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The signed lines: origin, size in decimal, root in base64."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def key_id(origin: str, public: Ed25519PublicKey) -> bytes:
    """First four bytes of SHA-256(name || 0x0A || type || key)."""
    return hashlib.sha256(origin.encode() + b"\n" + ED25519 + public.public_bytes_raw()).digest()[:KEY_ID_BYTES]


def verifier_key(origin: str, public: Ed25519PublicKey) -> str:
    """The key as an auditor keeps it: name+hexid+base64(type || key)."""
    return f"{origin}+{key_id(origin, public).hex()}+{b64encode(ED25519 + public.public_bytes_raw()).decode()}"


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """The signed note."""
    signature = key_id(checkpoint.origin, key.public_key()) + key.sign(checkpoint.text().encode())
    return f"{checkpoint.text()}\n\u2014 {checkpoint.origin} {b64encode(signature).decode()}\n"


def read(note: str, origin: str, public: Ed25519PublicKey) -> Checkpoint:
    """Check the signature and return what was signed. Raises `CheckpointRefused`."""
    body, gap, signatures = note.partition("\n\n")
    if not gap or not any(_signed(body + "\n", line, origin, public) for line in signatures.splitlines()):
        raise CheckpointRefused("checkpoint_unsigned")
    lines = body.split("\n")
    if len(lines) < BODY_LINES or lines[0] != origin or not lines[1].isascii() or not lines[1].isdigit():
        raise CheckpointRefused("checkpoint_malformed")
    return Checkpoint(origin, int(lines[1]), _root(lines[2]))


def _root(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except binascii.Error as error:
        raise CheckpointRefused("checkpoint_malformed") from error


def _signed(body: str, line: str, origin: str, public: Ed25519PublicKey) -> bool:
    prefix = f"\u2014 {origin} "
    if not line.startswith(prefix):
        return False
    try:
        signature = b64decode(line[len(prefix) :], validate=True)
        public.verify(signature[KEY_ID_BYTES:], body.encode())
    except (binascii.Error, InvalidSignature):
        return False
    return signature[:KEY_ID_BYTES] == key_id(origin, public)
