"""For what an item's copies are made, who says so, and where they may go. Whatever is unclear makes no copy at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gateway.agencies import OpenRequest
from gateway.errors import Rejected
from gateway.ids import AgencyId, Borough, ChildId, CopyId
from gateway.items import ItemState
from gateway.outgoing import CopySegment
from gateway.pipeline.drafting import copy_key
from gateway.pipeline.intake import Intake
from gateway.pipeline.purpose import UNCLEAR, UNLISTED, Aim, aim_of, chosen_purpose
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.withheld import answer, ask, lifted
from gateway.purposes import ASSESSMENT, HUB_ONLY, Purpose, Purposes
from gateway.routing.rules import Route, destinations_for
from parsers import Document, Meeting
from parsers.document import Part
from parsers.message_head import MessageClass, MessageHead
from tests.fakes import NOON, FixedClock, MemoryStore
from tests.makers import envelope, user
from tests.unit.pipeline.test_withheld import CHILD, DEE, ROS, Hub

LEARNING = Purposes((Purpose("mase_learning", ("mase panel", "learning review")), Purpose("marac", ("marac",))))


def asking_for(purpose: str) -> OpenRequest:
    due = NOON + timedelta(hours=4)
    return OpenRequest("MASH-AAAA-BBBB", ChildId("C1"), AgencyId("A-1"), NOON, "Red", due, purpose=purpose)


def letter(subject: str, *parts: Part) -> Document:
    return Document("message/rfc822", parts=parts, message=MessageHead(subject, (), (), (), (), "", "", (), (), MessageClass.ORDINARY))


def minutes(kind: str, name: str = "minutes.docx") -> Part:
    return Part(name, "", "0" * 64, 1, document=Document("application/msword", meeting=Meeting(type=kind)))


@pytest.mark.parametrize(
    ("document", "request_", "aim"),
    [
        (letter("Re: a child"), None, Aim(ASSESSMENT)),
        (letter("Re: a child"), asking_for(ASSESSMENT), Aim(ASSESSMENT)),
        (letter("Re: a child"), asking_for("marac"), Aim("marac")),
        (letter("Minutes", minutes("MASE Panel, Kensington")), None, Aim("mase_learning")),
        (letter("Minutes", minutes("Strategy discussion")), None, Aim(ASSESSMENT)),
        (letter("Minutes", minutes("MASE Panel")), asking_for("mase_learning"), Aim("mase_learning")),
        (letter("Minutes", minutes("MASE Panel")), asking_for(ASSESSMENT), Aim(why=UNCLEAR)),
        (letter("Minutes", minutes("MASE Panel"), minutes("MARAC")), None, Aim(why=UNCLEAR)),
        (letter("MARAC papers for Tuesday"), None, Aim(why=UNCLEAR)),
        (letter("Papers", minutes("Meeting", "MARAC_minutes_March.docx")), None, Aim(why=UNCLEAR)),
        (letter("Papers", minutes("MARAC", "MARAC-minutes.docx")), None, Aim("marac")),
        (letter("Maracas for the music room"), None, Aim(ASSESSMENT)),
        (letter("Re: a child"), asking_for("dissolved"), Aim(why=UNLISTED)),
    ],
)
def test_the_item_says_for_what_it_is_or_nobody_guesses(document: Document, request_: OpenRequest | None, aim: Aim) -> None:
    """Request and meeting agree, or no purpose is taken; a title that speaks of a meeting not found is no agreement either."""
    assert aim_of(document, request_, LEARNING, "") == aim


def test_what_a_person_says_outweighs_what_the_item_says() -> None:
    """The same doubtful item is for what was chosen; a purpose that is no longer listed is none."""
    doubtful = letter("Minutes", minutes("MASE Panel"), minutes("MARAC"))
    assert aim_of(doubtful, asking_for(ASSESSMENT), LEARNING, "marac") == Aim("marac")
    assert aim_of(doubtful, None, LEARNING, "dissolved") == Aim(why=UNLISTED)


def test_a_site_without_purposes_knows_no_meeting() -> None:
    """Nothing changes for a hub that lists none."""
    assert aim_of(letter("MARAC", minutes("MARAC")), None, HUB_ONLY, "") == Aim(ASSESSMENT)


def test_a_copy_meets_only_routes_of_its_own_purpose() -> None:
    """A wider row for another purpose comes first and is passed over; no row is for every purpose."""
    routes = (Route("*", "*", ("hub-drop",)), Route("*", "*", ("analyst",), "mase_learning"))
    assert destinations_for(routes, Borough.LBHF, "police") == ("hub-drop",)
    assert destinations_for(routes, Borough.LBHF, "police", "mase_learning") == ("analyst",)
    assert destinations_for(routes, Borough.LBHF, "police", "marac") == ()


def test_equal_words_for_another_purpose_are_another_copy() -> None:
    """A receiver that drops repeats by key never takes one for the other; the hub's own keys stay as they were."""
    words = (CopySegment("body", "A bruise."),)
    item = Hub("signature").item
    keys = {copy_key(item, CHILD, words, purpose=purpose) for purpose in (ASSESSMENT, "marac", "mase_learning")}
    assert len(keys) == 3
    assert copy_key(item, CHILD, words) in keys


def desk_with(state: ItemState) -> tuple[ReviewDesk, MemoryStore, CopyId]:
    clock = FixedClock()
    store = MemoryStore(clock)
    item = Intake(store, 10_000).accept(envelope(), b"words").item
    with store.unit() as unit:
        unit.move(item, state)
    return ReviewDesk(store, None, (), clock, LEARNING), store, item  # type: ignore[arg-type,return-value]


def test_a_choice_is_recorded_with_who_made_it() -> None:
    """The audit holds the purpose and the person; the last choice counts."""
    desk, store, item = desk_with(ItemState.IN_REVIEW)
    desk.set_purpose(item, ROS, "marac")
    desk.set_purpose(item, user("u-sam"), "mase_learning")
    assert chosen_purpose(store.timeline(item)) == "mase_learning"
    said = [(e.actor, dict(e.facts)["purpose"]) for e in store.timeline(item) if e.action == "purpose.chosen"]
    assert said == [("u-ros", "marac"), ("u-sam", "mase_learning")]


@pytest.mark.parametrize(
    ("state", "purpose", "code"),
    [(ItemState.IN_REVIEW, "gossip", "purpose_unlisted"), (ItemState.QUARANTINED, "marac", "item_not_waiting")],
)
def test_a_choice_is_refused_where_it_cannot_hold(state: ItemState, purpose: str, code: str) -> None:
    """What no row lists, and an item on which nobody decides now."""
    desk, store, item = desk_with(state)
    with pytest.raises(Rejected, match=code):
        desk.set_purpose(item, ROS, purpose)
    assert chosen_purpose(store.timeline(item)) == ""


def test_a_draft_made_for_something_else_cannot_be_sent_any_more() -> None:
    """Between the choice and the new copies the old one is no copy: it was minimised for another purpose."""
    hub = Hub("complete_history")
    hub.desk.undo(hub.item, ROS, "wrong_copy")
    hub.desk.choose(hub.item, ROS, [("m1", CHILD)], "known")
    ReviewDesk(hub.store, hub.desk.children, (), hub.desk.clock, LEARNING).set_purpose(hub.item, ROS, "marac")
    with pytest.raises(Rejected, match="copy_not_ready"):
        hub.desk.send(hub.item, ROS, [hub.key])


def test_a_purpose_is_not_changed_behind_a_copy_that_is_in_a_tray() -> None:
    """It would stay there, made for what the item is no longer."""
    hub = Hub("complete_history")
    hub.ask("complete_history")
    desk = ReviewDesk(hub.store, hub.desk.children, (), hub.desk.clock, LEARNING)
    with pytest.raises(Rejected, match="copy_gone_already"):
        desk.set_purpose(hub.item, ROS, "marac")


def test_what_was_released_for_one_purpose_is_released_for_no_other() -> None:
    """A yes to the hub's decision maker opens nothing in a copy for a panel."""
    hub = Hub("complete_history")
    (row,) = hub.store.copies_of(hub.item)
    ask(hub.store, row, DEE, ["complete_history"])
    answer(hub.store, hub.item, ROS, hub.key, "release")
    assert lifted(hub.store.timeline(hub.item)) != {}
    hub.desk.undo(hub.item, ROS, "wrong_copy")
    hub.desk.choose(hub.item, ROS, [("m1", CHILD)], "known")
    ReviewDesk(hub.store, hub.desk.children, (), hub.desk.clock, LEARNING).set_purpose(hub.item, ROS, "marac")
    assert lifted(hub.store.timeline(hub.item)) == {}
