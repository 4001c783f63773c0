"""A photograph inside an office document is taken out as it is and held for a person; none is lost, none is fetched."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from parsers.document import Document, Part, Status
from parsers.limits import DEFAULT_LIMITS
from parsers.office_art import stored_pictures
from parsers.part_contents import part_contents
from parsers.tree import open_one, read_tree
from tests.hostile.pictures import png
from tests.odf_files import odt
from tests.office_pictures import FORMATS, WORDS, Maker, blip, rich_text, shown, word_file
from tests.ooxml_files import A, docx, paragraph, pptx, relations, shape, slide
from tests.picture_makers import photograph, saved, told

PHOTO = saved(photograph((600, 420)), "JPEG", exif=told())
OTHER = saved(photograph((300, 240), 2), "JPEG")
LOGO = saved(Image.new("RGB", (300, 90), "navy"), "PNG")
ICON = saved(Image.new("RGB", (48, 48), "navy"), "PNG")
EVERY = pytest.mark.parametrize(("name", "make"), FORMATS.items(), ids=FORMATS)
MEMBER = "word/media/image1.png"


def codes(document: Document) -> set[tuple[str, str]]:
    return {(finding.code, finding.severity) for finding in document.findings}


def inside(document: Document) -> list[tuple[str, str, set[tuple[str, str]]]]:
    """(digest, what it is, findings) of each part."""
    return [(p.sha256, p.document.media_type, codes(p.document)) for p in document.parts if p.document is not None]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def says_its_words(document: Document) -> bool:
    return any(WORDS in segment.text for segment in document.segments)


@EVERY
def test_a_photograph_of_usual_size_goes_before_a_person(name: str, make: Maker) -> None:
    """Six hundred pixels wide, as word processors store them: an image of its own, held until somebody has seen it."""
    found = read_tree(make(PHOTO, OTHER), name, "")
    assert (found.status, says_its_words(found)) == (Status.OK, True)
    assert [(part, kind) for part, kind, _ in inside(found)] == [(digest(PHOTO), "image/jpeg"), (digest(OTHER), "image/jpeg")]
    assert all(("no_text_layer", "hold") in held for _, _, held in inside(found))
    assert {part.disposition for part in found.parts} == {"inline"}


@EVERY
def test_its_bytes_can_be_taken_out_again(name: str, make: Maker) -> None:
    """Who draws it anew asks for it by its place and gets the very bytes that were read."""
    assert part_contents(make(OTHER, PHOTO), name, "", '{"places": [1]}') == (("1", PHOTO),)


@EVERY
def test_of_a_thousand_pictures_the_first_are_taken_and_the_item_is_held(name: str, make: Maker) -> None:
    """The words stay, and who holds the item is told that there are more pictures than were read."""
    many = [saved(Image.new("L", (70, 70), shade % 250), "PNG") + str(shade).encode() for shade in range(1000)]
    content = make(*many)
    found = open_one(content, Part(name, "", "", len(content)), DEFAULT_LIMITS)
    assert (found.status, says_its_words(found), len(found.parts)) == (Status.OK, True, 25)
    assert ("pictures_not_read", "hold") in codes(found)


def test_many_large_pictures_do_not_cost_the_words() -> None:
    """Making them ready would outlast the child: the first are taken, the item is held for the others, a small one still fits."""
    large = [png(4000, 3000, bytes([shade])) for shade in range(20)]
    content = word_file(*large, PHOTO)
    found = open_one(content, Part("a.docx", "", "", len(content)), DEFAULT_LIMITS)
    assert [part.sha256 for part in found.parts] == [*map(digest, large[:6]), digest(PHOTO)]
    assert (says_its_words(found), ("pictures_not_read", "hold") in codes(found)) == (True, True)


@EVERY
@pytest.mark.parametrize(
    ("content", "code"),
    [(PHOTO[:20], "image"), (png(60_000, 60_000, b""), "image"), (png(10_000, 9_000, b""), "pixels"), (b"no picture", "")],
    ids=["cut off", "vast", "too large", "something else"],
)
def test_what_cannot_be_opened_is_held(name: str, make: Maker, content: bytes, code: str) -> None:
    """The document's words are read; the picture is a part of its own with a hold, or with its own words."""
    found = read_tree(make(content), name, "")
    ((part, _, held),) = inside(found)
    assert (part, says_its_words(found)) == (digest(content), True)
    assert (code, "hold") in held if code else not any(code == "image_decorative" for code, _ in held)


@EVERY
def test_the_same_picture_twice_is_one(name: str, make: Maker) -> None:
    """Nobody is asked twice about the same bytes."""
    assert [part for part, _, _ in inside(read_tree(make(PHOTO, OTHER, PHOTO), name, ""))] == [digest(PHOTO), digest(OTHER)]


@EVERY
def test_an_icon_is_named_and_asks_nobody(name: str, make: Maker) -> None:
    """As in a mail's body, sixty-four pixels hold neither words nor an injury."""
    found = read_tree(make(ICON), name, "")
    assert (found.parts, ("image_decorative", "notice") in codes(found)) == ((), True)


def header_of(content: bytes) -> bytes:
    members: dict[str, bytes | str] = {"word/_rels/header1.xml.rels": shown("media/image1.png"), MEMBER: content}
    return docx(paragraph(WORDS), **members)


def master_of(content: bytes) -> bytes:
    rels = {"ppt/slideMasters/_rels/slideMaster1.xml.rels": shown("../media/image1.png"), "ppt/media/image1.png": content}
    return pptx({"one": slide(shape(WORDS))}, ["one"], **rels)


def odf_header_of(content: bytes) -> bytes:
    image = '<text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p>'
    page = f"<office:master-styles><style:master-page><style:header>{image}</style:header></style:master-page></office:master-styles>"
    return odt(f"<text:p>{WORDS}</text:p>", styles=page, **{"Pictures/1.png": content})


def rtf_header_of(content: bytes) -> bytes:
    return rich_text(content, around="{\\header {}\\par}")


@pytest.mark.parametrize("make", [header_of, master_of, odf_header_of, rtf_header_of])
def test_a_letterhead_is_named_and_asks_nobody(make: Maker) -> None:
    """What stands in the header of every page is said; a picture there that could hold a page of words is still read."""
    found = read_tree(make(LOGO), "", "")
    assert (found.parts, ("picture_in_margin", "notice") in codes(found)) == ((), True)
    page = saved(photograph((900, 600)), "PNG")
    assert [part for part, _, _ in inside(read_tree(make(page), "", ""))] == [digest(page)]


def test_a_picture_of_the_header_that_the_body_shows_too_goes_before_a_person() -> None:
    """The places disagree: then it is a picture of the page."""
    rels = shown("media/image1.png")
    members: dict[str, bytes | str] = {"word/_rels/header1.xml.rels": rels, "word/_rels/document.xml.rels": rels, MEMBER: LOGO}
    assert [part for part, _, _ in inside(read_tree(docx(paragraph(WORDS), **members), "a.docx", ""))] == [digest(LOGO)]


def with_object(target: str, *, external: bool = False) -> bytes:
    look = '<w:object xmlns:v="v" xmlns:o="o"><v:imagedata r:id="r1"/><o:OLEObject r:id="o1"/></w:object>'
    rels = relations(("o1", "oleObject", target), external=external).removesuffix("</Relationships>")
    rels += shown("media/image1.png").partition(">")[2]
    members: dict[str, bytes | str] = {"word/_rels/document.xml.rels": rels, MEMBER: LOGO, "word/embeddings/o.txt": b"inside"}
    return docx(f"{paragraph(WORDS)}<w:p><w:r>{look}</w:r></w:p>", **members)


def test_the_look_of_an_object_is_named_and_the_object_is_read() -> None:
    """The object itself goes to the tree walk; its look says nothing more."""
    found = read_tree(with_object("embeddings/o.txt"), "a.docx", "")
    assert [part for part, _, _ in inside(found)] == [digest(b"inside")]
    assert ("picture_stands_in", "notice") in codes(found)


def test_the_look_of_an_object_in_rich_text_is_named() -> None:
    """The object is a part of its own; of one that nobody can read the item is held, and whoever opens the file sees both."""
    found = read_tree(rich_text(LOGO, around="{\\object\\objemb{\\*\\objdata 01}{\\result {}}}"), "a.rtf", "")
    assert [(part, held) for part, _, held in inside(found)] == [(digest(b"\1"), {("unsupported", "hold")})]
    assert ("picture_stands_in", "notice") in codes(found)


def test_the_look_of_what_stands_elsewhere_is_all_there_is() -> None:
    """An object that is linked to is not fetched, so its look goes before a person."""
    found = read_tree(with_object("file://server.example/o.txt", external=True), "a.docx", "")
    assert digest(LOGO) in [part for part, _, _ in inside(found)]
    assert ("external_relation", "hold") in codes(found)


def test_a_drawing_that_is_there_as_pixels_too_is_read_once() -> None:
    """Word stores a vector beside its pixels: the pixels go before a person."""
    blips = f'<a:blip xmlns:a="{A}" r:embed="r1"><a:ext><x:svgBlip xmlns:x="x" r:embed="r2"/></a:ext></a:blip>'
    rels = shown("media/image1.png", "media/image2.svg")
    members: dict[str, bytes | str] = {"word/_rels/document.xml.rels": rels, MEMBER: LOGO, "word/media/image2.svg": b"<svg/>"}
    found = read_tree(docx(f"<w:p><w:r>{blips}</w:r></w:p>", **members), "a.docx", "")
    assert [part for part, _, _ in inside(found)] == [digest(LOGO)]
    assert ("picture_stands_in", "notice") in codes(found)


def test_a_picture_that_is_only_linked_to_is_named_and_not_fetched() -> None:
    """There is nothing to take out: the finding says so."""
    rels = relations(("r1", "image", "https://pictures.example/a.png"), external=True)
    found = read_tree(docx(paragraph(WORDS), **{"word/_rels/document.xml.rels": rels}), "a.docx", "")
    assert (found.parts, ("external_relation", "notice") in codes(found)) == ((), True)
    linked = '<text:p><draw:frame><draw:image xlink:href="https://pictures.example/a.png"/></draw:frame></text:p>'
    found = read_tree(odt(linked), "a.odt", "")
    assert (found.parts, ("external_relation", "notice") in codes(found)) == ((), True)


def test_a_picture_in_no_folder_of_pictures_is_found_by_who_shows_it() -> None:
    """Other programs name their folders as they like."""
    members: dict[str, bytes | str] = {"word/_rels/document.xml.rels": shown("/shots/a.jpeg"), "shots/a.jpeg": PHOTO}
    assert [part for part, _, _ in inside(read_tree(docx(paragraph(WORDS), **members), "a.docx", ""))] == [digest(PHOTO)]


def test_a_film_is_held() -> None:
    """Nobody reads it here: it is a part of its own that a person opens."""
    film = b"\0\0\0\x18ftypmp42" + bytes(200)
    members: dict[str, bytes | str] = {"word/media/media1.mp4": film}
    ((part, _, held),) = inside(read_tree(docx(paragraph(WORDS), **members), "a.docx", ""))
    assert (part, {severity for _, severity in held}) == (digest(film), {"hold"})


def test_metafiles_of_old_files_are_held() -> None:
    """They are stored behind another head and packed: a person opens the document."""
    stored = blip(b"packed", kind=0xF01A, instance=0x3D5, before=66)
    assert list(stored_pictures(b"before" + stored + b"behind")) == [b"packed"]


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=5), st.binary(max_size=30))
def test_stored_pictures_are_found_whatever_stands_between(pictures: list[bytes], noise: bytes) -> None:
    """Each in order and whole, unless the noise itself looks like a picture's head."""
    stream = b"".join(noise + blip(each) for each in pictures)
    assert list(stored_pictures(stream)) == pictures


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_end(content: bytes) -> None:
    """A head anywhere, cut short anywhere: what is given lies in the stream."""
    assert all(found in content for found in stored_pictures(blip(content)[: len(content)]))


def test_word_file_of_tests_shows_its_pictures() -> None:
    """The file by which the rest is tested is one in which the body shows the picture."""
    assert [part.untrusted_filename for part in read_tree(word_file(PHOTO), "a.docx", "").parts] == ["image1.jpeg"]


def written_out(content: bytes, around: str = "<img alt='arm' src=\"{}\">") -> str:
    return around.replace("{}", f"data:image/jpeg;base64,{b64encode(content).decode()}")


@pytest.mark.parametrize(
    "around", ["<img src={}>", "<img src='{}'>", "<div style='background: url({})'>x</div>", "<img src='{}'><img src='{}'>"]
)
def test_a_picture_written_out_in_a_page_goes_before_a_person(around: str) -> None:
    """As a file by itself and as the body of a mail, beside its files; the page's words are read."""
    markup = f"<p>{WORDS}</p>{written_out(PHOTO, around)}".encode()
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@agency.example", "mash@hub.example", "picture"
    message.set_content(markup, maintype="text", subtype="html")
    message.add_attachment(OTHER, maintype="image", subtype="jpeg", filename="b.jpg")
    mail = message.as_bytes(policy=SMTP)
    for content, name, files in ((markup, "a.html", []), (mail, "a.eml", [digest(OTHER)])):
        found = read_tree(content, name, "")
        assert [part for part, _, _ in inside(found)] == [*files, digest(PHOTO)]
        assert says_its_words(found)
    assert part_contents(mail, "a.eml", "message/rfc822", '{"places": [1]}') == (("1", PHOTO),)


def test_of_what_a_page_writes_out_icons_are_named_and_broken_ones_held() -> None:
    """No more than of any other document."""
    found = read_tree(f"<p>{WORDS}</p>{written_out(ICON)}{written_out(PHOTO[:30])}".encode(), "a.html", "")
    assert ("image_decorative", "notice") in codes(found)
    ((part, _, held),) = inside(found)
    assert (part, ("image", "hold") in held) == (digest(PHOTO[:30]), True)


@pytest.mark.parametrize(
    "address",
    [
        "data:;base64,",
        "data:application/octet-stream;base64,",
        "data:text/css;base64,",
        "data:image/jpeg;base64 ,",
        "DATA:image/jpeg; BASE64,",
        "data&#58;image/jpeg;base64&#44;",
        "da&#10;ta&colon;image/jpeg;base64,",
        "data:image/jpeg;name=a b.jpg;base64,",
    ],
)
@pytest.mark.parametrize(
    "around", ["<img src='{}'>", '<img src={} alt="arm">', "<img srcset='{} 2x, {} 640w'>", "<b style='background:url({})'>"]
)
def test_what_a_page_states_about_its_picture_hides_none(address: str, around: str) -> None:
    """Any type or none, blanks, references: the very bytes go before a person."""
    found = read_tree(f"<p>{WORDS}</p>{around}".replace("{}", address + b64encode(PHOTO).decode()).encode(), "a.html", "")
    unquoted = "={}" in around and " " in address  # a blank ends such a value, for a browser too
    assert unquoted or [part for part, _, _ in inside(found)] == [digest(PHOTO)]
    assert says_its_words(found)


DRAWING = "<svg xmlns='http://www.w3.org/2000/svg'><text>arm</text></svg>"


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml;utf8," + DRAWING.replace("'", "%27"),
        "data:image/svg+xml;base64," + b64encode(DRAWING.encode()).decode(),
        "data:;base64," + b64encode(DRAWING.encode()).decode(),
        "data:image/jpeg;name=&quot;a,b.jpg&quot;;base64," + b64encode(PHOTO).decode(),
        "data:image/jpeg,%FF%D8%FF",
    ],
)
def test_a_drawing_or_what_cannot_be_read_out_holds_the_page(address: str) -> None:
    """Nobody has seen what it shows."""
    assert ("pictures_not_read", "hold") in codes(read_tree(f'<p>{WORDS}</p><img src="{address}">'.encode(), "a.html", ""))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The data: two calls, one visit; base64, he said.</p>",
        f"<style>@font-face{{src:url(data:font/woff2;base64,{b64encode(b'wOF2' + bytes(99)).decode()})}}</style>",
        f"<link rel=stylesheet href='data:text/css;base64,{b64encode(b'p {color: red}').decode()}'>",
        "<a href='data:text/plain,hello'>x</a>",
    ],
)
def test_words_fonts_and_styles_are_no_pictures(markup: str) -> None:
    """A page that writes these out is held for none of them."""
    found = read_tree(f"<p>{WORDS}</p>{markup}".encode(), "a.html", "")
    assert (found.parts, [code for code, severity in codes(found) if severity == "hold"]) == ((), [])


@given(st.text("data:;,base64 imgsvg/+=&#58;<>'\"\n\tAQ", max_size=300))
@settings(max_examples=200)
def test_any_page_of_addresses_ends(markup: str) -> None:
    """Whatever stands there is read, or the page is held."""
    assert read_tree(f"<html><p>{WORDS}</p>{markup}".encode(), "a.html", "").media_type == "text/html"
