"""Rich Text Format: everything that a reader could see or that the file carries."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Document, LimitExceeded, Malformed, ParseError, SegmentKind, Status, read_tree, rtf

FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset128 MS Mincho;}{\f2\fcharset2 Wingdings;}{\f3\fcharset204 Arial Cyr;}}"
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0\uc1" + FONTS


def read(body: str, head: str = HEAD) -> Document:
    return rtf.parse((head + " " + body + "}").encode("latin-1"), DEFAULT_LIMITS)


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def codes(document: Document) -> set[str]:
    return {finding.code for finding in document.findings}


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"plain \b bold\b0  text\par", "plain bold text"),
        (r"caf\'e9 \'80 5\par", "café € 5"),
        (r"\u8364?20 \u-10179?\u-8704? done\par", "€20 😀 done"),
        (r"{\uc2 \u26085 ab cd}\par", "日 cd"),
        (r"\uc0\u233 t\u233\par", "été"),
        (r"{\f1 \'93\'fa\'96\'7b}\par", "日本"),
        (r"{\f1 \'83\\}x\par", "ソx"),
        (r"{\f3 \'cc\'e0\'ec\'e0}\par", "Мама"),
        (r"one\~two\_three\-four\line five\tab six\par", "one\u00a0two-threefour\nfive\tsix"),
        (r"\lquote a\rquote  \ldblquote b\rdblquote \emdash \endash\par", "‘a’ “b”—–"),
        (r"\{braces\} and \\\par", "{braces} and \\"),
        ("last paragraph without a mark", "last paragraph without a mark"),
        (r"{\upr{ANSI}{\*\ud{\u1057?}}}\par", "С"),
        (r"agreed {\f2 \'fe} refused {\f2\'a8}\par", "agreed ☑ refused ☐"),
        (r"seen {\*\unknownthing not for us}here\par", "seen here"),
    ],
)
def test_text_in_every_writing_of_rtf(body, shown):
    """Escapes, code pages by font, Unicode with its stand-ins, symbols: what stands on the page."""
    assert of(read(body), SegmentKind.BODY) == [shown]


def test_table_rows_with_labels_and_a_table_inside():
    """A shaded header names its columns; a nested table is read after the one around it."""
    body = (
        r"{\colortbl;\red200\green200\blue200;}"
        r"\trowd\clcbpat1\cellx1\clcbpat1\cellx2\pard\intbl Who\cell When\cell\row"
        r"\trowd\cellx1\cellx2\pard\intbl Ada\cell first line\par second line\cell\row"
        r"\trowd\cellx1\pard\intbl outer\par{\pard\intbl\itap2 inner\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}}\pard\intbl\cell\row"
        r"\pard after\par"
    )
    found = read(body)
    assert of(found, SegmentKind.TABLE_ROW) == ["Who | When", "Who: Ada | When: first line\nsecond line", "Who: outer", "inner"]
    assert of(found, SegmentKind.BODY) == ["after"]
    for segment in found.segments:
        assert all(segment.text[cell.start : cell.end].strip() for cell in segment.locator.cells)


def test_headings_by_style_and_outline():
    """A style called "heading 2" and an outline level both make sections."""
    found = read(
        r"{\stylesheet{\s0 Normal;}{\s2\outlinelevel1 heading 2;}}\pard\s2 Visit\par"
        r"\pard cold\par\pard\outlinelevel2 Kitchen\par\pard wet\par"
    )
    assert [(s.text, s.section) for s in found.segments if s.kind is SegmentKind.BODY] == [
        ("cold", ("Visit",)),
        ("wet", ("Visit", "Kitchen")),
    ]


def test_headers_notes_annotations_and_text_boxes():
    """Each story has its kind; an annotation knows its author; the fallback drawing of a shape is not read twice."""
    found = read(
        r"{\header\pard OFFICIAL\par}{\footerf page foot\par}"
        r"Before{\super{\footnote\pard\chftn a foot note\par}} after"
        r"{\*\atnid RR}{\*\atnauthor R. Reader}\chatn{\*\annotation{\*\atnref 1}\pard is this so?\par}\par"
        r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv a drawing}}{\shptxt\pard boxed\par}}{\shprslt{\*\do{\dptxbxtext boxed}}}}\par"
    )
    assert of(found, SegmentKind.BODY) == ["Before after"]
    assert of(found, SegmentKind.NOTE) == ["a foot note"]
    assert [(s.text, s.speaker) for s in found.segments if s.kind is SegmentKind.COMMENT] == [("is this so?", "R. Reader")]
    assert of(found, SegmentKind.TEXT_BOX) == ["boxed"]
    assert of(found, SegmentKind.PAGE_HEADER) == ["OFFICIAL"]
    assert of(found, SegmentKind.PAGE_FOOTER) == ["page foot"]


def test_withdrawn_hidden_and_struck_out_text():
    """Tracked deletions and hidden runs are kept apart from the page; struck-out words say so."""
    found = read(r"He came{\deleted  with his uncle}{\v  unseen} \strike Yes\strike0  No\par")
    assert of(found, SegmentKind.BODY) == ["He came [struck out: Yes] No"]
    assert of(found, SegmentKind.DELETED) == ["with his uncle"]
    assert of(found, SegmentKind.HIDDEN) == ["unseen"]
    assert {"tracked_deletion", "hidden_text"} <= codes(found)


def field(kind: str, settings: str, result: str = "") -> str:
    return rf"{{\field{{\*\fldinst {{ {kind} }}{{\*\formfield{{{settings}}}}}}}{{\fldrslt {result}}}}}"


def test_form_fields_are_what_was_filled_in():
    """Text, tick box (set, by default, and clear) and list, each named, each standing in the text."""
    found = read(
        "Name: "
        + field("FORMTEXT", r"\fftype0{\*\ffname who}{\*\ffstattext Child}", "Ada Test")
        + " "
        + field("FORMCHECKBOX", r"\fftype1\ffres1{\*\ffname urgent}\ffdefres0")
        + field("FORMCHECKBOX", r"\fftype1\ffres25{\*\ffname told}\ffdefres1")
        + field("FORMCHECKBOX", r"\fftype1\ffres0{\*\ffname no}\ffdefres1")
        + field("FORMDROPDOWN", r"\fftype2\ffres1{\*\ffname level}{\*\ffl one}{\*\ffl two}")
        + r"\par"
    )
    assert of(found, SegmentKind.BODY) == ["Name: Ada Test ☒☒☐two"]
    assert [(f.name, f.label, f.value, f.checked) for f in found.fields] == [
        ("who", "Child", "Ada Test", None),
        ("urgent", "", "", True),
        ("told", "", "", True),
        ("no", "", "", False),
        ("level", "", "two", None),
    ]


def test_links_show_their_words_and_dangers_are_found():
    """A hyperlink reads as its result; DDE, fetched text, macros and a template elsewhere hold the item."""
    found = read(
        r'{\field{\*\fldinst HYPERLINK "https://x.example"}{\fldrslt our page}}'
        r'{\field{\*\fldinst DDEAUTO c:\\x}{\fldrslt }}{\field{\*\fldinst INCLUDETEXT "http://x.example/y"}{\fldrslt }}'
        r"{\*\template http://x.example/t.dot}{\object\objupdate\objemb{\*\objdata 00}}\par"
    )
    assert of(found, SegmentKind.BODY) == ["our page"]
    assert {f.code for f in found.findings if f.severity == "hold"} >= {"dde_field", "external_relation", "object_updates_itself"}


def ole1(name: bytes, native: bytes) -> str:
    def text(value: bytes) -> bytes:
        return struct.pack("<I", len(value) + 1) + value + b"\0"

    body = (
        struct.pack("<II", 0x501, 2)
        + text(name)
        + text(b"")[:4].replace(b"\1", b"\0")
        + struct.pack("<I", 0)
        + struct.pack("<I", len(native))
    )
    return (body + native).hex()


def test_embedded_files_become_parts():
    """A packaged file keeps its name; the tree walk reads it."""
    inner = b"the injury was seen on Monday"
    packaged = b"\2\0note.txt\0c:\\note.txt\0\0\0\3\0" + struct.pack("<I", 2) + b"t\0" + struct.pack("<I", len(inner)) + inner
    found = read_tree((HEAD + r"{\object\objemb{\*\objclass Package}{\*\objdata " + ole1(b"Package", packaged) + "}}}").encode(), "a.rtf")
    assert [part.untrusted_filename for part in found.parts] == ["note.txt"]
    assert found.parts[0].document is not None
    assert [s.text for s in found.parts[0].document.segments] == [inner.decode()]


def test_list_numbers_stay_and_bullets_go():
    """The number before a list paragraph is on the page; a tick as a bullet is no answer."""
    found = read(r"{\listtext 2.\tab}Second point\par{\listtext{\f2\'fc}\tab}A point\par")
    assert of(found, SegmentKind.BODY) == ["2. Second point", "A point"]


def test_text_after_a_stray_brace_is_kept():
    """A brace too many does not end the reading: what follows is read, with a finding."""
    found = read(r"first\par}} and the rest\par")
    assert of(found, SegmentKind.BODY) == ["first", "and the rest"]
    assert "text_after_end" in codes(found)


def test_raw_binary_is_not_read_as_text():
    """Braces and words inside binary data mean nothing."""
    found = read("{\\pict\\bin6 }\\par{}after\\par")
    assert of(found, SegmentKind.BODY) == ["after"]


def test_no_rtf_is_malformed_and_endless_nesting_a_limit():
    """Other bytes are refused; a million open groups stop early."""
    with pytest.raises(Malformed):
        rtf.parse(b"hello", DEFAULT_LIMITS)
    with pytest.raises(LimitExceeded):
        rtf.parse(b"{\\rtf1" + b"{" * 100_000, DEFAULT_LIMITS)
    assert read_tree(b"{\\rtf1" + b"{" * 100_000).status is Status.LIMITED


PIECES = st.sampled_from(
    [
        *("{", "}", "\\", "{\\*", "words ", ";", "\\'83", "\\u55357 ", "\\uc9 ", "\\ansicpg932 ", "\\f2 ", "\\v ", "\\s1 ", "\\bin3 "),
        *("\\par ", "\\pard ", "\\intbl ", "\\itap3 ", "\\cell ", "\\row ", "\\nestcell ", "\\nestrow "),
        *(
            "{\\footnote ",
            "{\\header ",
            "{\\shptxt ",
            "{\\field",
            "{\\*\\fldinst FORMTEXT",
            "{\\fldrslt ",
            "{\\*\\objdata 0105",
            "{\\pict ",
        ),
        *("{\\upr", "{\\*\\ud ", "{\\fonttbl", "{\\stylesheet", "{\\info{\\title "),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=4), max_size=60))
def test_any_arrangement_of_words_is_read_or_refused(pieces):
    """Whatever stands inside what: a document with unique ids and cell ranges inside their rows, or a ParseError."""
    try:
        found = rtf.parse(("{\\rtf1 " + "".join(pieces)).encode("utf-8"), DEFAULT_LIMITS)
    except ParseError:
        return
    assert len({segment.id for segment in found.segments}) == len(found.segments)
    for segment in found.segments:
        assert all(0 <= cell.start <= cell.end <= len(segment.text) for cell in segment.locator.cells)
