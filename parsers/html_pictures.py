"""Pictures that an HTML text holds itself, written out in Base64 (RFC 2397): in images, in styles, anywhere."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_to_bytes

from parsers.document import Finding, Part
from parsers.draft import Draft
from parsers.limits import Limits
from parsers.pictures_inside import PicturesInside

_WRITTEN = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=.-]{1,40}){0,3};base64,([A-Za-z0-9+/=%\s]*)", re.IGNORECASE)


def written_pictures(texts: Iterable[str], limits: Limits) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """The pictures of these pages as parts, and findings on those that are none: icons, and more than are read."""
    draft = Draft(limits)
    pictures = PicturesInside(draft)
    for text in texts:
        for content in _contents(text):
            pictures.add("", content)
    found = draft.document("text/html")
    return found.parts, found.findings


def _contents(text: str) -> Iterator[bytes]:
    """What is no Base64 is given as it is, to be held."""
    for match in _WRITTEN.finditer(text):
        written = unquote_to_bytes(match[1])
        try:
            yield b64decode(written)
        except NotBase64:
            yield written
