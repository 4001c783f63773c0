"""All texts and files of one message side by side, for comparison with other parsers."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.bodies import all_text, sort_leaves
from parsers.document import Part
from parsers.eml import attachments
from parsers.headers import read_head
from parsers.limits import Limits
from parsers.message_head import MessageHead
from parsers.mime import read_entity


@dataclass(frozen=True, slots=True)
class EmailSummary:
    """Both alternatives of the body, where the pipeline reads one."""

    head: MessageHead
    plain: str
    html: str
    parts: tuple[Part, ...]


def summarise(raw: bytes, limits: Limits) -> EmailSummary:
    """Raises `LimitExceeded`."""
    entity = read_entity(raw, limits)
    leaves = sort_leaves(entity)
    plain, html = all_text(leaves.groups, limits)
    return EmailSummary(read_head(entity, limits), plain, html, attachments(leaves))
