"""Pictures that stand inside a document: they go the way of pictures that came by themselves.

Rule: each is carried to the tree walk, which reads it or holds it, or it is named in a finding. None is fetched: what is only linked
to is not here.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum

from parsers.draft import Draft
from parsers.errors import Malformed
from parsers.picture import is_decoration, measure, worth_reading

_PIXELS, _LEAST = 75_000_000, 3_000_000  # of one document, and what a small one costs: making them ready must leave time for the text


class Where(StrEnum):
    """Where in its document a picture stands."""

    PAGE = "page"
    MARGIN = "margin"  # page header or footer, a slide's master: what every page of a sender shows
    STAND_IN = "stand_in"  # the look of an object that is carried itself, or the same once more as a vector


class PicturesInside:
    """Takes the pictures of one document in their order. Raises `LimitExceeded("parts")` as the draft does."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._seen: set[str] = set()
        self._left = _PIXELS

    def add(self, name: str, content: bytes, where: Where = Where.PAGE) -> None:
        """One picture by its name in the file, "" where it has none. The same bytes once more are the same picture."""
        digest = hashlib.sha256(content).hexdigest()
        if digest in self._seen:
            return
        self._seen.add(digest)
        if is_decoration(content):
            self._draft.find("image_decorative")
        elif where is Where.STAND_IN:
            self._draft.find("picture_stands_in")
        elif where is Where.MARGIN and not worth_reading(content):
            self._draft.find("picture_in_margin")
        elif self._cost(content) > self._left:
            self._draft.find("pictures_not_read", severity="hold")
        else:
            self._carry(name, content)

    def _cost(self, content: bytes) -> int:
        """Pixels that will be looked at; what is broken or beyond the limit is refused by its head."""
        try:
            width, height, _ = measure(content)
        except Malformed:
            return _LEAST
        return max(_LEAST, width * height if width * height <= self._draft.limits.pixels else 0)

    def _carry(self, name: str, content: bytes) -> None:
        self._left -= self._cost(content)
        if worth_reading(content):
            self._draft.find("large_picture")
        self._draft.carry(name, content, disposition="inline")
