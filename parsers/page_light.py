"""Light and ink of a page that is a picture: even light, strong ink, and whether there is any ink at all.

A photograph of paper has a shadow, a pencil or a worn toner leaves grey, and a reader of pictures parts ink from paper by one
level for the whole page: what lies in the shadow, or is pale, would be lost to it.
"""

from __future__ import annotations

import math
from itertools import accumulate

from PIL import Image, ImageChops, ImageFilter

_COARSE = 8  # the paper is looked at on a picture so many times smaller
_LETTERS = 9  # coarse dots: wider than any stroke or letter of print, so that the brightest of them is paper
_SOFT = 4  # coarse dots
_SLOPE = 46.0  # of the logarithm that a byte holds: 46 * ln(256) = 255
_UNEVEN = 40  # levels between the darker and the lighter parts of the paper
_SAME = 0.75  # of the paper's light: what has as much is paper
_MOSTLY = 0.6  # of the page: less paper than this, and it is light print on a dark ground
_DARK = 128
_DUST = 0.00005  # of the dots: less dark ink is dust
_PALE = 32  # levels below the paper: less is the other side of the leaf shining through
_PALE_SHARE = 0.0005  # of the dots: less pale ink is a stain or a fold
_WEAK = 90  # the level of the darkest ink above which it is made darker
_INK_SHARE = 0.002  # of the dots: the darkest ones, by which ink is measured

_LOGARITHM = [round(_SLOPE * math.log(level + 1)) for level in range(256)]
_POWER = [round(255 * math.exp(-step / _SLOPE)) for step in range(256)]


def evened(grey: Image.Image) -> Image.Image:
    """The page in even light where its paper is not: every dot as a share of the paper's light around it."""
    small = grey.resize((max(1, grey.width // _COARSE), max(1, grey.height // _COARSE)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(_LETTERS)).filter(ImageFilter.GaussianBlur(_SOFT))
    if _level(paper, 0.95) - _level(paper, 0.05) < _UNEVEN or _share_of_paper(small, paper) < _MOSTLY:
        return grey
    light = paper.resize(grey.size, Image.Resampling.BICUBIC)
    # A quotient is the difference of logarithms; in bytes it costs neither time nor room.
    return ImageChops.subtract(light.point(_LOGARITHM), grey.point(_LOGARITHM)).point(_POWER)


def inked(grey: Image.Image) -> Image.Image | None:
    """The page with its ink dark enough to be read; None where there is none: an empty page, dust, or the back of another."""
    counts = grey.histogram()
    dots = grey.width * grey.height
    paper = _level(grey, 0.5)
    dark, pale = sum(counts[:_DARK]), sum(counts[: max(0, paper - _PALE)])
    if dark < dots * _DUST and pale < dots * _PALE_SHARE:
        return None
    ink = _level(grey, _INK_SHARE)
    if ink <= _WEAK or paper - ink < _PALE:
        return grey
    return grey.point([min(255, max(0, round((level - ink) * 255 / (paper - ink)))) for level in range(256)])


def _share_of_paper(small: Image.Image, paper: Image.Image) -> float:
    limit = ImageChops.subtract(small, paper.point([round(level * _SAME) for level in range(256)]))
    return 1 - limit.histogram()[0] / (small.width * small.height)


def _level(image: Image.Image, share: float) -> int:
    """The level below or at which so much of the picture lies."""
    wanted = share * image.width * image.height
    return next(level for level, count in enumerate(accumulate(image.histogram())) if count >= wanted)
