"""`python -m tests.bench.scans [NAME ...]`: how many words of a page are read when it comes as a picture, each way it may come.

The pages are made here from known words. Recall is the share of a page's words that were read; where the page keeps a hold, a
person sees it.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table, TableStyle

from gateway.sandbox import SandboxedReader, Tesseract, find_tesseract
from parsers.document import Document
from parsers.walk import walk_documents

_WORD = re.compile(r"[^\W_]+")
_TEXT = (
    "Referral to the Multi-Agency Safeguarding Hub, received by fax on 14 March 2026.",
    "Child: Rosalind Achterberg, born 03/09/2016, NHS number 999 123 4560, of 17 Quarry Bank, Askew Green, AG4 7QX.",
    "Rosalind came to breakfast club with a burn on her left wrist. She told Mrs Pemberton that the iron had fallen,",
    "then that she was not allowed to say. Her brother Caspian, aged four, has missed nursery since the twentieth of February.",
    "Mother: Henrietta Achterberg, telephone 01632 960 471. Mother was asked and said that she will speak to nobody.",
    "Previous contacts: health visitor (June 2024), police call to the address (2 November 2025, reference 4471/25).",
    "Please ring the designated lead, Barnaby Thistlewood, before 3 pm. Do not write to the home address.",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A picture file and the words that stand on it."""

    name: str
    content: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one page: share of words read, seconds, and the codes that hold it."""

    name: str
    recall: float
    seconds: float
    holds: tuple[str, ...]


def pages(chosen: Sequence[str] = ()) -> list[Page]:
    """Every page, or those of the names."""
    return [make() for name, make in _PAGES.items() if not chosen or name in chosen]


def measure(made: Sequence[Page]) -> list[Read]:
    program = find_tesseract()
    with Tesseract(program) as pictures, SandboxedReader(pictures=pictures) as reader:
        return [_read(reader, page) for page in made]


def recall(document: Document, words: str) -> float:
    """Share of the words that stand in the document, each as often as it was written."""
    wanted = Counter(_WORD.findall(words.casefold()))
    text = " ".join(segment.text for _, inner in walk_documents(document) for segment in inner.segments)
    found = Counter(_WORD.findall(text.casefold()))
    return (wanted & found).total() / wanted.total()


def _read(reader: SandboxedReader, page: Page) -> Read:
    begun = time.perf_counter()
    document = reader.read(page.content, page.name, "")
    spent = time.perf_counter() - begun
    held = {finding.code for _, inner in walk_documents(document) for finding in inner.findings if finding.severity == "hold"}
    return Read(page.name, recall(document, page.words), spent, tuple(sorted(held)))


@dataclass(frozen=True, slots=True)
class Print:
    """How the page is set before it becomes a picture: points, ink and paper, columns, a ruled table in place of paragraphs."""

    size: float = 11
    ink: str = "#000000"
    paper: str = "#ffffff"
    font: str = "Times-Roman"
    columns: int = 1
    table: str = ""


def sheet(look: Print = Print(), dpi: int = 300) -> Image.Image:
    """The page in colour at so many dots an inch."""
    stream = io.BytesIO()
    style = ParagraphStyle("s", fontName=look.font, fontSize=look.size, leading=look.size * 1.25, spaceAfter=look.size, textColor=look.ink)
    width = (A4[0] - 120 - 20 * (look.columns - 1)) / look.columns
    frames = [Frame(60 + column * (width + 20), 60, width, 720) for column in range(look.columns)]

    def paint(canvas: object, _: object) -> None:
        canvas.setFillColor(look.paper)  # type: ignore[attr-defined] # reportlab's canvas has no stubs
        canvas.rect(0, 0, *A4, stroke=0, fill=1)  # type: ignore[attr-defined] # as above

    document = BaseDocTemplate(stream, pagesize=A4)
    document.addPageTemplates([PageTemplate("p", frames, onPage=paint)])
    document.build(_flow(look, style, width))
    page = pdfium.PdfDocument(stream.getvalue())[0]
    return page.render(scale=dpi / 72).to_pil().convert("RGB")


def _flow(look: Print, style: ParagraphStyle, width: float) -> list[Flowable]:
    if not look.table:
        return [Paragraph(part, style) for part in _TEXT * look.columns]
    rows = [[Paragraph(f"Question {number}", style), Paragraph(part, style)] for number, part in enumerate(_TEXT, start=1)]
    lines = TableStyle([("GRID", (0, 0), (-1, -1), 0.7, colors.black), ("BACKGROUND", (0, 0), (0, -1), colors.lightgrey)])
    return [Table(rows, colWidths=[90, width - 100], style=lines)]


def _noise(image: Image.Image, strength: float) -> Image.Image:
    grain = Image.effect_noise(image.size, strength)
    return ImageChops.overlay(image, Image.merge("RGB", [grain] * 3))


def _shadow(image: Image.Image) -> Image.Image:
    """Light from one side, as on a photograph of paper: the far corner has a third of it."""
    light = Image.linear_gradient("L").rotate(35, expand=True).crop((60, 60, 300, 300)).resize(image.size, Image.Resampling.BICUBIC)
    light = light.point(lambda level: 85 + level * 170 // 255)
    return ImageChops.multiply(image, Image.merge("RGB", [light] * 3))


def _on_a_table(image: Image.Image) -> Image.Image:
    """A photograph: the sheet lies on dark wood, seen at a slight angle, warm light."""
    wide, high = image.size
    ground = Image.new("RGB", (wide + 400, high + 400), "#3b2a1e")
    ground.paste(image, (200, 200))
    corners = (120, 60, 60, high + 380, wide + 360, high + 300, wide + 300, 100)
    seen = ground.transform(ground.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    return _shadow(ImageChops.multiply(seen, Image.new("RGB", seen.size, "#fff1d6")))


def _stained(image: Image.Image) -> Image.Image:
    """A brown ring of coffee across the words."""
    ring = Image.radial_gradient("L").resize((900, 900)).point(lambda level: 150 if 120 < level < 150 else 255)
    layer = Image.new("L", image.size, 255)
    layer.paste(ring, (image.width // 4, image.height // 8))
    return ImageChops.multiply(
        image, Image.merge("RGB", [layer, layer.point(lambda x: max(90, x - 20)), layer.point(lambda x: max(60, x - 60))])
    )


def _paled(image: Image.Image, low: int, high: int) -> Image.Image:
    return image.point(lambda level: low + level * (high - low) // 255)


def _fax(image: Image.Image) -> Image.Image:
    """204 by 98 dots an inch in black and white, as a fax of standard resolution, stretched to square dots."""
    coarse = (
        image.convert("L").resize((1728, image.height * 98 // 300), Image.Resampling.BOX).point(lambda level: 255 if level > 150 else 0)
    )
    return coarse.resize((1728, 1728 * image.height // image.width), Image.Resampling.NEAREST).convert("RGB")


def _banner(image: Image.Image) -> Image.Image:
    """The upper half in reverse: white letters on dark blue, as a form's headings are."""
    half = image.crop((0, 0, image.width, image.height // 4))
    reverse = ImageChops.screen(ImageOps.invert(half), Image.new("RGB", half.size, "#12305c"))
    whole = image.copy()
    whole.paste(reverse, (0, 0))
    return whole


def _turned(degrees: float) -> Callable[[], Image.Image]:
    return lambda: sheet().rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def _png(image: Image.Image, dpi: int = 300) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", dpi=(dpi, dpi), compress_level=1)
    return stream.getvalue()


def _jpeg(image: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def _page(name: str, picture: Callable[[], Image.Image | bytes], times: int = 1) -> Page:
    made = picture()
    return Page(f"{name}.png", made if isinstance(made, bytes) else _png(made), " ".join(_TEXT * times))


def _with_tables() -> Page:
    made = _page("table", lambda: sheet(Print(table="ruled")))
    return Page(made.name, made.content, made.words + " ".join(f" Question {number}" for number in range(1, len(_TEXT) + 1)))


_PICTURES: dict[str, Callable[[], Image.Image | bytes]] = {
    "clean": sheet,
    "turned left": _turned(90),
    "turned right": _turned(270),
    "upside down": _turned(180),
    "skewed 3 degrees": _turned(3),
    "skewed 8 degrees": _turned(-8),
    "on its side and skewed": _turned(92.5),
    "small print": lambda: sheet(Print(size=6)),
    "small print at 150 dpi": lambda: _png(sheet(Print(size=7), 150), 150),
    "screen shot": lambda: _png(sheet(Print(font="Helvetica"), 96), 96),
    "tiny screen shot": lambda: _png(sheet(Print(font="Helvetica", size=9), 80), 80),
    "pale pencil": lambda: _paled(sheet(), 170, 240),
    "very pale": lambda: _paled(sheet(), 205, 250),
    "dark copy": lambda: _paled(sheet(), 0, 110),
    "white on black": lambda: ImageOps.invert(sheet()),
    "grey on dark": lambda: sheet(Print(ink="#c8c8c8", paper="#202830", font="Helvetica")),
    "reversed heading": lambda: _banner(sheet()),
    "yellow paper": lambda: sheet(Print(paper="#f5e27a", ink="#3a3a8c")),
    "red on pink": lambda: sheet(Print(paper="#f7c6cf", ink="#b01030")),
    "white on green": lambda: sheet(Print(paper="#2e8b57", ink="#ffffff", font="Helvetica-Bold")),
    "noise": lambda: _noise(sheet(), 90),
    "shadow": lambda: _shadow(sheet()),
    "photograph": lambda: _jpeg(_on_a_table(sheet(dpi=250)), 80),
    "photograph, turned": lambda: _jpeg(_on_a_table(sheet(dpi=250)).rotate(90, expand=True), 80),
    "photograph, noisy and small": lambda: _jpeg(_on_a_table(_noise(sheet(dpi=150), 40)), 60),
    "coffee": lambda: _stained(sheet()),
    "blurred": lambda: sheet().filter(ImageFilter.GaussianBlur(3)),
    "poor JPEG": lambda: _jpeg(sheet(dpi=150), 12),
    "standard fax": lambda: _fax(sheet()),
    "typewriter": lambda: ImageEnhance.Brightness(sheet(Print(font="Courier", size=10))).enhance(0.9),
}
_PAGES: dict[str, Callable[[], Page]] = {
    **{name: (lambda name=name, make=make: _page(name, make)) for name, make in _PICTURES.items()},
    "two columns": lambda: _page("two columns", lambda: sheet(Print(columns=2, size=10)), 2),
    "table": _with_tables,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scans", description=__doc__)
    parser.add_argument("names", nargs="*")
    found = measure(pages(parser.parse_args().names))
    for read in found:
        sys.stdout.write(f"{read.recall:6.1%} {read.seconds:5.1f} s  {read.name.removesuffix('.png')}  {' '.join(read.holds)}\n")
    sys.stdout.write(f"{len(found)} pages: mean recall {mean(read.recall for read in found):.1%}; of 90% at least: ")
    sys.stdout.write(f"{sum(read.recall >= 0.9 for read in found)}; mean {mean(read.seconds for read in found):.1f} s\n")
    unseen = [read.name for read in found if read.recall < 0.9 and not read.holds]
    sys.stdout.write(f"below 90% and not held: {', '.join(unseen) or 'none'}\n")


if __name__ == "__main__":
    main()
