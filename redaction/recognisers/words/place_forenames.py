"""Places whose names parents give to children, in lower case. Only a list of names makes one of them a name."""

from __future__ import annotations

_NAMES = """
    adelaide aleppo alexandria ashton asia aspen austin avalon berlin boston bradford brittany brooklyn cairo camden
    carlisle carolina catalina chelsea chester cheyenne clifton dakota dallas dayton denver devon eden egypt everest
    florence france geneva georgia holland houston hudson india iona ireland islay israel italia jamaica jordan kent kenya
    kingston lincoln london lorraine lourdes madison madrid malta medina memphis milan montana nairobi nevada odessa orlando
    paris petra phoenix preston raleigh ravenna rio roma romford savannah selby shannon shelby siena skye stafford sydney
    tennessee trent trinity troy tyler valencia venice verona victoria vienna virginia windsor zaire
"""
PLACE_FORENAMES = frozenset(_NAMES.split())
