"""What may not be done to an item while a copy of it is out: a copy is taken back first, and never forgotten."""

from __future__ import annotations

from gateway.errors import Rejected
from gateway.ids import ItemId
from gateway.ports import Store


def require_none_out(store: Store, item: ItemId) -> None:
    """Raise `Rejected("copy_gone_already")` while a copy of the item is in a tray or accepted, in whatever state the item is."""
    if any(copy.state != "withdrawn" for copy in store.copies_of(item)):
        raise Rejected("copy_gone_already")
