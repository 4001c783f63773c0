"""PDF fields, annotations and XFA forms as programs of all kinds leave them: nothing that a reader sees is lost."""

import io
import warnings
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from parsers import DEFAULT_LIMITS, Document, SegmentKind, pdf, read_tree, walk_parts
from tests import pdf_files

Change = Callable[[pikepdf.Pdf], None]
BOX = (60, 600, 260, 620)
TEMPLATE = b"""<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1">
<draw><value><exData><body xmlns="http://www.w3.org/1999/xhtml"><p>Tell us <b>about</b> the child</p></body></exData></value></draw>
<field name="who"><caption><value><text>Name of child</text></value></caption></field>
<field name="seen"><caption><value><text>Child seen</text></value></caption><ui><checkButton/></ui>
<items><integer>1</integer><integer>0</integer></items></field>
<field name="how"><items><text>By phone</text><text>In person</text></items><items save="1"><text>p</text><text>v</text></items></field>
<field name="team"><value><text>Duty team</text></value></field></subform></template>"""
DATA = b"""<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form1><who>Ada Test</who><seen>1</seen><how>v</how>
<told><body xmlns="http://www.w3.org/1999/xhtml"><p>She was late.</p></body></told></form1></xfa:data></xfa:datasets>"""


def changed(change: Change, *, text: str = "Printed words", **how: object) -> bytes:
    """One page, changed by `change`, saved as `how` says."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_files.page((60, 60, text)))) as document, warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # that no form lists a field is what we test
        change(document)
        document.save(stream, **how)
    return stream.getvalue()


def read(change: Change, **how: object) -> Document:
    return pdf.parse(changed(change, **how), DEFAULT_LIMITS)


def annotation(document: pikepdf.Pdf, box: tuple[int, ...] = BOX, **entries: object) -> pikepdf.Object:
    page = document.pages[0].obj
    found = document.make_indirect(Dictionary(Type=Name.Annot, Rect=Array(box), F=4, **entries))
    page.Annots = Array([*page.get("/Annots", Array()), found])
    return found


def drawn(document: pikepdf.Pdf, text: str) -> pikepdf.Object:
    """An appearance that shows `text`."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    stream = document.make_stream(f"q BT /F 12 Tf 2 5 Td ({text}) Tj ET Q".encode())
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
    stream.Resources = Dictionary(Font=Dictionary(F=font))
    return Dictionary(N=stream)


def texts(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def test_a_field_that_the_form_forgot_is_a_field():
    """Programs that copy pages leave fields behind that no form lists."""

    def change(document: pikepdf.Pdf) -> None:
        parent = document.make_indirect(Dictionary(FT=Name.Tx, T=String("who"), V=String("Ada Test")))
        parent.Kids = Array([annotation(document, Subtype=Name.Widget, Parent=parent)])
        annotation(document, Subtype=Name.Widget, FT=Name.Btn, T=String("seen"), V=Name.Yes)

    found = {field.name: (field.value, field.checked) for field in read(change).fields}
    assert found == {"who": ("Ada Test", None), "seen": ("Yes", True)}


@pytest.mark.parametrize(
    ("entries", "value"),
    [
        ({"Opt": Array([String("one"), String("two")]), "I": Array([1])}, "two"),
        ({"RV": String("<body><p>rich &amp; bold</p><p>two</p></body>")}, "rich & bold\ntwo"),
    ],
)
def test_values_that_stand_elsewhere_than_in_the_value(entries, value):
    """A list may name its choice by place, a text may be rich only."""
    found = read(lambda document: annotation(document, Subtype=Name.Widget, FT=Name.Ch, T=String("x"), **entries))
    assert [field.value for field in found.fields] == [value]


def test_who_signed_is_said():
    """A signature's own words are the value of its field."""
    signature = Dictionary(Type=Name.Sig, Name=String("Bo Test"), Reason=String("I agree"))
    found = read(lambda document: annotation(document, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=signature))
    assert [field.value for field in found.fields] == ["signed, Bo Test, I agree"]


def test_words_that_only_an_appearance_shows_are_read_where_they_stand():
    """A stamp, a typed-over note and a field without a value: drawn on the page, and in no text of it."""

    def change(document: pikepdf.Pdf) -> None:
        annotation(document, Subtype=Name.Stamp, AP=drawn(document, "SEEN BY GP"))
        annotation(document, (300, 600, 500, 620), Subtype=Name.Widget, FT=Name.Tx, T=String("x"), AP=drawn(document, "typed over"))

    boxes = [s for s in read(change).segments if s.kind is SegmentKind.TEXT_BOX]
    assert [segment.text for segment in boxes] == ["SEEN BY GP", "typed over"]
    (box,) = boxes[0].locator.boxes
    assert (box.page, 60 <= box.x0 < box.x1 <= 260, 222 <= box.y0 < box.y1 <= 242) == (1, True, True)


def test_what_field_and_comment_say_is_not_said_again():
    """An appearance that shows the field's own value or the comment's own words adds nothing."""

    def change(document: pikepdf.Pdf) -> None:
        annotation(document, Subtype=Name.FreeText, Contents=String("see page 2"), AP=drawn(document, "see page 2"))
        annotation(document, Subtype=Name.Widget, FT=Name.Tx, T=String("x"), V=String("Ada"), AP=drawn(document, "Ada"))

    assert texts(read(change), SegmentKind.TEXT_BOX) == []


@pytest.mark.parametrize("kind", ["Text", "Link", "Popup", "Widget", "Highlight", "Redact", "Screen", "Watermark"])
def test_contents_of_every_kind_of_annotation_are_comments(kind):
    """Whatever kind a program chose, somebody wrote these words."""
    found = read(lambda document: annotation(document, Subtype=Name("/" + kind), Contents=String("ask the school")))
    assert texts(found, SegmentKind.COMMENT) == ["ask the school"]


def test_rich_text_and_overlaid_words_are_read():
    """Rich text where no plain text stands beside it, and the words printed over a redaction."""

    def change(document: pikepdf.Pdf) -> None:
        annotation(document, Subtype=Name.FreeText, RC=String("<body><p>only rich</p></body>"))
        annotation(document, Subtype=Name.Redact, OverlayText=String("withheld"))

    assert texts(read(change), SegmentKind.COMMENT) == ["only rich", "withheld"]


@pytest.mark.parametrize("whole", ["parts", "one"])
def test_an_xfa_form_is_read_with_its_captions(whole):
    """Data under their captions, chosen words, ticks, defaults and printed words, though the page says only: please wait."""

    def change(document: pikepdf.Pdf) -> None:
        one = document.make_stream(b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">' + TEMPLATE + DATA + b"</xdp:xdp>")
        parts = Array([String("template"), document.make_stream(TEMPLATE), String("datasets"), document.make_stream(DATA)])
        document.Root.AcroForm = Dictionary(Fields=Array(), XFA=one if whole == "one" else parts)

    found = read(change, text="Please wait...")
    expected = ["Name of child: Ada Test", "☒ Child seen", "how: In person", "told: She was late.", "team: Duty team"]
    assert texts(found, SegmentKind.FIELD) == expected
    assert [(f.label, f.checked) for f in found.fields if f.checked is not None] == [("Child seen", True)]
    assert texts(found, SegmentKind.BODY) == ["Please wait...", "Tell us about the child"]


def test_what_a_pdf_carries_beside_its_pages():
    """Where links lead, properties of any name, words of its description, and what pictures say to those who cannot see them."""

    def change(document: pikepdf.Pdf) -> None:
        annotation(document, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://school.example/a")))
        document.docinfo["/Case"] = "number 7"
        element = document.make_indirect(Dictionary(S=Name.Figure, Alt=String("a map")))
        document.Root.StructTreeRoot = document.make_indirect(Dictionary(K=Array([element])))
        with document.open_metadata(set_pikepdf_as_editor=False) as described:
            described["dc:rights"] = "Hill School"

    found = texts(read(change), SegmentKind.METADATA)
    assert {"link: https://school.example/a", "case: number 7", "alternative text: a map", "rights: Hill School"} <= set(found)


def test_a_layer_that_is_off_and_a_lock_against_changes_are_said():
    """Anybody can open the file; what it hides or forbids is told."""

    def change(document: pikepdf.Pdf) -> None:
        layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
        document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))

    found = read(change, encryption=pikepdf.Encryption(owner="o", user=""))
    assert {finding.code for finding in found.findings} == {
        "hidden_layer",
        "restricted",
    }


def test_a_file_that_only_belongs_to_the_document_is_read():
    """Invoices and forms carry their data as an associated file, which no list of attachments names."""

    def change(document: pikepdf.Pdf) -> None:
        stream = document.make_stream(b"Ada was late.")
        document.Root.AF = Array([document.make_indirect(Dictionary(UF=String("a.txt"), Desc=String("data"), EF=Dictionary(UF=stream)))])

    found = read_tree(changed(change), "a.pdf")
    assert [(p.untrusted_filename, p.document.segments[0].text) for _, p in walk_parts(found) if p.document] == [("a.txt", "Ada was late.")]
