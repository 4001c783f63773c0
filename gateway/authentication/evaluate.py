"""SPF, DKIM and DMARC of one message, or the verdicts of a server that we trust to have done it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gateway.authentication.arc_check import check_arc, vouching_sealer
from gateway.authentication.claims import read_claims
from gateway.authentication.dkim_check import Signature, check_dkim
from gateway.authentication.dmarc import Proof, judge
from gateway.authentication.headers import read_fields
from gateway.authentication.lookups import DnsLookup
from gateway.authentication.mailboxes import domain_of, normal_domain
from gateway.authentication.spf_check import check_spf
from gateway.authentication.trusted_header import trusted_results
from gateway.ids import ChannelName
from gateway.items import AuthResults, Envelope, Verdict


@dataclass(frozen=True, slots=True)
class EdgeTrust:
    """`authserv_id` of the server that fills a polled mailbox; "" where none is trusted. Never used for SMTP.

    `sealers` are the forwarders whose ARC seals are shown to the person who decides.
    """

    authserv_id: str = ""
    sealers: frozenset[str] = frozenset()


def evaluate(content: bytes, envelope: Envelope, dns: DnsLookup, trust: EdgeTrust | None = None) -> AuthResults:
    """The verdicts. Given ones stand; forms and uploads have none. DNS trouble gives TEMPERROR, never an exception."""
    if envelope.auth.source == "given" or envelope.channel not in {ChannelName.SMTP, ChannelName.IMAP}:
        return envelope.auth
    claimed = read_claims(content).domain
    if envelope.channel is ChannelName.SMTP or trust is None:
        return _evaluate(content, envelope, dns, claimed)
    told = trusted_results(read_fields(content), trust.authserv_id, claimed) if trust.authserv_id else None
    results = told or _evaluate(content, envelope, dns, claimed)
    if results.dmarc is Verdict.PASS or not (claimed and trust.sealers):
        return results
    return replace(results, vouched_by=vouching_sealer(check_arc(content, dns), claimed, trust.sealers))


def _evaluate(content: bytes, envelope: Envelope, dns: DnsLookup, claimed: str) -> AuthResults:
    spf = _spf(envelope, dns)
    signatures = check_dkim(content, dns)
    dkim = _dkim(signatures)
    if not claimed:
        return AuthResults(spf, dkim, Verdict.NONE)
    proof = Proof(
        spf_domain=_spf_identity(envelope) if spf is Verdict.PASS else "",
        dkim_domains=tuple(signature.domain for signature in signatures if signature.verdict is Verdict.PASS),
        uncertain="yes" if Verdict.TEMPERROR in {spf, *(signature.verdict for signature in signatures)} else "no",
    )
    dmarc, aligned = judge(claimed, proof, dns)
    if spf is None and dmarc is Verdict.FAIL:
        # Of polled mail we cannot see the sending peer: an agency that proves itself by SPF alone is not proved here, and not forged.
        dmarc = Verdict.NONE
    return AuthResults(spf, dkim, dmarc, aligned=aligned)


def _spf(envelope: Envelope, dns: DnsLookup) -> Verdict | None:
    """None for polled mail: the peer that delivered it is not known to us."""
    if not envelope.peer_ip:
        return None
    return check_spf(envelope.peer_ip, envelope.untrusted_sender, envelope.untrusted_helo, dns)


def _spf_identity(envelope: Envelope) -> str:
    """MAIL FROM's domain; HELO for the null sender (RFC 7208 s2.4)."""
    return domain_of(envelope.untrusted_sender) if envelope.untrusted_sender else normal_domain(envelope.untrusted_helo)


def _dkim(signatures: tuple[Signature, ...]) -> Verdict:
    verdicts = {signature.verdict for signature in signatures}
    order = (Verdict.PASS, Verdict.TEMPERROR, Verdict.FAIL)
    return next((verdict for verdict in order if verdict in verdicts), Verdict.NONE)
