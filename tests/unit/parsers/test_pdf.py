"""PDF: text as it stands, positions, locks, and files that are broken."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from parsers import DEFAULT_LIMITS, Encrypted, LimitExceeded, Limits, ParseError, SegmentKind, Status, pdf, read_tree
from tests import pdf_files


def text_of(content: bytes) -> str:
    return "\n".join(segment.text for segment in pdf.parse(content, DEFAULT_LIMITS).segments if segment.kind is not SegmentKind.METADATA)


def test_tight_lines_do_not_borrow_letters_from_each_other():
    """Lines set closer than their own height stay whole: no letter of one appears in another."""
    lines = ["The first line of the note", "jumps by qgpy over it", "while a third stands below"]
    shown = text_of(pdf_files.page(*((60, 60 + 7 * n, line) for n, line in enumerate(lines))))
    assert sorted(" ".join(shown.split()).split()) == sorted(" ".join(lines).split())


def test_words_set_piece_by_piece_keep_their_spaces():
    """A phrase drawn in several pieces with a space between reads as words, not as one."""
    found = text_of(pdf_files.page((60, 60, "The child was"), (127, 60, " seen at"), (167, 60, " school.")))
    assert "The child was seen at school." in found


def test_each_paragraph_knows_where_it_stands():
    """A segment has its page and boxes inside the page, in points from the top left."""
    (segment,) = [s for s in pdf.parse(pdf_files.page((60, 100, "Only line.")), DEFAULT_LIMITS).segments if s.kind is SegmentKind.BODY]
    (box,) = segment.locator.boxes
    assert box.page == 1
    assert 59 <= box.x0 < box.x1 <= 595
    assert 85 < box.y0 < box.y1 < 105


def test_a_locked_file_is_encrypted():
    """A password makes the document ENCRYPTED and holds it; the parser itself says so by its error."""
    content = pdf_files.locked(pdf_files.page((60, 60, "secret")))
    with pytest.raises(Encrypted):
        pdf.parse(content, DEFAULT_LIMITS)
    found = read_tree(content, "a.pdf")
    assert (found.status, [f.severity for f in found.findings]) == (Status.ENCRYPTED, ["hold"])


@pytest.mark.parametrize(
    "damage", [lambda c: c[: len(c) // 2], lambda c: c.replace(b"endobj", b"endabc"), lambda c: c[:20] + b"\xff" * 400]
)
def test_a_broken_file_is_held_with_a_finding(damage):
    """Half a file, broken objects, noise: never an exception, never silence."""
    found = read_tree(damage(pdf_files.page((60, 60, "words"))), "a.pdf")
    held = [finding for finding in found.findings if finding.severity == "hold"]
    assert held or any("words" in segment.text for segment in found.segments)


def test_a_page_that_is_a_picture_is_held():
    """A scan has no text: the finding says so and holds the item for a person."""
    found = pdf.parse(pdf_files.scan(Image.linear_gradient("L")), DEFAULT_LIMITS)
    assert ("no_text_layer", "hold") in {(finding.code, finding.severity) for finding in found.findings}


def test_more_pages_than_allowed_is_a_limit():
    """The page budget is checked before any page is read."""
    with pytest.raises(LimitExceeded):
        pdf.parse(pdf_files.scan(Image.new("L", (10, 10)), pages=4), Limits(pages=3))


@settings(max_examples=60)
@given(st.data())
def test_any_damage_gives_a_document_or_a_parse_error(data):
    """Bytes changed at random places: a document with unique ids and positions inside their text, or a ParseError."""
    content = bytearray(pdf_files.page((60, 60, "Name: Ada"), (60, 80, "Born: 2 May"), (200, 80, "Place: here")))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = pdf.parse(bytes(content), DEFAULT_LIMITS)
    except ParseError:
        return
    assert len({segment.id for segment in found.segments}) == len(found.segments)
    for segment in found.segments:
        assert all(0 <= cell.start <= cell.end <= len(segment.text) for cell in segment.locator.cells)


def test_a_picture_that_ends_too_early_is_malformed():
    """A picture file cut in its rows is a verdict that holds, never an exception."""
    stream = io.BytesIO()
    Image.effect_noise((900, 900), 80).save(stream, "PNG")
    found = read_tree(stream.getvalue()[: stream.tell() // 2], "a.png")
    assert (found.status, [f.severity for f in found.findings]) == (Status.MALFORMED, ["hold"])


def test_lines_set_at_one_and_a_half_hold_one_paragraph():
    """A sentence that runs on over wide lines is one passage; a sentence's end, and a line that answers a label, begin another."""
    lines = (
        "Family left Bellfounder Street on the twentieth, keys handed back, and are at 41 Mill",
        "Road, Luton, staying with a friend of hers whom nobody at the school has ever met.",
        "The older boy was seen at the bus station on his own and asked for food, in a thin coat",
        "Mother: Rhona, seen as well",
    )
    shown = pdf_files.page(*((60, 100 + 17 * n, line) for n, line in enumerate(lines)), size=11)
    assert text_of(shown).splitlines() == [f"{lines[0]} {lines[1]}", lines[2], lines[3]]
