"""The checks of pages and those of a picture, each a row: its code and whether a rendition passes. One that fails, and there is none.

Only this file decides when a rendition may leave. Whatever goes wrong in a check is that check's failure.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from PIL import ImageDraw
from pydantic import TypeAdapter

from gateway.renditions.orders import EXPECTATION, Burnt, Expectation
from gateway.renditions.verifying.boxes import boxes_are_even, boxes_hold_no_words
from gateway.renditions.verifying.bytes_walk import pictures_of, texts_of
from gateway.renditions.verifying.opened import Opened, laid_out, opened
from gateway.renditions.verifying.phrases import found_in, leaked, share_kept, spellings, told_from_noise
from gateway.renditions.verifying.picture_structure import JPEG, PDF, PNG, bare_picture, is_no_larger_than_its_pixels, media_type_of
from gateway.renditions.verifying.readings import READING_SCALE
from gateway.renditions.verifying.structure import is_bare

LEAST_KEPT = 0.995
CODES = TypeAdapter(tuple[str, ...])
_LONG = 8  # letters: in the noise of a picture's bytes fewer are found by chance


def _absent_by_pdfium(rendition: Opened, wanted: Expectation) -> bool:
    return not leaked(rendition.by_pdfium, wanted.absent, wanted.travelling)


def _absent_by_pdfminer(rendition: Opened, wanted: Expectation) -> bool:
    return not leaked(rendition.by_pdfminer, wanted.absent, wanted.travelling)


def _absent_in_bytes(rendition: Opened, wanted: Expectation) -> bool:
    if any(leaked(text, told_from_noise(wanted.absent), wanted.travelling) for text in texts_of(rendition.structure)):
        return False
    return _absent_in_noise(rendition, wanted)


def _absent_in_noise(rendition: Opened, wanted: Expectation) -> bool:
    """Whether no picture's bytes spell a hidden phrase."""
    forms = [form.encode() for phrase in wanted.absent for form in spellings(phrase) if len(form) >= _LONG]
    return not any(form in picture.lower() for picture in pictures_of(rendition.structure) for form in forms)


def _words_kept(rendition: Opened, wanted: Expectation) -> bool:
    return min(share_kept(text, wanted.kept) for text in (rendition.by_pdfium, rendition.by_pdfminer)) >= LEAST_KEPT


def _banner_told(rendition: Opened, wanted: Expectation) -> bool:
    """Whether a caveat stands in the text for whoever has it read aloud; a reader of pictures looks for it on the page."""
    return not wanted.banner or all(found_in(text, wanted.banner) for text in (rendition.by_pdfium, rendition.by_pdfminer))


Check = Callable[[Opened, Expectation], bool]
CHECKS: tuple[tuple[str, Check], ...] = (
    ("rendition_text_pdfium", _absent_by_pdfium),
    ("rendition_text_pdfminer", _absent_by_pdfminer),
    ("rendition_bytes", _absent_in_bytes),
    ("rendition_structure", is_bare),
    ("rendition_box_pixels", boxes_are_even),
    ("rendition_box_words", boxes_hold_no_words),
    ("rendition_words_kept", _words_kept),
    ("rendition_banner", _banner_told),
)
PICTURE_CHECKS: tuple[tuple[str, Check], ...] = (
    ("rendition_bytes", _absent_in_noise),
    ("rendition_box_pixels", boxes_are_even),
)
"""Beside these two look at the file itself: that of its form, without which it is not opened at all, and `SIZE`."""
SIZE, NO_FORM = "rendition_size", "rendition_form"
FORM_CHECKS: Mapping[str, str] = {PNG: "rendition_png", JPEG: "rendition_jpeg"}
"""In addition the reader of pictures looks at each page (`readings.reads_nothing`); it runs in a process of its own."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Codes of the checks that were passed and failed, and the finished pages as PNG for the reader of pictures."""

    passed: tuple[str, ...]
    failed: tuple[str, ...]
    pages: tuple[bytes, ...] = ()


def verify_rendition(data: bytes, untrusted_filename: str, declared_type: str, expectation: str) -> tuple[tuple[str, bytes], ...]:
    """("passed" and "failed", JSON of codes), then ("page-1", PNG), ...

    `expectation` is `Expectation` as JSON. Raises whatever an engine raises: the child's death is a failure too.
    """
    del untrusted_filename, declared_type  # a rendition has no name, and its type is what it is made of
    wanted = EXPECTATION.validate_json(expectation)
    verdict = _of_pages(data, wanted) if media_type_of(data) == PDF else _of_picture(data, wanted)
    pages = tuple((f"page-{n}", page) for n, page in enumerate(verdict.pages, start=1))
    return (("passed", CODES.dump_json(verdict.passed)), ("failed", CODES.dump_json(verdict.failed)), *pages)


def _of_pages(data: bytes, wanted: Expectation) -> Verdict:
    with opened(data) as rendition:
        return _weighed(rendition, wanted, CHECKS)


def _of_picture(data: bytes, wanted: Expectation) -> Verdict:
    form = FORM_CHECKS.get(media_type_of(data), NO_FORM)
    picture = bare_picture(data)
    if picture is None:
        return Verdict((), (form,))
    with laid_out(data, picture) as rendition:
        verdict = _weighed(rendition, wanted, PICTURE_CHECKS)
    light = is_no_larger_than_its_pixels(data, picture)
    passed, failed = ((form, SIZE), ()) if light else ((form,), (SIZE,))
    return replace(verdict, passed=(*passed, *verdict.passed), failed=(*failed, *verdict.failed))


def _weighed(rendition: Opened, wanted: Expectation, checks: Sequence[tuple[str, Check]]) -> Verdict:
    failed = tuple(code for code, passes in checks if not passes(rendition, wanted))
    pages = tuple(_png(page, _burnt_on(n, wanted)) for n, page in enumerate(rendition.pages, start=1))
    return Verdict(tuple(code for code, _ in checks if code not in failed), failed, pages)


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
