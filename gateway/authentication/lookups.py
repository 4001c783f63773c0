"""What authentication asks of DNS."""

from __future__ import annotations

from typing import Protocol


class DnsUnavailable(Exception):
    """No answer was had (time-out, server failure): the verdict is temporary, never "does not exist"."""


class DnsLookup(Protocol):
    """Answers for a name, without trailing dot.

    `kind` is A, AAAA, MX, PTR or TXT. TXT answers are the joined strings of one record with each byte as one character
    (Latin-1); MX answers are "preference exchange". A name that does not exist, or has no such record, is the empty tuple.
    """

    def __call__(self, name: str, kind: str) -> tuple[str, ...]:
        """The answers; raises `DnsUnavailable`."""
        ...
