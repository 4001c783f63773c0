"""Which media type an XML text has, by its first element: formats of which XML is only the spelling."""

from __future__ import annotations

import re

_LEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,500}\?>\s*+|<!--(?:(?!-->).){0,2000}+-->\s*+|<!DOCTYPE\b[^>\[]{0,500}>\s*+)*+"
    rb"<(?:([\w-]{1,40}):)?([\w-]{1,60})([^>]{0,8000})",
    re.DOTALL,
)
_FLAT = re.compile(rb'office:mimetype\s*=\s*["\'](application/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation|graphics))["\']')
XML, SVG, XHTML = "application/xml", "image/svg+xml", "application/xhtml+xml"


def xml_type(data: bytes) -> str:
    """The type of a text that begins with "<"; "" where it neither says that it is XML nor has a root that we know."""
    found = _LEAD.match(data)
    stated = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
    if found is None:
        return XML if stated else ""
    name, attributes = found[2].lower(), found[3]
    if name == b"svg":
        return SVG
    if name == b"html":
        return XHTML if b"www.w3.org/1999/xhtml" in attributes else "text/html"
    flat = _FLAT.search(attributes) if name == b"document" else None
    if flat:
        return flat[1].decode("ascii") + "-flat-xml"
    return XML if stated else ""
