"""Attacks on who a message seems to be from, whole: raw header to sender. Nobody becomes an agency but by proof."""

from __future__ import annotations

import base64

import pytest

from gateway.agencies import Agency, AgencyDirectory
from gateway.authentication import EdgeTrust, evaluate, identify, read_claims
from gateway.ids import AgencyId, ChannelName
from gateway.items import Sender, SenderStatus
from tests.unit.authentication.test_evaluate import DMARC, SPF, Table, dkim_key, envelope, signed

DIRECTORY = AgencyDirectory.of([Agency(AgencyId("AG-SCH"), "School", "school", ("school.example",))])
EVIL_SPF = {("evil.example", "TXT"): ("v=spf1 ip4:192.0.2.0/24 -all",), ("_dmarc.evil.example", "TXT"): ("v=DMARC1; p=reject",)}
DNS = Table(SPF | DMARC | EVIL_SPF | dkim_key() | dkim_key("evil.example"))
ENCODED = base64.b64encode(b"head@school.example")


def mail(*head: bytes) -> bytes:
    return b"".join(line + b"\r\n" for line in head) + b"To: mash@trimash.example\r\nSubject: s\r\n\r\nbody\r\n"


def judged(
    raw: bytes, *, sender: str = "x@evil.example", channel: ChannelName = ChannelName.SMTP, trust: EdgeTrust | None = None
) -> Sender:
    arrived = envelope(sender, channel=channel)
    results = evaluate(raw, arrived, DNS, trust)
    return identify(read_claims(raw), arrived, results, DIRECTORY)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ((b"From: head@school.example, x@evil.example",), "from_ambiguous"),
        ((b"From: x@evil.example", b"From: head@school.example"), "from_ambiguous"),
        ((b"From: head@school.example", b"from : x@evil.example"), "from_ambiguous"),
        ((b"Sender: head@school.example",), "from_missing"),
        ((b"From: head",), "from_missing"),
        ((b"From: <head@school.example> <x@evil.example>",), "from_missing"),
        ((b"From: head@school.example\x00@evil.example",), "unknown_domain"),
        ((b"From: head@school.example@evil.example",), "unknown_domain"),
        ((b'From: "head@school.example" <x@evil.example>',), "display_name_differs"),
        ((b"From: head@school.example <x@evil.example>",), "display_name_differs"),
        ((b"From: =?utf-8?B?" + ENCODED + b"?= <x@evil.example>",), "display_name_differs"),
        (("From: head\uff20school.example <x@evil.example>".encode(),), "display_name_differs"),
        ((b"From: x@sch00l.example",), "look_alike_domain"),
        ((b"From: x@sch-ool.example",), "look_alike_domain"),
        (("From: x@sch\u043eol.example".encode(),), "look_alike_domain"),
        ((b"From: x@it.school.example",), "unlisted_subdomain"),
        ((b"From: x@school.example.evil.example",), "unknown_domain"),
        ((b"From: School: x@evil.example;",), "unknown_domain"),
        ((b"From: x@evil.example", b"Reply-To: y@other.example"), "reply_to_differs"),
        ((b"From: x@evil.example (head@school.example)",), "unknown_domain"),
    ],
)
def test_a_header_that_misleads_is_held_with_its_reason(head: tuple[bytes, ...], reason: str) -> None:
    """The attacker's own domain passes SPF and DMARC; the message is nobody's all the same."""
    sender = judged(mail(*head))
    assert (sender.status, sender.agency) == (SenderStatus.UNKNOWN, None)
    assert reason in sender.reasons


@pytest.mark.parametrize(
    "raw",
    [
        mail(b"From: head@school.example"),
        signed(b"evil.example", message=mail(b"From: head@school.example")),
        signed(length=True, message=mail(b"From: head@school.example")) + b"The father may collect her.\r\n",
        signed(message=mail(b"From: head@school.example")).replace(b"body", b"The father may collect her."),
        signed(message=mail(b"From: head@school.example")).replace(b"Subject: s", b"Subject: t"),
        b"DKIM-Signature: v=1; a=rsa-sha256; d=school.example; s=sel; h=from; bh=AA==; b=AA==\r\n" + mail(b"From: head@school.example"),
        b"Authentication-Results: mx.council.example; dmarc=pass header.from=school.example\r\n" + mail(b"From: head@school.example"),
    ],
)
def test_a_listed_domain_without_its_proof_is_forged(raw: bytes) -> None:
    """Unsigned, signed by another, signed in part, altered since, signed with rubbish, or praised by itself."""
    assert judged(raw).status is SenderStatus.FORGED


@pytest.mark.parametrize("added", [b"From: x@evil.example\r\n", b"From : x@evil.example\r\n"])
def test_a_second_from_above_a_good_signature_is_seen(added: bytes) -> None:
    """The signature still holds for the lower one, a reader may be shown the upper."""
    sender = judged(added + signed(message=mail(b"From: head@school.example")))
    assert (sender.status, sender.reasons[0]) == (SenderStatus.UNKNOWN, "from_ambiguous")


def test_a_polled_message_cannot_bring_its_own_praise() -> None:
    """Results under another server's name, or below our server's own, are the sender's words."""
    praise = b"Authentication-Results: mx.council.example; dmarc=pass header.from=school.example\r\n"
    blame = praise.replace(b"pass", b"fail")
    trust = EdgeTrust("mx.council.example")
    raw = mail(b"From: head@school.example")
    for forged in (blame + praise + raw, praise.replace(b"council", b"evil") + raw):
        assert judged(forged, sender="", channel=ChannelName.IMAP, trust=trust).status is not SenderStatus.VERIFIED


def test_the_real_head_teacher_is_still_let_in() -> None:
    """The same checks with an aligned signature: proved."""
    arrived = envelope("bounce@mailer.example")
    raw = signed(message=mail(b"From: Head <head@school.example>"))
    sender = identify(read_claims(raw), arrived, evaluate(raw, arrived, DNS), DIRECTORY)
    assert (sender.status, sender.agency) == (SenderStatus.VERIFIED, "AG-SCH")
