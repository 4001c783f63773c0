"""A line of minutes with its place in the outline: which part it stands in, and under which child."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.minutes.children import Child
from parsers.minutes.lines import Line
from parsers.minutes.words import Zone


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, its part, and the child under whose heading it stands. `introduces` are children that this line brings in."""

    line: Line
    zone: Zone
    scope: Child | None = None
    introduces: tuple[Child, ...] = ()
    aside: str = "no"
    stranger: str = "no"  # "yes" below the name of somebody whom we took for no child
    case: tuple[Child, ...] = ()  # the children of the numbered case in which the line stands
    childless: str = "no"  # "yes" in a case that says of itself that there are no children
    opens: str = ""  # the number of the case that a paragraph opens by itself: "family two"
