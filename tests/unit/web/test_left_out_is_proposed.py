"""What the rules judge to be beside the point is shown to the reviewer with its words; what is sealed is not repeated there."""

from __future__ import annotations

from dataclasses import replace

from gateway.pipeline.withheld import BORDERLINE
from gateway.proposal import AppliedRedaction, ShownPassage
from gateway.web.copy_pages import LeftOut, left_out
from redaction.copy_rules import SEALING
from redaction.reasons import REASONS
from tests.console_visitor import Visitor
from tests.console_world import INES, build_world

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


def test_the_reviewer_has_it_in_with_one_press_and_looks_at_the_copy_again() -> None:
    """The page offers each reason once; the draft without the words is shown no longer."""
    world = build_world()
    item = world.items["twins"]
    world.desk.choose(item, world.person("reviewer"), [("m1", INES.id)], "details_agree")
    world.make_copies(item)
    proposal = world.store.load_proposal(item)
    assert proposal is not None
    (only,) = proposal.copies
    text = next(p for p in proposal.passages if p.id == "s1").text
    cut = made("s1", "seen in A&E with Sandra.", text, "complete_history")
    world.store.seal_proposal(item, replace(proposal, copies=(replace(only, redactions=(*only.redactions, cut)),)))
    ros = Visitor(world).sign_in("reviewer")
    where = ros.get(f"/items/{item}/copies").headers["location"]
    assert ros.get(where).text.count('name="reason" id="in-') == 1
    refused = ros.post(f"{where}/have-in", {}, on=where)
    assert (refused.status_code, "Tick what you need" in refused.text) == (400, True)
    done = ros.post(f"{where}/have-in", {"reason": "complete_history"}, on=where)
    assert done.headers["location"] == f"/items/{item}/copies?done=linked"
    assert "still being made" in ros.get(f"/items/{item}/copies").text
