"""SPF (RFC 7208) by pyspf, with its look-ups sent through ours."""

from __future__ import annotations

import spf

from gateway.authentication.lookups import DnsLookup, DnsUnavailable
from gateway.items import Verdict

QUERY_SECONDS = 20
_VERDICTS = {"pass": Verdict.PASS, "fail": Verdict.FAIL, "softfail": Verdict.FAIL, "temperror": Verdict.TEMPERROR}


class _Query(spf.query):  # type: ignore[misc] # pyspf has no types
    """One evaluation. Only the way to DNS is ours; `dns` is the method that all of pyspf's look-ups go through."""

    lookup: DnsLookup

    def dns(self, name: str, qtype: str, cnames: object = None, ignore_void: object = False) -> list[object]:  # noqa: FBT002, ARG002 - pyspf's shape
        """Answers in pyspf's shapes. Raises `spf.TempError` without DNS, `spf.PermError` after too many look-ups without an answer."""
        answers = self._answers(str(name).rstrip(".").lower(), qtype)
        if not answers and not ignore_void:
            self.void_lookups += 1
            if self.void_lookups > spf.MAX_VOID_LOOKUPS:  # RFC 7208 s4.6.4
                raise spf.PermError("void look-ups")
        return answers

    def _answers(self, name: str, kind: str) -> list[object]:
        if not name or kind == "SPF" or not all(0 < len(label) < 64 for label in name.split(".")):  # noqa: PLR2004 - RFC 1035 s2.3.4
            return []
        try:
            found = self.lookup(name, kind)
        except DnsUnavailable as error:
            raise spf.TempError("DNS") from error
        return [_as_pyspf(answer, kind) for answer in found]


def check_spf(peer_ip: str, untrusted_sender: str, untrusted_helo: str, dns: DnsLookup) -> Verdict:
    """The verdict on MAIL FROM, or on HELO for the null sender. Neutral, none and permerror are NONE: they prove nothing."""
    return _VERDICTS.get(spf_result(peer_ip, untrusted_sender, untrusted_helo, dns), Verdict.NONE)


def spf_result(peer_ip: str, untrusted_sender: str, untrusted_helo: str, dns: DnsLookup) -> str:
    """The result word of RFC 7208 s2.6; "none" where an identity is of no use."""
    try:
        query = _Query(i=peer_ip, s=untrusted_sender, h=untrusted_helo, querytime=QUERY_SECONDS)
        query.lookup = dns
        return str(query.check()[0])
    except spf.PermError:
        return "permerror"
    except spf.TempError:
        return "temperror"
    except (UnicodeError, ValueError, IndexError):
        return "none"


def _as_pyspf(answer: str, kind: str) -> object:
    """The shapes that pyspf's own resolver gives: TXT as a tuple of byte strings, MX as (preference, name)."""
    if kind == "TXT":
        return (answer.encode("latin-1", "replace"),)
    if kind == "MX":
        preference, _, exchange = answer.partition(" ")
        return (int(preference), exchange.rstrip("."))
    return answer
