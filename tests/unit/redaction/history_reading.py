"""A history read for Lena Marchetti's copy: what of it travels."""

from __future__ import annotations

from redaction import Passage
from redaction.histories import entries_left_out
from redaction.home import Home
from redaction.mentions import ScopedText
from tests.redaction_builders import family

HOME = Home.of(family())


def without_entries(text: str) -> str:
    """The text without the entries of histories that stay behind."""
    scoped = ScopedText.of(Passage("p", "body", text))
    cuts = sorted((piece for span in scoped.sentences for piece, _ in entries_left_out(scoped, span, HOME)), reverse=True)
    for cut in cuts:
        text = text[: cut.start] + text[cut.end :]
    return text
