"""Which request of ours an item says it answers, on the reviewer's page: by what it is known, and whether it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.matching.evidence import REPLY_HEADER, reference_evidence
from tests.console_visitor import Visitor
from tests.console_world import build_world


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (0.8, "<strong>Answers our request MASH-AAAA-0001:</strong> the mail was sent as a reply to ours.</p>"),
        (0.0, "<strong>Says it answers our request MASH-AAAA-0001:</strong> the mail was sent as a reply to ours. It is not proved"),
    ],
)
def test_a_reply_to_our_mail_is_said(confidence: float, said: str) -> None:
    """A claim that does not count is told as one."""
    world = build_world()
    item = world.items["twins"]
    before = world.store.load_proposal(item)
    assert before is not None
    claim = replace(reference_evidence("MASH-AAAA-0001", REPLY_HEADER), confidence=confidence)
    world.store.seal_proposal(item, replace(before, claims=(claim,)))
    assert said in Visitor(world).sign_in("reviewer").get(f"/items/{item}").text
