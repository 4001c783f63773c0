"""A letter that tells something in confidence, through the whole pipeline: its drawing says above the first page who must not learn it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gateway.ids import ChannelName
from gateway.items import Envelope
from tests import pdf_files
from tests.e2e.test_pages_of_copies import CHILD, room

pytestmark = pytest.mark.slow

CAVEAT = "Not to be shared with the family."
LETTER = pdf_files.page(
    (60, 100, f"{CHILD}."),
    (60, 140, "Please do not tell her mum that Amelia showed me a bruise on her left arm on Monday."),
    (60, 180, "Amelia has been late eleven times this term and comes without lunch."),
    size=12,
)


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ruth Abara <r.abara@askewgreen.sch.example>", "mash.inbox@trimash.example"
    message["Subject"], message["Message-ID"] = "letter", "<confided@askewgreen.sch.example>"
    message.set_content(f"Please see the letter about {CHILD}.")
    message.add_attachment(LETTER, maintype="application", subtype="pdf", filename="Hartwell.pdf")
    return message.as_bytes(policy=SMTP)


def test_a_letter_told_in_confidence_says_so_above_its_pages(tmp_path: Path) -> None:
    """What stands beside the passage in the copy's text stands above the drawing: whoever opens that by itself sees it too."""
    with room(tmp_path) as made:
        envelope = Envelope(ChannelName.UPLOAD, datetime.now(UTC), uploader="u", untrusted_filename="a.eml")
        item = made.core.intake.accept(envelope, mail()).item
        made.runner.run(item, "0")
        draft = made.draft(item)
        (drawn,) = draft.copy.renditions
        pages = pdfium.PdfDocument(made.core.store.load_rendition(item, drawn.id))
    words = pages[0].get_textpage().get_text_range()
    assert [segment.handling for segment in draft.copy.segments if "bruise" in segment.text] == [CAVEAT]
    assert (words.startswith(CAVEAT), "bruise on her left arm" in words, "rendition_banner" in drawn.passed) == (True, True, True)
    assert pages[0].get_height() > pdfium.PdfDocument(LETTER)[0].get_height() + 20
