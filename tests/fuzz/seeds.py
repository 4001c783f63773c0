"""Small valid files of every type in the registry, made in memory. All people are invented."""

from __future__ import annotations

import io
import json
import struct
from functools import cache

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from parsers import docx, odp, ole_object, ppt, pptx, spreadsheet
from parsers.registry import PARSERS, ParseFunction
from tests import compound_file, odf_files, old_office_files, ole_files, ooxml_files, pdf_files, tolerant_mail
from tests.fuzz.readings import READINGS
from tests.old_office_files import container, record, wide
from tests.ooxml_files import row, shape, slide

TREE = "tree"  # the whole reading, from identification to forms and minutes
_LINES = (
    "Dear team,\n\nAda Test, born 2 May 2015, was late on Monday.\n\nOn 2 March 2026 at 10:30, Bo <bo@school.example> wrote:\n> Seen?\n"
)
_ACTION = "\nMinutes of the meeting\nPresent: Ada Lead (chair)\nActions:\n1. Bo to ring the school by 3 May 2026\n\n--\nBo Test\nTeacher\n"
_TEXT = (_LINES + _ACTION).encode()
_TABLE = "<table><tr><th>Child</th><td>Ada Test</td></tr><tr><th>Date of birth</th><td>02/05/2015</td></tr></table>"
_STYLE = "<head><style>.h{display:none}</style></head>"
_HTML = f'<html>{_STYLE}<body><p class="h">x</p>{_TABLE}<blockquote type="cite">said</blockquote></body></html>'
_HEAD = "From: Bo Test <bo@school.example>\r\nTo: hub@council.example\r\nSubject: =?utf-8?q?Ada_=C3=A9?=\r\nMIME-Version: 1.0\r\n"
_RTF = (
    rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}{\f1\fcharset2 Wingdings;}}\b Child:\b0  Ada \u233?\'e9\par"
    rb"\trowd\cellx1\cellx2\intbl a\cell b\cell\row{\field{\*\fldinst FORMCHECKBOX}{\fldrslt x}}{\footnote n}{\*\bkmkstart q}\par}"
)
_ICS = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Strategy meeting\r\nDTSTART:20260302T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
_XML = b'<?xml version="1.0"?><form><child><name>Ada Test</name><born>2015-05-02</born></child><concern>Late</concern></form>'


_FLAT = (
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:mimetype="%s"><office:body>%s</office:body></office:document>'
)
_PAGE = "<draw:page><text:p>Ada</text:p></draw:page>"
_ROW = '<table:table-row><table:table-cell office:value-type="string"><text:p>Ada</text:p></table:table-cell></table:table-row>'
_FLAT_BODIES = {
    "application/vnd.oasis.opendocument.text-flat-xml": "<office:text><text:p>Ada</text:p></office:text>",
    "application/vnd.oasis.opendocument.spreadsheet-flat-xml": (
        f'<office:spreadsheet><table:table table:name="A">{_ROW}</table:table></office:spreadsheet>'
    ),
    "application/vnd.oasis.opendocument.presentation-flat-xml": f"<office:presentation>{_PAGE}</office:presentation>",
    "application/vnd.oasis.opendocument.graphics-flat-xml": f"<office:drawing>{_PAGE}</office:drawing>",
}


def seeds(kind: str) -> tuple[bytes, ...]:
    """The seeds of one media type of the registry, of `TREE` or of one of the `READINGS`."""
    return READINGS[kind].seeds if kind in READINGS else _table()[kind]


def kinds() -> tuple[str, ...]:
    return (*PARSERS, TREE, *READINGS)


def distinct() -> dict[str, tuple[bytes, ...]]:
    """A kind for each parse function, with the seeds of all types that it reads; the other readings as they are."""
    first: dict[ParseFunction, str] = {}
    found: dict[str, tuple[bytes, ...]] = {}
    for kind, parse in PARSERS.items():
        name = first.setdefault(parse, kind)
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *seeds(kind))))
    return found | {kind: seeds(kind) for kind in (TREE, *READINGS)}


@cache
def _table() -> dict[str, tuple[bytes, ...]]:
    word = (_docx(),)
    shown = (ooxml_files.pptx({"s1": slide(shape("Plan", "title") + shape("Ada"))}, ["s1"]),)
    books = (ooxml_files.xlsx(("A", "visible", row(1, "Name", "Born") + row(2, "Ada Test", "2 May 2015"))),)
    table: dict[str, tuple[bytes, ...]] = {
        "message/rfc822": _messages(),
        "text/plain": (_TEXT,),
        "text/html": (_HTML.encode(),),
        "text/calendar": (_ICS,),
        "application/zip": (ooxml_files.package({"a.txt": _TEXT, "b.html": _HTML}),),
        "application/vnd.ms-outlook": (_outlook(),),
        "application/ms-tnef": (_tnef(),),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word,
        "application/vnd.ms-word.document.macroenabled.12": word,
        "application/msword": (_word(),),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": shown,
        "application/vnd.ms-powerpoint.presentation.macroenabled.12": shown,
        "application/vnd.oasis.opendocument.presentation": (
            odf_files.odt("<draw:page><text:p>Ada</text:p></draw:page>", kind="presentation"),
        ),
        "application/vnd.oasis.opendocument.text": (_odt(),),
        "application/vnd.oasis.opendocument.text-template": (_odt(),),
        "application/rtf": (_RTF,),
        "application/pdf": (_pdf(), _form()),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": books,
        "application/vnd.ms-excel.sheet.macroenabled.12": books,
        "application/vnd.ms-excel": (_xls(),),
        "application/vnd.oasis.opendocument.spreadsheet": (_ods(),),
        "text/csv": (b'Name,Born\r\nAda Test,2 May 2015\r\n"Bo, Test",3 June 2016\r\n',),
        "application/json": _json(),
        "application/xml": (_XML,),
        "text/xml": (_XML,),
        "image/png": (_picture("PNG"),),
        "image/jpeg": (_picture("JPEG"),),
        "image/gif": (_picture("GIF"),),
        "image/bmp": (_picture("BMP"),),
        "image/x-ms-bmp": (_picture("BMP"),),
        "image/tiff": (_picture("TIFF"),),
        "image/webp": (_picture("WEBP"),),
    }
    table |= _kin(word[0], shown[0], books[0])
    table[TREE] = tuple(dict.fromkeys(seed for found in table.values() for seed in found))
    return table


def _kin(word: bytes, shown: bytes, book: bytes) -> dict[str, tuple[bytes, ...]]:
    """Formats that are read as another one is, and those of which only the lock is read."""
    table = dict.fromkeys(docx.MEDIA_TYPES, (word,)) | dict.fromkeys(pptx.MEDIA_TYPES, (shown,))
    table |= dict.fromkeys(spreadsheet.MEDIA_TYPES, (book,))
    slides = record(0x0FF0, b"", 0), container(0x03EE, wide("Ada Test")), container(0x2EE0, record(0x0FBA, "seen".encode("utf-16-le"), 1))
    return table | {
        odp.TEMPLATE: (_pages(odp.TEMPLATE, "presentation"),),
        odp.DRAWING: (_pages(odp.DRAWING, "drawing"),),
        odp.DRAWING_TEMPLATE: (_pages(odp.DRAWING_TEMPLATE, "drawing"),),
        spreadsheet.ODS_TEMPLATE: (_ods(),),
        **{kind: ((_FLAT % (kind.removesuffix("-flat-xml"), body)).encode(),) for kind, body in _FLAT_BODIES.items()},
        ppt.MEDIA_TYPE: (old_office_files.ppt(container(0x03E8, *slides)),),
        ole_object.MEDIA_TYPE: (ole_files.compound({"\x01Ole10Native": old_office_files.packaged("a.txt", _TEXT)}),),
        "application/epub+zip": (ooxml_files.package({"mimetype": "application/epub+zip", "a.xhtml": _HTML}),),
        "application/xhtml+xml": (_HTML.encode(),),
        "image/svg+xml": (b'<svg xmlns="http://www.w3.org/2000/svg"><text>Ada</text></svg>',),
        "text/tab-separated-values": (b"Name\tBorn\nAda Test\t2 May 2015\n",),
        "text/vcard": (b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Test\r\nADR:;;1 Any Road;Town\r\nEND:VCARD\r\n",),
    }


def _pages(media_type: str, kind: str) -> bytes:
    content = odf_files.xml("office:document-content", f"<office:body><office:{kind}>{_PAGE}</office:{kind}></office:body>")
    return odf_files.package({"content.xml": content}, media_type)


def _messages() -> tuple[bytes, ...]:
    parts = "--b\r\nContent-Type: {}\r\n\r\n{}\r\n"
    both = parts.format("text/plain; format=flowed", _LINES) + parts.format("text/html", _HTML)
    file = 'application/octet-stream; name="a.bin"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment'
    mixed = both + parts.format(file, "QWRhIFRlc3Q=") + parts.format("message/rfc822", _HEAD + "\r\ninner") + "--b--\r\n"
    uu = "begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n"
    return (
        (_HEAD + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + mixed).encode(),
        (_HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + _LINES + _ACTION + uu).encode(),
        (_HEAD + "Content-Type: text/html\r\n\r\n" + _HTML).encode(),
        *(raw for raw, _ in tolerant_mail.MESSAGES.values()),
    )


def _docx() -> bytes:
    text = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Visit</w:t></w:r></w:p>'
    text += "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell.format('Child')}{cell.format('Ada Test')}</w:tr></w:tbl>"
    return ooxml_files.docx(text + ooxml_files.paragraph("Ada was late.") + table)


def _odt() -> bytes:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = f"<table:table><table:table-row>{cell.format('Child')}{cell.format('Ada Test')}</table:table-row></table:table>"
    return odf_files.odt(f'<text:h text:outline-level="1">Visit</text:h><text:p>Cold<text:s text:c="3"/>house</text:p>{rows}')


def _odp() -> bytes:
    return odf_files.odt("<draw:page><text:p>Ada</text:p></draw:page>", kind="presentation")


def _ods() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = f"<table:table-row>{cell.format('Name')}{cell.format('Ada Test')}</table:table-row>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = odf_files.manifest(f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>')
    body = f'<table:table table:name="A">{rows}</table:table>'
    return odf_files.odt(body, kind="spreadsheet", **{"META-INF/manifest.xml": listed})


def _outlook() -> bytes:
    extra = {"__recip_version1.0_#00000000": compound_file.recipient("Hub", "hub@council.example", 1)}
    extra |= {"__attach_version1.0_#00000000": compound_file.attachment("a.txt", _TEXT)}
    return compound_file.compound_file(compound_file.outlook_message(_LINES, subject="Ada", html=_HTML.encode(), extra=extra))


def _tnef() -> bytes:
    def attribute(number: int, content: bytes, level: int = 1) -> bytes:
        return struct.pack("<BII", level, number, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)

    long_name = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, 12) + "a.txt\0".encode("utf-16-le")
    file = attribute(0x69002, bytes(14), 2) + attribute(0x18010, b"a.txt\0", 2) + attribute(0x6800F, _TEXT, 2)
    body = attribute(0x18004, b"Ada\0") + attribute(0x2800C, _TEXT + b"\0")
    return b"\x78\x9f\x3e\x22\x01\x00" + body + file + attribute(0x69005, long_name, 2)


def _word() -> bytes:
    run = ole_files.Run
    return ole_files.word([run("Child: Ada\r", ole_files.toggle(0x35)), run("late\x07\x07"), run("seen\r")], [run("\x02note\r")])


def _xls() -> bytes:
    def record(number: int, content: bytes) -> bytes:
        return struct.pack("<HH", number, len(content)) + content

    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += (
        record(0x204, struct.pack("<HHHHB", 0, 0, 0, 3, 0) + b"Ada") + record(0x203, struct.pack("<HHHd", 1, 0, 0, 7.0)) + record(10, b"")
    )
    end = record(10, b"")
    start = len(begin) + 4 + 9 + len(end)
    listed = record(0x85, struct.pack("<IBBBB", start, 0, 0, 1, 0) + b"A")
    return ole_files.compound({"Workbook": begin + listed + end + sheet})


def _plain_pdf(content: bytes) -> bytes:
    """The same file with its streams uncompressed, so that a changed byte changes words and operators."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(stream, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue()


def _pdf() -> bytes:
    return _plain_pdf(pdf_files.page((60, 60, "Child: Ada Test"), (60, 80, "Date of birth: 2 May 2015"), (60, 120, "She was late.")))


def _form() -> bytes:
    stream = io.BytesIO()
    sheet = Canvas(stream, pagesize=(595, 842))
    sheet.drawString(60, 742, "Name")
    sheet.acroForm.textfield(name="child", value="Ada Test", x=120, y=740)
    sheet.acroForm.checkbox(name="consent", checked=True, x=120, y=700)
    sheet.bookmarkPage("p")
    sheet.addOutlineEntry("Visit", "p")
    sheet.save()
    return _plain_pdf(stream.getvalue())


def _json() -> tuple[bytes, ...]:
    child = {"given_name": "Ada", "family_name": "Test", "date_of_birth": "2015-05-02"}
    file = {"filename": "a.txt", "content_type": "text/plain", "content_base64": "QWRh"}
    form = {"form": "mash-concern-v1", "children": [child], "submitter": {"name": "Bo"}, "concern": "Late", "attachments": [file]}
    return json.dumps(form).encode(), json.dumps({"a": [1, {"b": "Ada"}, None, True]}).encode()


def _picture(kind: str) -> bytes:
    stream = io.BytesIO()
    image = Image.new("RGB", (60, 40), "white")
    ImageDraw.Draw(image).text((5, 5), "Ada", fill="black")
    image.save(stream, kind)
    return stream.getvalue()
