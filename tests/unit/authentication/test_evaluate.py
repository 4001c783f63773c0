"""SPF, DKIM and DMARC over answers given by a table."""

from __future__ import annotations

import base64
from functools import lru_cache

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from gateway.authentication import DnsUnavailable, EdgeTrust, evaluate
from gateway.authentication.dmarc import is_aligned, organisational_domain, parse_record
from gateway.authentication.spf_check import check_spf
from gateway.ids import ChannelName
from gateway.items import AuthResults, Envelope, Verdict
from tests.channel_fakes import NOON

P, F, N, T = Verdict.PASS, Verdict.FAIL, Verdict.NONE, Verdict.TEMPERROR
MESSAGE = b"From: Head <head@school.example>\r\nTo: mash@trimash.example\r\nSubject: s\r\n\r\nbody\r\n"


class Table:
    """DNS out of a dict; a name in `down` is unavailable."""

    def __init__(self, answers: dict[tuple[str, str], tuple[str, ...]] | None = None, down: tuple[str, ...] = ()) -> None:
        self.answers = answers or {}
        self.down = down

    def __call__(self, name: str, kind: str) -> tuple[str, ...]:
        if name in self.down:
            raise DnsUnavailable(name)
        return self.answers.get((name, kind), ())


def envelope(sender: str = "head@school.example", ip: str = "192.0.2.1", channel: ChannelName = ChannelName.SMTP) -> Envelope:
    return Envelope(channel, NOON, untrusted_sender=sender, peer_ip=ip, untrusted_helo="mx.school.example")


@lru_cache(maxsize=1)
def key() -> tuple[bytes, str]:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    public = private.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return pem, "v=DKIM1; k=rsa; p=" + base64.b64encode(public).decode()


def signed(domain: bytes = b"school.example", *, message: bytes = MESSAGE, **options: object) -> bytes:
    return dkim.sign(message, b"sel", domain, key()[0], **options) + message


SPF = {("school.example", "TXT"): ("v=spf1 ip4:192.0.2.0/24 -all",)}
DMARC = {("_dmarc.school.example", "TXT"): ("v=DMARC1; p=reject",)}


def dkim_key(domain: str = "school.example") -> dict[tuple[str, str], tuple[str, ...]]:
    return {(f"sel._domainkey.{domain}", "TXT"): (key()[1],)}


@pytest.mark.parametrize(
    ("record", "ip", "verdict"),
    [
        ("v=spf1 ip4:192.0.2.1 -all", "192.0.2.1", P),
        ("v=spf1 ip4:192.0.2.1 -all", "192.0.2.2", F),
        ("v=spf1 ip4:192.0.2.1 ~all", "192.0.2.2", F),
        ("v=spf1 ?all", "192.0.2.2", N),
        ("v=spf1 a:mx.school.example -all", "192.0.2.9", P),
        ("v=spf1 mx -all", "192.0.2.9", P),
        ("v=spf1 include:_spf.host.example -all", "198.51.100.7", P),
        ("v=spf1 redirect=_spf.host.example", "198.51.100.7", P),
        ("v=spf1 exists:%{i}._x.host.example -all", "192.0.2.77", P),
        ("v=spf1 ip6:2001:db8::/32 -all", "2001:db8::1", P),
        ("v=spf1 nonsense -all", "192.0.2.1", N),
        ("not spf", "192.0.2.1", N),
        ("v=spf1 a:void1.example a:void2.example a:void3.example -all", "192.0.2.1", N),
        ("v=spf1 a:down.example -all", "192.0.2.1", T),
    ],
)
def test_spf_mechanisms(record: str, ip: str, verdict: Verdict) -> None:
    """Mechanisms of RFC 7208 over our own look-ups; what proves nothing is NONE, DNS trouble TEMPERROR."""
    dns = Table(
        {
            ("school.example", "TXT"): ("other text", record),
            ("mx.school.example", "A"): ("192.0.2.9",),
            ("school.example", "MX"): ("10 mx.school.example",),
            ("_spf.host.example", "TXT"): ("v=spf1 ip4:198.51.100.0/24 -all",),
            ("192.0.2.77._x.host.example", "A"): ("127.0.0.2",),
        },
        down=("down.example",),
    )
    assert check_spf(ip, "head@school.example", "x.example", dns) is verdict


def test_spf_of_the_null_sender_is_of_helo() -> None:
    """RFC 7208 s2.4: postmaster at the HELO name."""
    dns = Table({("mx.school.example", "TXT"): ("v=spf1 ip4:192.0.2.1 -all",)})
    assert check_spf("192.0.2.1", "", "mx.school.example", dns) is P


@pytest.mark.parametrize(
    ("ip", "sender"), [("not an ip", "a@b.example"), ("192.0.2.1", "\udcff@b.example"), ("192.0.2.1", "a@" + "x" * 300)]
)
def test_unusable_identities_prove_nothing(ip: str, sender: str) -> None:
    """Whatever the peer said, no exception."""
    assert check_spf(ip, sender, "", Table()) is N


@pytest.mark.parametrize(
    ("content", "answers", "expected"),
    [
        (MESSAGE, SPF | DMARC, (P, N, P, P)),
        (MESSAGE, SPF, (P, N, N, P)),
        (MESSAGE, DMARC, (N, N, F, F)),
        (MESSAGE, {}, (N, N, N, F)),
        (signed(), dkim_key() | DMARC, (N, P, P, P)),
        (signed(), DMARC, (N, F, F, F)),
        (signed().replace(b"body", b"bodx"), dkim_key() | DMARC, (N, F, F, F)),
        (signed(b"mail.school.example"), dkim_key("mail.school.example") | DMARC, (N, P, P, P)),
        (signed(b"mailer.example"), dkim_key("mailer.example") | DMARC, (N, P, F, F)),
        (signed(length=True) + b"added below", dkim_key() | DMARC, (N, F, F, F)),
        (signed().replace(b"\r\n", b"\n"), dkim_key() | DMARC, (N, P, P, P)),
        (b"DKIM-Signature: rubbish\r\n" + MESSAGE, DMARC, (N, F, F, F)),
        (b"DKIM-Signature: v=1; a=rsa-sha256\r\n" + signed(), dkim_key() | DMARC, (N, P, P, P)),
        (b"no header at all", {}, (N, N, N, None)),
    ],
)
def test_verdicts(content: bytes, answers: dict[tuple[str, str], tuple[str, ...]], expected: tuple[Verdict | None, ...]) -> None:
    """(SPF, DKIM, DMARC, aligned) over what the domains publish."""
    results = evaluate(content, envelope(), Table(answers))
    assert (results.spf, results.dkim, results.dmarc, results.aligned) == expected


def test_spf_of_another_domain_does_not_count_for_from() -> None:
    """A mailer's own pass proves the mailer, not the school (RFC 7489 s3.1.2)."""
    dns = Table({("mailer.example", "TXT"): ("v=spf1 ip4:192.0.2.0/24 -all",)} | DMARC)
    results = evaluate(MESSAGE, envelope("bounce@mailer.example"), dns)
    assert (results.spf, results.dmarc) == (P, F)


@pytest.mark.parametrize("down", [("_dmarc.school.example",), ("school.example",), ("sel._domainkey.school.example",)])
def test_dns_trouble_is_temporary(down: tuple[str, ...]) -> None:
    """No answer is never "fail", and never "pass"."""
    assert evaluate(signed(), envelope(), Table(DMARC, down=down)).dmarc is T


def test_polled_mail_without_a_signature_is_not_proved_and_not_forged() -> None:
    """The peer is unknown, so SPF cannot be asked: to call an SPF-only school a forger would be untrue."""
    results = evaluate(MESSAGE, envelope(ip="", channel=ChannelName.IMAP), Table(SPF | DMARC))
    assert (results.spf, results.dmarc, results.aligned) == (None, N, F)


def test_given_verdicts_stand() -> None:
    """Where the channel was told the results nothing is looked up."""
    given_results = AuthResults(P, N, N, source="given")
    told = Envelope(ChannelName.SMTP, NOON, auth=given_results)
    assert evaluate(MESSAGE, told, Table(down=("school.example",))) is given_results


HEADER = (
    b"Authentication-Results: mx.council.example; spf=pass (ok; really) smtp.mailfrom=a@school.example;\r\n"
    b"\tdmarc=pass header.from=school.example\r\n"
)


@pytest.mark.parametrize(
    ("header", "source", "dmarc"),
    [
        (HEADER, "trusted_header", P),
        (HEADER.replace(b"mx.council.example", b"mx.evil.example"), "evaluated", N),
        (HEADER.replace(b"header.from=school", b"header.from=mailer"), "trusted_header", N),
        (HEADER + HEADER.replace(b"dmarc=pass", b"dmarc=fail"), "trusted_header", P),
        (HEADER.replace(b"dmarc=pass", b"dmarc=fail") + HEADER, "trusted_header", F),
        (HEADER.replace(b"; spf", b"; dmarc=fail header.from=school.example; spf"), "trusted_header", F),
        (HEADER.split(b";")[0] + b"; spf=none\r\n" + HEADER, "trusted_header", None),
        (b"Authentication-Results: mx.council.example; none\r\n", "evaluated", N),
    ],
)
def test_only_our_own_servers_header_counts(header: bytes, source: str, dmarc: Verdict | None) -> None:
    """Foreign Authentication-Results are the sender's words, and so is what stands below ours; in one field the worst stands."""
    polled = envelope(ip="", channel=ChannelName.IMAP)
    results = evaluate(header + MESSAGE, polled, Table(), EdgeTrust("mx.council.example"))
    assert (results.source, results.dmarc) == (source, dmarc)


NAMELESS = (
    b"Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=school.example;\r\n dmarc=pass header.from=school.example\r\n"
)


@pytest.mark.parametrize(
    ("header", "source", "dmarc"),
    [
        (NAMELESS, "trusted_header", P),
        (NAMELESS.replace(b"dmarc=pass", b"dmarc=fail") + NAMELESS, "trusted_header", F),
        (HEADER + NAMELESS, "evaluated", N),
    ],
)
def test_a_server_without_a_name_counts_only_at_the_top(header: bytes, source: str, dmarc: Verdict) -> None:
    """Exchange Online leaves its name out; a field that bears one is then another's."""
    polled = envelope(ip="", channel=ChannelName.IMAP)
    results = evaluate(header + MESSAGE, polled, Table(), EdgeTrust("-"))
    assert (results.source, results.dmarc) == (source, dmarc)


def test_a_header_never_counts_at_our_own_listener() -> None:
    """What arrives by SMTP is judged by us alone."""
    assert evaluate(HEADER + MESSAGE, envelope(), Table(), EdgeTrust("mx.council.example")).source == "evaluated"


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("v=DMARC1; p=reject", ("r", "r", "reject")),
        ("v=DMARC1;p=none;aspf=s;adkim=S", ("s", "s", "none")),
        ("v=DMARC1; p=junk; rua=mailto:a@b.example", ("r", "r", "none")),
        ("v=DMARC1; p=junk", None),
        ("v=DMARC2; p=none", None),
    ],
)
def test_dmarc_records(text: str, modes: tuple[str, str, str] | None) -> None:
    """RFC 7489 s6.3 and s6.6.3."""
    record = parse_record(text)
    assert (None if record is None else (record.spf_mode, record.dkim_mode, record.policy)) == modes


@pytest.mark.parametrize(
    ("domain", "organisation"),
    [
        ("a.b.gov.uk", "b.gov.uk"),
        ("x.school.sch.uk", "x.school.sch.uk"),
        ("mail.nhs.net", "nhs.net"),
        ("com", "com"),
        ("a.x.example", "x.example"),
    ],
)
def test_organisational_domains(domain: str, organisation: str) -> None:
    """By the public suffix list, whose *.sch.uk makes each school its own."""
    assert organisational_domain(domain) == organisation


def test_two_councils_are_never_aligned() -> None:
    """gov.uk is a suffix: one council cannot speak for another."""
    assert not is_aligned("westminster.gov.uk", "lbhf.gov.uk", "r")
    assert is_aligned("mail.lbhf.gov.uk", "lbhf.gov.uk", "r")
    assert not is_aligned("mail.lbhf.gov.uk", "lbhf.gov.uk", "s")
