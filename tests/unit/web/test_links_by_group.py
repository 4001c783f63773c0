"""The page of links by group: counts and limits, a small group kept back, and nobody by name or record."""

from __future__ import annotations

import re

from gateway.ids import Borough, UserId
from tests.console_visitor import Visitor
from tests.console_world import build_world


def test_who_is_of_one_borough_is_told_of_its_children_alone() -> None:
    """A manager of one borough sees neither the other's group nor its links in the rest of the figures."""
    world = build_world()
    world.people.set_access(UserId("u_manager"), roles=frozenset({"manager"}), boroughs=frozenset({Borough.RBKC}))
    page = Visitor(world).sign_in("manager").get("/links").text
    assert ('<th scope="row">WCC</th>' in page, '<th scope="row">RBKC</th><td>40</td>' in page) == (False, True)
    assert '<th scope="row">number</th><td>40</td>' in page


def test_groups_are_told_with_limits_and_small_ones_kept_back() -> None:
    """Forty links of one borough and three of another: with two groups and one small, neither is told; by what was written they are."""
    page = Visitor(build_world()).sign_in("dpo").get("/links").text
    borough = re.search(r"Borough of the child</caption>.*?</table>", page, re.DOTALL)
    written = re.search(r"What was written</caption>.*?</table>", page, re.DOTALL)
    assert borough is not None
    assert written is not None
    assert (borough[0].count("Too few to be told"), "40" in borough[0]) == (2, False)
    assert '<th scope="row">number</th><td>43</td>' in written[0]
    assert re.search(r"<td>32<br><span class=\"mash-hint\">\d+\.\d to \d+\.\d of 100</span></td>", written[0])
    assert not {"Zofia", "Finch", "c1"} & set(re.findall(r"\w+", page))
