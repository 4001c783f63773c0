"""Frames of a picture file as they are meant to be seen: upright by their own mark, in colour, on white, eight bits a channel.

Raises `Malformed`, `LimitExceeded("pixels")`.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from parsers.errors import LimitExceeded, Malformed
from parsers.limits import Limits

USUAL_DPI = 300
_BELIEVABLE_DPI = range(100, 1300)
_DEEP_MODES = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})  # more than eight bits of grey
_LIGHTEST = 255


def shown_frames(data: bytes, limits: Limits) -> Iterator[tuple[Image.Image, float]]:
    """Each frame as a fresh RGB picture without properties, with the dots an inch that it states or is taken to have."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own pixel limit is stricter than Pillow's warning
            with Image.open(io.BytesIO(data)) as image:
                for frame in ImageSequence.Iterator(image):
                    if frame.width * frame.height > limits.pixels:
                        raise LimitExceeded("pixels")
                    yield _shown(frame), _dots_an_inch(frame)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise Malformed("image") from error


def _dots_an_inch(frame: Image.Image) -> float:
    stated = frame.info.get("dpi", (0, 0))[0]
    return float(stated) if int(stated) in _BELIEVABLE_DPI else float(USUAL_DPI)


def _shown(frame: Image.Image) -> Image.Image:
    """What is wholly transparent is white, whatever colour the file says it has: nothing that cannot be seen is kept."""
    upright = ImageOps.exif_transpose(frame) or frame
    ground = Image.new("RGBA", upright.size, "white")
    ground.alpha_composite(_eight_bits(upright).convert("RGBA"))
    return ground.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Deep grey brought down to eight bits; Pillow would cut it off, and a 16-bit scan or X-ray would be white paper."""
    if image.mode not in _DEEP_MODES:
        return image
    deep = image.convert("F")
    lightest = float(deep.getextrema()[1])  # type: ignore[arg-type] # one band: two numbers
    share = 1.0 if 1 < lightest <= _LIGHTEST or lightest <= 0 else _LIGHTEST / lightest
    return deep.point(lambda level: level * share + 0.0).convert("L")
