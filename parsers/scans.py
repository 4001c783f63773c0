"""Pages that are pictures -> level grey pictures at 300 dpi for a reader of pictures, which runs elsewhere.

Raises `Malformed`, `LimitExceeded("pixels")`.
"""

from __future__ import annotations

import io
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
from PIL import Image, ImageFilter, ImageOps

from parsers.document import Box
from parsers.frames import USUAL_DPI, shown_frames
from parsers.limits import Limits
from parsers.page_light import evened, inked
from parsers.page_scan import Scan
from parsers.scan_boxes import boxes_in

MOST_SCANS = 30  # pages of one document: more would outlast the child's processor time
_POINTS = 72
_SMALL = 1_000_000  # pixels: less is read better enlarged
_LEVEL_WIDTH = 600
_STEPS = tuple(float(degrees) for degrees in range(-12, 13))  # tried first
_FINER = (-0.5, 0.5)  # then beside the best
_LEAST_TURN = 1.0  # degrees: Tesseract levels less by itself, and turning costs sharpness
_COARSE = 220  # dots an inch: a fax or a copier's mail; dust there is as large as a full stop
_GAIN = 1.08  # how much sharper the lines must get before a page is turned


def page_scan(page: pdfium.PdfPage, number: int, limits: Limits) -> Scan | None:
    """A PDF page as a picture; None where there is nothing on it.

    A coarser scan is rendered pixel for pixel and enlarged here: PDFium's enlarging roughens letters, which costs words.
    """
    image, scale = _rendered(page, limits)
    return _scan(image, number, scale)


def area_scan(page: pdfium.PdfPage, number: int, limits: Limits, kept: Sequence[Box]) -> Scan | None:
    """A PDF page as a picture of which nothing is left but these areas; None where nothing is on them."""
    image, scale = _rendered(page, limits)
    left = Image.new("L", image.size, 255)
    for box in kept:
        edges = (max(0, int(box.x0 * scale)), max(0, int(box.y0 * scale)), int(box.x1 * scale), int(box.y1 * scale))
        left.paste(image.crop(edges), edges[:2])
    return _scan(left, number, scale)


def _rendered(page: pdfium.PdfPage, limits: Limits) -> tuple[Image.Image, float]:
    """The page in grey with the pixels a point: 300 dots an inch, or as many as the limit allows."""
    scale = min(USUAL_DPI / _POINTS, (limits.pixels / max(page.get_width() * page.get_height(), 1.0)) ** 0.5)
    own = min(scale, _own_scale(page) or scale)
    image = page.render(scale=own, grayscale=True).to_pil().convert("L")
    if own < scale:
        image = image.filter(ImageFilter.MedianFilter(3)) if own * _POINTS < _COARSE else image
        image = image.resize((round(image.width * scale / own), round(image.height * scale / own)), Image.Resampling.LANCZOS)
    return image, scale


def _own_scale(page: pdfium.PdfPage) -> float:
    """Pixels a point of the finest large picture of the page, 0 where it has none."""
    area = max(page.get_width() * page.get_height(), 1.0)
    found = 0.0
    for picture in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if isinstance(picture, pdfium.PdfImage) and (right - left) * (top - bottom) > area / 2:
            wide, high = picture.get_px_size()
            found = max(found, ((wide * high) / ((right - left) * (top - bottom))) ** 0.5)
    return found


def picture_scans(data: bytes, limits: Limits) -> Iterator[Scan | None]:
    """Each frame of a picture file (a fax has one a page); None for a blank one. No more than `MOST_SCANS` are given."""
    for number, (grey, scale) in enumerate(upright_frames(data, limits), start=1):
        if number > MOST_SCANS:
            return
        yield _scan(grey, number, scale)


def upright_frames(data: bytes, limits: Limits) -> Iterator[tuple[Image.Image, float]]:
    """Each frame of a picture file, upright and grey, with the pixels a point. Raises `Malformed`, `LimitExceeded("pixels")`."""
    return (_readable(frame, dpi) for frame, dpi in shown_frames(data, limits))


def _readable(frame: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    """The frame in grey, enlarged where it is small; with it the pixels a point."""
    grey = frame.convert("L")
    if grey.width * grey.height < _SMALL:
        return grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC), dpi * 2 / _POINTS
    return grey, dpi / _POINTS


def _scan(image: Image.Image, number: int, scale: float) -> Scan | None:
    clear = inked(evened(image))
    if clear is None:
        return None
    angle = _skew(clear)
    level = clear.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else clear
    stream = io.BytesIO()
    level.save(stream, "PNG", compress_level=1)
    return Scan(number, level.width, level.height, scale, angle, stream.getvalue(), boxes_in(level, scale))


def _skew(image: Image.Image) -> float:
    """Degrees to turn the page so that its lines lie level, or upright where it lies on its side."""
    height = max(1, image.height * _LEVEL_WIDTH // image.width)
    small = ImageOps.invert(image.resize((_LEVEL_WIDTH, height), Image.Resampling.BOX))
    found = (_sharpest(small), _sharpest(small.transpose(Image.Transpose.ROTATE_90)))
    return max(found, key=lambda pair: pair[1])[0]


def _sharpest(small: Image.Image) -> tuple[float, float]:
    """The turn at which rows of ink and rows of paper are furthest apart, 0 where it gains too little; and how far they then are."""
    sharpness = {angle: _row_contrast(small.rotate(angle, Image.Resampling.BILINEAR)) for angle in _STEPS}
    best = max(sharpness, key=lambda angle: sharpness[angle])
    for angle in (best + step for step in _FINER):
        sharpness[angle] = _row_contrast(small.rotate(angle, Image.Resampling.BILINEAR))
    best = max(sharpness, key=lambda angle: sharpness[angle])
    turned = abs(best) >= _LEAST_TURN and sharpness[best] > sharpness[0.0] * _GAIN
    return (best, sharpness[best]) if turned else (0.0, sharpness[0.0])


def _row_contrast(image: Image.Image) -> float:
    rows = image.resize((1, image.height), Image.Resampling.BOX).tobytes()
    return statistics.pvariance([below - above for above, below in pairwise(rows)] or [0.0])
