"""A page that is a picture, as values: the picture made ready for reading and the tick boxes seen in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScanBox:
    """A tick box in the picture of a page, in its pixels. `state`: "empty", "marked", or "unsure"."""

    left: int
    top: int
    width: int
    height: int
    state: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that is a picture, made ready for a reader of pictures: upright as far as known, grey.

    `width` and `height` are pixels, `scale` pixels a point, `angle` the degrees by which the picture was turned to be level.
    `content` is PNG; it is emptied in the JSON of a document and travels beside it.
    """

    page: int
    width: int
    height: int
    scale: float
    angle: float = 0.0
    content: bytes = b""
    boxes: tuple[ScanBox, ...] = ()
