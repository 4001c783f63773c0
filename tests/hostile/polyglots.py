"""Files that are two things at once, programs under other names, and containers that carry programs."""

from __future__ import annotations

import struct
import uuid

from tests import ole_files, pdf_files
from tests.hostile.archives import zipped
from tests.hostile.case import Cases, answered, held, quarantined
from tests.hostile.pdfs import one_page
from tests.hostile.pictures import png

_PROGRAM = b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0" + bytes(200)
_LETTER = b"From: a@b.example\r\nDate: Tue, 1 Dec 2026 10:00:00 +0000\r\nSubject: x\r\nMessage-ID: <a@b.example>\r\n\r\nwords\r\n"
_SHORTCUT = b"L\0\0\0" + uuid.UUID("00021401-0000-0000-c000-000000000046").bytes_le + bytes(60)
_ONE = uuid.UUID("7b5c52e4-d88c-4da7-aeb1-5378d02996d3").bytes_le
_EMBEDDED = uuid.UUID("bde316e7-2665-4511-a4c4-8d4d0b7a9eac").bytes_le


def _archive() -> bytes:
    return zipped({"run.js": b"WScript.Echo(1)"})


def _picture() -> bytes:
    return png(8, 8, bytes(72))


def _gif_script() -> bytes:
    return b"GIF89a/*" + bytes(20) + b"*/=1;alert(1);//" + b"\0;"


def _iso() -> bytes:
    return bytes(32_768) + b"\x01CD001\x01" + bytes(4_000) + _PROGRAM


def _disk() -> bytes:
    return bytes(4_096) + b"conectix" + bytes(504)


def _notebook() -> bytes:
    """A section of OneNote with a program in a file data object ([MS-ONESTORE] 2.6.13)."""
    body = _EMBEDDED + struct.pack("<Q", len(_PROGRAM)) + bytes(12) + _PROGRAM
    return _ONE + bytes(1_008) + body


def _package(name: bytes) -> bytes:
    """An OLE package ([MS-OLEDS]) as a file of its own."""
    native = b"\x02\0" + name + b"\0" + name + b"\0\0\0\x03\0" + struct.pack("<I", len(name) + 1) + name + b"\0"
    body = native + struct.pack("<I", len(_PROGRAM)) + _PROGRAM
    return ole_files.compound({"\x01Ole10Native": struct.pack("<I", len(body)) + body})


CASES: Cases = {
    "pdf-zip.pdf": quarantined(lambda: one_page() + _archive()),
    "zip-pdf.zip": quarantined(lambda: _archive() + one_page()),
    "zip-pdf.pdf": quarantined(lambda: _archive() + pdf_files.page((60, 60, "x"))),
    "pdf-html.pdf": quarantined(lambda: b"<html><body><script>x</script><!--\n" + one_page() + b"-->"),
    "pdf-html.html": quarantined(lambda: b"<html><body><script>x</script><!--\n" + one_page() + b"-->"),
    "html-pdf.html": quarantined(lambda: b"<html><body><p>one thing</p><!--" + b" " * 300 + one_page() + b"-->"),
    "zip-html.html": quarantined(lambda: b"<html><body><p>one thing</p></body></html>" + _archive()),
    "html-zip.zip": answered(lambda: _archive() + b"<html><body>words</body></html>"),
    "gif-script.gif": answered(_gif_script),
    "gif-script.js": quarantined(_gif_script),
    "png-zip.png": quarantined(lambda: _picture() + _archive()),
    "png-html.html": held(lambda: _picture() + b"<html><script>x</script></html>"),
    "jpeg-pdf.jpg": quarantined(lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\n" + one_page()),
    "rtf-zip.rtf": quarantined(lambda: b"{\\rtf1 words}" + _archive()),
    "letter-zip.eml": answered(lambda: _LETTER + _archive()),
    "pdf-program.exe": quarantined(one_page),
    "text-zip.txt": quarantined(lambda: b"words and words\n" * 20 + _archive()),
    "docx-pdf.docx": quarantined(lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}) + one_page()),
    "program.docx": quarantined(lambda: _PROGRAM),
    "program.txt": quarantined(lambda: _PROGRAM),
    "program": quarantined(lambda: b"\x7fELF\x02\x01\x01" + bytes(57)),
    "program.jpg": quarantined(lambda: b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(60)),
    "script.txt": quarantined(lambda: b"#!/bin/sh\nrm -rf /\n"),
    "script.bat": quarantined(lambda: b"@echo off\r\ncalc.exe\r\n"),
    "script.ps1": quarantined(lambda: b"Invoke-Expression x"),
    "script.hta": quarantined(lambda: b"<html><script language=vbscript>x</script></html>"),
    "shortcut.lnk": quarantined(lambda: _SHORTCUT),
    "shortcut.pdf": quarantined(lambda: _SHORTCUT),
    "shortcut.url": quarantined(lambda: b"[InternetShortcut]\r\nURL=file://server.example/a.exe\r\n"),
    "library.scf": quarantined(lambda: b"[Shell]\r\nIconFile=\\\\server.example\\a.ico\r\n"),
    "image.iso": quarantined(_iso),
    "image.img": quarantined(_iso),
    "disk.vhd": quarantined(_disk),
    "disk.vhdx": quarantined(lambda: b"vhdxfile" + bytes(4_000)),
    "notes.one": held(_notebook),
    "notes.txt": held(_notebook),
    "package.bin": held(lambda: _package(b"letter.exe")),
    "help.chm": quarantined(lambda: b"ITSF\x03\0\0\0" + bytes(200)),
    "setup.msi": quarantined(lambda: ole_files.compound({"Binary.x": b"x"})),
    "add-in.xll": quarantined(lambda: _PROGRAM),
    "class.jar": quarantined(lambda: zipped({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe\xba\xbe"})),
    "nothing.pdf": held(lambda: b""),
    "noise.pdf": held(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 90),
    "noise.bin": held(lambda: bytes(range(256)) * 90),
    "noise.docx": held(lambda: bytes(range(256)) * 90),
}
