"""What is asked of a maker and of the verifier, as values that cross to a child as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from parsers.document import Box

PICTURE_DPI = 200
"""Dots an inch at which a rendition that is a picture is laid on a page: places on it are told in that page's points."""
Range = tuple[int, int]
"""Characters [start, end) of a passage."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage that stands on a page and travels but for the characters in `hidden`. What no passage claims is not shown.

    `drawn` is "" for words that are part of the page, "field" for a form field's value, which is set anew inside its box.
    """

    text: str
    page: int
    boxes: tuple[Box, ...]
    hidden: tuple[Range, ...] = ()
    drawn: str = ""

    @property
    def kept(self) -> str:
        """The text without what is hidden; a space stands where something was taken out."""
        pieces: list[str] = []
        at = 0
        for start, end in sorted(self.hidden):
            pieces.append(self.text[at : max(at, start)])
            at = max(at, end)
        return " ".join((*pieces, self.text[at:]))


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word that a reader of pictures found: its confidence (0-100), its box in points and the line it stands in."""

    text: str
    confidence: float
    box: Box
    line: str


@dataclass(frozen=True, slots=True)
class RenditionOrder:
    """One document's pages to be drawn anew under an opaque title. `read` are words of pages that are pictures.

    `banner` stands in a line above the first page, "" where there is none.
    """

    title: str
    shown: tuple[Shown, ...]
    read: tuple[ReadWord, ...] = ()
    language: str = "en-GB"
    banner: str = ""


@dataclass(frozen=True, slots=True)
class Burnt:
    """A rectangle that a maker filled: page from 1, points from the top left of the page."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a rendition must be: none of `absent` in it beyond what travels itself, all words of `kept`, `burnt` one even black.

    `allowed` travels too but need not all be there: of a picture a whole line may go where nobody was sure of its words.
    `banner` must be seen above the first page, and read there by whoever has the text read aloud.
    """

    title: str
    absent: tuple[str, ...]
    kept: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    burnt: tuple[Burnt, ...] = ()
    banner: str = ""

    @property
    def travelling(self) -> tuple[str, ...]:
        """All that may be found."""
        return (*self.kept, *self.allowed, self.banner)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verified rendition, or none and why: `failed` are codes of checks, or one word for why nothing was made.

    `passed` are codes of checks; `seen` counts the pages that are, or hold, pictures: what they show no program judges.
    """

    content: bytes = field(default=b"", repr=False)
    failed: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    pages: int = 0
    seen: int = 0


ORDER = TypeAdapter(RenditionOrder)
BURNT = TypeAdapter(tuple[Burnt, ...])
EXPECTATION = TypeAdapter(Expectation)
