"""What commands print for people."""

from __future__ import annotations

import pytest

from gateway.cli.output import print_table


def test_a_cell_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets are names of settings' tables, no markup; a text that would break the printer is shown too."""
    print_table(("check", "says"), [("scanner", "set [scanner] provider"), ("odd", "[/nothing]")])
    said = capsys.readouterr().out
    assert "[scanner]" in said
    assert "[/nothing]" in said
