"""Advertising without the headers of a mailing list; and what looks like it and is read."""

from __future__ import annotations

import pytest

from gateway.items import ItemState, Sender, SenderStatus
from gateway.pipeline.advertising import advertisement
from gateway.pipeline.triage import Sight
from parsers import Document, Finding, MessageClass, MessageHead, Part, Segment, SegmentKind
from redaction import Tag
from tests.makers import VERIFIED

UNKNOWN = Sender(SenderStatus.UNKNOWN, None, reasons=("unknown_domain",))
SOLD = "Spring offer! Our first aid course costs £45. Register today for a place."
LEAVE = "Unsubscribe"


FOOTER = "Get yours today - 20% off extra storage!\nUnsubscribe from these offers"
"""What the provider of a free mailbox sets below whatever is sent from it."""


def mail(*texts: str, references: tuple[str, ...] = (), headers: tuple[tuple[str, str], ...] = (), **changes: object) -> Document:
    head = MessageHead("s", (("", "a@b.example"),), (), (), (), "", "<1@b.example>", (), references, MessageClass.ORDINARY, headers)
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY, text) for n, text in enumerate(texts))
    return Document("message/rfc822", message=head, **{"segments": segments, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("document", [mail(SOLD, LEAVE), mail(SOLD, headers=(("List-Unsubscribe", "<https://b.example/x>"),))])
def test_what_only_sells_is_ignored(document: Document) -> None:
    """A price, a thing to book and a way to leave the list, in words or as a header."""
    ending = advertisement(Sight(document, UNKNOWN), ())
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
    assert advertisement(Sight(mail(text, SOLD, LEAVE), UNKNOWN), ()) is None


@pytest.mark.parametrize(
    "text",
    [
        "Two toddlers sit in a parked car outside the shops.",
        "There are small children in the loft most nights.",
        "The twins at Larch House are shut in by their uncle.",
        "Mondays are bad: there are marks on both arms.",
        "Young girls, 13 and 14, this evening only. Book now, £80 an hour.",
        "Please help us, there is nothing in the fridge.",
        "They sleep on the landing.",
        "Todas as noites ouvimos alguém aos gritos no andar de cima.",
        "plz sum1 go roun there evry nite its gettin werse",
        "Someone is shut in the cellar next to the bins and bangs on the door.",
    ],
)
def test_a_concern_above_a_free_mailboxs_advertisement_is_read(text: str) -> None:
    """The footer alone sells, has a price and a way to leave: whoever is told of, in whatever words, a person reads it."""
    assert advertisement(Sight(mail(text, FOOTER), UNKNOWN), ()) is None


def test_a_footer_alone_only_sells() -> None:
    """Else the tests above would show nothing of the words before it."""
    assert advertisement(Sight(mail(FOOTER), UNKNOWN), ()) is not None


@pytest.mark.parametrize("entity", ["PERSON", "ADDRESS", "UK_POSTCODE", "LOCATION", "AGE", "NHS_NUMBER", "SCHOOL"])
def test_whoever_is_found_in_it_is_read_of(entity: str) -> None:
    """A name, a home or an age in it may be somebody's, whatever words stand around it."""
    assert advertisement(Sight(mail(SOLD, LEAVE), UNKNOWN), (Tag("s0", 0, 6, entity, 0.9, "test"),)) is None


@pytest.mark.parametrize("entity", ["EMAIL_ADDRESS", "URL", "PHONE_NUMBER", "ORGANISATION", "DATE_TIME"])
def test_what_a_shop_tells_of_itself_is_no_person(entity: str) -> None:
    """Where to order, until when, and of whom."""
    assert advertisement(Sight(mail(SOLD, LEAVE), UNKNOWN), (Tag("s0", 0, 6, entity, 0.9, "test"),)) is not None


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
    assert advertisement(sight, ()) is None
