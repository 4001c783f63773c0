"""`items`: the reference that people say to each other finds its item."""

from __future__ import annotations

import pytest

from gateway.cli.items import named
from gateway.errors import Rejected
from tests.console_world import build_world


def test_the_end_of_a_reference_names_its_item() -> None:
    """As the console shows it; where none or several end so, the error says what to give instead."""
    world = build_world()
    item = world.items["twins"]
    assert named(world.store, item[-8:]) == item
    assert named(world.store, item) == item
    with pytest.raises(Rejected, match="give the whole reference"):
        named(world.store, "nowhere0")
