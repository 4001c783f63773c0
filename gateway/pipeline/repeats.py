"""Which earlier items an item repeats, and the guard that two equal items under way at one moment are never both sent.

Equal means equal bytes, or equal Message-ID and content (the same message fetched twice differs in its trace headers).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gateway.errors import Retryable
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.ports import Store, Unit

Found = tuple[ItemId, ...]
REPEATED_BY_NOTHING = frozenset({ItemState.DUPLICATE, ItemState.ERASED})
"""A duplicate is not repeated, so that two equal items are never both called one; of an erased item nobody could read the first."""


@dataclass(slots=True)
class Repeats:
    """One run's look-ups. It remembers what it saw, so that the settling transaction can tell what it missed."""

    store: Store
    item: ItemId
    sha256: str
    _digests: list[str] = field(default_factory=list)
    _seen: set[ItemId] = field(default_factory=set)

    def by_bytes(self, unit: Unit) -> Found:
        """Items with equal raw bytes that this one repeats, oldest first."""
        return self._remembered(self._before(unit, unit.find_by_hash(self.sha256)))

    def by_words(self, digest: str) -> Found:
        """Note this item's digest of Message-ID and content; the items that it repeats, oldest first."""
        self._digests.append(digest)
        with self.store.unit() as unit:
            unit.note_message_id(self.item, digest)
            return self._remembered(self._before(unit, unit.find_by_message_id(digest)))

    def require_none_missed(self, unit: Unit) -> None:
        """Raise `Retryable("equal_item_settled")` where an equal item got ahead since this run looked: the next try sees it."""
        equal = [unit.find_by_hash(self.sha256), *(unit.find_by_message_id(digest) for digest in self._digests)]
        if {other for same in equal for other in self._before(unit, same)} - self._seen:
            raise Retryable("equal_item_settled")

    def _remembered(self, found: Found) -> Found:
        self._seen.update(found)
        return found

    def _before(self, unit: Unit, same: Found) -> Found:
        """Of equal items, oldest first, those that this one repeats: it came after them, or they are settled already."""
        place = same.index(self.item) if self.item in same else len(same)
        others = [(other, n < place, unit.state(other)) for n, other in enumerate(same) if other != self.item]
        return tuple(
            other for other, is_older, state in others if state not in REPEATED_BY_NOTHING and (is_older or state is not ItemState.RECEIVED)
        )
