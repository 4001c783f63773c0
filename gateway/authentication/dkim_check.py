"""DKIM (RFC 6376) by dkimpy, with its look-ups sent through ours and its log shut: it would quote header text."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import dkim

from gateway.authentication.lookups import DnsLookup, DnsUnavailable
from gateway.authentication.mailboxes import normal_domain
from gateway.items import Verdict

MAX_SIGNATURES = 10
MIN_KEY_BITS = 1024  # RFC 8301 s3.2

silent = logging.getLogger("mash.dkim")
silent.propagate = False
silent.setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Signature:
    """One DKIM-Signature: the domain that signs (d=) and whether it holds."""

    domain: str
    verdict: Verdict


class KeyFinder:
    """dkimpy's look-up: bytes in, bytes out. Remembers that DNS was down, which dkimpy turns into a plain failure."""

    def __init__(self, dns: DnsLookup) -> None:
        self._dns = dns
        self.unavailable = ""

    def __call__(self, name: bytes, timeout: int = 5) -> bytes | None:
        """The first TXT record, None where there is none. Raises dkimpy's `DnsTimeoutError`."""
        del timeout
        try:
            answers = self._dns(name.decode("ascii").rstrip("."), "TXT")
        except DnsUnavailable as error:
            self.unavailable = "yes"
            raise dkim.DnsTimeoutError("DNS") from error
        except UnicodeDecodeError:
            return None
        return answers[0].encode("latin-1", "replace") if answers else None


def check_dkim(content: bytes, dns: DnsLookup) -> tuple[Signature, ...]:
    """Every signature's verdict, top first, at most MAX_SIGNATURES.

    A signature that covers only part of the body (l=) or not the From field proves nothing about what a reader sees: FAIL.
    """
    message = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    try:
        count = sum(1 for name, _ in dkim.DKIM(message, logger=silent).headers if name.lower() == b"dkim-signature")
    except (dkim.DKIMException, ValueError, TypeError, IndexError):
        return ()
    return tuple(_check_one(message, index, dns) for index in range(min(count, MAX_SIGNATURES)))


def _check_one(message: bytes, index: int, dns: DnsLookup) -> Signature:
    finder = KeyFinder(dns)
    signer = dkim.DKIM(message, logger=silent, minkey=MIN_KEY_BITS)
    try:
        holds = bool(signer.verify(idx=index, dnsfunc=finder))
    except (dkim.DKIMException, ValueError, TypeError, KeyError, IndexError, AttributeError):
        holds = False
    domain = normal_domain((signer.domain or b"").decode("latin-1"))
    if finder.unavailable:
        return Signature(domain, Verdict.TEMPERROR)
    proves = holds and domain and b"l" not in signer.signature_fields and b"from" in signer.include_headers
    return Signature(domain, Verdict.PASS if proves else Verdict.FAIL)
