"""Media types of zipped office files: what their main part says they are (ISO/IEC 29500-2 10.1.2, ODF 1.3 part 2, 3.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_OPEN = "application/vnd.openxmlformats-officedocument."
_MAIN = re.compile(rb'ContentType\s*=\s*["\'](application/[\w.+-]{1,100}?)\.main(?:\+xml)?["\']', re.IGNORECASE)
_STATED = re.compile(r"application/(?:vnd\.oasis\.opendocument\.[\w.+-]+|vnd\.sun\.xml\.[\w.+-]+|epub\+zip)")
_MANIFEST = re.compile(rb"<(?:\w+:)?file-entry\b[^>]{0,500}>", re.IGNORECASE)
_ROOT = re.compile(rb'full-path\s*=\s*["\']/["\']')
_ROOT_TYPE = re.compile(rb'media-type\s*=\s*["\']([\w./+-]{1,120})["\']')

WORD = _OPEN + "wordprocessingml.document"
WORD_TEMPLATE = _OPEN + "wordprocessingml.template"
WORD_MACRO = "application/vnd.ms-word.document.macroenabled.12"
WORD_MACRO_TEMPLATE = "application/vnd.ms-word.template.macroenabled.12"
SHEET = _OPEN + "spreadsheetml.sheet"
SHEET_TEMPLATE = _OPEN + "spreadsheetml.template"
SHEET_MACRO = "application/vnd.ms-excel.sheet.macroenabled.12"
SHEET_MACRO_TEMPLATE = "application/vnd.ms-excel.template.macroenabled.12"
SHEET_ADDIN = "application/vnd.ms-excel.addin.macroenabled.12"
SHEET_BINARY = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
SLIDES = _OPEN + "presentationml.presentation"
SLIDES_TEMPLATE = _OPEN + "presentationml.template"
SLIDES_SHOW = _OPEN + "presentationml.slideshow"
SLIDES_MACRO = "application/vnd.ms-powerpoint.presentation.macroenabled.12"
SLIDES_MACRO_TEMPLATE = "application/vnd.ms-powerpoint.template.macroenabled.12"
SLIDES_MACRO_SHOW = "application/vnd.ms-powerpoint.slideshow.macroenabled.12"

# The content type of the main part, without ".main+xml" and in lower case -> the file's own media type.
_BY_MAIN: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in (WORD, WORD_TEMPLATE, SHEET, SHEET_TEMPLATE, SLIDES, SLIDES_TEMPLATE, SLIDES_SHOW)},
        "application/vnd.ms-word.document.macroenabled": WORD_MACRO,
        "application/vnd.ms-word.template.macroenabledtemplate": WORD_MACRO_TEMPLATE,
        "application/vnd.ms-excel.sheet.macroenabled": SHEET_MACRO,
        "application/vnd.ms-excel.template.macroenabled": SHEET_MACRO_TEMPLATE,
        "application/vnd.ms-excel.addin.macroenabled": SHEET_ADDIN,
        "application/vnd.ms-excel.sheet.binary.macroenabled": SHEET_BINARY,
        "application/vnd.ms-powerpoint.presentation.macroenabled": SLIDES_MACRO,
        "application/vnd.ms-powerpoint.template.macroenabled": SLIDES_MACRO_TEMPLATE,
        "application/vnd.ms-powerpoint.slideshow.macroenabled": SLIDES_MACRO_SHOW,
    }
)
_FAMILIES = (("word/document", WORD), ("xl/workbook.bin", SHEET_BINARY), ("xl/workbook", SHEET), ("ppt/presentation", SLIDES))
_WORDS = (
    (b"wordprocessingml.", WORD),
    (b"ms-word.document", WORD),
    (b"spreadsheetml.sheet.main", SHEET),
    (b"ms-excel.sheet", SHEET),
    (b"presentationml.", SLIDES),
)
_MACRO_FAMILIES = {WORD: WORD_MACRO, SHEET: SHEET_MACRO, SLIDES: SLIDES_MACRO}


def office_type(content_types: bytes, names: list[str]) -> str:
    """The media type of an OOXML package by its [Content_Types].xml, else by its part names; "" where neither says."""
    mains = (_BY_MAIN.get(found.decode("ascii").lower(), "") for found in _MAIN.findall(content_types))
    stated = next((media_type for media_type in mains if media_type), "")
    if stated:
        return stated
    by_name = (media_type for prefix, media_type in _FAMILIES if any(name.startswith(prefix) for name in names))
    by_word = (media_type for word, media_type in _WORDS if word in content_types)
    found = next(by_name, "") or next(by_word, "")
    return _MACRO_FAMILIES.get(found, found) if b"macroEnabled" in content_types else found


def stated_type(mimetype: str) -> str:
    """The media type that a package states in its member "mimetype", "" where it is none that we know packages by."""
    match = _STATED.match(mimetype.strip())
    return match[0] if match else ""


def manifest_type(manifest: bytes) -> str:
    """The media type of the root entry of an ODF manifest, for packages whose member "mimetype" is missing; else ""."""
    for entry in _MANIFEST.findall(manifest):
        stated = _ROOT_TYPE.search(entry) if _ROOT.search(entry) else None
        if stated:
            return stated_type(stated[1].decode("ascii"))
    return ""
