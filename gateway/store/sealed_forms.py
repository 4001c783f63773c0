"""The plain forms of what is sealed: JSON of the frozen dataclasses, and the raw item with its envelope in one piece."""

from __future__ import annotations

from dataclasses import replace

from pydantic import TypeAdapter

from gateway.children import Adult, ChildRecord
from gateway.items import Envelope
from gateway.outgoing import MinimisedItem
from gateway.proposal import Proposal

RAW, PROPOSAL, CHILD = "raw", "proposal", "child"  # part names bound into the seals
LENGTH_BYTES = 4

_ENVELOPE = TypeAdapter(Envelope)
PROPOSALS = TypeAdapter(Proposal)
COPIES = TypeAdapter(MinimisedItem)
CHILDREN = TypeAdapter(ChildRecord)
ADULTS = TypeAdapter(Adult)


def copy_part(key: str) -> str:
    """The part name of one copy, so that one child's copy never opens as another's."""
    return f"copy/{key}"


def rendition_part(rendition: str) -> str:
    """The part name of one document drawn anew, so that one copy's never opens as another's."""
    return f"rendition/{rendition}"


def bare_proposal(proposal: Proposal) -> bytes:
    """JSON of the proposal without the content of its renditions, which are sealed one by one."""
    copies = tuple(replace(draft, copy=draft.copy.without_pages()) for draft in proposal.copies)
    return PROPOSALS.dump_json(replace(proposal, copies=copies))


def unlocked_part(locked_sha256: str) -> str:
    """The part name of one unlocked file, bound to the locked one."""
    return f"unlocked/{locked_sha256}"


def join_raw(envelope: Envelope, content: bytes) -> bytes:
    """Envelope JSON behind its 4-byte big-endian length, then the content as it came."""
    head = _ENVELOPE.dump_json(envelope)
    return len(head).to_bytes(LENGTH_BYTES, "big") + head + content


def split_raw(plain: bytes) -> tuple[Envelope, bytes]:
    """The envelope and the content."""
    end = LENGTH_BYTES + int.from_bytes(plain[:LENGTH_BYTES], "big")
    return _ENVELOPE.validate_json(plain[LENGTH_BYTES:end]), plain[end:]
