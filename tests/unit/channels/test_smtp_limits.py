"""How many connections and messages a peer may have."""

from __future__ import annotations

from gateway.channels.smtp_limits import PeerCaps, PeerLimits


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_connections_are_capped_per_address_and_over_all() -> None:
    """One busy peer cannot take every place, and places come back."""
    limits = PeerLimits(PeerCaps(connections=3, connections_per_address=2), Seconds())
    limits.connected("a")
    limits.connected("a")
    assert limits.refusal_to_connect("a").startswith("421 4.7.0")
    assert limits.refusal_to_connect("b") == ""
    limits.connected("b")
    assert limits.refusal_to_connect("c").startswith("421 4.3.2")
    limits.disconnected("a")
    assert limits.refusal_to_connect("a") == ""


def test_messages_are_capped_in_a_sliding_minute() -> None:
    """The peer is told to try again, and may after a minute."""
    seconds = Seconds()
    limits = PeerLimits(PeerCaps(messages_per_minute=2), seconds)
    assert [limits.refusal_of_message("a")[:3] for _ in range(3)] == ["", "", "450"]
    assert limits.refusal_of_message("b") == ""
    seconds.now = 60.0
    assert limits.refusal_of_message("a") == ""
