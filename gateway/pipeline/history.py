"""What is already known when an item is (re)run: equal items before it, and the links that people or rules have made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gateway.ids import Borough, ChildId, ItemId, RenditionId
from gateway.outgoing import Rendition


@dataclass(frozen=True, slots=True)
class History:
    """`same_bytes` are items with equal raw bytes that this one repeats, oldest first; `links` are (child, borough, by, basis).

    `find_same(digest)` notes this item's digest and returns the items it repeats (Message-ID and content).
    `unlocked` are plain bytes of locked files by the SHA-256 of the locked ones.
    `lifted` are reasons whose passages a person released into a child's copy.
    `drawn` are renditions of the item that can still be read, by id; `rejected` those that a person took out of a child's copy.
    `picked` are pictures that a person put into a child's copy.
    `purpose` is for what a person said the item is, "" where nobody did.
    `being_redrafted` is "yes" where a person's decision asks for new copies: nothing may be sent by rule then.
    """

    same_bytes: tuple[ItemId, ...] = ()
    links: tuple[tuple[ChildId, Borough, str, str], ...] = ()
    being_redrafted: str = "no"
    unlocked: Mapping[str, bytes] = field(default_factory=dict)
    lifted: Mapping[ChildId, frozenset[str]] = field(default_factory=dict)
    drawn: Mapping[RenditionId, Rendition] = field(default_factory=dict)
    rejected: Mapping[ChildId, frozenset[str]] = field(default_factory=dict)
    picked: Mapping[ChildId, frozenset[RenditionId]] = field(default_factory=dict)
    purpose: str = ""
    find_same: Callable[[str], tuple[ItemId, ...]] = lambda _digest: ()
