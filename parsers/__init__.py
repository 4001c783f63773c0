"""PURE: bytes -> Document. No I/O, clock, settings or network; knows nothing of `gateway` or `redaction`.

Outside code imports from here; modules inside import each other directly.
"""

from parsers.document import (
    Answer,
    Attendee,
    BatchRow,
    Box,
    Cell,
    Contribution,
    Document,
    Finding,
    FormField,
    Leaf,
    Locator,
    Meeting,
    MeetingAction,
    MeetingDecision,
    MeetingSubject,
    Part,
    Segment,
    SegmentKind,
    Status,
    Submission,
)
from parsers.errors import Encrypted, LimitExceeded, Malformed, ParseError, Unsupported
from parsers.limits import DEFAULT_LIMITS, Limits
from parsers.message_head import MessageClass, MessageHead
from parsers.page_scan import Scan
from parsers.sniff import Identified, identify
from parsers.tree import read_tree
from parsers.walk import map_documents, walk, walk_documents, walk_parts

__all__ = [
    "DEFAULT_LIMITS",
    "Answer",
    "Attendee",
    "BatchRow",
    "Box",
    "Cell",
    "Contribution",
    "Document",
    "Encrypted",
    "Finding",
    "FormField",
    "Identified",
    "Leaf",
    "LimitExceeded",
    "Limits",
    "Locator",
    "Malformed",
    "Meeting",
    "MeetingAction",
    "MeetingDecision",
    "MeetingSubject",
    "MessageClass",
    "MessageHead",
    "ParseError",
    "Part",
    "Scan",
    "Segment",
    "SegmentKind",
    "Status",
    "Submission",
    "Unsupported",
    "identify",
    "map_documents",
    "read_tree",
    "walk",
    "walk_documents",
    "walk_parts",
]
