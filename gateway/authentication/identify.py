"""From claim and proof to a sender. Rule: the header From decides the agency (RFC 7489), and only proof makes it VERIFIED."""

from __future__ import annotations

from gateway.agencies import Agency, AgencyDirectory, TlsExpectation
from gateway.authentication.claims import Claims
from gateway.authentication.dmarc import organisational_domain
from gateway.authentication.look_alike import resembles
from gateway.authentication.mailboxes import domain_of
from gateway.ids import ChannelName
from gateway.items import AuthResults, Envelope, Sender, SenderStatus, Verdict

S = SenderStatus


def identify(claims: Claims, envelope: Envelope, results: AuthResults, directory: AgencyDirectory) -> Sender:
    """Who sent it, as far as proved. `reasons` are stable codes, the deciding one first, then warnings."""
    match envelope.channel:
        case ChannelName.FORM:
            return _form_client(envelope, directory)
        case ChannelName.UPLOAD | ChannelName.FOLDER:
            return _uploader(envelope, directory)
        case ChannelName.SMTP | ChannelName.IMAP:
            return _mail(claims, envelope, results, directory)


def _form_client(envelope: Envelope, directory: AgencyDirectory) -> Sender:
    agency = directory.by_form_client(envelope.form_client) if envelope.form_client else None
    if agency is not None:
        return _proved(agency, S.VERIFIED, "form_client")
    return Sender(S.UNKNOWN, None, reasons=("form_client_unknown",))


def _uploader(envelope: Envelope, directory: AgencyDirectory) -> Sender:
    """A form sent by an API client as an upload is that client's; else the signed-in person vouches for it."""
    if envelope.form_client:
        return _form_client(envelope, directory)
    if not envelope.uploader:
        return Sender(S.UNKNOWN, None, reasons=("uploader_missing",))
    agency = directory.by_domain(domain_of(envelope.uploader))
    return _proved(agency, S.STAFF, "uploaded") if agency else Sender(S.STAFF, None, reasons=("uploaded",))


def _mail(claims: Claims, envelope: Envelope, results: AuthResults, directory: AgencyDirectory) -> Sender:
    agency = directory.by_domain(claims.domain) if claims.domain else None
    warnings = _warnings(claims, directory)
    if results.vouched_by:
        warnings = (*warnings, "arc_vouched")
    if agency is not None and results.dmarc is Verdict.FAIL and not results.vouched_by:
        return Sender(S.FORGED, None, reasons=("dmarc_fail", *warnings))
    if _is_null(envelope, claims):
        return Sender(S.SYSTEM, None, reasons=("null_sender", *warnings))
    if claims.problem:
        return Sender(S.UNKNOWN, None, reasons=(claims.problem, *warnings))
    if agency is None:
        return Sender(S.UNKNOWN, None, reasons=("unknown_domain", *_failures(results), *warnings))
    return _listed(agency, claims.domain, envelope, results, warnings)


def _is_null(envelope: Envelope, claims: Claims) -> bool:
    """The null reverse path; of polled mail only the Return-Path field can tell (RFC 5321 s4.4)."""
    told = envelope.channel is ChannelName.SMTP or envelope.auth.source == "given" or claims.null_return == "yes"
    return told and envelope.untrusted_sender == ""


def _listed(agency: Agency, domain: str, envelope: Envelope, results: AuthResults, warnings: tuple[str, ...]) -> Sender:
    """The claimed domain is an agency's: whether it is proved, and came as that agency's row expects."""
    without_tls = envelope.channel is ChannelName.SMTP and envelope.tls is None
    if without_tls and agency.tls is TlsExpectation.REQUIRE:
        return Sender(S.UNKNOWN, None, reasons=("tls_missing", *warnings))
    if without_tls and agency.tls is TlsExpectation.PREFER:
        warnings = (*warnings, "tls_absent")
    if results.dmarc is Verdict.PASS:
        return _proved(agency, S.VERIFIED, "dmarc_pass", *warnings)
    if results.dmarc is Verdict.TEMPERROR:
        return Sender(S.UNKNOWN, None, reasons=("dns_unavailable", *warnings))
    if domain in agency.without_dmarc and results.aligned is Verdict.PASS:
        return _proved(agency, S.VERIFIED, "aligned_without_policy", *warnings)
    return Sender(S.UNKNOWN, None, reasons=("not_authenticated", *warnings))


def _proved(agency: Agency, status: SenderStatus, *reasons: str) -> Sender:
    return Sender(status, agency.id, agency.type, tuple(reasons))


def _failures(results: AuthResults) -> tuple[str, ...]:
    return ("dmarc_fail",) if results.dmarc is Verdict.FAIL else ()


def _warnings(claims: Claims, directory: AgencyDirectory) -> tuple[str, ...]:
    """What a careful reader of the header would notice."""
    found = []
    if claims.display_domain and claims.display_domain != claims.domain:
        found.append("display_name_differs")
    if claims.reply_domain and not _same_house(claims.reply_domain, claims.domain, directory):
        found.append("reply_to_differs")
    if claims.domain and directory.by_domain(claims.domain) is None:
        found += _imitation(claims.domain, directory)
    return tuple(found)


def _imitation(domain: str, directory: AgencyDirectory) -> list[str]:
    known = [listed.lower() for agency in directory.agencies for listed in agency.domains]
    if resembles(domain, known):
        return ["look_alike_domain"]
    own = organisational_domain(domain)
    return ["unlisted_subdomain"] if any(organisational_domain(listed) == own for listed in known) else []


def _same_house(one: str, other: str, directory: AgencyDirectory) -> bool:
    agency = directory.by_domain(one)
    return one == other or (agency is not None and agency is directory.by_domain(other))
