"""SPF for the evaluator: the words of RFC 7208 over a table of answers in other shapes than ours."""

from __future__ import annotations

import pytest

from gateway.evaluation import check_spf

ZONE = {
    ("a.example", "TXT"): ["v=spf1 ", "ip4:192.0.2.1 ~all"],
    ("b.example", "TXT"): ["v=spf1 mx ?all"],
    ("b.example", "MX"): [[10, "mx.b.example"]],
    ("mx.b.example", "A"): ["192.0.2.1"],
    ("c.example", "TXT"): ["v=spf1 nonsense"],
}


def zone(name: str, kind: str) -> list[object]:
    if name == "down.example":
        raise TimeoutError
    found = ZONE.get((name, kind), [])
    return [found] if kind == "TXT" and found else list(found)


@pytest.mark.parametrize(
    ("ip", "sender", "word"),
    [
        ("192.0.2.1", "x@a.example", "pass"),
        ("192.0.2.2", "x@a.example", "softfail"),
        ("192.0.2.1", "x@b.example", "pass"),
        ("192.0.2.2", "x@b.example", "neutral"),
        ("192.0.2.1", "x@c.example", "permerror"),
        ("192.0.2.1", "x@d.example", "none"),
        ("192.0.2.1", "x@down.example", "temperror"),
    ],
)
def test_the_words_of_the_standard(ip: str, sender: str, word: str) -> None:
    """Strings of one record are joined, pairs are preferences, a late answer is temporary."""
    assert check_spf(ip, sender, "helo.example", zone) == word
