"""A structured header value with parameters (RFC 2045 s5.1, RFC 2231), as mailers really write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from parsers.charsets import decode
from parsers.encoded_words import declared_words, decode_words, unfold

_NAME = re.compile(rb"(?<![^\s=;\"]),*+([^\s=;\",][^\s=;\"]*+)\s*+=\s*+")  # a word is tried from its first letter only
_VALUE = re.compile(rb'"((?:[^"\\]|\\.)*)"?|([^;]*)', re.DOTALL)
_QUOTED_PAIR = re.compile(rb"\\(.)", re.DOTALL)
_NEXT = re.compile(rb"(?<!\s)\s++[A-Za-z][\w-]*\*?\d*\*?=")
_SECTION = re.compile(r"(.+?)\*(?:(\d{1,3})(\*)?)?")
_SLASH = re.compile(rb"\A([\w.+-]+)[ \t]*/[ \t]*(?=[\w.+-])")
_MOST = 200


@dataclass(frozen=True, slots=True)
class Value:
    """The first word, lower case, and its parameters by lower-case name."""

    main: str
    parameters: dict[str, str] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)  # only those whose letters had to be guessed

    def get(self, name: str) -> str:
        """A parameter, "" where absent."""
        return self.parameters.get(name, "")

    def as_declared(self, name: str) -> str:
        """The same without guessed letters: U+FFFD stands where the bytes declare none."""
        return self.declared.get(name) or self.get(name)


def read_value(raw: bytes) -> Value:
    """Parse `raw`, for example `text/plain; charset=utf-8`. Never raises; the first of repeated names wins."""
    value = _SLASH.sub(rb"\1/", unfold(raw))
    main, _, rest = value.partition(b";")
    word = main.split()
    if word and b"=" in word[0]:  # parameters without the word that should stand before them
        word, rest = [], value
    plain: dict[str, str] = {}
    declared: dict[str, str] = {}
    extended: dict[str, list[tuple[int, bool, bytes]]] = {}
    for name, content in _pairs(rest if len(word) < 2 or b"=" not in main else value[len(word[0]) :]):  # noqa: PLR2004 - a missing ";" after the first word
        match = _SECTION.fullmatch(name)
        if match is None:
            if name not in plain:
                plain[name], declared[name] = decode_words(content), declared_words(content)
            continue
        coded = match[2] is None or match[3] is not None
        extended.setdefault(match[1], []).append((int(match[2] or 0), coded, content))
    joined = {name: text for name, pieces in extended.items() if (text := _join(pieces))}
    guessed = {name: text for name, text in declared.items() if name not in joined and text != plain[name]}
    return Value(_first(word), {**plain, **joined}, guessed)


def _first(words: list[bytes]) -> str:
    return words[0].strip(b"\"'<>;").decode("ascii", "replace").lower() if words else ""


def _pairs(raw: bytes) -> Iterator[tuple[str, bytes]]:
    position = 0
    for _ in range(_MOST):
        match = _NAME.search(raw, position)
        if match is None:
            return
        found = _VALUE.match(raw, match.end())
        if found is None:
            return
        position = found.end()
        content = found[2]
        if content is not None and (cut := _NEXT.search(content)):
            position = found.start() + cut.start()
            content = content[: cut.start()]
        quoted = _QUOTED_PAIR.sub(rb"\1", found[1]) if found[1] is not None else b""
        yield match[1].decode("ascii", "replace").lower(), quoted if content is None else content.strip()


def _join(pieces: list[tuple[int, bool, bytes]]) -> str:
    """RFC 2231 s3 and s4: sections in numeric order, the character set stands in the first."""
    charset = ""
    whole = pending = b""  # coded sections are joined before they are decoded: mailers cut "%C3" in two
    for index, (_, coded, content) in enumerate(sorted(pieces, key=lambda piece: piece[0])):
        text = content
        if coded and index == 0 and text.count(b"'") > 1:
            label, _, text = text.split(b"'", 2)
            charset = label.decode("ascii", "ignore")
        whole, pending = (whole, pending + text) if coded else (whole + unquote_to_bytes(pending) + text, b"")
    whole += unquote_to_bytes(pending)
    if not charset and b"=?" in whole:
        return decode_words(whole)
    return decode(whole, charset).replace("\x00", "")
