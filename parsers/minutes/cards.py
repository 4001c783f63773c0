"""Cards: tables of labels and values that repeat for each child, so that what stands in a card is that child's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.minutes.children import Child, merged
from parsers.minutes.lines import Line
from parsers.minutes.placed import Placed
from parsers.minutes.words import Zone

_TWO = 2
_LEAST_ALIKE = 0.5
_LEAST_ROWS = 3
_SILENT = frozenset({Zone.PRESENT, Zone.APOLOGIES, Zone.CONFIDENTIAL, Zone.DISTRIBUTION})


def with_cards(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines, those of a card with its child as scope; cards count only where at least two with alike labels tell of different children."""
    cards = list(_cards(placed))
    alike = [card for card in cards if sum(_is_alike(card, other) for other in cards) >= _TWO]
    owners = {n: child for child, numbers in _owned(placed, alike) for n in numbers}
    whole = len(merged(list(owners.values()))) >= _TWO
    return tuple(
        replace(p, scope=owners[n], zone=Zone.INFORMATION if p.zone in {Zone.HEAD, Zone.CHILD} else p.zone)
        if whole and n in owners and p.scope is None and p.zone not in _SILENT
        else p
        for n, p in enumerate(placed)
    )


def _cards(placed: Sequence[Placed]) -> Iterator[dict[int, str]]:
    """Line number -> label, for each run of rows of two cells in one table, begun again where the first label that names a child returns."""
    card: dict[int, str] = {}
    first, above = "", None
    for n, p in enumerate(placed):
        label = _label(p.line)
        if card and (not label or p.line.table != above or (p.introduces and label == first)):
            yield card
            card, first = {}, ""
        if label and (card or p.introduces):
            first = first or label
            card[n] = label
        above = p.line.table if p.line.cells else above
    if card:
        yield card


def _label(line: Line) -> str:
    """The label of a row of a card, "" for any other line."""
    if not line.cells and line.id.count(".") and line.segment.locator.table is not None:
        return line.segment.section[-1].casefold() if line.segment.section else "."  # a cell cut to lines
    return line.label.casefold().strip(" :") if len(line.cells) == _TWO else ""


def _is_alike(card: dict[int, str], other: dict[int, str]) -> bool:
    """Whether two cards have mostly the same labels."""
    mine, theirs = set(card.values()), set(other.values())
    return len(card) >= _LEAST_ROWS <= len(other) and len(mine & theirs) >= _LEAST_ALIKE * len(mine | theirs)


def _owned(placed: Sequence[Placed], cards: Sequence[dict[int, str]]) -> Iterator[tuple[Child, dict[int, str]]]:
    """(child, line numbers) of the cards that tell of one child alone."""
    for card in cards:
        children = merged([child for n in card for child in placed[n].introduces])
        if len(children) == 1:
            yield children[0], card
