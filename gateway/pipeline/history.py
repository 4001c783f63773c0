"""What is already known when an item is (re)run: equal items before it, and the links that people or rules have made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gateway.ids import Borough, ChildId, ItemId


@dataclass(frozen=True, slots=True)
class History:
    """`same_bytes` are items with equal raw bytes that this one repeats, oldest first; `links` are (child, borough, by, basis).

    `find_same(digest)` notes this item's digest and returns the items it repeats (Message-ID and content).
    `being_redrafted` is "yes" where a person's decision asks for new copies: nothing may be sent by rule then.
    """

    same_bytes: tuple[ItemId, ...] = ()
    links: tuple[tuple[ChildId, Borough, str, str], ...] = ()
    being_redrafted: str = "no"
    find_same: Callable[[str], tuple[ItemId, ...]] = lambda _digest: ()
