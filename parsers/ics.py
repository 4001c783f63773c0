"""An invitation (RFC 5545) -> its summary, description, place and people as fields."""

from __future__ import annotations

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
_FOLD = re.compile(r"\r?\n[ \t]")  # RFC 5545 s3.1
_ESCAPE = re.compile(r"\\([nN,;\\])")  # RFC 5545 s3.3.11
_NAMED = re.compile(r"CN=(?:\"([^\"]*)\"|([^;:]*))", re.IGNORECASE)


def parse(data: bytes, limits: Limits) -> Document:
    """A calendar file. Unknown properties are left out: they are settings of the calendar. Raises `LimitExceeded`."""
    text = decode(data)
    if len(text) > limits.characters:
        raise LimitExceeded("characters")
    return Document("text/calendar", segments=segments_of(_passages(_FOLD.sub("", text))))


def _passages(text: str) -> Iterator[Passage]:
    inside: list[str] = []
    for line in text.splitlines():
        name, value = _property(line)
        if name == "BEGIN":
            inside.append(value.upper())
        elif name == "END" and inside:
            inside.pop()
        elif name in _SHOWN and value and inside[-1:] != ["VALARM"] and inside[-1:] not in (["STANDARD"], ["DAYLIGHT"]):
            yield from _shown(name, line, value)


def _property(line: str) -> tuple[str, str]:
    quoted = False
    for index, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return line[:index].split(";", maxsplit=1)[0].strip().upper(), line[index + 1 :]
    return "", ""


def _shown(name: str, line: str, value: str) -> Iterator[Passage]:
    text = _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    if name == "DESCRIPTION":
        yield from paragraphs(text)
        return
    person = _NAMED.search(line.split(":", maxsplit=1)[0] if '"' not in line else line)
    shown = text.removeprefix("mailto:").removeprefix("MAILTO:")
    if name in {"ORGANIZER", "ATTENDEE"} and person:
        shown = f"{person[1] or person[2]} <{shown}>"
    yield Passage(f"{_SHOWN[name]}: {shown}", SegmentKind.FIELD, locator=Locator(field=name.lower()))
