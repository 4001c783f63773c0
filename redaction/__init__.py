"""PURE: text -> tags; text + tags + parties + policy -> a minimised copy. Knows nothing of `gateway` or `parsers`.

Outside code imports from here; modules inside import each other directly.
"""

from redaction.errors import PolicyError, RedactionError, SpanOutOfRange
from redaction.parties import Household, KnownPerson, Party, Role
from redaction.passages import Cell, Passage
from redaction.tags import Tag

__all__ = ["Cell", "Household", "KnownPerson", "Party", "Passage", "PolicyError", "RedactionError", "Role", "SpanOutOfRange", "Tag"]
