"""From claim and proof to a sender."""

from __future__ import annotations

import pytest

from gateway.agencies import Agency, AgencyDirectory, TlsExpectation
from gateway.authentication import Claims, identify
from gateway.authentication.look_alike import resembles
from gateway.ids import AgencyId, ChannelName
from gateway.items import AuthResults, Envelope, SenderStatus, TlsFacts, Verdict
from tests.channel_fakes import NOON

P, F, N, T = Verdict.PASS, Verdict.FAIL, Verdict.NONE, Verdict.TEMPERROR
TLS = TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384")
DIRECTORY = AgencyDirectory.of(
    [
        Agency(AgencyId("AG-POL"), "Police", "police", ("met-police.example", "pps.met-police.example"), tls=TlsExpectation.REQUIRE),
        Agency(AgencyId("AG-SCH"), "School", "school", ("school.example",), ("school-sims",)),
        Agency(AgencyId("AG-CH"), "Charity", "charity", ("charity.example",), without_dmarc=("charity.example",)),
        Agency(AgencyId("AG-NHS"), "Practice", "gp", ("gp.example",), tls=TlsExpectation.ANY),
    ]
)


def mail(sender: str = "x@any.example", tls: TlsFacts | None = TLS, channel: ChannelName = ChannelName.SMTP) -> Envelope:
    return Envelope(channel, NOON, untrusted_sender=sender, tls=tls)


def verdicts(dmarc: Verdict | None, *, spf: Verdict = P, aligned: Verdict | None = None) -> AuthResults:
    return AuthResults(spf, N, dmarc, aligned=aligned)


@pytest.mark.parametrize(
    ("domain", "results", "tls", "status", "reason"),
    [
        ("school.example", verdicts(P), TLS, SenderStatus.VERIFIED, "dmarc_pass"),
        ("SCHOOL.example", verdicts(P), TLS, SenderStatus.VERIFIED, "dmarc_pass"),
        ("school.example", verdicts(F), TLS, SenderStatus.FORGED, "dmarc_fail"),
        ("school.example", verdicts(N), TLS, SenderStatus.UNKNOWN, "not_authenticated"),
        ("school.example", verdicts(None), TLS, SenderStatus.UNKNOWN, "not_authenticated"),
        ("school.example", verdicts(N, aligned=P), TLS, SenderStatus.UNKNOWN, "not_authenticated"),
        ("school.example", verdicts(T), TLS, SenderStatus.UNKNOWN, "dns_unavailable"),
        ("charity.example", verdicts(N, aligned=P), TLS, SenderStatus.VERIFIED, "aligned_without_policy"),
        ("charity.example", verdicts(N, aligned=F), TLS, SenderStatus.UNKNOWN, "not_authenticated"),
        ("charity.example", verdicts(F, aligned=F), TLS, SenderStatus.FORGED, "dmarc_fail"),
        ("met-police.example", verdicts(P), TLS, SenderStatus.VERIFIED, "dmarc_pass"),
        ("met-police.example", verdicts(P), None, SenderStatus.UNKNOWN, "tls_missing"),
        ("met-police.example", verdicts(F), None, SenderStatus.FORGED, "dmarc_fail"),
        ("gp.example", verdicts(P), None, SenderStatus.VERIFIED, "dmarc_pass"),
        ("stranger.example", verdicts(P), TLS, SenderStatus.UNKNOWN, "unknown_domain"),
        ("stranger.example", verdicts(F), TLS, SenderStatus.UNKNOWN, "unknown_domain"),
    ],
)
def test_the_header_from_decides_and_only_proof_verifies(
    domain: str, results: AuthResults, tls: TlsFacts | None, status: SenderStatus, reason: str
) -> None:
    """One row a case; the agency is named only where it is proved."""
    sender = identify(Claims(domain), mail(tls=tls), results, DIRECTORY)
    assert (sender.status, sender.reasons[0]) == (status, reason)
    assert (sender.agency is not None) == (status is SenderStatus.VERIFIED)


def test_missing_tls_is_flagged_where_it_is_preferred() -> None:
    """A legacy sender is not refused, only noted."""
    assert identify(Claims("school.example"), mail(tls=None), verdicts(P), DIRECTORY).reasons == ("dmarc_pass", "tls_absent")


def test_polled_mail_is_not_judged_by_the_polls_own_tls() -> None:
    """The hop to the mailbox is not ours to see."""
    polled = mail(tls=None, channel=ChannelName.IMAP)
    assert identify(Claims("met-police.example"), polled, verdicts(P), DIRECTORY).status is SenderStatus.VERIFIED


def test_the_null_sender_is_a_system_unless_forged() -> None:
    """Bounces speak for nobody; a forged bounce is still forged."""
    assert identify(Claims("school.example"), mail(""), verdicts(P), DIRECTORY).status is SenderStatus.SYSTEM
    assert identify(Claims("school.example"), mail(""), verdicts(F), DIRECTORY).status is SenderStatus.FORGED


def test_a_polled_null_return_path_is_a_system() -> None:
    """Polled mail keeps its reverse path in Return-Path only."""
    polled = mail("", channel=ChannelName.IMAP)
    assert identify(Claims("school.example", null_return="yes"), polled, verdicts(P), DIRECTORY).status is SenderStatus.SYSTEM
    assert identify(Claims("school.example"), polled, verdicts(P), DIRECTORY).status is SenderStatus.VERIFIED


@pytest.mark.parametrize(
    ("claims", "warning"),
    [
        (Claims("stranger.example", display_domain="met-police.example"), "display_name_differs"),
        (Claims("school.example", reply_domain="stranger.example"), "reply_to_differs"),
        (Claims("met-po1ice.example"), "look_alike_domain"),
        (Claims("rnet-police.example"), "look_alike_domain"),
        (Claims("xn--met-plice-42h.example"), "look_alike_domain"),
        (Claims("hr.school.example"), "unlisted_subdomain"),
        (Claims("", problem="from_ambiguous"), "from_ambiguous"),
    ],
)
def test_what_a_careful_reader_would_notice(claims: Claims, warning: str) -> None:
    """Warnings are codes beside the decision."""
    assert warning in identify(claims, mail(), verdicts(P), DIRECTORY).reasons


def test_replies_within_one_agency_are_no_warning() -> None:
    """An agency may use two of its listed domains."""
    sender = identify(Claims("met-police.example", reply_domain="pps.met-police.example"), mail(), verdicts(P), DIRECTORY)
    assert sender.reasons == ("dmarc_pass",)


def test_form_clients_and_staff() -> None:
    """A client is its agency's; a member of staff is vouched for by sign-in, with the agency of their own domain."""
    form = Envelope(ChannelName.FORM, NOON, form_client="school-sims")
    stranger = Envelope(ChannelName.FORM, NOON, form_client="nobody")
    staff = Envelope(ChannelName.UPLOAD, NOON, uploader="h@school.example")
    local = Envelope(ChannelName.FOLDER, NOON, uploader="watched-folder")
    nobody = Envelope(ChannelName.UPLOAD, NOON)
    senders = [identify(Claims(""), each, AuthResults(), DIRECTORY) for each in (form, stranger, staff, local, nobody)]
    assert [(s.status.value, s.agency) for s in senders] == [
        ("verified", "AG-SCH"),
        ("unknown", None),
        ("staff", "AG-SCH"),
        ("staff", None),
        ("unknown", None),
    ]


def test_unlike_names_do_not_resemble() -> None:
    """Honest neighbours are not accused."""
    assert resembles("westminster.example", ["met-police.example", "school.example", "gp.example"]) == ""
