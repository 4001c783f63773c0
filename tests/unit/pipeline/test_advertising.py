"""Advertising without the headers of a mailing list; and what looks like it and is read."""

from __future__ import annotations

import pytest

from gateway.items import ItemState, Sender, SenderStatus
from gateway.pipeline.advertising import advertisement
from gateway.pipeline.triage import Sight
from parsers import Document, Finding, MessageClass, MessageHead, Part, Segment, SegmentKind
from tests.makers import VERIFIED

UNKNOWN = Sender(SenderStatus.UNKNOWN, None, reasons=("unknown_domain",))
SOLD = "Spring offer! Our first aid course costs £45. Register today for a place."
LEAVE = "Unsubscribe"


def mail(*texts: str, references: tuple[str, ...] = (), headers: tuple[tuple[str, str], ...] = (), **changes: object) -> Document:
    head = MessageHead("s", (("", "a@b.example"),), (), (), (), "", "<1@b.example>", (), references, MessageClass.ORDINARY, headers)
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY, text) for n, text in enumerate(texts))
    return Document("message/rfc822", message=head, **{"segments": segments, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("document", [mail(SOLD, LEAVE), mail(SOLD, headers=(("List-Unsubscribe", "<https://b.example/x>"),))])
def test_what_only_sells_is_ignored(document: Document) -> None:
    """A price, a thing to book and a way to leave the list, in words or as a header."""
    ending = advertisement(Sight(document, UNKNOWN))
    assert ending is not None
    assert (ending.state, ending.why) == (ItemState.IGNORED, ("advertising",))


@pytest.mark.parametrize(
    "text",
    [
        "She has bruises.",
        "I saw it from the window.",
        "Baby screams all night at 9 Heron Court.",
        "The boy was born 30/06/2017.",
        "The kids next door are locked out.",
        "Re MASH-ABCD-EFGH.",
    ],
)
def test_one_word_of_a_person_is_read(text: str) -> None:
    """Whatever else it sells: a neighbour's mail may bear its provider's advertisement."""
    assert advertisement(Sight(mail(text, SOLD, LEAVE), UNKNOWN)) is None


@pytest.mark.parametrize(
    "sight",
    [
        Sight(mail(SOLD, LEAVE), VERIFIED),
        Sight(mail(SOLD), UNKNOWN),
        Sight(mail("Register today.", LEAVE), UNKNOWN),
        Sight(mail("It costs £45.", LEAVE), UNKNOWN),
        Sight(mail(SOLD, LEAVE, references=("<0@c.example>",)), UNKNOWN),
        Sight(mail(SOLD, LEAVE, parts=(Part("x.pdf", "application/pdf", "00", 1),)), UNKNOWN),
        Sight(mail(SOLD, LEAVE, findings=(Finding("macro", severity="hold"),)), UNKNOWN),
        Sight(mail(segments=(Segment("s0", SegmentKind.FORWARDED, f"{SOLD} {LEAVE}"),)), UNKNOWN),
        Sight(mail(segments=(Segment("s0", SegmentKind.HIDDEN, f"{SOLD} {LEAVE}"),)), UNKNOWN),
        Sight(Document("text/plain", segments=(Segment("s0", SegmentKind.BODY, f"{SOLD} {LEAVE}"),)), UNKNOWN),
    ],
)
def test_anything_less_is_read(sight: Sight) -> None:
    """A known sender, one sign missing, an answer, an attachment, a finding, forwarded or hidden words, no e-mail at all."""
    assert advertisement(sight) is None
