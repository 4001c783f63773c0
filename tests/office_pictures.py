"""Documents of every office format with pictures in them, made in memory, for tests."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence

from tests.odf_files import odt, xml
from tests.old_office_files import biff, ppt, record, xls
from tests.ole_files import Run, word
from tests.ooxml_files import docx, paragraph, pptx, relations, row, shape, slide, xlsx

WORDS = "Seen by the nurse."
_LONGEST = 8224  # bytes of one record of a workbook
_FLAT_OPC = "http://schemas.microsoft.com/office/2006/xmlPackage"
_WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"


def blip(content: bytes, kind: int = 0xF01D, instance: int = 0x46A, before: int = 17) -> bytes:
    """A stored picture ([MS-ODRAW] 2.2.27): identity and mark stand before the file's bytes."""
    body = bytes(before) + content
    return struct.pack("<HHI", instance << 4, kind, len(body)) + body


def _names(pictures: Sequence[bytes]) -> dict[str, bytes]:
    return {f"image{number}.jpeg": content for number, content in enumerate(pictures, start=1)}


def _linked(folder: str, pictures: Sequence[bytes]) -> dict[str, bytes | str]:
    return {f"{folder}/{name}": content for name, content in _names(pictures).items()}


def shown(*targets: str) -> str:
    """Relationships of the kind "image", r1 and on."""
    return relations(*((f"r{number}", "image", target) for number, target in enumerate(targets, start=1)))


def word_file(*pictures: bytes) -> bytes:
    members = _linked("word/media", pictures)
    return docx(paragraph(WORDS), **members, **{"word/_rels/document.xml.rels": shown(*(f"media/{name}" for name in _names(pictures)))})


def slides(*pictures: bytes) -> bytes:
    rels = {"ppt/slides/_rels/one.xml.rels": shown(*(f"../media/{name}" for name in _names(pictures)))}
    return pptx({"one": slide(shape(WORDS))}, ["one"], **rels, **_linked("ppt/media", pictures))


def workbook(*pictures: bytes) -> bytes:
    rels = {"xl/drawings/_rels/drawing1.xml.rels": shown(*(f"../media/{name}" for name in _names(pictures)))}
    return xlsx(("A", "visible", row(1, WORDS)), members={**rels, **_linked("xl/media", pictures)})


def _frames(pictures: Sequence[bytes]) -> str:
    return "".join(f'<draw:frame><draw:image xlink:href="Pictures/{name}"/></draw:frame>' for name in _names(pictures))


def open_text(*pictures: bytes) -> bytes:
    body = f"<text:p>{WORDS}{_frames(pictures)}</text:p>"
    return odt(body, **{f"Pictures/{name}": content for name, content in _names(pictures).items()})


def open_slides(*pictures: bytes) -> bytes:
    box = f"<draw:frame><draw:text-box><text:p>{WORDS}</text:p></draw:text-box></draw:frame>"
    body = f"<draw:page>{box}{_frames(pictures)}</draw:page>"
    return odt(body, kind="presentation", **{f"Pictures/{name}": content for name, content in _names(pictures).items()})


def open_sheet(*pictures: bytes) -> bytes:
    cell = f"<table:table-cell office:value-type='string'><text:p>{WORDS}</text:p></table:table-cell>"
    inside = f"<table:table-row>{cell}</table:table-row><table:shapes>{_frames(pictures)}</table:shapes>"
    body = f"<table:table table:name='A'>{inside}</table:table>"
    return odt(body, kind="spreadsheet", **{f"Pictures/{name}": content for name, content in _names(pictures).items()})


def flat_text(*pictures: bytes) -> bytes:
    images = "".join(
        f"<draw:frame><draw:image><office:binary-data>{b64encode(each).decode()}</office:binary-data></draw:image></draw:frame>"
        for each in pictures
    )
    body = f"<office:body><office:text><text:p>{WORDS}{images}</text:p></office:text></office:body>"
    plain = xml("office:document", body)
    return plain.replace(b"<office:document ", b'<office:document office:mimetype="application/vnd.oasis.opendocument.text" ')


def rich_text(*pictures: bytes, around: str = "{}") -> bytes:
    shown_as = "".join(around.replace("{}", f"{{\\pict\\jpegblip {each.hex()}}}") for each in pictures)
    return f"{{\\rtf1\\ansi {WORDS}\\par {shown_as}\\par}}".encode()


def old_word(*pictures: bytes) -> bytes:
    inside = [struct.pack("<IH", 68 + len(blip(each)), 68) + bytes(62) + blip(each) for each in pictures]
    return word([Run(f"{WORDS}\r")], form_data=b"".join(inside))


def old_slides(*pictures: bytes) -> bytes:
    return ppt(record(0x0FA8, WORDS.encode()), others={"Pictures": b"".join(map(blip, pictures))})


def old_sheet(*pictures: bytes) -> bytes:
    drawings = b"".join(map(blip, pictures))
    pieces = [drawings[at : at + _LONGEST] for at in range(0, len(drawings), _LONGEST)]
    records = [biff(0x3C if number else 0xEB, piece) for number, piece in enumerate(pieces)]
    return xls({}, [0], [biff(0x204, struct.pack("<HHHHB", 0, 0, 0, len(WORDS), 0) + WORDS.encode()), *records])


def flat_word(*pictures: bytes) -> bytes:
    def part(name: str, inside: str) -> str:
        return f'<pkg:part pkg:name="/{name}">{inside}</pkg:part>'

    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<pkg:xmlData><w:document xmlns:w="{w}"><w:body>{paragraph(WORDS)}</w:body></w:document></pkg:xmlData>'
    stored = [
        part(f"word/media/{name}", f"<pkg:binaryData>{b64encode(each).decode()}</pkg:binaryData>")
        for name, each in _names(pictures).items()
    ]
    parts = part("word/document.xml", body) + "".join(stored)
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{_FLAT_OPC}">{parts}</pkg:package>'.encode()


def word_2003(*pictures: bytes) -> bytes:
    stored = "".join(
        f'<w:p><w:r><w:pict><w:binData w:name="wordml://{name}">{b64encode(each).decode()}</w:binData></w:pict></w:r></w:p>'
        for name, each in _names(pictures).items()
    )
    body = f"<w:body>{paragraph(WORDS)}{stored}</w:body>"
    return f'<?xml version="1.0"?><w:wordDocument xmlns:w="{_WORD_2003}">{body}</w:wordDocument>'.encode()


Maker = Callable[..., bytes]
FORMATS: Mapping[str, Maker] = {
    "a.docx": word_file,
    "a.pptx": slides,
    "a.xlsx": workbook,
    "a.odt": open_text,
    "a.odp": open_slides,
    "a.ods": open_sheet,
    "a.fodt": flat_text,
    "a.rtf": rich_text,
    "a.doc": old_word,
    "a.ppt": old_slides,
    "a.xls": old_sheet,
    "flat.xml": flat_word,
    "2003.xml": word_2003,
}
"""File name -> what makes such a file of `WORDS` and these pictures."""
