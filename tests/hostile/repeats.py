"""Texts over which a pattern could be tried in ever more ways, and words at lengths that nobody writes."""

from __future__ import annotations

from tests import compound_file, ooxml_files
from tests.fuzz.readings import READINGS
from tests.hostile.case import Cases, answered, held

_SEEN = "The child was seen"
_MEGABYTE = 1024 * 1024
_RECORD = READINGS["minutes"].seeds[0]
_TABLE_SECTORS_AT = 0x2C


def _alternatives() -> bytes:
    """A bold word among printed alternatives with ever more blanks between them."""
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Yes</w:t></w:r>'
    plain = '<w:r><w:t xml:space="preserve">' + "   /   no    unknown    not known  ," * 400 + " x x</w:t></w:r>"
    return ooxml_files.docx(f"<w:p>{bold}{plain}</w:p>" + ooxml_files.paragraph(_SEEN))


def _table_of_gigabytes() -> bytes:
    """An Outlook message that states more sectors than it has, and a chain that closes on itself."""
    data = bytearray(compound_file.compound_file(compound_file.outlook_message(_SEEN)))
    data[_TABLE_SECTORS_AT : _TABLE_SECTORS_AT + 4] = (0x7FFFFFFF).to_bytes(4, "little")
    return bytes(data)


def _said(words: str) -> bytes:
    return _RECORD.replace(b"No concern.", words.encode())


CASES: Cases = {
    "comments.html": answered(lambda: b"<!--x--> " * 100_000 + b"<html><body><p>The child was seen</p></body></html>", _SEEN),
    "comments-only.html": answered(lambda: b"<!--x--> " * 100_000 + b"<p"),
    "comments.xml": answered(lambda: b'<?xml version="1.0"?>' + b"<!--x--> " * 100_000 + b"words"),
    "instructions.xml": answered(lambda: b'<?xml version="1.0"?>' + b"<?x y?> " * 100_000 + b"<f>The child was seen</f>"),
    "alternatives.docx": answered(_alternatives, _SEEN),
    "capitals.txt": answered(lambda: _said("No" * 100_000)),
    "names.txt": answered(lambda: _said("Ada " * 50_000)),
    "levels.txt": answered(lambda: _said("risk level   panel   " * 5_000 + ": x")),
    "blanks.txt": answered(lambda: _said("Ada" + " " * 200_000 + "x")),
    "births.txt": answered(lambda: _said("born (" * 40_000)),
    "table.msg": held(_table_of_gigabytes),
    "cell-50mb.csv": held(lambda: b'name,told\nAda,"' + b"x" * (50 * _MEGABYTE) + b'"\n'),
    "million.html": held(lambda: b"<!doctype html><html><body>" + b"<div>" * 1_000_000 + b"words"),
    "million-runs.docx": held(lambda: ooxml_files.docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 1_000_000 + "</w:p>")),
}
