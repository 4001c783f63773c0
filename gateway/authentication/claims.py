"""Whom a message claims to be from, out of its own header: the claim that SPF, DKIM and DMARC then prove or not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gateway.authentication.headers import read_fields, values
from gateway.authentication.mailboxes import domain_of, read_mailboxes
from parsers.encoded_words import decode_words

_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")


@dataclass(frozen=True, slots=True)
class Claims:
    """`domain` of the header From, "" with `problem` "from_missing" or "from_ambiguous".

    `display_domain` is the domain of an address written inside the display name, `reply_domain` that of Reply-To; "" for none.
    """

    domain: str
    display_domain: str = ""
    reply_domain: str = ""
    problem: str = ""
    null_return: str = "no"  # "yes" where the top Return-Path is "<>"


def read_claims(content: bytes) -> Claims:
    """Read the claims. More than one From field or mailbox is ambiguous: programs differ in which they show (RFC 7489 s6.6.1)."""
    fields = read_fields(content)
    froms = values(fields, "from")
    null_return = "yes" if values(fields, "return-path")[:1] == ("<>",) else "no"
    mailboxes = read_mailboxes(froms[0]) if froms else ()
    if len(froms) > 1 or len(mailboxes) > 1:
        return Claims("", problem="from_ambiguous", null_return=null_return)
    if not mailboxes or not mailboxes[0].domain:
        return Claims("", problem="from_missing", null_return=null_return)
    sender = mailboxes[0]
    written = _ADDRESS.search(_shown(sender.untrusted_display))
    return Claims(
        domain=sender.domain,
        display_domain=domain_of(written.group()) if written else "",
        reply_domain=_reply_domain(values(fields, "reply-to"), sender.domain),
        null_return=null_return,
    )


def _shown(untrusted_display: str) -> str:
    """The display name as a reader sees it: encoded words decoded, full-width letters and signs made plain."""
    return unicodedata.normalize("NFKC", decode_words(untrusted_display.encode("utf-8", "replace")))


def _reply_domain(replies: tuple[str, ...], own: str) -> str:
    """The first Reply-To domain that differs from the sender's, else the sender's, else ""."""
    domains = [mailbox.domain for value in replies for mailbox in read_mailboxes(value) if mailbox.domain]
    return next((domain for domain in domains if domain != own), domains[0] if domains else "")
