"""Mailboxes of an address field (RFC 5322 s3.4), for deciding whom a message claims to be from.

Only the address inside angle brackets, or a bare address, counts; an address written in the display name does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LENGTH = 8_192
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"?')
_ANGLE = re.compile(r"<([^<>]*)>")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """`untrusted_display` is as written, undecoded. `domain` is lower-case ASCII (A-labels), "" where it is no domain."""

    untrusted_display: str
    untrusted_address: str
    domain: str


def read_mailboxes(value: str) -> tuple[Mailbox, ...]:
    """The mailboxes of one field value. Group syntax yields its members."""
    text = _without_comments(value[:MAX_LENGTH])
    return tuple(_mailbox(part) for part in _rejoin(_split(text)) if part.strip())


def domain_of(untrusted_address: str) -> str:
    """The domain after the last "@" in lower case and A-labels; "" where there is none or it is malformed."""
    local, at, untrusted_domain = untrusted_address.strip().rpartition("@")
    if not at or not local:
        return ""
    return normal_domain(untrusted_domain)


def normal_domain(untrusted_domain: str) -> str:
    """Lower case, A-labels, no trailing dot; "" where it is no domain name."""
    name = untrusted_domain.strip().rstrip(".").lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    labels = name.split(".")
    if len(name) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):  # noqa: PLR2004 - RFC 1035 s2.3.4
        return ""
    return name


def _without_comments(text: str) -> str:
    """Drop (comments), which nest, outside quoted strings; an unclosed one runs to the end."""
    kept: list[str] = []
    depth = 0
    position = 0
    while position < len(text):
        quoted = _QUOTED.match(text, position) if depth == 0 else None
        if quoted:
            kept.append(quoted.group())
            position = quoted.end()
            continue
        character = text[position]
        position += 2 if character == "\\" else 1
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif depth == 0:
            kept.append(character)
    return "".join(kept)


def _split(text: str) -> list[str]:
    """Split at commas and semicolons that stand outside quoted strings and angle brackets; drop a group's name."""
    parts = [""]
    position = 0
    while position < len(text):
        piece = _QUOTED.match(text, position) or _ANGLE.match(text, position)
        taken = piece.group() if piece else text[position]
        position += len(taken)
        if taken in {",", ";"}:
            parts.append("")
        elif taken == ":" and "@" not in parts[-1]:
            parts[-1] = ""
        else:
            parts[-1] += taken
    return parts


def _rejoin(parts: list[str]) -> list[str]:
    """Put "Surname, Given <address>" together again: many programs leave the quotes out, and a piece without "@" is no mailbox."""
    joined: list[str] = []
    words = ""
    for part in parts:
        if "@" in part:
            joined.append(words + part)
            words = ""
        else:
            words += f"{part}, " if part.strip() else ""
    return [*joined, words] if words else joined


def _mailbox(part: str) -> Mailbox:
    outside_quotes = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), part)
    angles = list(_ANGLE.finditer(outside_quotes))
    if angles:
        last = angles[-1]
        address = part[last.start(1) : last.end(1)].strip()
        display = part[: last.start()].strip()
    else:
        address, display = part.strip(), ""
    # several bracketed addresses in one mailbox: programs differ in which they take, so none is believed
    domain = domain_of(address) if len(angles) <= 1 and " " not in address else ""
    return Mailbox(display, address, domain)
