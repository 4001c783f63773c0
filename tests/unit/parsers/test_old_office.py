"""PowerPoint 97-2003, what stands beside the text of old Office files, and objects packed into compound files."""

import struct

import pytest

from parsers import DEFAULT_LIMITS, Document, Encrypted, SegmentKind, Status, doc, ppt, read_tree, spreadsheet, walk
from tests import ole_files
from tests.old_office_files import DOCUMENT_SUMMARY, SUMMARY, biff, container, packaged, property_set, record, string, wide, xls
from tests.old_office_files import ppt as presentation

SLIDE, NOTES, MASTER, LIST, PERSIST, COMMENT = 0x03EE, 0x03F0, 0x03F8, 0x0FF0, 0x03F3, 0x2EE0


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def test_slides_notes_masters_and_comments():
    """Each text is what it is to a reader: on a slide, in its notes, on every slide, or a comment with its author."""
    hidden = record(0x03F9, bytes(10) + b"\x04\0")
    said = [record(0x0FBA, word.encode("utf-16-le"), number) for number, word in enumerate(("Bo", "is this so?"))]
    listed = container(LIST, record(PERSIST, bytes(20)), wide("Plan for Ada"), record(PERSIST, bytes(20)), record(0x0FA8, b"caf\xe9"))
    found = ppt.parse(
        presentation(
            container(0x03E8, listed),
            container(MASTER, wide("Hill School"), wide("Click to edit Master title style")),
            container(SLIDE, wide("Plan for Ada"), container(0x1388, record(0x138B, container(COMMENT, *said)))),
            container(NOTES, wide("say this aloud")),
            container(SLIDE, hidden, wide("kept back")),
        ),
        DEFAULT_LIMITS,
    )
    assert of(found, SegmentKind.BODY) == ["Plan for Ada", "café"]
    assert [s.locator.page for s in found.segments[:2]] == [1, 2]
    assert of(found, SegmentKind.PAGE_HEADER) == ["Hill School"]
    assert of(found, SegmentKind.NOTE) == ["say this aloud"]
    assert of(found, SegmentKind.HIDDEN) == ["kept back"]
    assert [(s.text, s.speaker) for s in found.segments if s.kind is SegmentKind.COMMENT] == [("is this so?", "Bo")]


def test_a_locked_presentation_is_said_to_be_locked():
    """The user atom of an encrypted file has a token of its own ([MS-PPT] 2.3.2)."""
    user = record(0x0FF6, struct.pack("<II", 20, 0xF3D1C4DF))
    assert read_tree(presentation(container(SLIDE), user=user), "a.ppt").status is Status.ENCRYPTED
    with pytest.raises(Encrypted):
        ppt.parse(presentation(container(SLIDE, container(0x2F14))), DEFAULT_LIMITS)


def test_properties_stand_beside_an_old_word_file():
    """Title and author, and a property that somebody added under a name of their own."""
    others = {SUMMARY: property_set({2: "Plan", 4: "Bo Test"}), DOCUMENT_SUMMARY: property_set({15: "Hill"}, {"Case": "café 7"})}
    found = doc.parse(ole_files.word([ole_files.Run("Words.\r")], others=others), DEFAULT_LIMITS)
    assert of(found, SegmentKind.METADATA) == ["title: Plan", "author: Bo Test", "company: Hill", "Case: café 7"]


def test_broken_properties_are_a_finding():
    """The document is read all the same."""
    found = doc.parse(ole_files.word([ole_files.Run("Words.\r")], others={SUMMARY: b"\xff" * 60}), DEFAULT_LIMITS)
    assert (of(found, SegmentKind.BODY), [f.code for f in found.findings]) == (["Words."], ["properties_unreadable"])


def test_cells_of_an_old_workbook_look_as_they_do_on_paper():
    """A telephone number keeps its zero, a date is a date, an error is seen, a formula's text is read, margins are read."""
    cells = [
        biff(0x14, string("&LTop words", "<H")),
        biff(0x203, struct.pack("<HHHd", 0, 0, 1, 7700900123.0)),
        biff(0x27E, struct.pack("<HHHI", 1, 0, 2, 42067 << 2 | 2)),
        biff(0x205, struct.pack("<HHHBB", 2, 0, 0, 7, 1)),
        biff(0x06, struct.pack("<HHHBBxxxxHHIH", 3, 0, 0, 0, 0, 0xFFFF, 0, 0, 0)),
        biff(0x207, string("late again", "<H")),
        biff(0xBD, struct.pack("<HHHIHIH", 4, 0, 2, 42067 << 2 | 2, 1, 5 << 2 | 2, 1)),
    ]
    found = spreadsheet.parse(xls({164: "00000000000"}, [0, 164, 14], cells), DEFAULT_LIMITS)
    rows = ["07700900123", "04/03/2015", "#DIV/0!", "late again", "04/03/2015 | 00000000005"]
    assert of(found, SegmentKind.TABLE_ROW) == rows
    assert [cell.ref for cell in found.segments[4].locator.cells] == ["A5", "B5"]
    assert of(found, SegmentKind.PAGE_HEADER) == ["Top words"]


def test_a_packed_file_is_read():
    """What Explorer's drag and drop made is a part under its own name; a compound file of nothing known waits for a person."""
    found = read_tree(ole_files.compound({"\x01Ole10Native": packaged("note.txt", b"Ada was late.")}), "oleObject1.bin")
    assert [(segment.text, segment.kind) for _, segment in walk(found)] == [
        ("note.txt", SegmentKind.FILE_NAME),
        ("Ada was late.", SegmentKind.BODY),
    ]
    assert read_tree(ole_files.compound({"Other": b"x"}), "a.bin").status is Status.UNSUPPORTED


def test_a_locked_old_workbook_is_said_to_be_locked():
    """The record that holds the lock stands before everything that is locked, whatever follows."""
    start = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + biff(0x2F, bytes(6))
    for name in ("Workbook", "Book"):
        assert read_tree(ole_files.compound({name: start + b"\x99" * 90}), "a.xls").status is Status.ENCRYPTED


def test_a_comment_of_an_old_workbook_knows_its_cell_and_author():
    """Text and cell stand apart in the file and are joined by the number of their object; a box has no cell."""

    def noted(number: int, text: str) -> bytes:
        shown = biff(0x1B6, struct.pack("<HH6xHHI", 0, 0, len(text), 0, 0)) + biff(0x3C, b"\0" + text.encode())
        return biff(0x5D, struct.pack("<HHHHH", 0x15, 0x12, 0x19, number, 0) + bytes(12)) + shown

    cells = [noted(1, "ask the GP"), noted(2, "in a box"), biff(0x1C, struct.pack("<HHHHHB", 6, 27, 0, 1, 2, 0) + b"Bo\0")]
    found = spreadsheet.parse(xls({}, [0], cells), DEFAULT_LIMITS)
    assert [(s.kind.value, s.text, s.locator.field, s.speaker) for s in found.segments] == [
        ("comment", "ask the GP", "AB7", "Bo"),
        ("text_box", "in a box", "", ""),
    ]
