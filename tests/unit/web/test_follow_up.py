"""A follow-up on the desk's pages: that its copy has gone, what is asked, and both answers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gateway.events import AuditEvent
from gateway.ids import CopyId, ItemId
from gateway.items import ItemState
from gateway.pipeline.withheld import answer, ask
from gateway.web.follow_up_words import ASKS, NONE_DUE_REASONS
from tests.console_visitor import Visitor, visitor
from tests.console_world import INES, LUCAS, World, add_follow_up, build_world


@pytest.fixture
def world() -> World:
    return build_world()


@pytest.fixture
def item(world: World) -> ItemId:
    return add_follow_up(world)


@pytest.fixture
def ros(world: World) -> Visitor:
    return visitor(world, "reviewer")


def test_the_desk_and_the_queue_say_at_once_that_the_copy_has_gone(world: World, item: ItemId, ros: Visitor) -> None:
    """Among all that waits, with its clock, by its own words, and as a list of its own."""
    desk, queue, own = (ros.get(path).text for path in ("/desk", "/queue", "/queue?asks=follow_up"))
    assert "1 copy sent, a brother or sister is asked about" in desk
    assert "4 items need a person</h2>" in desk
    assert "1 of them: the copy has gone, and a brother or sister is still asked about" in desk
    assert 'href="/queue?asks=follow_up"' in desk
    for page in (queue, own):
        row = page.split(f'href="/items/{item}"')[1].split("</tr>")[0]
        assert f"Copy sent</span> {ASKS}</td>" in row
    assert "45 min left of" in own
    assert own.count("<tr>") == 2
    assert str(item) not in ros.get("/queue?asks=first").text
    world.clock.forward(minutes=50)
    assert "2 items are late" in visitor(world, "reviewer").get("/desk").text


def test_the_page_asks_of_the_brother_alone(item: ItemId, ros: Visitor) -> None:
    """Whose copy has gone is said in plain words, and nobody is asked about her again."""
    page = ros.get(f"/items/{item}").text
    assert "The copy for Inês Pacheco has gone.</strong>" in page
    assert f'<h1 class="mash-h1">Item {item[-8:]}: {ASKS[0].lower()}{ASKS[1:]}</h1>' in page
    assert "In trays: Kensington and Chelsea, not yet accepted" in page
    assert "1 of 1: Lucas" in page
    assert ('name="who.1"' in page, 'name="who.0"' in page) == (True, False)
    assert all(text in page for text in NONE_DUE_REASONS.values())
    assert "Close as not for us" not in page
    assert "Take back every copy" in page


def test_held_apart_its_copy_can_be_taken_back_from_the_page(world: World, item: ItemId, ros: Visitor) -> None:
    """While a copy is out the page offers to take it back, and to close the item only when none is."""
    world.desk.quarantine(item, world.person("reviewer"), "looks_forged")
    here = f"/apart/{item}"
    before = ros.get(here).text
    assert ("Take back every copy" in before, "Close as not for us" in before) == (True, False)
    ros.post(f"/items/{item}/undo", {"reason": "wrong_child"}, on=here)
    after = ros.get(here).text
    assert ("Take back every copy" in after, "Close as not for us" in after) == (False, True)


def test_that_none_is_due_is_said_with_a_reason(world: World, item: ItemId, ros: Visitor) -> None:
    """Why the details agree is no reason for that; with one of its own the item leaves the queue, its copy stays."""
    here, fields = f"/items/{item}", {"who.1": "nobody", "reason": "details_agree"}
    refused = ros.post(f"{here}/choose", fields, on=here)
    assert (refused.status_code, "Choose what decided that no copy is due" in refused.text) == (400, True)
    assert world.store.summary(item).state is ItemState.FOLLOW_UP
    answered = ros.post(f"{here}/choose", fields | {"reason": "concern_not_theirs"}, on=here)
    assert answered.headers["location"] == f"{here}?done=none_due"
    assert "Nobody else is due a copy" in ros.get(f"{here}?done=none_due").text
    assert (world.store.summary(item).state, [c.state for c in world.store.copies_of(item)]) == (ItemState.ROUTED, ["delivered"])
    assert str(item) not in ros.get("/queue").text


def test_an_empty_answer_is_told_all_that_it_lacks(item: ItemId, ros: Visitor) -> None:
    """Who must be answered for, by name, then the reason: in the page's order, in one go."""
    here = f"/items/{item}"
    problems = ros.post(f"{here}/choose", {"reason": ""}, on=here).text.split("There is a problem")[1].split("</ul>")[0]
    assert re.findall(r"<a[^>]*>([^<]+)</a>", problems) == ["Lucas: tick who it is, or that no copy is due", "Choose what decided it"]


def test_taken_back_says_so_in_words(world: World, item: ItemId, ros: Visitor) -> None:
    """In the queue as on the page: no code of ours; what was sent gives no reason for being anywhere."""
    here = f"/items/{item}"
    assert ros.post(f"{here}/undo", {"reason": "wrong_copy"}, on=here).status_code == 303
    for path in ("/queue", here):
        assert "Taken back: the copy showed or hid the wrong words" in ros.get(path).text
    assert "Here because" not in ros.get(f"/items/{world.items['in_tray']}").text


def test_the_brother_is_linked_and_his_copy_sent(world: World, item: ItemId, ros: Visitor) -> None:
    """By the usual steps: his copy alone is checked; hers stays as it went."""
    here, fields = f"/items/{item}", {"who.1": LUCAS.id, "reason": "concern_not_theirs"}
    assert "Choose what decided it" in ros.post(f"{here}/choose", fields, on=here).text
    linked = ros.post(f"{here}/choose", fields | {"reason": "known_to_desk"}, on=here)
    assert linked.headers["location"] == f"{here}/copies?done=linked"
    assert world.store.summary(item).state is ItemState.IN_REVIEW
    world.make_copies(item)
    assert ros.get(f"{here}/copies").headers["location"] == f"{here}/copies/c2"
    for person in ("reviewer", "manager"):  # the made-up copy of Lucas takes two people
        world.desk.send(item, world.person(person), [CopyId(f"{item}.c2")])
    assert world.store.summary(item).state is ItemState.ROUTED
    assert [(c.key[-2:], c.state) for c in world.store.copies_of(item)] == [("c1", "delivered"), ("c2", "delivered")]


def test_a_question_about_nobody_known_any_more_can_be_answered(world: World, item: ItemId, ros: Visitor) -> None:
    """After a second look that finds the certain child alone, somebody closes it all the same."""
    found = world.store.load_proposal(item)
    assert found is not None
    world.store.seal_proposal(item, replace(found, decisions=found.decisions[:1]))
    here = f"/items/{item}"
    assert "1 of 1: A brother or sister" in ros.get(here).text
    assert ros.post(f"{here}/choose", {"who.1": "nobody", "reason": "no_sibling_of_ours"}, on=here).status_code == 303
    assert world.store.summary(item).state is ItemState.ROUTED


def test_what_went_before_closes_an_item_in_review_too(world: World, ros: Visitor) -> None:
    """The rule sent one child's copy, the other person named is nobody's: the answer leaves nothing that waits."""
    item = add_follow_up(world)
    with world.store.unit() as unit:
        unit.move(item, ItemState.IN_REVIEW, why=("two_children_fit",))
    here, fields = f"/items/{item}", {"who.0": INES.id, "who.1": "nobody", "reason": "details_agree"}
    assert ros.post(f"{here}/choose", fields, on=here).headers["location"] == f"{here}?done=none_due"
    assert world.store.summary(item).state is ItemState.ROUTED


def test_a_new_child_named_beside_one_whose_copy_went_is_not_lost(world: World, item: ItemId, ros: Visitor) -> None:
    """Whoever leaves the page that asks for the new child's details finds the item in review again."""
    here, fields = f"/items/{item}", {"who.0": INES.id, "who.1": "new", "reason": "details_agree"}
    with world.store.unit() as unit:
        unit.move(item, ItemState.IN_REVIEW, why=("two_children_fit",))
    assert ros.post(f"{here}/choose", fields, on=here).headers["location"] == f"{here}/new-child?who=1"
    assert world.store.summary(item).state is ItemState.IN_REVIEW
    assert f'<a class="govuk-link" href="{here}/new-child?who=1">Enter Lucas</a>' in ros.get(here).text


def test_of_two_new_children_each_is_asked_for_in_turn(world: World, ros: Visitor) -> None:
    """Nobody else was linked; with the first entered the page of the second follows, and then the copies."""
    here = f"/items/{world.items['nobody']}"
    fields = {"who": "0", "given_name": "Anouk", "borough": "RBKC"}
    assert ros.post(f"{here}/choose", {"who.0": "new", "who.1": "new"}, on=here).headers["location"] == f"{here}/new-child?who=0"
    assert ros.post(f"{here}/new-child", fields, on=here).headers["location"] == f"{here}/new-child?who=1"
    assert ros.post(f"{here}/new-child", fields | {"who": "1"}, on=here).headers["location"] == f"{here}/copies?done=linked"


@pytest.mark.parametrize(("asks_on", "done"), [(True, "sent_asks_on"), (False, "sent")])
def test_what_was_released_is_checked_and_sent_beside_the_question(world: World, ros: Visitor, asks_on: bool, done: str) -> None:
    """The copy made anew is put before the reviewer though an earlier one went; the brother is asked about as before."""
    item = add_follow_up(world) if asks_on else world.items["in_tray"]
    here, (went,), before = f"/items/{item}", world.store.copies_of(item), world.store.load_proposal(item)
    assert before is not None
    ask(world.store, went, world.person("decider"), ["other_family"])
    answer(world.store, item, world.person("reviewer"), went.key, "release")
    (draft,) = before.copies
    anew = replace(draft, copy=replace(draft.copy, key=CopyId(f"{item}.c1anew"), withheld=()))
    world.store.seal_proposal(item, replace(before, copies=(anew,)))
    with world.store.unit() as unit:  # as the worker writes when the copies are made
        unit.audit(AuditEvent("item.redrafted", actor="rule", item=item, facts=(("copies", "1"),)))
    assert "1 copy waits for your check" in ros.get(here).text
    assert ros.get(f"{here}/copies").headers["location"] == f"{here}/copies/c1anew"
    mark = re.search(r'name="mark" value="([^"]+)"', ros.get(f"{here}/copies/c1anew").text)
    assert mark is not None
    trays = ros.post(f"{here}/copies/c1anew", {"answer": "right", "mark": mark[1]}, on=f"{here}/copies/c1anew").headers["location"]
    sent = ros.post(f"{here}/tray", {"copy": mark[1], "checked": mark[1]}, on=trays)
    assert sent.headers["location"] == f"{here}?done={done}"
    assert "waits for your check" not in ros.get(here).text
    assert world.store.summary(item).state is (ItemState.FOLLOW_UP if asks_on else ItemState.ROUTED)
