"""A person's no to a copy on the pages: who said it, what may put it right, and that the copy takes two from then on."""

from __future__ import annotations

from gateway.ids import CopyId
from tests.console_visitor import visitor
from tests.console_world import INES, build_world


def test_the_next_person_reads_who_said_no() -> None:
    """In the queue, on the item and on the copy; the first yes of the next is offered as no more than that."""
    world = build_world()
    item, ros, max_ = world.items["twins"], visitor(world, "reviewer"), visitor(world, "manager")
    world.desk.choose(item, world.person("reviewer"), [("m1", INES.id)], "details_agree")
    world.make_copies(item)
    here = f"/items/{item}"
    assert "1 copy waits for your check" in max_.get(here).text
    assert ros.post(f"{here}/copies/c1", {"answer": "wrong"}, on=f"{here}/copies/c1").headers["location"] == f"{here}?done=copy_wrong"
    assert f"You said that the copy for {INES.id} is wrong." in ros.get(here).text
    assert "Somebody said that a copy is wrong</td>" in max_.get("/queue").text
    assert f"Ros Achebe said that the copy for {INES.id} is wrong." in max_.get(here).text
    copy = max_.get(f"{here}/copies/c1").text
    assert "Ros Achebe said that this copy is wrong." in copy
    assert "Two people must say yes to this copy. Yours would be the first" in copy
    world.desk.send(item, world.person("manager"), [CopyId(f"{item}.c1")])
    assert "You said the first yes to this copy" not in max_.get(here).text  # the no is what matters; it stands above
    assert "A copy waits for a second person’s yes</td>" in max_.get("/queue").text
