"""DMARC (RFC 7489): whether a passing SPF or DKIM result belongs to the domain in the header From."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from publicsuffixlist import PublicSuffixList

from gateway.authentication.lookups import DnsLookup, DnsUnavailable
from gateway.items import Verdict

_POLICIES = frozenset({"none", "quarantine", "reject"})


@dataclass(frozen=True, slots=True)
class DmarcRecord:
    """Alignment modes, "r" relaxed or "s" strict (RFC 7489 s6.3), and the policy asked for."""

    spf_mode: str
    dkim_mode: str
    policy: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Domains for which a mechanism passed, and whether one could not be evaluated for now ("yes" | "no")."""

    spf_domain: str
    dkim_domains: tuple[str, ...]
    uncertain: str = "no"


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()  # the dated list inside the package; nothing is fetched


@lru_cache(maxsize=4096)
def organisational_domain(domain: str) -> str:
    """One label below the public suffix (RFC 7489 s3.2), e.g. "a.b.gov.uk" -> "b.gov.uk"; a suffix itself stays as it is."""
    return _suffixes().privatesuffix(domain) or domain


def find_record(domain: str, dns: DnsLookup) -> DmarcRecord | None:
    """The policy of the domain or of its organisational domain (RFC 7489 s6.6.3). Raises `DnsUnavailable`."""
    found = _record_at(domain, dns)
    parent = organisational_domain(domain)
    return found if found is not None or parent == domain else _record_at(parent, dns)


def _record_at(domain: str, dns: DnsLookup) -> DmarcRecord | None:
    records = [text for text in dns(f"_dmarc.{domain}", "TXT") if text.replace(" ", "").startswith("v=DMARC1")]
    return parse_record(records[0]) if len(records) == 1 else None


def parse_record(text: str) -> DmarcRecord | None:
    """The record, None where it is not usable; an unknown policy with a report address counts as "none" (s6.6.3)."""
    tags = dict(_tag(part) for part in text.split(";") if "=" in part)
    if tags.get("v") != "DMARC1":
        return None
    policy = tags.get("p", "").lower()
    if policy not in _POLICIES:
        if "rua" not in tags:
            return None
        policy = "none"
    return DmarcRecord(_mode(tags.get("aspf", "r")), _mode(tags.get("adkim", "r")), policy)


def _tag(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.strip().lower(), value.strip()


def _mode(value: str) -> str:
    return "s" if value.strip().lower() == "s" else "r"


def is_aligned(proved: str, claimed: str, mode: str) -> bool:
    """RFC 7489 s3.1: strict needs the same name, relaxed the same organisational domain."""
    if not proved or not claimed:
        return False
    return proved == claimed or (mode == "r" and organisational_domain(proved) == organisational_domain(claimed))


def judge(claimed: str, proof: Proof, dns: DnsLookup) -> tuple[Verdict, Verdict]:
    """(DMARC verdict, aligned pass). No record: (NONE, aligned under relaxed rules)."""
    try:
        record = find_record(claimed, dns)
    except DnsUnavailable:
        return Verdict.TEMPERROR, Verdict.TEMPERROR
    modes = record or DmarcRecord("r", "r", "none")
    otherwise = Verdict.TEMPERROR if proof.uncertain == "yes" else Verdict.FAIL
    aligned = Verdict.PASS if _any_aligned(claimed, proof, modes) else otherwise
    return (Verdict.NONE if record is None else aligned), aligned


def _any_aligned(claimed: str, proof: Proof, modes: DmarcRecord) -> bool:
    return is_aligned(proof.spf_domain, claimed, modes.spf_mode) or any(
        is_aligned(domain, claimed, modes.dkim_mode) for domain in proof.dkim_domains
    )
