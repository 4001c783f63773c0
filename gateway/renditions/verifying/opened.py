"""A rendition as the verifier opens it: the words by two engines, the structure by a third.

A picture is laid as it is, byte for byte, on a page of our own, so that PDFium decodes it and not the library that wrote it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from gateway.renditions.orders import PICTURE_DPI
from gateway.renditions.verifying.picture_structure import PNG, Bare

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Opened:
    """`structure` and `pages` are open while the verifier works; the words are those of the whole file by each engine."""

    content: bytes
    structure: pikepdf.Pdf
    pages: pdfium.PdfDocument
    by_pdfium: str
    by_pdfminer: str


@contextmanager
def opened(content: bytes) -> Iterator[Opened]:
    """Open by all engines; whatever one of them raises is for the caller to take as a failure."""
    pages = pdfium.PdfDocument(content)
    try:
        with pikepdf.open(io.BytesIO(content)) as structure:
            yield Opened(content, structure, pages, _pdfium_words(pages), _pdfminer_words(content))
    finally:
        pages.close()


def _pdfium_words(pages: pdfium.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


@contextmanager
def laid_out(content: bytes, picture: Bare) -> Iterator[Opened]:
    """A picture on a page on which it has `PICTURE_DPI` dots an inch; it has no words of its own."""
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        across, down = (pixels * _POINTS / PICTURE_DPI for pixels in (picture.width, picture.height))
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, across, down],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=_as_image(pdf, picture))),
            Contents=pikepdf.Stream(pdf, f"q {across:.5f} 0 0 {down:.5f} 0 0 cm /P Do Q".encode()),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        pdf.save(stream)
        pages = pdfium.PdfDocument(stream.getvalue())
        try:
            yield Opened(content, pdf, pages, "", "")
        finally:
            pages.close()


def _as_image(pdf: pikepdf.Pdf, picture: Bare) -> pikepdf.Stream:
    """PNG's data are Flate with its own predictor (ISO 32000-2 7.4.4.4), JPEG's file is DCT."""
    space = pikepdf.Name.DeviceGray if picture.bands == 1 else pikepdf.Name.DeviceRGB
    stream = pikepdf.Stream(pdf, picture.coded)
    described = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/ColorSpace": space, "/BitsPerComponent": picture.bits}
    stream.update({**described, "/Width": picture.width, "/Height": picture.height})
    if picture.media_type == PNG:
        ways = pikepdf.Dictionary(Predictor=15, Colors=picture.bands, BitsPerComponent=picture.bits, Columns=picture.width)
        stream.update({"/Filter": pikepdf.Name.FlateDecode, "/DecodeParms": ways})
    else:
        stream.update({"/Filter": pikepdf.Name.DCTDecode})
    return stream


class _Collector(PDFLayoutAnalyzer):
    """Every character in the order in which the page sets it."""

    def __init__(self) -> None:
        super().__init__(PDFResourceManager(caching=True), laparams=None)
        self.pieces: list[str] = []

    def receive_layout(self, ltpage: LTPage) -> None:
        """See `PDFLayoutAnalyzer.receive_layout`: the page's text is kept, a line end behind it."""
        self._take(ltpage)
        self.pieces.append("\n")

    def _take(self, holder: Iterable[object]) -> None:
        for thing in holder:
            if isinstance(thing, LTChar):
                self.pieces.append(thing.get_text())
            elif isinstance(thing, Iterable):
                self._take(thing)


def _pdfminer_words(content: bytes) -> str:
    collector = _Collector()
    interpreter = PDFPageInterpreter(collector.rsrcmgr, collector)
    for page in PDFPage.get_pages(io.BytesIO(content)):
        interpreter.process_page(page)
    return "".join(collector.pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of a pair come one by one
