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
        return SeriesSealer(self.key).seal(self.owner, part, plain)

    def open(self, part: str, sealed: bytes) -> bytes:
        """Decrypt; raises `SealBroken("seal_broken")` unless untouched and exactly this part of this owner."""
        return SeriesSealer(self.key).open(self.owner, part, sealed)


class SeriesSealer:
    """Opens and seals many small parts of many owners under one key: the same form as `Sealer`, with the cipher set up once."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, owner: str, part: str, plain: bytes) -> bytes:
        """See `Sealer.seal`."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return VERSION + nonce + self._cipher.encrypt(nonce, plain, bound_to(owner, part))

    def open(self, owner: str, part: str, sealed: bytes) -> bytes:
        """See `Sealer.open`."""
        if sealed[:1] != VERSION:
            raise SealBroken("seal_broken", f"unknown form of {part}")
        try:
            return self._cipher.decrypt(sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :], bound_to(owner, part))
        except (InvalidTag, ValueError) as error:
            raise SealBroken("seal_broken", f"{part} of {owner}") from error


def bound_to(owner: str, part: str) -> bytes:
    """What a seal binds in: whose part it is and which."""
    return b"\x00".join((b"mash-gateway", VERSION, owner.encode(), part.encode()))


@dataclass(frozen=True, slots=True, repr=False)
class BlindIndex:
    """Keyed digests, so that equal values are found without being readable. `purpose` keeps columns from being joined."""

    key: bytes

    def number(self, purpose: str, value: str) -> int:
        """Keyed BLAKE2b (RFC 7693) as a signed 64-bit number: for the many look-ups of one mention. `purpose`: 16 bytes at most."""
        found = hashlib.blake2b(value.encode(), key=self.key, digest_size=8, person=purpose.encode())
        return int.from_bytes(found.digest(), "big", signed=True)

    def digest(self, purpose: str, value: str) -> str:
        """HMAC-SHA-256, 64 lower-case hex digits."""
        return hmac.new(self.key, purpose.encode() + b"\x00" + value.encode(), hashlib.sha256).hexdigest()
