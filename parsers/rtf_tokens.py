"""Tokens of Rich Text Format 1.9.1: groups, control words, escaped bytes, text. Malformed input gives fewer tokens, never an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # control word with its number and delimiter
    rb"|\\'([0-9a-fA-F]{2})"  # escaped byte
    rb"|\\([^a-zA-Z])"  # control symbol
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+|\\"
)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    BYTE = auto()
    SYMBOL = auto()
    TEXT = auto()
    BINARY = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `word` of a control word or symbol, its `number` (None where absent), `content` of text and bytes."""

    kind: Kind
    word: str = ""
    number: int | None = None
    content: bytes = b""


_LITERAL = frozenset({b"{", b"}", b"\\"})
_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(rtf: bytes) -> Iterator[Token]:
    r"""The tokens of a file in order; raw binary after \bin is one token and is never searched for others."""
    position = 0
    while (match := _TOKEN.match(rtf, position)) is not None and match.end() > position:
        position = match.end()
        if match[1] == b"bin":
            start, position = position, min(len(rtf), position + max(0, int(match[2] or 0)))
            yield Token(Kind.BINARY, content=rtf[start:position])
        elif (token := _token(match)) is not None:
            yield token


def _token(match: re.Match[bytes]) -> Token | None:
    """What was matched; None for line ends, which mean nothing in RTF."""
    word, number, byte, symbol, brace, text = match.groups()
    if word is not None:
        return Token(Kind.WORD, word.decode("ascii"), None if number is None else int(number))
    if text is not None:
        return Token(Kind.TEXT, content=text)
    if brace is not None:
        return _OPEN if brace == b"{" else _CLOSE
    if byte is not None:
        return Token(Kind.BYTE, content=bytes.fromhex(byte.decode("ascii")))
    if symbol in _LITERAL:  # may be the second byte of a character
        return Token(Kind.BYTE, content=symbol)
    return None if symbol is None else Token(Kind.SYMBOL, symbol.decode("latin-1"))
