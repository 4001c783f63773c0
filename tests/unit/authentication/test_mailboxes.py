"""Which address a From field really holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.authentication.claims import read_claims
from gateway.authentication.headers import read_fields
from gateway.authentication.mailboxes import domain_of, normal_domain, read_mailboxes


@pytest.mark.parametrize(
    ("value", "domains"),
    [
        ("a@school.example", ["school.example"]),
        ("Head <a@School.Example>", ["school.example"]),
        ('"Smith, J" <a@school.example>', ["school.example"]),
        ('"police@met.example" <evil@x.example>', ["x.example"]),
        ("police@met.example <evil@x.example>", ["x.example"]),
        ("(a@met.example) b@x.example (c)", ["x.example"]),
        ("a@met.example, b@x.example", ["met.example", "x.example"]),
        ("<a@met.example> <b@x.example>", [""]),
        ("Team: a@x.example, b@y.example;", ["x.example", "y.example"]),
        ("a@x.example.", ["x.example"]),
        ("a@münchen.example", ["xn--mnchen-3ya.example"]),
        ("nobody", [""]),
        ("a@localhost", [""]),
        ("Smith, Jo <a@school.example>", ["school.example"]),
        ("Smith, Jo, Dr <a@school.example>, Lee, P <b@x.example>", ["school.example", "x.example"]),
        ("police@met.example, Jo <b@x.example>", ["met.example", "x.example"]),
        ("Smith, a@school.example", [""]),
        ("a@-x.example", [""]),
        ("a b@x.example", [""]),
        ("", []),
    ],
)
def test_only_the_real_address_counts(value: str, domains: list[str]) -> None:
    """An address in a display name, comment or second bracket never passes for the sender."""
    assert [mailbox.domain for mailbox in read_mailboxes(value)] == domains


@given(st.text(max_size=300))
def test_any_text_is_survived(value: str) -> None:
    """Hostile fields raise nothing, and a domain is always a usable name or empty."""
    for mailbox in read_mailboxes(value):
        assert mailbox.domain == normal_domain(mailbox.domain)


@given(st.binary(max_size=400))
def test_any_header_is_survived(content: bytes) -> None:
    """Reading fields and claims never raises."""
    for name, _ in read_fields(content):
        assert name == name.strip().lower()
    read_claims(content)


@pytest.mark.parametrize(
    ("header", "domain", "problem"),
    [
        (b"From: a@x.example\r\n", "x.example", ""),
        (b"Subject: y\r\nFROM: A\r\n <a@x.example>\r\n", "x.example", ""),
        (b"From: a@x.example\r\nFrom: b@y.example\r\n", "", "from_ambiguous"),
        (b"From: a@x.example, b@y.example\r\n", "", "from_ambiguous"),
        (b"From:\r\n", "", "from_missing"),
        (b"Subject: y\r\n\r\nFrom: a@x.example\r\n", "", "from_missing"),
        (b"From : a@x.example\n\nbody", "x.example", ""),
    ],
)
def test_the_claim_is_one_mailbox_or_none(header: bytes, domain: str, problem: str) -> None:
    """Two From fields or mailboxes are ambiguous, a From in the body is none."""
    claims = read_claims(header)
    assert (claims.domain, claims.problem) == (domain, problem)


def test_other_addresses_are_noticed() -> None:
    """The display name's, Reply-To's and Return-Path's addresses are told apart."""
    claims = read_claims(b'Return-Path: <>\r\nFrom: "desk@met.example" <a@x.example>\r\nReply-To: a@x.example, b@other.example\r\n\r\n')
    assert (claims.display_domain, claims.reply_domain, claims.null_return) == ("met.example", "other.example", "yes")


@pytest.mark.parametrize(("address", "domain"), [("a@b@c.example", "c.example"), ("@c.example", ""), ("", "")])
def test_the_domain_follows_the_last_at(address: str, domain: str) -> None:
    """RFC 5321 s4.1.2: the local part may hold an "@", the domain not."""
    assert domain_of(address) == domain
