"""RFC 2047 encoded words in header values that were written by mailers of every quality.

Input is raw bytes, because real headers mix encoded words with bare 8-bit text in one value.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from parsers.charsets import decode, is_utf8

# RFC 2047 s2, loosened: spaces inside the text and a "?" in Q text occur in the wild.
_WORD = re.compile(rb"=\?([^?\s=]{1,60})\?([bBqQ])\?(.*?)\?=", re.DOTALL)
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_FOLD = re.compile(rb"\r?\n(?=[ \t])|\r(?=[ \t])")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_BARE_BREAK = re.compile("[\r\n]+")


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words of one character set and encoding: joined as bytes, since mailers split characters."""

    charset: str
    raw: bytes


def unfold(raw: bytes) -> bytes:
    """RFC 5322 s2.2.3: remove the line break before white space, keep the white space."""
    return _FOLD.sub(b"", raw).strip(b" \t\r\n")


def decode_words(raw: bytes, *, most: int = 1_000, charset: str = "") -> str:
    """Text of a raw header value. Words after the first `most` stay as written.

    Bare bytes outside ASCII are UTF-8 (RFC 6532) or else, as older programs send them, in the `charset` of the body.
    """
    return _words(raw, most, partial(_bare, charset))


def declared_words(raw: bytes, *, most: int = 1_000) -> str:
    """The same without a guess: bare bytes that are not UTF-8 (RFC 6532) declare no letter and are U+FFFD."""
    return _words(raw, most, partial(bytes.decode, errors="replace"))


def _words(raw: bytes, most: int, bare: Callable[[bytes], str]) -> str:
    pieces: list[str] = []
    run: _Run | None = None
    last = 0
    value = unfold(raw)
    for count, match in enumerate(_WORD.finditer(value)):
        if count >= most:
            break
        gap = value[last : match.start()]
        # RFC 2047 s6.2: white space between adjacent encoded words is not shown.
        if run is not None and gap.strip():
            pieces.append(_flush(run))
            run = None
        if gap.strip() or run is None:
            pieces.append(bare(gap))
        run = _extend(pieces, run, match)
        last = match.end()
    if run is not None:
        pieces.append(_flush(run))
    pieces.append(bare(value[last:]))
    return _BARE_BREAK.sub(" ", "".join(pieces)).replace("\x00", "").strip()


def _extend(pieces: list[str], run: _Run | None, match: re.Match[bytes]) -> _Run:
    charset = match[1].split(b"*")[0].decode("ascii", "ignore").lower()  # RFC 2231 s5: language after "*"
    raw = _payload(match[2], match[3])
    if run is not None and run.charset == charset:
        return _Run(charset, run.raw + raw)
    if run is not None:
        pieces.append(_flush(run))
    return _Run(charset, raw)


def _bare(charset: str, raw: bytes) -> str:
    return decode(raw) if not charset or is_utf8(raw) else decode(raw, charset)


def _flush(run: _Run) -> str:
    return decode(run.raw, run.charset)


def _payload(encoding: bytes, text: bytes) -> bytes:
    if encoding in b"bB":
        return _base64(text)
    return _HEX.sub(lambda match: bytes([int(match[1], 16)]), text.replace(b"_", b" "))


def _base64(text: bytes) -> bytes:
    clean = _NOT_BASE64.sub(b"", text)
    clean = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
