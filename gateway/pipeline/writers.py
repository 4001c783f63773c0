"""Who wrote the item, where that is proved: a professional whose name travels, so that somebody answers for what is said."""

from __future__ import annotations

import re

from gateway.items import SenderStatus
from gateway.pipeline.triage import Sight

_FULL_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}")
_PROVED = frozenset({SenderStatus.VERIFIED, SenderStatus.STAFF})


def writers_of(sight: Sight) -> tuple[str, ...]:
    """The names in the From field of a message whose sender is proved; nobody where it is not, or where no full name is written."""
    message = sight.document.message
    if message is None or sight.sender.status not in _PROVED:
        return ()
    names = (" ".join(display.split()) for display, _ in message.sender)
    return tuple(name for name in names if _FULL_NAME.fullmatch(name))
