"""How the small messages beside this file are built, and what is expected of them."""

from __future__ import annotations

import base64
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected; None where a row says nothing of it. `shown` and `unshown` are pieces of the body."""

    subject: str | None = None
    sender: tuple[str, ...] | None = None
    to: tuple[str, ...] | None = None
    date: str | None = None
    shown: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None
    payloads: tuple[bytes, ...] | None = None


def lines(*texts: bytes | str, end: bytes = b"\r\n") -> bytes:
    """Lines joined by `end`; texts in UTF-8."""
    return end.join(text.encode() if isinstance(text, str) else text for text in texts) + end


def head(*fields: bytes | str) -> bytes:
    """A message of header fields and a body of one word."""
    return lines(*fields, "", "body")


def typed(content_type: bytes | str, body: bytes, *more: bytes | str) -> bytes:
    """A single-part message of that type."""
    kind = content_type.encode() if isinstance(content_type, str) else content_type
    return lines(b"MIME-Version: 1.0", b"Content-Type: " + kind, *more, b"") + body


def mixed(*parts: bytes, kind: str = "mixed", boundary: str = "b", more: str = "") -> bytes:
    """A closed multipart."""
    text = f"Content-Type: multipart/{kind}; boundary={boundary}{more}\r\n\r\n".encode()
    mark = boundary.encode()
    return text + b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + mark + b"--\r\n"


def file(name: bytes | str, content: bytes, kind: str = "application/octet-stream", how: str = "attachment") -> bytes:
    """A part in base64; `name` is the raw parameter text after the disposition."""
    parameter = name.encode() if isinstance(name, str) else name
    return (
        f"Content-Type: {kind}\r\nContent-Disposition: {how}; ".encode()
        + parameter
        + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(content)
    )


TEXT = b"Content-Type: text/plain\r\n\r\nsome words"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(40))
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\nxyz"
RAW_NESTED = b"From: n@b.example\r\nSubject: inner\r\n\r\ninner  words\r\n"
