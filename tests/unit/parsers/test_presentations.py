"""Presentations: slides in the order of the show, their tables, notes and comments; hidden slides are marked."""

import pytest

from parsers import DEFAULT_LIMITS, Document, LimitExceeded, Limits, Malformed, SegmentKind, odp, pptx, read_tree
from tests import odf_files, ooxml_files
from tests.ooxml_files import A, P, shape, slide


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def test_slides_come_in_the_order_of_the_show_with_their_titles():
    """The list of slides decides, not the file names; a slide the list forgot comes last."""
    slides = {"s1": slide(shape("second")), "s2": slide(shape("Plan", "title") + shape("first")), "s3": slide(shape("forgotten"))}
    found = pptx.parse(ooxml_files.pptx(slides, ["s2", "s1"]), DEFAULT_LIMITS)
    assert of(found, SegmentKind.BODY) == ["first", "second", "forgotten"]
    assert found.segments[1].section == ("Slide 1", "Plan")


def test_notes_comments_tables_and_hidden_slides():
    """What the speaker says beside a slide and what readers wrote on it are kept apart from what is shown."""
    cell = "<a:tc><a:txBody><a:p><a:r>{}<a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
    head = "".join(cell.format('<a:rPr b="1"/>', word) for word in ("Who", "When"))
    body = "".join(cell.format("", word) for word in ("Ada", "Friday"))
    table = f"<p:graphicFrame><a:tbl><a:tr>{head}</a:tr><a:tr>{body}</a:tr></a:tbl></p:graphicFrame>"
    notes = f'<p:notes xmlns:p="{P}" xmlns:a="{A}">{shape("say this aloud")}</p:notes>'
    comments = f'<p:cmLst xmlns:p="{P}"><p:cm><p:text>is this so?</p:text></p:cm></p:cmLst>'
    found = pptx.parse(
        ooxml_files.pptx(
            {"s1": slide(table), "s2": slide(shape("not shown"), 'show="0"')},
            ["s1", "s2"],
            **{
                "ppt/slides/_rels/s1.xml.rels": ooxml_files.relations(
                    ("n", "notesSlide", "../notesSlides/n1.xml"), ("c", "comments", "../comments/c1.xml")
                ),
                "ppt/notesSlides/n1.xml": notes,
                "ppt/comments/c1.xml": comments,
            },
        ),
        DEFAULT_LIMITS,
    )
    assert of(found, SegmentKind.TABLE_ROW) == ["Who | When", "Who: Ada | When: Friday"]
    assert of(found, SegmentKind.NOTE) == ["say this aloud"]
    assert of(found, SegmentKind.COMMENT) == ["is this so?"]
    assert of(found, SegmentKind.HIDDEN) == ["not shown"]
    assert "hidden_slide" in {finding.code for finding in found.findings}


def test_macros_too_many_slides_and_a_missing_list():
    """Macros hold the item under the type that says so; more slides than pages allow is a limit; no list is malformed."""
    content = ooxml_files.pptx({"s1": slide(shape("x"))}, ["s1"], **{"ppt/vbaProject.bin": b"y"})
    assert ("macros", "hold") in {(f.code, f.severity) for f in read_tree(content, "a.pptx").findings}
    with pytest.raises(LimitExceeded):
        pptx.parse(ooxml_files.pptx({f"s{n}": slide("") for n in range(3)}, ["s0"]), Limits(pages=2))
    with pytest.raises(Malformed):
        pptx.parse(ooxml_files.package({}), DEFAULT_LIMITS)


def test_an_opendocument_presentation():
    """Shapes, notes and a slide left out of the show."""
    kept_back = '<style:drawing-page-properties presentation:visibility="hidden"/>'
    hidden = f'<style:style style:name="dp2" style:family="drawing-page">{kept_back}</style:style>'
    box = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    pages = (
        f"<draw:page>{box.format('shown')}<presentation:notes>{box.format('say this')}</presentation:notes></draw:page>"
        f'<draw:page draw:style-name="dp2">{box.format("kept back")}</draw:page>'
    )
    content = odf_files.odt(pages, automatic=hidden, kind="presentation")
    found = odp.parse(content, DEFAULT_LIMITS)
    assert [(s.kind, s.text, s.section) for s in found.segments] == [
        (SegmentKind.TEXT_BOX, "shown", ("Slide 1",)),
        (SegmentKind.NOTE, "say this", ("Slide 1",)),
        (SegmentKind.HIDDEN, "kept back", ("Slide 2",)),
    ]
    assert read_tree(content, "a.odp").media_type == odp.MEDIA_TYPE
