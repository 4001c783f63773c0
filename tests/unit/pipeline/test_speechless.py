"""A picture that no words tell about is kept, named in the copy, and goes only where a person has said that it is this child's."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from gateway.children import ChildRecord
from gateway.ids import Borough, ChildId
from gateway.matching.decision import Candidate, Decision, Linked, NoCandidate
from gateway.matching.evidence import Mention
from gateway.outgoing import CopySegment
from gateway.pipeline.drafting import Reading
from gateway.pipeline.drawing import PageDrawer
from gateway.pipeline.history import History
from gateway.pipeline.reading import numbered_segments
from gateway.pipeline.speechless import is_speechless
from gateway.pipeline.thread import Thread
from gateway.pipeline.triage import Sight
from gateway.pipeline.verdict import verdict
from gateway.proposal import DraftCopy
from gateway.renditions.orders import Outcome
from gateway.renditions.planning import Plan
from parsers.document import Box, Document, Finding, Locator, Part, Segment, SegmentKind, Status
from parsers.page_scan import Scan
from tests.fakes import FixedClock
from tests.makers import VERIFIED, copy, raw_item

PHOTO = b"\xff\xd8\xff a photograph"
CHILD, SIBLING = ChildId("C1"), ChildId("C2")
SEEN = Outcome(b"\xff\xd8\xff anew", (), ("rendition_jpeg", "rendition_reading"), 1, 1)


def linked(child: str) -> Linked:
    record = ChildRecord(ChildId(child), "A", "B", None, borough=Borough.LBHF)
    return Linked(Mention(child, ()), Candidate(record, 30.0, ()), "name_and_birth")


class Room:
    def __init__(self, outcome: Outcome = SEEN) -> None:
        self.outcome, self.asked = outcome, list[Plan]()

    def rendition(self, content: bytes, untrusted_filename: str, planned: Plan) -> Outcome:
        assert content == PHOTO
        self.asked.append(planned)
        return self.outcome


class Parts:
    def contents(self, content: bytes, claim: Part, places: tuple[int, ...]) -> dict[int, bytes]:
        return dict.fromkeys(places, PHOTO)


def photo(*words: str, media_type: str = "image/jpeg", status: Status = Status.OK, finding: str = "no_text_layer", scans: int = 1) -> Part:
    box = Box(1, 60, 90, 400, 100)
    segments = tuple(Segment(f"o{n}", SegmentKind.BODY, text, Locator(page=1, boxes=(box,))) for n, text in enumerate(words))
    pages = tuple(Scan(number, 10, 10, 1.0) for number in range(1, scans + 1))
    document = Document(media_type, status, segments, findings=(Finding(finding, severity="hold"),), scans=pages)
    return Part("a.jpg", media_type, hashlib.sha256(PHOTO).hexdigest(), len(PHOTO), document=document)


def mail(*parts: Part, text: str = "See the picture.") -> Document:
    return Document("message/rfc822", segments=(Segment("s0", SegmentKind.BODY, text),), parts=parts)


def reading(document: Document, *decisions: Decision) -> Reading:
    return Reading(raw_item(), Sight(document, VERIFIED), numbered_segments(document), (), (), decisions, Thread("", None, None))


def draft(*shown: tuple[str, str], child: ChildId = CHILD) -> DraftCopy:
    segments = tuple(CopySegment("body", text) for _, text in shown)
    return DraftCopy(replace(copy(child=child), segments=segments), (), (), tuple(passage for passage, _ in shown))


SAYS = (("s0", "See the picture."),)
ONE, TWO = draft(*SAYS), (draft(*SAYS), draft(*SAYS, child=SIBLING))


def drawn(item: Reading, *drafts: DraftCopy, history: History | None = None, room: Room | None = None) -> tuple[DraftCopy, ...]:
    return PageDrawer(room or Room(), Parts(), FixedClock()).drawn(item, drafts, history or History())


def test_in_an_item_about_one_child_it_is_put_before_who_checks_the_copy() -> None:
    """Drawn without a word being said to travel, its pages read once more; the copy waits for a person."""
    room = Room()
    (found,) = drawn(reading(mail(photo(scans=2)), linked("C1")), ONE, room=room)
    (made,) = found.copy.renditions
    (asked,) = room.asked
    assert (asked.order.shown, asked.pictures) == ((), (1, 2))
    assert (made.media_type, found.copy.not_drawn, found.concerns) == ("image/jpeg", (), ("rendition_has_pictures",))
    assert verdict((), [linked("C1")], [found]).held == {CHILD}


def test_of_several_children_it_is_nobodys() -> None:
    """Neither copy has it, each says that there is one, and each waits for a person."""
    room = Room()
    found = drawn(reading(mail(photo()), linked("C1"), linked("C2")), *TWO, room=room)
    assert [(each.copy.renditions, each.copy.not_drawn, each.concerns) for each in found] == [
        ((), ("picture_not_picked",), ("picture_not_picked",))
    ] * 2
    assert (room.asked, [each.copy.key for each in found]) == ([], [each.copy.key for each in TWO])
    assert verdict((), [linked("C1"), linked("C2")], found).held == {CHILD, SIBLING}


@pytest.mark.parametrize(
    "other", [NoCandidate(Mention("m2", ()), (), "new_child"), linked("C2")], ids=["somebody who is not in the index", "another child"]
)
def test_where_somebody_else_may_be_meant_it_is_nobodys(other: Decision) -> None:
    """One copy is made, but the picture may show the other."""
    (found,) = drawn(reading(mail(photo()), linked("C1"), other), ONE)
    assert found.copy.not_drawn == ("picture_not_picked",)


def test_it_goes_to_whom_a_person_said_and_to_nobody_else() -> None:
    """The other child's copy stays without it."""
    item = reading(mail(photo()), linked("C1"), linked("C2"))
    mine = drawn(item, *TWO)[0].documents[0].id
    found = drawn(item, *TWO, history=History(picked={CHILD: frozenset({mine})}))
    assert [[made.id for made in each.copy.renditions] for each in found] == [[mine], []]
    assert [each.concerns for each in found] == [("rendition_has_pictures",), ("picture_not_picked",)]
    crossed = drawn(item, *TWO, history=History(picked={SIBLING: frozenset({mine})}))
    assert [each.copy.renditions for each in crossed] == [(), ()]


def test_what_a_person_took_out_stays_out_and_is_named() -> None:
    """Nobody is held up by what a person has decided; the copy says that a picture was kept back."""
    item = reading(mail(photo()), linked("C1"))
    mine = drawn(item, ONE)[0].documents[0].id
    (found,) = drawn(item, ONE, history=History(rejected={CHILD: frozenset({mine})}))
    assert (found.copy.renditions, found.copy.not_drawn, found.concerns) == ((), ("picture_rejected",), ())


def test_inside_a_letter_of_which_nothing_travels_it_is_nobodys() -> None:
    """A forwarded letter about another family: its picture does not come by itself."""
    forwarded = Part("b.eml", "message/rfc822", hashlib.sha256(PHOTO).hexdigest(), 9, document=mail(photo(), text="About somebody else."))
    item = reading(mail(forwarded), linked("C1"))
    (withheld,), (kept,) = drawn(item, ONE), drawn(item, draft(*SAYS, ("0/s0", "About somebody else.")))
    assert [d.part for d in withheld.documents] == ["0.0"]
    assert (withheld.copy.not_drawn, len(kept.copy.renditions)) == (("picture_not_picked",), 1)


def test_an_item_that_is_nothing_but_a_picture_is_the_linked_childs() -> None:
    """Whoever linked the child has said whose it is; with a second child linked nobody has."""
    alone = photo().document
    assert alone is not None
    item = replace(reading(alone), raw=replace(raw_item(PHOTO)))
    empty = draft()
    assert len(drawn(item, empty)[0].copy.renditions) == 1
    both = drawn(item, empty, draft(child=SIBLING))
    assert [each.copy.not_drawn for each in both] == [("picture_not_picked",)] * 2


def test_a_caption_does_not_tell_whose_picture_it_is() -> None:
    """A few words travel to both children; the picture behind them to neither."""
    found = drawn(
        reading(mail(photo("Left arm, Monday")), linked("C1"), linked("C2")),
        draft(*SAYS, ("0/o0", "Left arm, Monday")),
        draft(*SAYS, ("0/o0", "Left arm, Monday"), child=SIBLING),
    )
    assert [each.copy.not_drawn for each in found] == [("picture_not_picked",)] * 2


def test_what_cannot_be_drawn_is_named_and_held() -> None:
    """Without a rendition a picture without words is nothing but its name: a person looks."""
    (found,) = drawn(reading(mail(photo()), linked("C1")), ONE, room=Room(Outcome(failed=("pixels",))))
    assert (found.copy.not_drawn, found.concerns) == (("rendition_not_made",), ("rendition_not_safe",))


@pytest.mark.parametrize(
    ("part", "speechless"),
    [
        (photo(), True),
        (photo("Left arm"), True),
        (photo(" ".join(["word"] * 12)), False),
        (photo(media_type="application/pdf"), True),
        (photo(media_type="application/pdf", scans=0), False),
        (photo("Left arm", media_type="application/pdf"), False),
        (photo(media_type="text/plain"), False),
        (photo(status=Status.LIMITED), False),
        (photo(finding="image_decorative"), False),
    ],
)
def test_which_files_no_words_tell_about(part: Part, speechless: bool) -> None:
    """Pictures with few words or none, and PDF files of nothing but pictures; no logo, no file that was not read."""
    assert part.document is not None
    assert is_speechless(part.document, part.document.segments) is speechless
