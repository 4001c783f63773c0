"""What a file is, whatever it is called."""

import io
import zipfile

import pytest

from parsers import Status, identify, read_tree, walk_parts

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
