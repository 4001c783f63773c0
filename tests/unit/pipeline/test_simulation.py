"""What fares otherwise under another policy: runs of characters, told apart by which way they go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gateway.pipeline.simulation import stretches
from redaction import Minimised, Passage, RedactionMade

TEXT = "Ada Finch lives at 4 Low Road and rang at noon"
LINE = Passage("s1", "body", TEXT)


def made(*redactions: tuple[int, int, str]) -> Minimised:
    return Minimised(
        (), tuple(RedactionMade("s1", a, b, "PERSON", "third_party", op, f"r_{op}", "hand@1") for a, b, op in redactions), (), ()
    )


def test_each_way_is_told_apart() -> None:
    """Shown after being hidden, hidden after being shown, and hidden by another operator."""
    before, after = made((0, 9, "mask"), (19, 29, "mask")), made((19, 29, "generalise"), (34, 38, "mask"))
    found = [(s.way, TEXT[s.start : s.end], s.reason, s.before, s.after) for s in stretches((LINE,), before, after)]
    assert found == [
        ("now_travels", "Ada Finch", "r_mask", "mask", ""),
        ("otherwise", "4 Low Road", "r_generalise", "mask", "generalise"),
        ("now_hidden", "rang", "r_mask", "", "mask"),
    ]


def test_a_passage_left_out_whole_hides_what_travelled_of_it() -> None:
    """What was hidden in it before is not counted as newly hidden, only as hidden otherwise."""
    found = [(s.way, s.end - s.start) for s in stretches((LINE,), made((0, 9, "mask")), made((0, len(TEXT), "withhold")))]
    assert found == [("otherwise", 9), ("now_hidden", len(TEXT) - 9)]


def test_another_reason_for_the_same_treatment_is_no_stretch() -> None:
    """Nothing fares otherwise where only the code differs."""
    again = Minimised((), (RedactionMade("s1", 0, 9, "PERSON", "informant", "mask", "informant", "hand@1"),), (), ())
    assert list(stretches((LINE,), made((0, 9, "mask")), again)) == []


SPANS = st.lists(st.integers(0, len(TEXT)), min_size=0, max_size=6, unique=True).map(sorted)
OPERATORS = st.sampled_from(["mask", "generalise", "withhold"])


@st.composite
def cuts(draw: st.DrawFn) -> Minimised:
    edges = draw(SPANS)
    return made(*((a, b, draw(OPERATORS)) for a, b in zip(edges[::2], edges[1::2], strict=False)))


def hidden(copy: Minimised) -> set[int]:
    return {n for r in copy.redactions for n in range(r.start, r.end)}


@given(cuts(), cuts())
def test_what_is_told_is_all_that_differs(before: Minimised, after: Minimised) -> None:
    """The newly shown and newly hidden characters are exactly those of the two copies' difference, and turn round with them."""
    found = list(stretches((LINE,), before, after))
    shown = {n for s in found if s.way == "now_travels" for n in range(s.start, s.end)}
    covered = {n for s in found if s.way == "now_hidden" for n in range(s.start, s.end)}
    assert (shown, covered) == (hidden(before) - hidden(after), hidden(after) - hidden(before))
    turned = {"now_travels": "now_hidden", "now_hidden": "now_travels", "otherwise": "otherwise"}
    back = [(s.start, s.end, s.way) for s in stretches((LINE,), after, before)]
    assert back == [(s.start, s.end, turned[s.way]) for s in found]
