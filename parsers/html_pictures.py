"""Pictures that an HTML text holds itself (RFC 2397): in images, in styles, anywhere.

What a page states about them is not believed, as browsers do not: any type or none, parameters of any kind, letters as references.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_to_bytes

from parsers.document import Finding, Part
from parsers.draft import Draft
from parsers.errors import Malformed
from parsers.limits import Limits
from parsers.picture import measure
from parsers.pictures_inside import PicturesInside

_GAP = r"[\t\r\n]{0,9}"  # a browser takes these out of an address
_WRITTEN = re.compile(rf"d{_GAP}a{_GAP}t{_GAP}a{_GAP}:(?P<stated>[^,<>]{{0,400}}),", re.IGNORECASE)
_BREAKS = re.compile(r"[\t\r\n]+")
_BASE64 = re.compile(r";[ ]{0,20}base64\Z", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z0-9+/=%\s]*")
_UNQUOTED = re.compile(r"=\s{0,20}\Z")
_DENSITY = re.compile(r" [0-9]{1,5}(?:\.[0-9]{1,3})?[wx]\s*\Z")  # of one picture in a srcset
_LOOKS = re.compile(r"text/css|[\w/+.-]*(?:javascript|ecmascript|font)", re.IGNORECASE)
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"ttcf", b"\0\1\0\0\0")
_VECTOR = re.compile(rb"<(?:[\w-]{1,40}:)?svg\b", re.IGNORECASE)
_HEAD = 4096  # bytes in which a drawing says what it is


@dataclass(frozen=True, slots=True)
class _Written:
    """One `data:` address: the type that it states, and its bytes; None where these are not in Base64."""

    stated: str
    content: bytes | None


def written_pictures(texts: Iterable[str], limits: Limits) -> tuple[tuple[Part, ...], tuple[Finding, ...]]:
    """The pictures of these pages as parts, and findings: icons, drawings in text, and more than are read. None is lost."""
    draft = Draft(limits)
    pictures = PicturesInside(draft)
    for text in texts:
        for written in _found(unescape(text)):
            _take(written, draft, pictures)
    found = draft.document("text/html")
    return found.parts, found.findings


def _take(written: _Written, draft: Draft, pictures: PicturesInside) -> None:
    """A drawing's words are read, but not what it shows; fonts, styles and scripts are the page's own, as between its tags."""
    content = written.content
    if content is None:
        if written.stated.lower().startswith("image/"):
            draft.find("pictures_not_read", severity="hold")
    elif not content or (not _is_picture(content) and (_LOOKS.match(written.stated) or content.startswith(_FONTS))):
        return
    else:
        if _VECTOR.search(content[:_HEAD]) or "svg" in written.stated.lower():
            draft.find("pictures_not_read", severity="hold")
        pictures.add("", content)


def _found(text: str) -> Iterator[_Written]:
    """What is no Base64 though it says so is given as it is, to be held."""
    for match in _WRITTEN.finditer(text):
        stated = _BREAKS.sub("", match["stated"]).strip()
        if not _BASE64.search(stated):
            yield _Written(stated, None)
            continue
        letters = _LETTERS.match(text, match.end())
        written = unquote_to_bytes(_value(text, match, letters[0] if letters else ""))
        try:
            yield _Written(stated, b64decode(written))
        except NotBase64:
            yield _Written(stated, written)


def _value(text: str, match: re.Match[str], letters: str) -> str:
    """Without what belongs to the tag: behind a value without quotes the next attribute, in a srcset the density."""
    if _UNQUOTED.search(text, max(0, match.start() - 21), match.start()):
        return letters.split(maxsplit=1)[0] if letters.strip() else ""
    return _DENSITY.sub("", letters)


def _is_picture(content: bytes) -> bool:
    try:
        measure(content)
    except Malformed:
        return False
    return True
