"""The page of links by group: counts and limits, a small group kept back, and nobody by name or record."""

from __future__ import annotations

import re

from tests.console_visitor import Visitor
from tests.console_world import build_world


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
