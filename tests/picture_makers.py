"""Picture files made in memory, for tests of what becomes of them."""

from __future__ import annotations

import io
import random
from functools import cache

from PIL import Image, ImageDraw, ImageFont

HIDDEN = "Marlow"
SECRET = b"hidden in Marlow"
GPS, DESCRIPTION, ORIENTATION, LYING = 0x8825, 0x010E, 0x0112, 6
CHAPTERS = (DESCRIPTION, GPS)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def drawing(mode: str = "L", size: tuple[int, int] = (1240, 800)) -> Image.Image:
    """A page with one line of words."""
    picture = Image.new(mode, size, "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(34)
    for left, word in ((150, "Seen today with"), (450, HIDDEN), (620, "at school")):
        pen.text((left, 200), word, "black", font)
    return picture


@cache
def photograph(size: tuple[int, int] = (900, 600), seed: int = 1) -> Image.Image:
    """Soft patches of many colours, as skin and cloth are."""
    chance = random.Random(seed)
    small = Image.new("RGB", (size[0] // 30, size[1] // 30))
    tones = [(chance.randint(120, 220), chance.randint(90, 170), chance.randint(80, 150)) for _ in range(small.width * small.height)]
    small.putdata(tones)
    return small.resize(size, Image.Resampling.BICUBIC)


def told() -> Image.Exif:
    """EXIF as a telephone writes it: a description, where it was taken, a turn to the right, a preview's place."""
    exif = Image.Exif()
    exif[DESCRIPTION] = SECRET.decode()
    exif[ORIENTATION] = LYING
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 30.0, 12.0)})
    return exif
