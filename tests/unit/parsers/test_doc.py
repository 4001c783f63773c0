"""Word 97-2003: the words of every story, with what is deleted, hidden, in a table or filled into a form."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Document, Encrypted, Malformed, ParseError, SegmentKind, Status, doc, read_tree
from tests.ole_files import Run, compound, toggle, word, word_6

NORMAL = struct.pack("<H", 0)
HEADING = struct.pack("<H", 2)
CELL = NORMAL + toggle(0x2416)
ROW = NORMAL + toggle(0x2416) + toggle(0x2417)
BOLD, HIDDEN, DELETED, STRUCK = (toggle(code) for code in (0x0835, 0x083C, 0x0800, 0x0837))


def read(*stories: list[Run], **options) -> Document:
    return doc.parse(word(*stories, **options), DEFAULT_LIMITS)


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def form_settings(kind: int, result: int, name: str, default: int) -> bytes:
    """A picture block with the settings of one form field."""

    def text(value: str) -> bytes:
        return struct.pack("<H", len(value)) + value.encode("utf-16-le") + b"\0\0"

    middle = text("") if kind == 0 else struct.pack("<H", default)
    inside = struct.pack("<IHHH", 0xFFFFFFFF, kind | result << 2, 0, 20) + text(name) + middle + text("") + text("") + text("Risk")
    return struct.pack("<IH", 68 + len(inside), 68) + bytes(62) + inside


def test_body_headings_and_the_looks_of_runs():
    """A heading style makes a section; deleted, hidden and struck-out words are told apart from the page."""
    found = read(
        [
            Run("Visit\r", paragraph=HEADING),
            Run("He came"),
            Run(" with his uncle", DELETED),
            Run(" unseen", HIDDEN),
            Run(" Yes", STRUCK),
            Run(" No\x0bnext\x1eline\r", paragraph=NORMAL),
        ]
    )
    assert [(s.text, s.section) for s in found.segments if s.kind is SegmentKind.BODY] == [
        ("He came[struck out:  Yes] No\nnext-line", ("Visit",))
    ]
    assert (of(found, SegmentKind.DELETED), of(found, SegmentKind.HIDDEN)) == (["with his uncle"], ["unseen"])
    assert "tracked_deletion" in {finding.code for finding in found.findings}


def test_a_row_with_an_empty_last_cell_keeps_its_columns():
    """The mark of the row is told from the mark of an empty cell by the paragraph's own properties."""
    rows = []
    for cells in (("Who", "When", "Where"), ("Ada", "Friday", "")):
        rows += [Run(f"{cell}\x07", BOLD if cells[0] == "Who" else b"", CELL) for cell in cells]
        rows.append(Run("\x07", paragraph=ROW))
    found = read([*rows, Run("after\r", paragraph=NORMAL)])
    assert of(found, SegmentKind.TABLE_ROW) == ["Who | When | Where", "Who: Ada | When: Friday"]
    assert of(found, SegmentKind.BODY) == ["after"]


def test_every_story_has_its_kind():
    """Footnotes, headers, annotations, endnotes and text boxes stand behind the body in one run of characters."""
    found = read([Run("body\r")], [Run("foot\r")], [Run("head\r")], [], [Run("remark\r")], [Run("end\r")], [Run("boxed\r")])
    assert [(segment.kind, segment.text) for segment in found.segments] == [
        (SegmentKind.BODY, "body"),
        (SegmentKind.NOTE, "foot"),
        (SegmentKind.PAGE_HEADER, "head"),
        (SegmentKind.COMMENT, "remark"),
        (SegmentKind.NOTE, "end"),
        (SegmentKind.TEXT_BOX, "boxed"),
    ]


def test_form_fields_and_links():
    """A tick box takes its state from the settings; typed text and a link's words are what stands on the page."""
    boxes = form_settings(1, 1, "urgent", 0), form_settings(1, 25, "told", 1)
    typed = form_settings(0, 0, "who", 0)
    data = boxes[0] + boxes[1] + typed
    places = (0, len(boxes[0]), len(boxes[0]) + len(boxes[1]))
    anchor = [struct.pack("<HI", 0x6A03, place) for place in places]
    found = read(
        [
            *(Run("\x13 FORMCHECKBOX "), Run("\x01", anchor[0]), Run("\x14\x15 ")),
            *(Run("\x13 FORMCHECKBOX "), Run("\x01", anchor[1]), Run("\x14\x15 ")),
            *(Run("\x13 FORMTEXT "), Run("\x01", anchor[2]), Run("\x14Ada\x15 ")),
            Run('\x13 HYPERLINK "https://x.example" \x14our page\x15\r', paragraph=NORMAL),
        ],
        form_data=data,
    )
    assert of(found, SegmentKind.BODY) == ["☒ ☒ Ada our page"]
    assert [(f.name, f.label, f.value, f.checked) for f in found.fields] == [
        ("urgent", "Risk", "", True),
        ("told", "Risk", "", True),
        ("who", "Risk", "Ada", None),
    ]


@pytest.mark.parametrize("saved", ["whole", "in pieces"])
def test_a_file_older_than_word_97_is_read_and_held(saved):
    """Body with its table, note and header of Word 6 and 95, in one byte a character; its looks are not read, so a person looks."""
    stories = ["Plan\rAda\x07Friday\x07\x07Bo\x07Monday\x07\x07caf\xe9\r", "\x02see file\r", "top\r"]
    found = doc.parse(word_6(stories, saved), DEFAULT_LIMITS)
    assert [(s.kind.value, s.text) for s in found.segments] == [
        ("body", "Plan"),
        ("table_row", "Ada | Friday"),
        ("table_row", "Bo | Monday"),
        ("body", "café"),
        ("note", "see file"),
        ("page_header", "top"),
    ]
    assert [(f.code, f.severity) for f in found.findings] == [("word_6", "hold")]
    with pytest.raises(Encrypted):
        doc.parse(word_6(stories, saved, flags=0x0100), DEFAULT_LIMITS)
    with pytest.raises(Malformed):
        doc.parse(compound({"WordDocument": struct.pack("<HH48x8i", 0xA5DC, 0x65, *[1 << 30] * 8)}), DEFAULT_LIMITS)


def test_locked_and_broken_files_say_so():
    """A lock, and streams that make no sense each have their own answer; macros are found."""
    with pytest.raises(Encrypted):
        read([Run("x\r")], flags=0x0100)
    assert read_tree(word([Run("x\r")], flags=0x0100), "a.doc").status is Status.ENCRYPTED
    with pytest.raises(Malformed):
        doc.parse(compound({"WordDocument": b"\xec\xa5\xc1\0", "1Table": b""}), DEFAULT_LIMITS)
    found = read([Run("x\r")], others={"Macros/_VBA_PROJECT": b"y"})
    assert ("macros", "hold") in {(f.code, f.severity) for f in found.findings}


@settings(max_examples=60)
@given(st.data())
def test_any_damage_gives_a_document_or_a_parse_error(data):
    """Bytes changed at random places: a document with unique ids and ranges inside their rows, or a ParseError."""
    content = bytearray(word([Run("Name\x07", paragraph=CELL), Run("Ada\x07", paragraph=CELL), Run("\x07", paragraph=ROW), Run("end\r")]))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = doc.parse(bytes(content), DEFAULT_LIMITS)
    except ParseError:
        return
    assert len({segment.id for segment in found.segments}) == len(found.segments)
    for segment in found.segments:
        assert all(0 <= cell.start <= cell.end <= len(segment.text) for cell in segment.locator.cells)
