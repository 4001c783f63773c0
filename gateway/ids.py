"""Identifiers as distinct types, so that a child id is never passed for an item id. Leaf module: imports nothing of ours."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

ItemId = NewType("ItemId", str)  # "it_" + 26 base32 characters, time-ordered, never derived from content
ChildId = NewType("ChildId", str)  # the record id of the child index
AgencyId = NewType("AgencyId", str)
CopyId = NewType("CopyId", str)  # "<item id>.c<n>": the stable delivery key of one child's copy
RenditionId = NewType("RenditionId", str)  # of what was ordered for one copy: another order has another id; tells nothing
UserId = NewType("UserId", str)


class Borough(StrEnum):
    """The three councils; OUT_OF_AREA and UNKNOWN never route by themselves."""

    LBHF = "LBHF"
    RBKC = "RBKC"
    WCC = "WCC"
    OUT_OF_AREA = "OUT"
    UNKNOWN = "UNKNOWN"


HUB = frozenset({Borough.LBHF, Borough.RBKC, Borough.WCC})
"""The councils of this hub: each has a tray and people of its own."""


class ChannelName(StrEnum):
    """How an item arrived."""

    SMTP = "smtp"
    IMAP = "imap"
    FORM = "form"
    UPLOAD = "upload"
    FOLDER = "folder"
