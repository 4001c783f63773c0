"""What the rules judge to be beside the point is shown to the reviewer with its words; what is sealed is not repeated there."""

from __future__ import annotations

from gateway.proposal import AppliedRedaction, ShownPassage
from gateway.web.copy_pages import BORDERLINE, LeftOut, left_out
from redaction.copy_rules import SEALING
from redaction.reasons import REASONS

SAYS = ShownPassage("s2", "body", "He was late. The boiler is being mended. Mrs Orr asked not to be named.")
FOOT = ShownPassage("s9", "body", "Staff news: the car park is closed.")


def made(passage: str, words: str, text: str, reason: str, entity: str = "SENTENCE") -> AppliedRedaction:
    start = text.index(words)
    return AppliedRedaction(passage, start, start + len(words), entity, "uncertain", "withhold", reason, "gp@1:a", "relevance@1")


def test_words_left_out_by_judgement_are_shown_in_reading_order() -> None:
    """Sentences and whole passages alike, each with its reason."""
    news = made("s9", FOOT.text, FOOT.text, "unrelated_business", "PASSAGE")
    boiler = made("s2", "The boiler is being mended.", SAYS.text, "unrelated_business")
    found = left_out((news, boiler), (SAYS, FOOT))
    assert found == (LeftOut("s2", "The boiler is being mended.", "unrelated_business"), LeftOut("s9", FOOT.text, "unrelated_business"))


def test_what_is_sealed_or_another_childs_is_no_question_of_relevance() -> None:
    """The informant's sentence and another family's passage are not put up for choice; names are not either."""
    informant = made("s2", "Mrs Orr asked not to be named.", SAYS.text, "informant")
    other = made("s9", FOOT.text, FOOT.text, "another_child", "PASSAGE")
    name = made("s2", "Mrs Orr", SAYS.text, "unrelated_business", "PERSON")
    assert left_out((informant, other, name), (SAYS, FOOT)) == ()
    assert not BORDERLINE & SEALING
    assert set(REASONS) >= BORDERLINE
