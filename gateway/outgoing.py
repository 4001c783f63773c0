"""What may leave the building. No type here refers to raw, parsed, tagged or matched items, nor to the original's blob.

Destinations import this module and nothing that could lead back (an import contract tests it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from gateway.ids import Borough, ChildId, CopyId, ItemId, RenditionId
from gateway.purposes import ASSESSMENT


@dataclass(frozen=True, slots=True)
class CopySegment:
    """A passage of a child's copy. `kind` is a parser's segment kind; `heading` is the minimised heading path.

    `handling` is "" or a caveat shown beside the passage ("third party removed", "as at 2026-03-02").
    """

    kind: str
    text: str
    heading: str = ""
    handling: str = ""


@dataclass(frozen=True, slots=True)
class WithheldNote:
    """What was left out, by reason: a decision-maker can ask for it. Never says what it was."""

    reason: str
    passages: int


PDF = "application/pdf"
FORM_BY_CHECK: Mapping[str, str] = {"rendition_png": "image/png", "rendition_jpeg": "image/jpeg"}
"""The check that only a file of that form passes -> its media type; a rendition that passed none of them is a PDF."""
ENDINGS: Mapping[str, str] = {PDF: "pdf", "image/png": "png", "image/jpeg": "jpg"}
"""THE table of forms in which a document may travel: media type -> end of a file's name."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A document of the item drawn anew for this copy, and verified. `id` is opaque; `passed` are codes of the checks it passed.

    `pictured` counts the pages that are, or hold, pictures: what those show was judged by no program.

    `content` is there on the way from its maker into the store, and from the store to a destination; a stored copy has none.
    """

    id: RenditionId
    pages: int
    size: int
    passed: tuple[str, ...]
    pictured: int = 0
    content: bytes = field(default=b"", repr=False)

    @property
    def media_type(self) -> str:
        """PDF for pages, PNG or JPEG for a picture, as its verifier found it."""
        return next((FORM_BY_CHECK[code] for code in self.passed if code in FORM_BY_CHECK), PDF)

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture rather than pages."""
        return self.media_type != PDF

    @property
    def ending(self) -> str:
        """The end of its file's name, without a dot."""
        return ENDINGS[self.media_type]


@dataclass(frozen=True, slots=True)
class MinimisedItem:
    """One child's copy of one item. Holds no way back to the original but the opaque item id.

    `key` is the stable delivery key: a receiver that has seen it before may drop the repeat. `not_drawn` has a code for each
    document of which words travel and pages do not.
    """

    key: CopyId
    item: ItemId
    child: ChildId
    borough: Borough
    agency: str  # agency's display name, "" where not proved
    agency_type: str
    request: str  # reference of the request it answers, or ""
    policy: str  # "police@3:1f2e..." name, version, first 12 hex digits of the hash
    received_at: datetime
    segments: tuple[CopySegment, ...]
    withheld: tuple[WithheldNote, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    not_drawn: tuple[str, ...] = ()
    purpose: str = ASSESSMENT  # for what it was made, and so where it may go

    def without_pages(self) -> MinimisedItem:
        """The same copy with its renditions' content left out: as it is stored, and shown."""
        return replace(self, renditions=tuple(replace(rendition, content=b"") for rendition in self.renditions))


class DeliveryState(StrEnum):
    """State of one delivery in the outbox."""

    WAITING = "waiting"
    BEGUN = "begun"  # an attempt was begun: after a crash the same key is sent again, audited as a possible repeat
    DONE = "done"
    DEAD = "dead"  # gave up: a person is told
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A destination's answer: `reference` is its own id for the copy, "" where it gives none."""

    destination: str
    reference: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the outbox."""

    key: CopyId
    destination: str
    attempt: int
    state: DeliveryState
    next_at: datetime
    receipt: Receipt | None = None
    error: str = ""
