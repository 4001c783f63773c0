"""SPF and ARC in the shapes that the e-mail evaluator asks: answers out of its tables, the result words of the RFCs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gateway.authentication.arc_check import check_arc
from gateway.authentication.lookups import DnsLookup, DnsUnavailable
from gateway.authentication.spf_check import spf_result

Zone = Callable[[str, str], Sequence[object]]


def check_spf(peer_ip: str, mail_from: str, helo: str, zone: Zone) -> str:
    """One of pass, fail, softfail, neutral, none, permerror, temperror. `zone` raises `TimeoutError` where DNS is down."""
    return spf_result(peer_ip, mail_from, helo, _lookup(zone))


def verify_arc(raw: bytes, txt: Callable[[str], str | None]) -> str:
    """The chain's "pass", "fail" or "none"; `txt` gives the TXT record of a name."""

    def ask(name: str, kind: str) -> tuple[str, ...]:
        found = txt(name) if kind == "TXT" else None
        return (found,) if found else ()

    return check_arc(raw, ask).verdict.value


def _lookup(zone: Zone) -> DnsLookup:
    def ask(name: str, kind: str) -> tuple[str, ...]:
        try:
            return tuple(_flat(answer, kind) for answer in zone(name, kind))
        except TimeoutError as late:
            raise DnsUnavailable(name) from late

    return ask


def _flat(answer: object, kind: str) -> str:
    """Strings of one TXT record are joined, MX is "preference name", as our resolver gives them."""
    if isinstance(answer, list | tuple):
        return ("" if kind == "TXT" else " ").join(str(piece) for piece in answer)
    return str(answer)
