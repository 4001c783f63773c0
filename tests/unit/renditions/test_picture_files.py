"""A picture leaves as a picture: pixels without the camera's notes, boxes burnt in, and a check of every chunk and segment."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gateway.renditions.making.pages import make_rendition
from gateway.renditions.orders import BURNT, EXPECTATION, ORDER, Burnt, Expectation, ReadWord, RenditionOrder, Shown
from gateway.renditions.verifying.checks import CODES, verify_rendition
from gateway.renditions.verifying.picture_structure import bare_picture
from parsers.document import Box
from parsers.tree import read_tree
from tests.picture_makers import HIDDEN, SECRET, drawing, photograph, saved, told

POINTS = 72 / 300
WORDS = ((150, 80, "Seen"), (240, 90, "today"), (345, 80, "with"), (450, 120, HIDDEN), (620, 35, "at"), (665, 110, "school"))
READ = tuple(ReadWord(text, 95.0, Box(1, x * POINTS, 205 * POINTS, (x + wide) * POINTS, 235 * POINTS), "1") for x, wide, text in WORDS)
WHOLE = Shown("Seen today with Marlow at school", 1, (Box(1, 30, 40, 200, 70),), ((16, 22),))
HIDING = RenditionOrder("key", (WHOLE,), READ)
WORDLESS = RenditionOrder("key", ())


def made(content: bytes, order: RenditionOrder = HIDING, name: str = "a.png") -> tuple[bytes, tuple[Burnt, ...]]:
    answer = dict(make_rendition(content, name, "", ORDER.dump_json(order).decode()))
    assert "refused" not in answer, answer
    return answer["rendition"], BURNT.validate_json(answer["burnt"])


def failed(content: bytes, wanted: Expectation | None = None) -> tuple[str, ...]:
    told_of = EXPECTATION.dump_json(wanted or Expectation("key", (), ())).decode()
    return CODES.validate_json(dict(verify_rendition(content, "", "", told_of))["failed"])


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


PNG = made(saved(drawing(), "PNG", dpi=(300, 300)))[0]
JPEG = made(saved(photograph(), "JPEG"), WORDLESS)[0]


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "1"])
def test_a_drawing_is_a_png_with_the_word_burnt_out(mode: str) -> None:
    """One even black where the word stood, the others as they were; the verifier passes it."""
    content, burnt = made(saved(drawing("RGB").convert(mode), "PNG", dpi=(300, 300)))
    (box,) = burnt
    image = opened(content)
    left, top, right, bottom = (round(edge * 200 / 72) for edge in (box.x0, box.y0, box.x1, box.y1))
    assert (image.format, image.size, image.info) == ("PNG", (1240, 800), {})
    assert (left <= 450, right >= 580) == (True, True)
    assert image.convert("L").crop((left + 1, top + 1, right - 1, bottom - 1)).getextrema() == (0, 0)
    assert image.convert("L").crop((150, 200, 390, 240)).getextrema()[0] < 50
    assert failed(content, Expectation("key", (HIDDEN,), (), (WHOLE.kept,), burnt)) == ()


def test_a_coloured_photograph_is_a_jpeg_in_its_colours_without_the_cameras_notes() -> None:
    """A bruise is told by its colour; place, time, description, preview and comment do not come along, the turn is done."""
    content, _ = made(saved(photograph(), "JPEG", exif=told(), comment=SECRET), WORDLESS, "a.jpg")
    image = opened(content)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (600, 900))
    assert dict(image.getexif()) == {}
    assert SECRET not in content
    assert "comment" not in image.info
    turned = photograph().transpose(Image.Transpose.ROTATE_270)
    assert max(abs(a - b) for a, b in zip(turned.getpixel((300, 450)), image.getpixel((300, 450)), strict=True)) < 12
    assert failed(content) == ()


@pytest.mark.parametrize(("form", "options"), [("TIFF", {}), ("BMP", {}), ("GIF", {}), ("WEBP", {"lossless": True}), ("PNG", {})])
def test_every_format_that_is_read_leaves_as_a_picture(form: str, options: dict[str, object]) -> None:
    """Whatever it came as: what leaves is one of two forms, and passes."""
    content, burnt = made(saved(drawing(), form, dpi=(300, 300), **options))
    assert (opened(content).format, len(burnt), failed(content)) == ("PNG", 1, ())


def test_a_red_mark_on_a_drawn_body_stays_red() -> None:
    """A small cross is what the whole picture is about."""
    picture = drawing("RGB")
    picture.paste("red", (900, 600, 940, 640))
    assert opened(made(saved(picture, "PNG"), WORDLESS)[0]).convert("RGB").getpixel((920, 620)) == (255, 0, 0)


def test_a_deep_grey_picture_is_not_white_paper() -> None:
    """Sixteen bits a pixel: an X-ray or a good scanner's page, read and drawn as it looks."""
    deep = drawing().convert("I").point(lambda level: level * 257).convert("I;16")
    image = opened(made(saved(deep, "PNG", dpi=(300, 300)))[0])
    assert image.convert("L").getextrema() == (0, 255)
    assert [scan.page for scan in read_tree(saved(deep, "PNG"), "a.png", "").scans] == [1]


def test_inks_of_print_are_shown_as_on_paper() -> None:
    """A JPEG for print has four inks; drawn, it has the colours that they give."""
    cyan = Image.new("CMYK", (400, 300), (255, 0, 0, 0))
    assert opened(made(saved(cyan, "JPEG"), WORDLESS)[0]).convert("RGB").getpixel((9, 9)) == pytest.approx((0, 255, 255), abs=6)


def test_what_is_transparent_is_paper() -> None:
    """A file may hide colours under full transparency: nobody saw them, so nothing of them is drawn."""
    hidden = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    hidden.putpixel((5, 5), (200, 0, 0, 0))
    assert opened(made(saved(hidden, "PNG"), WORDLESS)[0]).convert("L").getextrema() == (255, 255)


def test_of_a_telephones_views_only_the_picture_is_drawn() -> None:
    """Behind it the file has a smaller view of the same, in which nothing would be burnt."""
    views = saved(drawing("RGB"), "MPO", save_all=True, append_images=[drawing("RGB").resize((620, 400))], dpi=(300, 300))
    content, burnt = made(views, name="a.jpg")
    assert (opened(content).size, len(burnt), failed(content)) == ((1240, 800), 1, ())


def test_a_file_of_several_frames_is_drawn_as_pages() -> None:
    """A fax is a document: each frame a page."""
    content, burnt = made(saved(drawing(), "TIFF", save_all=True, append_images=[drawing()], dpi=(300, 300)), name="a.tif")
    assert (content[:5], len(burnt)) == (b"%PDF-", 1)


def test_frames_that_nobody_has_read_are_not_drawn() -> None:
    """A reader of pictures reads thirty; of the rest nobody knows what stands there."""
    many = [Image.new("L", (40, 40), shade) for shade in range(100, 130)]
    answer = make_rendition(
        saved(Image.new("L", (40, 40)), "GIF", save_all=True, append_images=many), "a.gif", "", ORDER.dump_json(WORDLESS).decode()
    )
    assert answer == (("refused", b"pictures"),)


@pytest.mark.parametrize("content", [saved(drawing(), "PNG")[:400], saved(photograph(), "JPEG")[:3000], saved(drawing(), "TIFF")[:200]])
def test_a_cut_off_picture_is_refused(content: bytes) -> None:
    """Half a picture is no picture."""
    assert make_rendition(content, "a.png", "", ORDER.dump_json(WORDLESS).decode())[0][0] == "refused"


def test_a_vast_picture_is_refused_by_its_head() -> None:
    """A bomb says how large it is before anything of it is unpacked."""
    head = struct.pack(">IIBBBBB", 12000, 12000, 8, 2, 0, 0, 0)
    bomb = saved(drawing(), "PNG")[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    assert make_rendition(bomb, "a.png", "", ORDER.dump_json(WORDLESS).decode()) == (("refused", b"pixels"),)


# what the verifier refuses


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def with_chunk(name: bytes, content: bytes = SECRET, at: int = 33) -> bytes:
    """The drawing with one more chunk, by default behind its head."""
    return PNG[:at] + chunk(name, content) + PNG[at:]


def with_segment(marker: int, content: bytes = SECRET) -> bytes:
    """The photograph with one more segment behind its first."""
    return JPEG[:20] + bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content + JPEG[20:]


@pytest.mark.parametrize(
    "name", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"tIME", b"pHYs", b"acTL", b"fdAT", b"PLTE", b"quIt", b"IEND", b"IHDR"]
)
def test_a_png_has_its_three_chunks_and_no_other(name: bytes) -> None:
    """Words, properties, profiles, time, frames of an animation, a chunk of our own: each is refused."""
    assert failed(with_chunk(name)) == ("rendition_png",)


@pytest.mark.parametrize("marker", [*range(0xE0, 0xF0), 0xFE, 0xC2, 0xDD, 0xD8, 0xDA, 0xC0])
def test_a_jpeg_has_its_tables_and_one_scan_and_no_other_segment(marker: int) -> None:
    """EXIF, XMP, a profile, Adobe's, a comment, a second head, frame or scan: each is refused."""
    assert failed(with_segment(marker)) == ("rendition_jpeg",)


def test_a_jpeg_has_no_preview() -> None:
    """JFIF may hold one in its head, as it was before anything was burnt."""
    small = JPEG[:2] + b"\xff\xe0" + struct.pack(">H", 16 + 12) + JPEG[6:18] + b"\2\2" + bytes(12) + JPEG[20:]
    assert (opened(small).size, failed(small)) == ((900, 600), ("rendition_jpeg",))


@pytest.mark.parametrize(("content", "code"), [(PNG, "rendition_png"), (JPEG, "rendition_jpeg")])
def test_nothing_stands_behind_the_end(content: bytes, code: str) -> None:
    """A second picture, a ZIP file, one byte."""
    assert [failed(content + more) for more in (content, b"PK\5\6", b"\0")] == [(code,)] * 3


def test_a_jpegs_scan_holds_no_other_marker() -> None:
    """A comment may stand before the end of the picture too."""
    assert failed(JPEG[:-2] + b"\xff\xfe" + struct.pack(">H", 2 + len(SECRET)) + SECRET + JPEG[-2:]) == ("rendition_jpeg",)


def test_a_pngs_rows_end_with_its_last() -> None:
    """More rows than the head says, or bytes behind the packed ones, are seen by nobody."""
    rows = zlib.decompress(PNG[41 : PNG.rindex(b"IEND") - 8])
    head, end = PNG[:33], chunk(b"IEND", b"")
    longer = head + chunk(b"IDAT", zlib.compress(rows + SECRET)) + end
    behind = head + chunk(b"IDAT", zlib.compress(rows) + SECRET) + end
    same = head + chunk(b"IDAT", zlib.compress(rows, 1)) + end
    assert [failed(each) for each in (longer, behind, same)] == [("rendition_png",), ("rendition_png",), ()]


def test_other_forms_do_not_leave() -> None:
    """Each form that is not on the list, however plain its picture."""
    others = [saved(drawing(), form) for form in ("GIF", "BMP", "TIFF", "WEBP")] + [b"", b"words"]
    assert [failed(each) for each in others] == [("rendition_form",)] * 6


def test_a_progressive_jpeg_does_not_leave() -> None:
    """Its first scan may show what a later one paints over."""
    assert failed(saved(photograph(), "JPEG", progressive=True)) == ("rendition_jpeg",)


def test_a_picture_with_words_in_its_properties_does_not_leave() -> None:
    """As a camera or a program writes them."""
    words = PngInfo()
    words.add_text("Comment", SECRET.decode())
    assert [failed(saved(drawing(), "PNG", pnginfo=words)), failed(saved(photograph(), "JPEG", exif=told()))] == [
        ("rendition_png",),
        ("rendition_jpeg",),
    ]


def test_a_file_is_no_larger_than_its_picture() -> None:
    """A load that decoders skip shows in the size: a block of nothing in the packed rows."""
    rows = zlib.decompress(PNG[41 : PNG.rindex(b"IEND") - 8])
    empty = b"\0\0\0\xff\xff" * 200_000  # RFC 1951 3.2.4: stored blocks of no bytes
    packed = zlib.compress(rows, 0)
    loaded = PNG[:33] + chunk(b"IDAT", packed[:2] + empty + packed[2:]) + chunk(b"IEND", b"")
    assert (opened(loaded).getpixel((5, 5)), failed(loaded)) == (255, ("rendition_size",))


def test_a_burnt_place_that_shows_something_fails() -> None:
    """Grey letters in a bar, or no bar at all."""
    content, burnt = made(saved(drawing(), "PNG", dpi=(300, 300)))
    elsewhere = replace(burnt[0], y0=burnt[0].y0 + 6, y1=burnt[0].y1 + 6)
    assert failed(content, Expectation("key", (), (), (), (elsewhere,))) == ("rendition_box_pixels",)
    assert failed(content, Expectation("key", (), (), (), (replace(burnt[0], page=2),))) == ("rendition_box_pixels",)


@given(st.integers(0, len(PNG) - 1), st.integers(1, 255))
def test_no_byte_of_a_png_may_be_another(at: int, change: int) -> None:
    """Each is checked by a sum, or is a form that is not on the list."""
    other = bytes((*PNG[:at], PNG[at] ^ change, *PNG[at + 1 :]))
    assert bare_picture(other) is None


@given(st.sampled_from([PNG, JPEG]), st.data())
def test_a_part_of_a_picture_is_none(content: bytes, data: st.DataObject) -> None:
    """Cut off anywhere, it is refused."""
    assert bare_picture(content[: data.draw(st.integers(0, len(content) - 1))]) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(noise: bytes) -> None:
    """Nothing that begins as a picture makes the check itself fail."""
    assert bare_picture(b"\xff\xd8\xff" + noise) is None
    assert bare_picture(b"\x89PNG\r\n\x1a\n" + noise) is None
