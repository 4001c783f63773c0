"""Renditions made in memory, for tests: a PDF read, some phrases hidden, drawn anew."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2 as pdfium
from pdfminer.high_level import extract_text
from PIL import Image
from reportlab.pdfgen import canvas

from gateway.pipeline.reading import numbered_segments
from gateway.renditions.making.pages import make_rendition
from gateway.renditions.orders import BURNT, EXPECTATION, ORDER, Expectation
from gateway.renditions.planning import hiding, plan
from gateway.renditions.verifying.checks import CODES, verify_rendition
from parsers.tree import read_tree

HEIGHT = 842
TITLE = "c0ffee"


@dataclass(frozen=True)
class Made:
    content: bytes
    expected: Expectation

    def failed(self) -> tuple[str, ...]:
        answer = dict(verify_rendition(self.content, "", "", EXPECTATION.dump_json(self.expected).decode()))
        return CODES.validate_json(answer["failed"])

    def texts(self) -> tuple[str, str]:
        by_pdfium = "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(self.content))
        return by_pdfium, extract_text(io.BytesIO(self.content))

    def picture(self, page: int = 0, scale: float = 150 / 72) -> Image.Image:
        return pdfium.PdfDocument(self.content)[page].render(scale=scale, grayscale=True).to_pil().convert("L")


def without(content: bytes, *phrases: str, name: str = "a.pdf") -> Made:
    """The file drawn anew without the phrases; all its other passages travel."""
    segments = [segment for part, segment in numbered_segments(read_tree(content, name, "")) if not part]
    planned = plan(segments, hiding(segments, phrases), [segment.id for segment in segments], TITLE)
    answer = dict(make_rendition(content, name, "", ORDER.dump_json(planned.order).decode()))
    assert "refused" not in answer, answer
    return Made(answer["rendition"], replace(planned.expected, burnt=BURNT.validate_json(answer["burnt"])))


def drawn(*pages: Callable[[canvas.Canvas], None]) -> bytes:
    """A PDF of A4 pages, each drawn by a function."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=(595, HEIGHT))
    for draw in pages:
        sheet.setFont("Helvetica", 11)
        draw(sheet)
        sheet.showPage()
    sheet.save()
    return stream.getvalue()


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The same PDF with its structure changed."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(stream)
    return stream.getvalue()
