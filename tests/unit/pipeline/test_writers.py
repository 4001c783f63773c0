"""Who wrote the item: named in the copy only where the sender is proved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.ids import AgencyId
from gateway.items import Sender, SenderStatus
from gateway.pipeline.triage import Sight
from gateway.pipeline.writers import writers_of
from parsers.document import Document
from parsers.message_head import MessageClass, MessageHead
from redaction import Household, KnownPerson, Passage, Role, Tag, with_known_names

HEAD = MessageHead(
    subject="s",
    sender=(("Ottilie Brandvold", "o.brandvold@school.example"),),
    to=(),
    cc=(),
    reply_to=(),
    date="",
    message_id="",
    in_reply_to=(),
    references=(),
    message_class=MessageClass.ORDINARY,
)


@pytest.mark.parametrize(
    ("status", "display", "named"),
    [
        (SenderStatus.VERIFIED, "Ottilie Brandvold", ["Ottilie Brandvold"]),
        (SenderStatus.UNKNOWN, "Ottilie Brandvold", []),
        (SenderStatus.VERIFIED, "office", []),
        (SenderStatus.VERIFIED, "o.brandvold@school.example", []),
    ],
)
def test_only_a_proved_writer_with_a_full_name_is_a_known_professional(status: SenderStatus, display: str, named: list[str]) -> None:
    """An unproved sender, a mailbox and an address name nobody."""
    head = replace(HEAD, sender=((display, "o.brandvold@school.example"),))
    sight = Sight(Document("message/rfc822", message=head), Sender(status, AgencyId("AG-1") if named else None))
    assert list(writers_of(sight)) == named


def test_names_of_record_become_tags_beside_those_found() -> None:
    """A name that the detector missed is tagged, in any case; what was found elsewhere stays."""
    household = Household((KnownPerson(("Lena Marchetti",), Role.SUBJECT),))
    passages = (Passage("a", "body", "lena marchetti was late"), Passage("b", "body", "Ring 07700 900123"))
    phone = Tag("b", 5, 17, "PHONE_NUMBER", 0.9, "phone@1")
    found = with_known_names(passages, (phone,), household)
    assert [(t.passage, t.start, t.end, t.entity) for t in found] == [("a", 0, 14, "PERSON"), ("b", 5, 17, "PHONE_NUMBER")]
