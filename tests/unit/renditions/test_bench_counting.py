"""How `make bench-renditions` counts: a phrase that leaks is found whatever else stands on the page, one that is gone is not."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.pipeline.reading import numbered_segments
from gateway.sandbox import Tesseract, find_tesseract
from parsers.tree import read_tree
from tests.bench.renditions import UNREAD, chosen_phrases, leaked, searched
from tests.rendition_makers import drawn, without

SUMS = ("Approved: 413,298.44; asked for: 500,000.00", "Approved: 413,298.44 in all")
LINES = ("Seen today at school by the nurse.", "She spoke of Marlow Finch and of home.", "No marks were seen. Mother was told.")


def sums(sheet):
    for line, text in enumerate(SUMS):
        sheet.drawString(60, 760 - 60 * line, text)


def letter(sheet):
    for line, text in enumerate(LINES):
        sheet.drawString(60, 760 - 30 * line, text)


def segments_of(content: bytes):
    return [segment for part, segment in numbered_segments(read_tree(content, "a.pdf", "")) if not part]


def unread(_picture: bytes):
    return ()


def test_a_phrase_that_stays_elsewhere_is_never_chosen() -> None:
    """An amount is not hidden with its semicolon while it stays without: whether it leaked could not be told from the one that stays."""
    segments = segments_of(drawn(sums))
    chosen = {phrase for seed in range(40) for phrase in chosen_phrases(segments, random.Random(seed))}
    assert {"413,298.44", "500,000.00"} <= chosen
    assert not chosen & {"413,298.44;", "Approved: 413,298.44;"}


def test_a_leak_is_counted_by_each_engine() -> None:
    """A rendition of which one phrase was never taken out: text, streams and the page's picture each betray it, and the good one not."""
    with Tesseract(find_tesseract()) as pictures:
        faulty = searched(without(drawn(letter), "school").content, pictures.words)
        good = searched(without(drawn(letter), "school", "Marlow Finch").content, pictures.words)
    phrases = ("school", "Marlow Finch")
    assert leaked(phrases, faulty) == ("Marlow Finch",)
    assert leaked(phrases, good) == ()
    found = [leaked(phrases, (text,)) for text in faulty]
    assert found.count(("Marlow Finch",)) >= 4


def test_a_leak_beside_what_stays_is_counted() -> None:
    """The amounts as they were, nothing taken out: every phrase chosen for it counts as leaked, though amounts stay elsewhere too."""
    content = drawn(sums)
    phrases = chosen_phrases(segments_of(content), random.Random(4))
    assert phrases
    assert leaked(phrases, searched(without(content, "nothing").content, unread)) == phrases


def test_a_page_that_cannot_be_read_stops_the_bench() -> None:
    """Nobody's reading is not a reading without leaks."""
    with pytest.raises(TimeoutError, match=UNREAD):
        searched(without(drawn(letter), "school").content, lambda _picture: None)


@given(
    st.lists(
        st.lists(st.sampled_from(("ash", "birch", "cedar", "elm", "fir", "oak", "yew")), min_size=1, max_size=5), min_size=1, max_size=5
    ),
    st.integers(),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_chosen_is_found_before_and_gone_after(lines: list[list[str]], seed: int) -> None:
    """Of pages whose words repeat at random: each chosen phrase is found in what hides nothing, none in what hides them all."""

    def page(sheet):
        for number, words in enumerate(lines):
            sheet.drawString(60, 760 - 30 * number, " ".join(words))

    content = drawn(page)
    phrases = chosen_phrases(segments_of(content), random.Random(seed))
    assert leaked(phrases, searched(without(content, "nothing").content, unread)) == phrases
    assert leaked(phrases, searched(without(content, *phrases).content, unread)) == ()
