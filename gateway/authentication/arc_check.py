"""ARC (RFC 8617) by dkimpy: what forwarders that the site names saw before they changed the message. Evidence, never proof.

A chain says "I sealed what I saw". It is worth as much as the sealers: every one from the newest back to the one that saw DMARC
pass must be on the site's list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import dkim

from gateway.authentication.dkim_check import MIN_KEY_BITS, KeyFinder, silent
from gateway.authentication.headers import read_fields, values
from gateway.authentication.lookups import DnsLookup
from gateway.authentication.mailboxes import normal_domain
from gateway.authentication.trusted_header import dmarc_of
from gateway.items import Verdict

MAX_INSTANCES = 10  # RFC 8617 s4.2.1 allows 50; mail to a council passes few
_INSTANCE = re.compile(r"^\s*i\s*=\s*(\d{1,2})\s*;")
_PART_OF_BODY = re.compile(r"(?:^|;)\s*l\s*=")


@dataclass(frozen=True, slots=True)
class Seal:
    """One instance: who sealed, and what it saw as a raw ARC-Authentication-Results value."""

    instance: int
    sealer: str
    saw: str


@dataclass(frozen=True, slots=True)
class Chain:
    """NONE without seals; PASS where every seal and the newest message signature hold. `seals` newest first, only of a PASS."""

    verdict: Verdict
    seals: tuple[Seal, ...] = ()


def check_arc(content: bytes, dns: DnsLookup) -> Chain:
    """Validate the chain (RFC 8617 s5.2). DNS trouble is TEMPERROR; a signature over part of the body (l=) proves nothing."""
    fields = read_fields(content)
    instances = [int(found.group(1)) for value in values(fields, "arc-authentication-results") if (found := _INSTANCE.match(value))]
    if not any(values(fields, name) for name in ("arc-seal", "arc-message-signature", "arc-authentication-results")):
        return Chain(Verdict.NONE)
    if max(instances, default=0) > MAX_INSTANCES or any(_PART_OF_BODY.search(value) for value in values(fields, "arc-message-signature")):
        return Chain(Verdict.FAIL)
    finder = KeyFinder(dns)
    message = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    try:
        result, rows, _ = dkim.ARC(message, logger=silent, minkey=MIN_KEY_BITS).verify(dnsfunc=finder)
    except (dkim.DKIMException, ValueError, TypeError, KeyError, IndexError, AttributeError):
        result, rows = dkim.CV_Fail, []
    if finder.unavailable:
        return Chain(Verdict.TEMPERROR)
    if result == dkim.CV_None:
        return Chain(Verdict.NONE)
    return Chain(Verdict.PASS, tuple(_seal(row) for row in rows)) if result == dkim.CV_Pass else Chain(Verdict.FAIL)


def _seal(row: dict[str, object]) -> Seal:
    return Seal(int(str(row["instance"])), normal_domain(_text(row["as-domain"])), _INSTANCE.sub("", _text(row["aar-value"])))


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def vouching_sealer(chain: Chain, claimed: str, sealers: frozenset[str]) -> str:
    """The listed sealer that saw DMARC pass for `claimed`, with only listed sealers after it; "" where there is none."""
    for seal in chain.seals:
        if seal.sealer not in sealers:
            return ""
        if dmarc_of(seal.saw, claimed) is Verdict.PASS:
            return seal.sealer
    return ""
