"""What a file is, whatever it is called."""

import io
import zipfile
from base64 import b64encode

import pytest

from parsers import Status, identify, read_tree, walk_parts
from tests import archive_files

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PE = b"MZ" + b"\0" * 58 + b"\x40\0\0\0" + b"PE\0\0" + b"\0" * 100


def archive(*names, content=b"x"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in names:
            file.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "declared", "expected"),
    [
        (b"%PDF-1.7\n", "a.pdf", "", "application/pdf"),
        (b"junk\n%PDF-1.4\n", "a.pdf", "", "application/pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), "a.docx", "", WORD),
        (archive("a.txt"), "a.zip", "", "application/zip"),
        (b"{\\rtf1 hello}", "a.doc", "", "application/rtf"),
        (b"Name,Year\nAnn,5\n", "a.csv", "text/csv", "text/csv"),
        (b"Hello there, how are you\n", "a.txt", "", "text/plain"),
        (b'{"a": 1}', "a.json", "", "application/json"),
        (b"<!DOCTYPE html><p>x", "a.html", "", "text/html"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "invite.ics", "", "text/calendar"),
        (b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\n\nx", "x", "", "message/rfc822"),
        (b"From: the school\nTo: you\n\nminutes", "notes.txt", "text/plain", "text/plain"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", "a.png", "", "image/png"),
        (PE, "a.pdf", "application/pdf", "application/x-executable"),
        (b"", "", "text/plain", "text/plain"),
    ],
)
def test_types(content, name, declared, expected):
    """Bytes decide; names and declarations only where the bytes are silent."""
    assert identify(content, name, declared).media_type == expected


def office(main_type, main_part):
    types = f'<Types><Override PartName="/{main_part}" ContentType="{main_type}"/></Types>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr(main_part, "<x/>")
    return stream.getvalue()


OPEN = "application/vnd.openxmlformats-officedocument."


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (office(OPEN + "wordprocessingml.template.main+xml", "word/document.xml"), "a.dotx", OPEN + "wordprocessingml.template"),
        (
            office("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "word/document.xml"),
            "a.dotm",
            "application/vnd.ms-word.template.macroenabled.12",
        ),
        (office(OPEN + "spreadsheetml.template.main+xml", "xl/workbook.xml"), "a.xltx", OPEN + "spreadsheetml.template"),
        (
            office("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/workbook.xml"),
            "a.xlsm",
            "application/vnd.ms-excel.sheet.macroenabled.12",
        ),
        (
            office("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "xl/workbook.bin"),
            "a.xlsb",
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        ),
        (office(OPEN + "presentationml.slideshow.main+xml", "ppt/presentation.xml"), "a.ppsx", OPEN + "presentationml.slideshow"),
        (office(OPEN + "wordprocessingml.document.main+xml", "elsewhere/main.xml"), "a.docx", WORD),
        (archive("mimetype", "a.xhtml", content=b"application/epub+zip"), "a.epub", "application/epub+zip"),
        (
            archive(
                "META-INF/manifest.xml", content=b'<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
            ),
            "a.odt",
            "application/vnd.oasis.opendocument.text",
        ),
        (b"BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n", "a.vcf", "text/vcard"),
        (b"Name\tBorn\nAda\t2015\n", "a.tsv", "text/tab-separated-values"),
        (b'<?xml version="1.0"?>\n<!-- a --><svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg", "image/svg+xml"),
        (
            b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>',
            "a.xhtml",
            "application/xhtml+xml",
        ),
        (
            b'<?xml version="1.0"?><o:document xmlns:o="x" office:mimetype="application/vnd.oasis.opendocument.text"/>',
            "a.fodt",
            "application/vnd.oasis.opendocument.text-flat-xml",
        ),
        (b'<?xml version="1.0"?><form/>', "a.xml", "application/xml"),
        ("Dear team, Ada was late".encode("utf-16-le"), "a.txt", "text/plain"),
        (archive_files.SEVEN_ZIP, "a.7z", "application/x-7z-compressed"),
        (archive_files.rar_5(), "a.rar", "application/x-rar"),
    ],
)
def test_kin_of_known_formats(content, name, expected):
    """Templates, shows, binary workbooks, flat files and others have types of their own, and a truthful name is no finding."""
    found = identify(content, name, "")
    assert (found.media_type, found.findings) == (expected, ())


@pytest.mark.parametrize(
    ("content", "locked"),
    [
        (archive_files.SEVEN_ZIP, False),
        (archive_files.SEVEN_ZIP_LOCKED, True),
        (archive_files.SEVEN_ZIP_NAMES_LOCKED, True),
        (archive_files.SEVEN_ZIP[:40], False),
        (archive_files.rar_4(), False),
        (archive_files.rar_4(archive_flags=0x80), True),
        (archive_files.rar_4(file_flags=4), True),
        (archive_files.rar_5(), False),
        (archive_files.rar_5(locked="names"), True),
        (archive_files.rar_5(locked="file"), True),
        (archive_files.rar_5(locked="file")[:14], False),
        (b"Salted__" + bytes(40), True),
        (b"-----BEGIN PKCS7-----\n" + b64encode(bytes.fromhex("308006092a864886f70d010703") + bytes(90)) + b"\n", True),
        (b"age-encryption.org/v1\n-> X25519 abc\n", True),
    ],
)
def test_locks_of_files_that_are_not_unpacked(content, locked):
    """A person is told that a password is needed, rather than that the format is unknown; either way the file is held."""
    expected = Status.ENCRYPTED if locked else Status.UNSUPPORTED
    assert read_tree(content, "a.bin").status is expected


@pytest.mark.parametrize(
    ("content", "name", "declared", "code", "severity"),
    [
        (PE, "report.pdf", "application/pdf", "executable", "quarantine"),
        (b"#!/bin/sh\nrm x\n", "a.txt", "", "executable", "quarantine"),
        (b"alert(1)", "invoice.pdf.js", "", "executable", "quarantine"),
        (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docm", "", "macros", "hold"),
        (archive("setup.exe"), "a.zip", "", "embedded_executable", "hold"),
        (b"%PDF-1.7\n" + archive("a.txt"), "a.pdf", "", "polyglot", "quarantine"),
        (b"%PDF-1.7\n", "a.docx", "", "type_mismatch", "notice"),
        (b"%PDF-1.7\n", "a.pdf", "image/png", "type_mismatch", "notice"),
    ],
)
def test_risks(content, name, declared, code, severity):
    """What can run, hide or lie is a finding of the right weight."""
    assert (code, severity) in [(f.code, f.severity) for f in identify(content, name, declared).findings]


def test_a_truthful_name_is_no_finding():
    """Nobody is troubled where name, declaration and bytes agree."""
    assert identify(b"%PDF-1.7\n", "a.pdf", "application/pdf").findings == ()


def test_archives_are_read_member_by_member():
    """Each member is a part with its own verdict."""
    document = read_tree(archive("a.txt", "b.txt", content=b"words here"), "a.zip", "")
    assert [(p.untrusted_filename, p.document.segments[0].text) for _, p in walk_parts(document) if p.document] == [
        ("a.txt", "words here"),
        ("b.txt", "words here"),
    ]


def test_a_bomb_is_a_verdict():
    """What expands beyond its ratio is LIMITED, never unpacked whole."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("zeros.txt", b"0" * 20_000_000)
    assert read_tree(stream.getvalue(), "a.zip", "").status is Status.LIMITED


def test_an_unknown_type_is_held_for_a_person():
    """Nothing that we cannot read passes as read."""
    document = read_tree(b"\0\1\2\3" * 50, "a.bin", "")
    assert (document.status, document.findings[-1].severity) == (Status.UNSUPPORTED, "hold")


def test_a_broken_archive_is_malformed():
    """Cut off bytes are a verdict."""
    assert read_tree(archive("a.txt")[:-30], "a.zip", "").status is Status.MALFORMED


def stored(*members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as file:
        for name, content in members:
            file.writestr(name, content)
    return stream.getvalue()


def codes(content, name="a.zip"):
    return {(finding.code, finding.severity) for finding in identify(content, name, "").findings}


def test_an_unpacked_pdf_in_an_archive_is_no_second_format():
    """A stored PDF as first member is what archives do; a PDF header anywhere else before the members is two formats."""
    assert codes(stored(("a.pdf", b"%PDF-1.7\nx"))) == set()
    assert ("polyglot", "quarantine") in codes(stored(("a%PDF-1.7.txt", b"x")))


def test_two_members_of_one_name_are_a_finding():
    """Readers differ in which of two equal names they show: a person looks."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = stored(("word/document.xml", b"one"), ("word/document.xml", b"two"))
    assert ("duplicate_members", "hold") in codes(content)
