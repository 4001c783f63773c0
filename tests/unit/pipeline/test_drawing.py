"""Which documents of an item are drawn anew for a copy, from what, and what happens where that cannot be done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.errors import Rejected
from gateway.ids import ChildId
from gateway.outgoing import CopySegment, Rendition
from gateway.pipeline.drafting import Reading
from gateway.pipeline.drawing import DrawingLimits, PageDrawer, agrees
from gateway.pipeline.history import History
from gateway.pipeline.reading import numbered_segments
from gateway.pipeline.thread import Thread
from gateway.pipeline.triage import Sight
from gateway.proposal import AppliedRedaction, DraftCopy
from gateway.renditions.orders import Outcome
from gateway.renditions.planning import Plan
from parsers.document import Box, Document, Locator, Part, Segment, SegmentKind, Status
from tests.fakes import FixedClock
from tests.makers import VERIFIED, copy, raw_item

LETTER = b"%PDF the letter"
CHILD, ANOTHER = ChildId("C1"), ChildId("C2")
CHECKS = ("rendition_text_pdfium", "rendition_reading")


@dataclass
class Room:
    """Answers every order with the same outcome, and remembers the orders."""

    outcome: Outcome = field(default_factory=lambda: Outcome(b"%PDF anew", (), CHECKS, 2))
    asked: list[tuple[bytes, Plan]] = field(default_factory=list)

    def rendition(self, content: bytes, untrusted_filename: str, planned: Plan) -> Outcome:
        self.asked.append((content, planned))
        return self.outcome


@dataclass
class Parts:
    """Gives these bytes by place; `fails` as a child that died."""

    inside: dict[int, bytes]
    fails: str = ""
    asked: int = 0

    def contents(self, content: bytes, claim: Part, places: tuple[int, ...]) -> dict[int, bytes]:
        self.asked += 1
        if self.fails:
            raise Rejected(self.fails)
        return {place: self.inside[place] for place in places if place in self.inside}


def printed(number: int, text: str, page: int = 1) -> Segment:
    return Segment(f"s{number}", SegmentKind.BODY, text, Locator(page=page, boxes=(Box(page, 60, 90.0 + number, 400, 100.0 + number),)))


def letter(*segments: Segment, media_type: str = "application/pdf", status: Status = Status.OK, content: bytes = LETTER) -> Part:
    document = Document(media_type, status, segments)
    return Part("a.pdf", media_type, hashlib.sha256(content).hexdigest(), len(content), document=document)


WORDS = letter(printed(0, "Seen today with Marlow Finch at school."), printed(1, "No marks were seen."))


def reading(*parts: Part) -> Reading:
    mail = Document("message/rfc822", segments=(Segment("s0", SegmentKind.BODY, "See the letter."),), parts=parts)
    return Reading(raw_item(), Sight(mail, VERIFIED), numbered_segments(mail), (), (), (), Thread("", None, None))


def gone(passage: str, start: int, end: int, operator: str = "mask") -> AppliedRedaction:
    return AppliedRedaction(passage, start, end, "PERSON", "third_party", operator, "third_party", "gp@1:aaaa")


def draft(*shown: tuple[str, str], redactions: tuple[AppliedRedaction, ...] = (), child: ChildId = CHILD) -> DraftCopy:
    segments = tuple(CopySegment("body", text) for _, text in shown)
    made = replace(copy(child=child), segments=segments)
    return DraftCopy(made, redactions, (), tuple(passage for passage, _ in shown))


KEPT = draft(
    ("s0", "See the letter."),
    ("0/s0", "Seen today with [name] at school."),
    ("0/s1", "No marks were seen."),
    redactions=(gone("0/s0", 16, 28),),
)


def drawn(draft_: DraftCopy = KEPT, parts: Parts | None = None, room: Room | None = None, history: History | None = None, **more: object):
    item = more.get("reading") or reading(WORDS)
    drawer = PageDrawer(
        room or Room(), parts or Parts({0: LETTER}), more.get("clock") or FixedClock(), more.get("limits") or DrawingLimits()
    )
    (found,) = drawer.drawn(item, [draft_], history or History())
    return found


def test_a_letter_of_which_words_travel_comes_with_its_pages() -> None:
    """The maker is given the file's own bytes, what travels, what does not; the copy then has a key of its own."""
    room = Room()
    found = drawn(room=room)
    (made,) = found.copy.renditions
    ((content, planned),) = room.asked
    assert content == LETTER
    assert [passage.kept for passage in planned.order.shown] == ["Seen today with   at school.", "No marks were seen."]
    assert planned.expected.absent == ("Marlow Finch",)
    assert (made.pages, made.size, made.passed, made.content) == (2, 9, CHECKS, b"%PDF anew")
    assert planned.order.title == planned.expected.title == made.id
    assert found.copy.key != KEPT.copy.key
    assert (found.copy.not_drawn, found.concerns) == ((), ())


@pytest.mark.parametrize(("passage", "banner"), [("0/s1", True), ("s0", False)])
def test_a_caveat_of_a_passage_on_a_page_stands_above_the_pages(passage: str, *, banner: bool) -> None:
    """The order and the verifier both have the line; a caveat of the mail's own words is none of the letter's."""
    room = Room()
    segments = [
        replace(segment, handling="Not to be shared with the family." if mine == passage else "")
        for mine, segment in zip(KEPT.passages, KEPT.copy.segments, strict=True)
    ]
    drawn(replace(KEPT, copy=replace(KEPT.copy, segments=tuple(segments))), room=room)
    ((_, planned),) = room.asked
    assert planned.order.banner == planned.expected.banner
    assert planned.order.banner.startswith("Not to be shared with the family.") is banner


@pytest.mark.parametrize(
    ("item", "copy_of_it"),
    [
        (reading(), draft(("s0", "See the letter."))),
        (reading(WORDS), draft(("s0", "See the letter."))),
        (reading(letter(printed(0, "Words"), media_type="text/plain")), draft(("0/s0", "Words"))),
        (reading(letter(printed(0, "Words"), status=Status.LIMITED)), draft(("0/s0", "Words"))),
        (reading(WORDS), draft(("n0", "a.pdf"))),
    ],
    ids=["no file", "none of its words travel", "no pages", "not read whole", "its name only"],
)
def test_where_no_words_of_pages_travel_nothing_is_taken_out_or_drawn(item: Reading, copy_of_it: DraftCopy) -> None:
    """The draft is as it was, and nothing was asked of any child process."""
    room, parts = Room(), Parts({0: LETTER})
    item = replace(item, segments=(*item.segments, ("", Segment("n0", SegmentKind.FILE_NAME, "a.pdf"))))
    assert drawn(copy_of_it, parts, room, reading=item) == copy_of_it
    assert (room.asked, parts.asked) == ([], 0)


def test_the_item_itself_may_be_the_document() -> None:
    """A watched folder's scan has no letter around it."""
    alone = Document("image/png", segments=(printed(0, "Seen today."),))
    item = Reading(raw_item(LETTER), Sight(alone, VERIFIED), numbered_segments(alone), (), (), (), Thread("", None, None))
    parts, room = Parts({}), Room()
    assert drawn(draft(("s0", "Seen today.")), parts, room, reading=item).copy.renditions != ()
    assert (room.asked[0][0], parts.asked) == (LETTER, 0)


def test_what_a_check_found_stops_the_pages_and_holds_the_copy() -> None:
    """The words still go, the copy says why the pages do not, and a person looks before it goes by rule."""
    found = drawn(room=Room(Outcome(failed=("rendition_bytes", "rendition_reading"))))
    assert (found.copy.renditions, found.copy.not_drawn) == ((), ("rendition_bytes",))
    assert found.copy.key == KEPT.copy.key
    assert found.concerns == ("rendition_not_safe",)
    assert found.documents[0].failed == ("rendition_bytes", "rendition_reading")


def test_print_that_could_not_be_drawn_does_not_hold_the_copy() -> None:
    """Every word of it is in the copy's text: only the look is missing."""
    found = drawn(room=Room(Outcome(failed=("page_unreadable",))))
    assert (found.copy.not_drawn, found.concerns) == (("rendition_not_made",), ())


def test_a_picture_that_could_not_be_drawn_holds_the_copy() -> None:
    """A body map may show what no words say."""
    scanned = letter(Segment("o0", SegmentKind.BODY, "Left arm", Locator(page=1, boxes=(Box(1, 60, 90, 400, 100),))))
    found = drawn(draft(("0/o0", "Left arm")), room=Room(Outcome(failed=("pixels",))), reading=reading(scanned))
    assert (found.copy.not_drawn, found.concerns) == (("rendition_not_made",), ("rendition_not_safe",))


def test_pages_with_pictures_are_looked_at_by_a_person() -> None:
    """No program judges what a picture shows."""
    found = drawn(room=Room(replace(Room().outcome, seen=1)))
    assert (len(found.copy.renditions), found.concerns) == (1, ("rendition_has_pictures",))


@pytest.mark.parametrize("parts", [Parts({}), Parts({0: b"another file"}), Parts({}, "rendition_part_missing")])
def test_bytes_that_are_not_those_that_were_read_are_not_drawn(parts: Parts) -> None:
    """Missing, of another digest, or the child died: no pages."""
    room = Room()
    found = drawn(parts=parts, room=room)
    assert (found.copy.not_drawn, room.asked) == (("rendition_part_missing",), [])


def test_a_file_that_was_unlocked_is_drawn_from_its_plain_bytes() -> None:
    """The password opened it once; nothing is taken out of the letter again."""
    room, parts = Room(), Parts({})
    drawn(parts=parts, room=room, history=History(unlocked={hashlib.sha256(LETTER).hexdigest(): b"plain"}))
    assert (room.asked[0][0], parts.asked) == (b"plain", 0)


def test_what_was_drawn_before_is_taken_from_there() -> None:
    """A run again after a crash, or for another child's sake, draws nothing twice."""
    first = drawn().copy.renditions[0]
    room, parts = Room(), Parts({0: LETTER})
    kept = replace(first, content=b"")
    again = drawn(room=room, parts=parts, history=History(drawn={first.id: kept}))
    assert (again.copy.renditions, room.asked, parts.asked) == ((kept,), [], 0)


def test_another_decision_or_another_child_is_another_rendition() -> None:
    """What was drawn for one copy never serves another; nor an older decision a newer one."""
    released = draft(("0/s0", "Seen today with Marlow Finch at school."))
    masked = draft(("0/s0", "Seen today with [name] at school."), redactions=(gone("0/s0", 16, 28),))
    sibling = replace(masked, copy=replace(masked.copy, child=ANOTHER))
    ids = {drawn(each).copy.renditions[0].id for each in (released, masked, sibling)}
    assert len(ids) == 3


def test_pages_that_a_person_took_out_are_not_drawn_again() -> None:
    """The copy says so, and nobody is held up by what a person decided."""
    first = drawn().copy.renditions[0]
    room = Room()
    found = drawn(room=room, history=History(rejected={CHILD: frozenset({first.id})}, drawn={first.id: first}))
    assert (found.copy.renditions, found.copy.not_drawn, found.concerns, room.asked) == ((), ("rendition_rejected",), (), [])
    assert drawn(history=History(rejected={ANOTHER: frozenset({first.id})})).copy.renditions != ()


def test_a_passage_whose_words_in_the_copy_are_others_is_not_shown() -> None:
    """Where copy and account disagree, the page shows nothing of the passage."""
    room = Room()
    drawn(draft(("0/s0", "Something else was said."), ("0/s1", "No marks were seen.")), room=room)
    assert [passage.kept for passage in room.asked[0][1].order.shown] == ["No marks were seen."]


def test_what_is_kept_by_name_is_no_removal() -> None:
    """The account also lists what a rule kept."""
    room = Room()
    drawn(draft(("0/s1", "No marks were seen."), redactions=(gone("0/s1", 0, 2, "keep"),)), room=room)
    assert [passage.kept for passage in room.asked[0][1].order.shown] == ["No marks were seen."]


LONG = letter(printed(0, "Seen today."), printed(1, "And then.", page=9))


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (DrawingLimits(pages=8), "rendition_limit_pages"),
        (DrawingLimits(bytes=8), "rendition_limit_bytes"),
        (DrawingLimits(time=timedelta(0)), "rendition_limit_seconds"),
    ],
)
def test_what_is_too_much_goes_as_text(limits: DrawingLimits, code: str) -> None:
    """Too many pages, too many bytes, no time left: the copy says which."""
    found = drawn(draft(("0/s0", "Seen today."), ("0/s1", "And then.")), reading=reading(LONG), limits=limits)
    assert (found.copy.renditions, found.copy.not_drawn, found.concerns) == ((), (code,), ())


def test_bytes_are_counted_for_each_copy() -> None:
    """Two children of one item: the second copy's letter is not charged with the first's."""
    drafts = [KEPT, replace(KEPT, copy=replace(KEPT.copy, child=ANOTHER))]
    drawer = PageDrawer(Room(), Parts({0: LETTER}), FixedClock(), DrawingLimits(bytes=10))
    assert [len(found.copy.renditions) for found in drawer.drawn(reading(WORDS), drafts, History())] == [1, 1]


def test_the_way_out_holds_no_way_back() -> None:
    """A rendition names neither file nor part nor digest of the original; its type has no such place."""
    names = set(Rendition.__dataclass_fields__)
    assert names == {"id", "pages", "size", "passed", "pictured", "content"}
    made = drawn().copy.renditions[0]
    assert hashlib.sha256(LETTER).hexdigest()[:20] not in made.id


@given(st.text(min_size=1), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_the_text_less_what_was_taken_out_always_agrees(text: str, ranges: list[tuple[int, int]]) -> None:
    """Whatever the account, the passage that it leads to agrees with it; and lacks nothing that is left."""
    cuts = [gone("s0", min(pair), min(max(pair), len(text))) for pair in ranges if min(pair) < min(max(pair), len(text))]
    left = "".join(" " if any(c.start <= n < c.end for c in cuts) else letter_ for n, letter_ in enumerate(text))
    assert agrees(text, cuts, left)
    assert agrees(text, cuts, "") is not bool(left.split())
