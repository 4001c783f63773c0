"""Which of the pieces that PDFium tells nothing of stand where told words do: the same set however the boxes are looked up."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gateway.renditions.making import untold
from gateway.renditions.making.untold import standing_apart
from parsers.document import Box

ASIDE = 1.5  # points: as far as words that are drawn twice stand apart
HAIR = st.sampled_from([0.0, 1e-9, -1e-9, 0.4, -0.4])
EDGE = st.builds(lambda steps, hair: steps * ASIDE + hair, st.integers(-3, 3), HAIR)
BEYOND = st.sampled_from([math.inf, -math.inf, math.nan, 3e38, -3e38])
PLACE = st.one_of(EDGE, EDGE.map(lambda edge: math.nextafter(edge, math.inf)), EDGE.map(lambda edge: math.nextafter(edge, -math.inf)))
STEP = st.sampled_from([-ASIDE, -1.0, -1e-9, 0.0, 1e-9, 1.0, ASIDE, math.nextafter(ASIDE, 2)])
BOX = st.builds(lambda x, y, width, height: Box(1, x, y, x + width, y + height), PLACE, PLACE, st.just(9.0) | PLACE, st.just(9.0) | PLACE)
WILD = st.builds(lambda x, y, width, height: Box(1, x, y, x + width, y + height), BEYOND | PLACE, BEYOND | PLACE, PLACE, BEYOND | PLACE)


def moved(box: Box, step: tuple[float, float, float, float]) -> Box:
    return Box(1, box.x0 + step[0], box.y0 + step[1], box.x1 + step[2], box.y1 + step[3])


def stands_there(one: Box, other: Box) -> bool:
    edges = ((one.x0, other.x0), (one.y0, other.y0), (one.x1, other.x1), (one.y1, other.y1))
    return all(abs(mine - yours) <= ASIDE for mine, yours in edges)


@example(told=[Box(1, -1e-20, 0, 9, 9)], steps=[(ASIDE, 0, 0, 0)], others=[])  # a distance that rounding makes 1.5
@given(
    told=st.lists(BOX | WILD, max_size=6),
    steps=st.lists(st.tuples(STEP, STEP, STEP, STEP), max_size=6),
    others=st.lists(BOX | WILD, max_size=3),
)
def test_a_box_is_known_by_its_edges_alone(told: list[Box], steps: list[tuple[float, float, float, float]], others: list[Box]):
    """Each box is laid beside every other, edge by edge: what is found so is found, wherever a corner falls and however wild it is."""
    silent = others + [moved(box, step) for box, step in zip(told, steps, strict=False)]
    assert standing_apart(silent, told) == [box for box in silent if not any(stands_there(box, other) for other in told)]


@given(x=PLACE, y=PLACE, across=st.sampled_from([-ASIDE, -0.3, 0.0, 0.3, ASIDE]), down=st.sampled_from([-ASIDE, -0.3, 0.0, 0.3, ASIDE]))
def test_words_a_little_aside_are_the_same(x: float, y: float, across: float, down: float):
    """The second drawing of told words, up to a point and a half aside in any direction, is told; three points aside it is not."""
    told, step = Box(1, x, y, x + 40, y + 9), 0.999
    aside = Box(1, x + step * across, y + step * down, x + 40 + step * across, y + 9 + step * down)
    apart = Box(1, x + 2 * ASIDE, y, x + 40 + 2 * ASIDE, y + 9)
    assert standing_apart([aside, apart], [told]) == [apart]


def test_a_page_of_many_pieces_is_not_laid_beside_all_of_itself(monkeypatch: pytest.MonkeyPatch):
    """What a file costs grows with its pieces and not with their square: of thousands only neighbours are laid beside each other."""
    laid: list[Box] = []

    def counted(one: Box, other: Box) -> bool:
        laid.append(one)
        return stands_there(one, other)

    monkeypatch.setattr(untold, "_is_same", counted)
    grid = [Box(1, 5.0 * column, 12.0 * row, 5.0 * column + 4, 12.0 * row + 9) for column in range(40) for row in range(50)]
    known = grid[::2]
    silent = grid[1::2] * 2 + known[:10]
    assert len(standing_apart(silent, known)) == len(silent) - 10
    assert len(laid) <= len(silent)
