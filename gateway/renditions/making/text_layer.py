"""The invisible text of a page, from the marks that travel: what a reader searches, copies or has read aloud.

Codes are UTF-16BE (so that a walk of the bytes can read them) in a font of no shapes, set in rendering mode 3 (ISO 32000-2 9.3.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gateway.renditions.making.ink import Ink

_TALL = 1.5  # times as high as wide: a line that runs up or down
_SAME_LINE = 0.5  # of the smaller height
_GAP = 1.0  # heights
_ADVANCE = 0.5  # of the type size: every code of the font is this wide
_LEAST_SIZE = 1.0
_LEAST_WIDTH = 0.5


@dataclass(slots=True)
class Run:
    """Words of one line: text and box in points, origin top left. `way` is where the line runs: "across", "up" or "down"."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    way: str = "across"

    def take(self, ink: Ink) -> None:
        """Grow by the next mark."""
        self.text += ink.text + ink.spaced
        self.x0, self.y0 = min(self.x0, ink.x0), min(self.y0, ink.y0)
        self.x1, self.y1 = max(self.x1, ink.x1), max(self.y1, ink.y1)


def runs_of(inks: Sequence[Ink], kept: Iterable[int]) -> list[Run]:
    """The marks that travel as runs, each parted from the next by a space unless a word goes on."""
    runs: list[Run] = []
    last = -2
    first = Ink("", 0, 0, 0, 0, 0)
    for position in sorted(kept):
        ink = inks[position]
        if runs and position == last + 1 and _continues(runs[-1], inks[last], ink):
            runs[-1].take(ink)
            runs[-1].way = _way(runs[-1], first, ink)
        else:
            if runs:
                runs[-1].text = runs[-1].text.rstrip() + " "
            runs.append(Run(ink.text + ink.spaced, ink.x0, ink.y0, ink.x1, ink.y1))
            first = ink
        last = position
    return runs


def _way(run: Run, first: Ink, last: Ink) -> str:
    if run.y1 - run.y0 <= _TALL * (run.x1 - run.x0):
        return "across"
    return "down" if first.y0 + first.y1 < last.y0 + last.y1 else "up"


def _continues(run: Run, last: Ink, ink: Ink) -> bool:
    """Whether a mark goes on with the word before it, whichever way the line runs, or with the words of a level line."""
    high = max(last.height, ink.height, run.y1 - run.y0 if run.y1 - run.y0 < run.x1 - run.x0 else 0.0)
    across = max(ink.x0 - last.x1, last.x0 - ink.x1)
    if not last.spaced:
        return across < high and max(ink.y0 - last.y1, last.y0 - ink.y1) < high
    shared = min(last.y1, ink.y1) - max(last.y0, ink.y0)
    level = shared > _SAME_LINE * min(last.height, ink.height) or _overlaps(run, ink)
    return level and -high < ink.x0 - last.x1 < _GAP * high


def _overlaps(run: Run, ink: Ink) -> bool:
    """A dash or a comma shares no height with the letter beside it, but does with the line."""
    return run.y0 - 1 <= (ink.y0 + ink.y1) / 2 <= run.y1 + 1


def layer(runs: Iterable[Run], height: float) -> bytes:
    """The page's content operators for its text; `height` is the page's in points."""
    return b"\n".join((b"BT 3 Tr", *_operators(runs, height), b"ET"))


def _operators(runs: Iterable[Run], height: float) -> Iterator[bytes]:
    for run in runs:
        codes = run.text.encode("utf-16-be", "surrogatepass")
        across, down = run.x1 - run.x0, run.y1 - run.y0
        long, high = (across, down) if run.way == "across" else (down, across)
        size = max(high, _LEAST_SIZE)
        natural = len(run.text.rstrip().encode("utf-16-be", "surrogatepass")) / 2 * _ADVANCE * size
        stretch = 100 * max(long, _LEAST_WIDTH) / max(natural, _LEAST_WIDTH)
        matrix = _MATRICES[run.way].format(left=run.x0, right=run.x1, top=height - run.y0, bottom=height - run.y1)
        yield f"/T {size:.1f} Tf {stretch:.2f} Tz {matrix} Tm <{codes.hex()}> Tj".encode()


_MATRICES = {
    "across": "1 0 0 1 {left:.1f} {bottom:.1f}",
    "up": "0 1 -1 0 {right:.1f} {bottom:.1f}",
    "down": "0 -1 1 0 {left:.1f} {top:.1f}",
}
"""Where a line begins and which way it runs (ISO 32000-2 9.4.2)."""


def used_codes(texts: Iterable[str]) -> tuple[int, ...]:
    """The UTF-16 units in use, in order."""
    units: set[int] = set()
    for text in texts:
        codes = text.encode("utf-16-be", "surrogatepass")
        units.update(int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
    return tuple(sorted(units))
