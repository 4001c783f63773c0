"""Pages as pictures for the person who checks a copy: as they came, and as they would travel. Drawn in the sandbox, passed on unopened."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from gateway.errors import Rejected
from gateway.ids import ItemId, RenditionId
from gateway.ports import PartSource, Store
from gateway.proposal import DrawnDocument
from parsers.document import Part
from parsers.page_orders import Order


class Painter(Protocol):
    """Draws one page of a file."""

    def picture(self, content: bytes, untrusted_filename: str, order: Order) -> bytes:
        """PNG; raises `Rejected("page_not_drawn")`."""
        ...


@dataclass(frozen=True, slots=True)
class PageShow:
    """`gateway.web.deps.PageShow`."""

    store: Store
    parts: PartSource
    painter: Painter

    def anew(self, item: ItemId, rendition: RenditionId, page: int) -> bytes:
        """A page of a rendition as PNG, from 1. Raises `Rejected("rendition_gone" | "page_not_drawn")`."""
        return self.painter.picture(self.store.load_rendition(item, rendition), "", Order(page))

    def original(self, item: ItemId, document: DrawnDocument, page: int) -> bytes:
        """The same page as it came. Raises `Rejected("page_not_drawn")` where the file cannot be taken out as it was read."""
        raw = self.store.load_raw(item)
        unlocked = self.store.load_unlocked(item)
        content = unlocked.get(raw.sha256, raw.content)
        for place in map(int, filter(None, document.part.split("."))):
            content = self.parts.contents(content, Part("", "", "", len(content)), (place,)).get(place, b"")
            found = hashlib.sha256(content).hexdigest()
            content = unlocked.get(found, content)
        if document.part and found != document.sha256:
            raise Rejected("page_not_drawn")
        return self.painter.picture(content, "", Order(page))
