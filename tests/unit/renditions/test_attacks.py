"""A phrase that is hidden is gone from a rendition, wherever and however the original holds it."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from gateway.renditions.verifying.bytes_walk import texts_of
from gateway.renditions.verifying.phrases import found_in
from tests.rendition_makers import changed, drawn, without

HIDDEN = "Marlow Finch"
PLAIN = drawn(lambda sheet: (sheet.drawString(60, 700, f"Seen today with {HIDDEN} at school."), None)[1])


def split_over_runs(sheet):
    x = 60
    for piece in ("Seen wi", "th Mar", "low Fi", "nch at school."):
        sheet.drawString(x, 700, piece)
        x += sheet.stringWidth(piece)


def rotated(sheet):
    sheet.drawString(60, 760, "A page of a report")
    sheet.saveState()
    sheet.translate(300, 300)
    sheet.rotate(90)
    sheet.drawString(0, 0, f"Seen with {HIDDEN} today")
    sheet.restoreState()


def under_a_rectangle(sheet):
    sheet.drawString(60, 700, f"Seen today with {HIDDEN} at school.")
    sheet.rect(55, 690, 300, 30, fill=1)


def unseen(sheet):
    sheet.drawString(60, 740, "Seen today at school.")
    text = sheet.beginText(60, 700)
    text.setTextRenderMode(3)
    text.textOut(f"Seen with {HIDDEN} too")
    sheet.drawText(text)


def in_a_form(sheet):
    sheet.beginForm("stamp")
    sheet.setFont("Helvetica", 11)
    sheet.drawString(60, 700, f"Seen today with {HIDDEN} at school.")
    sheet.endForm()
    sheet.doForm("stamp")


def white(sheet):
    sheet.drawString(60, 740, "Seen today at school.")
    sheet.setFillGray(1)
    sheet.drawString(60, 700, f"Seen with {HIDDEN} too")


def annotated(pdf):
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([60, 600, 300, 640]), Contents=String(f"Ask {HIDDEN}"), DA=String("/Helv 11 Tf"),
        T=String(HIDDEN),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def filled_in(pdf):
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("Name"), V=String(HIDDEN), Rect=Array([60, 500, 300, 520]),
        DA=String("/Helv 11 Tf"), P=pdf.pages[0].obj,
    )  # fmt: skip
    look = Stream(pdf, f"BT /F1 11 Tf 2 5 Td ({HIDDEN}) Tj ET".encode())
    look.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 240, 20]), "/Resources": pdf.pages[0].obj.Resources})
    field.AP = Dictionary(N=look)
    held = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([held])
    pdf.Root.AcroForm = Dictionary(Fields=Array([held]))


def with_xfa(pdf):
    data = f'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><xfa><Name>{HIDDEN}</Name></xfa></xdp:xdp>'
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(pdf, data.encode()))


def with_an_attachment(pdf):
    pdf.attachments[f"{HIDDEN}.txt"] = pikepdf.AttachedFileSpec(pdf, f"About {HIDDEN}".encode(), filename=f"{HIDDEN}.txt")


def with_properties(pdf):
    pdf.docinfo["/Author"] = HIDDEN
    with pdf.open_metadata() as properties:
        properties["dc:title"] = HIDDEN
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(HIDDEN, 0))


def with_a_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{HIDDEN}')"))


def said_otherwise(pdf):
    content = f"BT /F1 11 Tf 60 700 Td /Span <</ActualText ({HIDDEN})>> BDC (Seen with M. F.) Tj EMC ET".encode()
    pdf.pages[0].obj.Contents = Stream(pdf, content)


def said_of_several(pdf):
    """One text for two pieces, on the page and again in a form within a form: PDFium tells of the first piece only."""
    span, last = f"/Span <</ActualText ({HIDDEN})>> BDC BT /F1 11 Tf", "(M.) Tj 40 -40 Td (Finch, M.) Tj ET EMC"
    inner = as_form(pdf, f"{span} 0 40 Td {last}", (10, 0), pdf.pages[0].obj.Resources)
    outer = as_form(pdf, "1 0 0 1 10 5 cm /X Do", (30, 0), Dictionary(XObject=Dictionary(X=inner)))
    words = f"BT /F1 11 Tf 60 740 Td (Seen today) Tj ET {span} 60 700 Td {last} 1 0 0 1 30 500 cm /X Do"
    pdf.pages[0].obj.Contents = Stream(pdf, words.encode())
    pdf.pages[0].obj.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font, XObject=Dictionary(X=outer))


def as_form(pdf, content, offset, resources):
    form = Stream(pdf, content.encode())
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, -10, 300, 300]), "/Matrix": Array([1, 0, 0, 1, *offset])})
    form.Resources = resources
    return form


DRAWN = (split_over_runs, rotated, under_a_rectangle, unseen, in_a_form, white)
CHANGED = (annotated, filled_in, with_xfa, with_an_attachment, with_properties, with_a_script, said_otherwise, said_of_several)


def ligatures() -> bytes:
    """Standard encoding has the two letters "fi" as one code, 256 in octal."""

    def change(pdf):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.StandardEncoding)
        pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font))
        pdf.pages[0].obj.Contents = Stream(pdf, rb"BT /F1 11 Tf 60 700 Td (Seen with Gri\256th Rowe today) Tj ET")

    return changed(PLAIN, change)


def revised(content: bytes) -> bytes:
    """An incremental update that empties the page: the words stay in the file (ISO 32000-2 7.5.6)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    before = int(content.rsplit(b"startxref", 1)[1].split()[0])
    body = zlib.compress(b"BT /F1 11 Tf 60 700 Td (Nothing to report) Tj ET")
    place = len(content) + 1
    added = b"\n%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (number, len(body), body)
    table = len(content) + len(added)
    added += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number, place, size, root, before, table,
    )  # fmt: skip
    return content + added


def nowhere(made, phrase):
    """The phrase is in no text, no stream, no string, and the verifier agrees."""
    assert all(found_in(text, phrase) == 0 for text in made.texts())
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert not any(found_in(text, phrase) for text in texts_of(pdf))
    assert phrase.encode() not in made.content
    assert phrase.encode("utf-16-be").hex().encode() not in made.content
    assert made.failed() == ()


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_words_of_a_page_are_gone(draw):
    """Split over runs, turned, covered, invisible, white on white or in a form of its own: what is hidden is gone."""
    nowhere(without(drawn(draw), HIDDEN), HIDDEN)


@pytest.mark.parametrize("change", CHANGED, ids=lambda change: change.__name__)
def test_words_beside_the_page_are_gone(change):
    """Annotations, fields and their looks, XFA, attachments, properties, bookmarks, scripts and spoken texts do not come along."""
    nowhere(without(changed(PLAIN, change), HIDDEN), HIDDEN)


def test_the_look_of_a_field_does_not_show_what_its_value_hides():
    """A field's appearance is a text of its own: where the value is taken out, it goes too, whatever it says."""
    made = without(changed(PLAIN, filled_in), HIDDEN)
    assert not any("Name" in text and "Finch" in text for text in made.texts())
    kept = without(changed(PLAIN, filled_in), "at school")
    assert [text.count(HIDDEN) for text in kept.texts()] == [2, 2]


def test_a_ligature_hides_nothing():
    """A name whose letters are one glyph is found and gone."""
    nowhere(without(ligatures(), "Griffith Rowe", "Gri\ufb01th Rowe", "Grifith Rowe"), "Grifith Rowe")


def test_an_earlier_revision_is_gone():
    """Words that an update took off the page are not in a rendition, though nobody hid them."""
    source = revised(PLAIN)
    made = without(source)
    assert HIDDEN.encode("utf-16-be").hex().encode() not in made.content
    assert all("Nothing to report" in text and found_in(text, HIDDEN) == 0 for text in made.texts())
    assert made.failed() == ()


def test_a_passage_that_does_not_travel_is_not_shown():
    """What no kept passage claims is burnt: a line that the copy does not name leaves a box and no words."""
    source = drawn(lambda sheet: (sheet.drawString(60, 700, "Kept line here"), sheet.drawString(60, 600, "Another family altogether"))[0])
    made = without(source, "Another family altogether")
    nowhere(made, "Another family altogether")
    assert [box.page for box in made.expected.burnt] == [1]
    box = made.expected.burnt[0]
    middle = ((box.x0 + box.x1) / 2 * 150 / 72, (box.y0 + box.y1) / 2 * 150 / 72)
    assert made.picture().getpixel((int(middle[0]), int(middle[1]))) == 0
