"""A rendition as the verifier opens it: the words by two engines, the structure by a third."""

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


class _Collector(PDFLayoutAnalyzer):
    """Every character in the order in which the page sets it."""

    def __init__(self) -> None:
        super().__init__(PDFResourceManager(caching=True), laparams=None)
        self.pieces: list[str] = []

    def receive_layout(self, ltpage: LTPage) -> None:
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
