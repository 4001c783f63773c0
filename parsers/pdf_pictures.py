"""Pictures that stand on a page of a PDF beside its text: a pasted screen shot, a photographed letter.

The page's own words are read from the file; only what the pictures show is given to the reader of pictures.
"""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Box
from parsers.pdf_text import Fragment, view_of

_LEAST_OF_PAGE = 0.08  # a smaller picture is a logo or a signature
_LEAST_DOTS = 150_000
_TYPED = 0.05  # of the picture's area: more type than that is the text of a scan that was read when it was made
_MOST_PICTURES = 200


def pictures_beside(page: pdfium.PdfPage, number: int, fragments: Sequence[Fragment]) -> list[Box]:
    """Where pictures stand that may hold words which the page's text lacks."""
    return [box for box in _pictures(page, number) if _typed(box, fragments) < _TYPED * _area(box)]


def _pictures(page: pdfium.PdfPage, number: int) -> list[Box]:
    """Where the large pictures stand that the page itself draws: a form object tells of its own in its own coordinates."""
    view, least = view_of(page, number), _LEAST_OF_PAGE * page.get_width() * page.get_height()
    drawn = list(page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=1))[:_MOST_PICTURES]
    large = (picture for picture in drawn if isinstance(picture, pdfium.PdfImage) and _dots(picture) >= _LEAST_DOTS)
    boxes = (view.shown(*picture.get_bounds()) for picture in large)
    return [box for box in boxes if _area(box) >= least]


def _dots(picture: pdfium.PdfImage) -> int:
    wide, high = picture.get_px_size()
    return int(wide * high)


def _typed(box: Box, fragments: Sequence[Fragment]) -> float:
    """The area of the page's own type within the box."""
    return sum(
        max(0.0, min(box.x1, f.box.x1) - max(box.x0, f.box.x0)) * max(0.0, min(box.y1, f.box.y1) - max(box.y0, f.box.y0)) for f in fragments
    )


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
