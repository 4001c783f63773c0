"""AES-256-GCM with its purpose bound in: a sealed part opens only as the same part of the same owner.

Form of a sealed part: one version byte, 12 bytes of random nonce, ciphertext with a 16-byte tag. Random 96-bit nonces are
safe here: one key seals few messages (NIST SP 800-38D s8.3 allows 2^32).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gateway.errors import GatewayError

VERSION = b"\x01"
NONCE_BYTES = 12


class SealBroken(GatewayError):
    """A sealed part that does not open: wrong key, altered bytes, or bytes of another part put in its place."""


@dataclass(frozen=True, slots=True, repr=False)
class Sealer:
    """Seals and opens parts of one owner under one key. `owner` is an item id or the name of an index."""

    owner: str
    key: bytes

    def seal(self, part: str, plain: bytes) -> bytes:
        """Encrypt `plain` as `part` of the owner."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return VERSION + nonce + AESGCM(self.key).encrypt(nonce, plain, self._bound(part))

    def open(self, part: str, sealed: bytes) -> bytes:
        """Decrypt; raises `SealBroken("seal_broken")` unless untouched and exactly this part of this owner."""
        if sealed[:1] != VERSION:
            raise SealBroken("seal_broken", f"unknown form of {part}")
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return AESGCM(self.key).decrypt(nonce, body, self._bound(part))
        except (InvalidTag, ValueError) as error:
            raise SealBroken("seal_broken", f"{part} of {self.owner}") from error

    def _bound(self, part: str) -> bytes:
        return b"\x00".join((b"mash-gateway", VERSION, self.owner.encode(), part.encode()))


@dataclass(frozen=True, slots=True, repr=False)
class BlindIndex:
    """Keyed digests, so that equal values are found without being readable. `purpose` keeps columns from being joined."""

    key: bytes

    def digest(self, purpose: str, value: str) -> str:
        """HMAC-SHA-256, 64 lower-case hex digits."""
        return hmac.new(self.key, purpose.encode() + b"\x00" + value.encode(), hashlib.sha256).hexdigest()
