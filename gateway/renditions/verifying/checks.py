"""The seven checks, each a row: its code and whether a rendition passes. One that fails, and there is no rendition.

Only this file decides when a rendition of pages may leave. Whatever goes wrong in a check is that check's failure.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
from PIL import ImageDraw
from pydantic import TypeAdapter

from gateway.renditions.orders import EXPECTATION, Burnt, Expectation
from gateway.renditions.verifying.boxes import boxes_are_even, boxes_hold_no_words
from gateway.renditions.verifying.bytes_walk import pictures_of, texts_of
from gateway.renditions.verifying.opened import Opened, opened
from gateway.renditions.verifying.phrases import leaked, share_kept, spellings, told_from_noise
from gateway.renditions.verifying.readings import READING_SCALE
from gateway.renditions.verifying.structure import is_bare

LEAST_KEPT = 0.995
FAILED = TypeAdapter(tuple[str, ...])
_LONG = 8  # letters: in the noise of a picture's bytes fewer are found by chance


def _absent_by_pdfium(rendition: Opened, wanted: Expectation) -> bool:
    return not leaked(rendition.by_pdfium, wanted.absent, wanted.travelling)


def _absent_by_pdfminer(rendition: Opened, wanted: Expectation) -> bool:
    return not leaked(rendition.by_pdfminer, wanted.absent, wanted.travelling)


def _absent_in_bytes(rendition: Opened, wanted: Expectation) -> bool:
    if any(leaked(text, told_from_noise(wanted.absent), wanted.travelling) for text in texts_of(rendition.structure)):
        return False
    forms = [form.encode() for phrase in wanted.absent for form in spellings(phrase) if len(form) >= _LONG]
    return not any(form in picture.lower() for picture in pictures_of(rendition.structure) for form in forms)


def _words_kept(rendition: Opened, wanted: Expectation) -> bool:
    return min(share_kept(text, wanted.kept) for text in (rendition.by_pdfium, rendition.by_pdfminer)) >= LEAST_KEPT


Check = Callable[[Opened, Expectation], bool]
CHECKS: tuple[tuple[str, Check], ...] = (
    ("rendition_text_pdfium", _absent_by_pdfium),
    ("rendition_text_pdfminer", _absent_by_pdfminer),
    ("rendition_bytes", _absent_in_bytes),
    ("rendition_structure", is_bare),
    ("rendition_box_pixels", boxes_are_even),
    ("rendition_box_words", boxes_hold_no_words),
    ("rendition_words_kept", _words_kept),
)
"""In addition the reader of pictures looks at each page (`readings.reads_nothing`); it runs in a process of its own."""


def verify_rendition(data: bytes, untrusted_filename: str, declared_type: str, expectation: str) -> tuple[tuple[str, bytes], ...]:
    """("failed", JSON of the codes of failed checks) and ("page-1", PNG), ... for the reader of pictures.

    `expectation` is `Expectation` as JSON. Raises whatever an engine raises: the child's death is a failure too.
    """
    del untrusted_filename, declared_type  # a rendition has no name and one type
    wanted = EXPECTATION.validate_json(expectation)
    with opened(data) as rendition:
        failed = tuple(code for code, passes in CHECKS if not passes(rendition, wanted))
        pages = tuple(
            (f"page-{n}", _png(page, [b for b in wanted.burnt if b.page == n])) for n, page in enumerate(rendition.pages, start=1)
        )
    return (("failed", FAILED.dump_json(failed)), *pages)


def _burnt_on(number: int, wanted: Expectation) -> list[Burnt]:
    return [box for box in wanted.burnt if box.page == number]


def _png(page: pdfium.PdfPage, burnt: Sequence[Burnt]) -> bytes:
    """The page with its black rectangles, which another check has seen to be nothing else, made paper: a reader takes bars for letters."""
    image = page.render(scale=READING_SCALE, grayscale=True).to_pil().convert("L")
    pen = ImageDraw.Draw(image)
    for box in burnt:
        pen.rectangle([edge * READING_SCALE for edge in (box.x0, box.y0, box.x1, box.y1)], fill=255)
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=1)
    return stream.getvalue()
