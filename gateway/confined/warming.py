"""Small letters that the fork server reads before its first child: what a reading sets up for good is then set up once.

Every child would do it again: tables of the standard library, patterns, codecs, the first pages of every allocator.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_WORDS = "Ann Example was late for school on 3 March 2026."
_MAIL = (
    "From: a@school.example\r\nTo: b@mash.example\r\nSubject: Note\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    f"--b\r\nContent-Type: text/plain\r\n\r\n{_WORDS}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>{_WORDS}</p>\r\n--b--\r\n"
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PART = "word/document.xml"
_PACKAGE = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Override PartName="/{_PART}" ContentType="{_MAIN}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" Type="{_OFFICE}" Target="{_PART}"/></Relationships>',
    _PART: f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p></w:body></w:document>',
}
_PAGE = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    f"<</Length {len(_WORDS) + 30}>>stream\nBT /F 11 Tf 50 700 Td ({_WORDS}) Tj ET\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


def warm(read: Callable[[bytes, str], object]) -> None:
    """Let `read` (content, file name) see a mail, a word processor's letter and a page of print."""
    for content, name in ((_MAIL.encode(), "a.eml"), (_letter(), "a.docx"), (_page(), "a.pdf")):
        read(content, name)


def _letter() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in _PACKAGE.items():
            package.writestr(name, part)
    return out.getvalue()


def _page() -> bytes:
    """ISO 32000-2 7.5: header, objects, the table of where they begin, trailer."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(_PAGE, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(_PAGE) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
