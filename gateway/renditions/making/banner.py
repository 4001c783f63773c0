"""The line above the first page that says who must not learn what it tells: the page grows by it, so that nothing is covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw, ImageFont

from gateway.renditions.making.rectangles import Rectangle
from gateway.renditions.making.text_layer import Run

_SIZE = 11.0  # points
_LEAST, _SMALLEST = 24, 12  # pixels: what is read easily on a screen; on a page too narrow for that
_LINE = 1.5  # sizes
_MARGIN = 1.0  # sizes
_PAPER, _INK = "white", "black"


@dataclass(frozen=True, slots=True)
class Banner:
    """A strip as wide as the page, in pixels: its picture, its words line by line with their boxes in points from its top left."""

    image: Image.Image
    runs: tuple[Run, ...]
    scale: float

    @property
    def down(self) -> int:
        """Pixels by which all else stands lower."""
        return self.image.height

    def above(self, page: Image.Image) -> Image.Image:
        """The page with the strip on top."""
        mode = "RGB" if page.mode == "RGB" else "L"
        whole = Image.new(mode, (page.width, page.height + self.down), _PAPER)
        whole.paste(self.image.convert(mode), (0, 0))
        whole.paste(page, (0, self.down))
        return whole

    def lowered(self, runs: list[Run]) -> list[Run]:
        """The banner's words, then the page's, where they stand now."""
        points = self.down / self.scale
        return [*self.runs, *(replace(run, y0=run.y0 + points, y1=run.y1 + points) for run in runs)]

    def below(self, rectangle: Rectangle) -> Rectangle:
        """A burnt rectangle where it stands now."""
        return replace(rectangle, y0=rectangle.y0 + self.down, y1=rectangle.y1 + self.down)


def banner(words: str, width: int, scale: float) -> Banner:
    """`words` set in as many lines as a page of `width` pixels, `scale` of them a point, needs."""
    size = _fitting(words, width, max(_LEAST, round(_SIZE * scale)))
    font, margin = ImageFont.load_default(size), round(_MARGIN * size)
    lines = list(_lines(words, width - 2 * margin, font))
    image = Image.new("L", (width, 2 * margin + round(_LINE * size * len(lines))), _PAPER)
    pen = ImageDraw.Draw(image)
    runs = []
    for number, line in enumerate(lines):
        top = margin + round(_LINE * size * number)
        pen.text((margin, top), line, fill=_INK, font=font)
        right, bottom = margin + font.getlength(line), top + _LINE * size
        runs.append(Run(f"{line} ", margin / scale, top / scale, right / scale, bottom / scale))
    pen.rectangle((0, image.height - 2, width, image.height - 1), fill=_INK)
    return Banner(image, tuple(runs), scale)


def _fitting(words: str, width: int, size: int) -> int:
    """The size at which the longest word has room."""
    while size > _SMALLEST and max(map(ImageFont.load_default(size).getlength, words.split())) > width - 2 * size:
        size -= 1
    return size


def _lines(words: str, width: float, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> Iterator[str]:
    line = ""
    for word in words.split():
        longer = f"{line} {word}".lstrip()
        if line and font.getlength(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line
