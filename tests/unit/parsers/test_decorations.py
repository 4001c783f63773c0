"""A picture in a message's body is passed over only where it is an icon, a rule or a spacer; every other one is read or held."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from PIL import Image

from parsers.document import Document
from parsers.tree import read_tree
from tests.picture_makers import drawing, photograph, saved


def shown_in_a_mail(content: bytes, subtype: str = "png") -> Document:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@agency.example", "mash@hub.example", "picture"
    message.set_content("See below.")
    message.add_attachment(content, maintype="image", subtype=subtype, disposition="inline", cid="<1@agency.example>")
    found = read_tree(message.as_bytes(), "a.eml", "message/rfc822").parts[0].document
    assert found is not None
    return found


def codes(document: Document) -> set[tuple[str, str]]:
    return {(finding.code, finding.severity) for finding in document.findings}


@pytest.mark.parametrize("size", [(1, 1), (32, 32), (64, 64), (600, 2), (8, 400)])
@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG"])
def test_icons_and_rules_are_passed_over(size: tuple[int, int], form: str) -> None:
    """Neither words nor an injury fit on them; nobody is asked to look."""
    assert codes(shown_in_a_mail(saved(Image.new("RGB", size, "navy"), form), form.lower())) == {("image_decorative", "notice")}


@pytest.mark.parametrize(
    "content",
    [
        saved(drawing("P", (300, 260)), "PNG"),
        saved(photograph((240, 180)), "JPEG", quality=60),
        saved(Image.new("1", (32, 32), 1), "TIFF", save_all=True, append_images=[drawing("1", (400, 260))]),
    ],
    ids=["a pasted screen shot", "a small photograph", "a page behind an icon"],
)
def test_a_small_file_is_no_logo(content: bytes) -> None:
    """A few kilobytes hold a message's screen shot or an injury: read where it can be, and held until then."""
    assert len(content) < 48 * 1024
    assert codes(shown_in_a_mail(content)) >= {("no_text_layer", "hold")}


def test_a_picture_that_cannot_be_opened_is_no_logo() -> None:
    """Cut off on its way: what it showed nobody knows."""
    assert codes(shown_in_a_mail(saved(photograph((240, 180)), "JPEG")[:20], "jpeg")) >= {("image", "hold")}
