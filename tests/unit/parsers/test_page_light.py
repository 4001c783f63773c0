"""Light and ink of pages that are pictures: shadows go, pale ink is made dark, empty pages are known, light print is left as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageOps

from parsers.page_light import evened, inked

SIZE = (620, 877)


def lettered(ink: int = 0, paper: int = 255) -> Image.Image:
    """A page with small dark marks in rows, as letters stand."""
    page = Image.new("L", SIZE, paper)
    draw = ImageDraw.Draw(page)
    for row in range(80, 800, 24):
        for column in range(60, 560, 12):
            draw.rectangle((column, row, column + 5, row + 9), fill=ink)
    return page


def shaded(page: Image.Image, darkest: int) -> Image.Image:
    """Light that falls off from one corner to `darkest` of 255 at the other."""
    light = Image.linear_gradient("L").rotate(45).crop((64, 64, 192, 192)).resize(page.size)
    return ImageChops.multiply(page, light.point([darkest + level * (255 - darkest) // 255 for level in range(256)]))


@settings(deadline=None, max_examples=20)
@given(st.integers(40, 160))
def test_after_evening_one_level_parts_ink_from_paper_everywhere(darkest):
    """However deep the shadow, each letter is darker and each place between letters lighter than one and the same level."""
    page = evened(shaded(lettered(ink=20), darkest))
    letters = [page.getpixel((column + 2, row + 4)) for row in range(80, 800, 24) for column in range(60, 560, 12)]
    between = [page.getpixel((column + 9, row + 16)) for row in range(80, 790, 24) for column in range(60, 560, 12)]
    assert max(letters) < 110 < min(between)


@pytest.mark.parametrize("page", [lettered(), lettered(40, 200), ImageOps.invert(lettered()), lettered(200, 30)])
def test_even_light_and_light_print_on_a_dark_ground_stay_as_they_are(page):
    """No dot of a page that needs no evening is changed: neither of an even one nor of one in reverse."""
    assert ImageChops.difference(evened(page), page).getbbox() is None


@pytest.mark.parametrize(("ink", "paper"), [(170, 240), (200, 250), (150, 200), (0, 255), (0, 120)])
def test_ink_is_dark_enough_to_be_read(ink, paper):
    """Pencil and worn toner come out dark on light; strong ink was so before."""
    page = inked(lettered(ink, paper))
    assert page is not None
    assert page.getpixel((62, 84)) <= 90 < page.getpixel((69, 96))


@pytest.mark.parametrize("paper", [255, 238, 200])
def test_an_empty_page_has_no_ink(paper):
    """Paper of any tint, and paper through which the other side shines, hold nothing to be read."""
    assert inked(Image.new("L", SIZE, paper)) is None
    assert inked(lettered(paper - 18, paper)) is None
