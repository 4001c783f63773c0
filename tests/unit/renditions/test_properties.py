"""Whatever is hidden is absent by two engines; whatever is not hidden is there by both."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.renditions.making.rectangles import STEP
from gateway.renditions.verifying.phrases import found_in, share_kept, words_of
from tests.rendition_makers import drawn, without

WORD = st.text("abcdefghijklmnopqrstuvwxyzABDEGMNRST'-", min_size=3, max_size=11).filter(
    lambda w: w[0].isalpha() and w[-1].isalpha() and sum(map(str.isalpha, w)) > 2
)
LINES = st.lists(st.lists(WORD, min_size=2, max_size=7), min_size=1, max_size=6)


def page_of(lines):
    def draw(sheet):
        for row, words in enumerate(lines):
            sheet.drawString(60, 780 - 24 * row, " ".join(words))

    return drawn(draw)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=LINES, choice=st.integers(0, 10**6), length=st.integers(1, 3))
def test_hidden_is_absent_and_kept_is_present(lines, choice, length):
    """Any one to three words of a page: gone by PDFium and pdfminer; all other words are there by both."""
    words = lines[choice % len(lines)]
    start = choice // 7 % len(words)
    phrase = " ".join(words[start : start + length])
    made = without(page_of(lines), phrase)
    travelling = " ".join(made.expected.kept)
    for text in made.texts():
        assert found_in(text, phrase) <= found_in(travelling, phrase)
        assert share_kept(text, made.expected.kept) == 1.0
    assert made.failed() == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=WORD, before=WORD, after=WORD)
def test_a_width_tells_nothing_but_its_step(name, before, after):
    """A rectangle inside a line is as wide as a whole number of steps: a name cannot be told by its length to a point."""
    made = without(page_of([[before, "saw", name, "with", after]]), name)
    inner = [box for box in made.expected.burnt if box.x1 - box.x0 > 0]
    assert inner
    for box in inner:
        steps = (box.x1 - box.x0) / STEP
        assert abs(steps - round(steps)) < 0.02


@given(st.lists(WORD, min_size=1, max_size=6))
def test_a_phrase_is_found_however_it_is_spaced(words):
    """Spaces, case and a dash more or less hide no phrase from the verifier's eye."""
    phrase = " ".join(words)
    forms = list(words_of(phrase))
    assert found_in(f"before {''.join(forms).upper()} after", phrase) >= 1
    assert found_in(" ".join(" ".join(form) for form in forms), phrase) >= 1
