"""`items`: the reference that people say to each other finds its item; and what is printed where none is found."""

from __future__ import annotations

import pytest

from gateway.cli.exit_codes import told
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


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Rejected("child_unknown"), "child_unknown: There is no record with that number"),
        (Rejected("no_words_yet"), "no_words_yet: docs/codes.md says what it means"),
        (Rejected("item_unknown", "give more"), "item_unknown: give more"),
    ],
)
def test_no_error_is_a_bare_code(error: Rejected, words: str) -> None:
    """Its own hint, else the console's words, else where the code is explained."""
    assert told(error) == words
