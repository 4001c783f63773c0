"""Invitations (RFC 5545) and contact cards (RFC 6350): what people read as fields, every other property as written."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from parsers.charsets import decode
from parsers.document import Document, Locator, SegmentKind
from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.paragraphs import Passage, paragraphs, segments_of

_SHOWN = {
    "SUMMARY": "Summary",
    "DESCRIPTION": "",
    "LOCATION": "Location",
    "DTSTART": "Start",
    "DTEND": "End",
    "ORGANIZER": "Organiser",
    "ATTENDEE": "Attendee",
    "COMMENT": "Comment",
    "STATUS": "Status",
}
_CARD = {
    "FN": "Name",
    "N": "Name parts",
    "NICKNAME": "Nickname",
    "BDAY": "Date of birth",
    "ADR": "Address",
    "TEL": "Telephone",
    "EMAIL": "Email",
    "ORG": "Organisation",
    "TITLE": "Title",
    "ROLE": "Role",
    "NOTE": "Note",
    "URL": "Web page",
    "RELATED": "Related",
    "GENDER": "Gender",
}
_QUOTED = re.compile(r"(?im)^([^:\r\n]{0,200}QUOTED-PRINTABLE[^:\r\n]{0,200}:)((?:[^\r\n]*=\r?\n)*[^\r\n]*)")
_PARTS = re.compile(r"(?<!\\);")
_LONGEST = 2_000  # of a property that nobody reads: a photograph in Base64
_FOLD = re.compile(r"\r?\n[ \t]")  # RFC 5545 s3.1
_ESCAPE = re.compile(r"\\([nN,;\\])")  # RFC 5545 s3.3.11
_NAMED = re.compile(r"CN=(?:\"([^\"]*)\"|([^;:]*))", re.IGNORECASE)


def parse(data: bytes, limits: Limits) -> Document:
    """A calendar file. Properties that no reader shows are kept as metadata. Raises `LimitExceeded`."""
    return Document("text/calendar", segments=segments_of(_passages(_FOLD.sub("", _read(data, limits)))))


def parse_card(data: bytes, limits: Limits) -> Document:
    """A .vcf of one or more cards: each property a field under its label. Raises `LimitExceeded`."""
    text = _QUOTED.sub(lambda found: found[1] + _unquoted(found[2]), _read(data, limits))
    lines = (_property(line) for line in _FOLD.sub("", text).splitlines())
    return Document("text/vcard", segments=segments_of(_card(name, value) for name, value in lines if name and value))


def _card(name: str, value: str) -> Passage:
    """`name` may carry a group ("item1.TEL"); a structured value keeps its parts, empty ones left out."""
    plain = name.rsplit(".", 1)[-1]
    text = ", ".join(part for part in (_unescaped(part).strip() for part in _PARTS.split(value)) if part)
    if plain in _CARD:
        return Passage(f"{_CARD[plain]}: {text}", SegmentKind.FIELD, locator=Locator(field=plain.lower()))
    return Passage(f"{name}: {value[:_LONGEST]}", SegmentKind.METADATA, locator=Locator(field=plain.lower()))


def _unquoted(value: str) -> str:
    """A value of vCard 2.1 in quoted-printable, in one line."""
    text = decode(quopri.decodestring(value.encode("utf-8", "surrogateescape")))
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def _read(data: bytes, limits: Limits) -> str:
    text = decode(data)
    if len(text) > limits.characters:
        raise LimitExceeded("characters")
    return text


def _passages(text: str) -> Iterator[Passage]:
    inside: list[str] = []
    for line in text.splitlines():
        name, value = _property(line)
        if name == "BEGIN":
            inside.append(value.upper())
        elif name == "END" and inside:
            inside.pop()
        elif not value or inside[-1:] in (["STANDARD"], ["DAYLIGHT"]):
            continue  # when the clocks change
        elif name in _SHOWN and inside[-1:] != ["VALARM"]:
            yield from _shown(name, line, value)
        elif name:
            yield Passage(f"{name}: {_unescaped(value)}", SegmentKind.METADATA, locator=Locator(field=name.lower()))


def _property(line: str) -> tuple[str, str]:
    quoted = False
    for index, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return line[:index].split(";", maxsplit=1)[0].strip().upper(), line[index + 1 :]
    return "", ""


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _shown(name: str, line: str, value: str) -> Iterator[Passage]:
    text = _unescaped(value)
    if name == "DESCRIPTION":
        yield from paragraphs(text)
        return
    person = _NAMED.search(line.split(":", maxsplit=1)[0] if '"' not in line else line)
    shown = text.removeprefix("mailto:").removeprefix("MAILTO:")
    if name in {"ORGANIZER", "ATTENDEE"} and person:
        shown = f"{person[1] or person[2]} <{shown}>"
    yield Passage(f"{_SHOWN[name]}: {shown}", SegmentKind.FIELD, locator=Locator(field=name.lower()))
