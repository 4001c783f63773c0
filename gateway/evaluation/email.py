"""The shapes that the e-mail evaluator asks of us, from the same parsers that the pipeline uses."""

from __future__ import annotations

import html

from parsers import DEFAULT_LIMITS
from parsers.replying import own_words
from parsers.summary import EmailSummary, summarise


def parse_email(raw: bytes) -> dict[str, object]:
    """Subject, from, to, date, message_id, text, html and attachments [{filename, content_type, sha256, size}]."""
    found: EmailSummary = summarise(raw, DEFAULT_LIMITS)
    head = found.head
    return {
        "subject": head.subject,
        "from": [list(address) for address in head.sender],
        "to": [list(address) for address in head.to],
        "date": head.date or None,
        "message_id": head.message_id,
        "text": found.plain,
        "html": html.escape(found.html),
        "attachments": [
            {"filename": part.untrusted_filename or None, "content_type": part.declared_type, "sha256": part.sha256, "size": part.size}
            for part in found.parts
        ],
    }


def split_reply(text: str, kind: str) -> str:
    """What the author wrote now; `kind` is "text" or "html"."""
    return own_words(text, kind)
