"""Clauses that the model of matters leaves out of a sentence that stays, and what keeps them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redaction.home import Home
from redaction.how_sure import Line
from redaction.matters import ClauseReading, Likelihood, Matter
from redaction.matters.clauses import clauses
from redaction.matters.matter import MATTERS
from redaction.mentions import ScopedText
from redaction.off_the_point import BY_MODEL, bearing_of, bearings
from redaction.passages import Passage
from tests.matter_readings import SURE, surely
from tests.redaction_builders import copy_of, family, passages

HOME = Home.of(family())


def _parts(text: str, *matters: Matter, sure: float = SURE) -> tuple[ClauseReading, ...]:
    """The clauses of a sentence, each surely of its matter."""
    edges = clauses(text)
    return tuple(ClauseReading(start, end, surely(matter, sure)) for (start, end), matter in zip(edges, matters, strict=True))


def _clauses_off(text: str, *matters: Matter, sure: float = SURE, wish: str = "") -> list[str]:
    """What is left out of a sentence that stays as a whole."""
    scoped = ScopedText.of(Passage("s0", "body", text))
    line = Line(scoped.sentences[0], surely(Matter.CONCERN), wish, _parts(text, *matters, sure=sure))
    found = bearing_of(scoped, (line,), HOME)
    assert found.reason == ""
    return [text[off.span.start : off.span.end] for off in found.off]


def test_a_clause_beside_the_point_goes_from_a_sentence_that_stays() -> None:
    """An ailment of the aunt's goes out of the sentence that tells where the boy sleeps; less than sure, it stays."""
    told = ("He sleeps at his aunt's, who has had her cataracts done, on a chair", Matter.CONCERN, Matter.HEALTH, Matter.CONCERN)

    assert _clauses_off(*told) == ["who has had her cataracts done,"]
    assert not _clauses_off(*told, sure=0.8)


def test_neighbouring_clauses_of_one_reason_are_one_gap() -> None:
    """Members of a list go together; what goes for another reason is a gap of its own."""
    text = "PMH: a copper coil, a hip operation, our printer is broken, EPDS 21"
    matters = (Matter.CONTEXT, Matter.HEALTH, Matter.HEALTH, Matter.CHATTER, Matter.CONCERN)

    assert _clauses_off(text, *matters) == ["a copper coil, a hip operation,", "our printer is broken,"]


@pytest.mark.parametrize(
    "clause",
    ["and he was shouting at her", "and Lena likes the choir", "and has a shotgun", "and please do not ring the home"],
)
def test_a_cue_keeps_a_clause_however_sure_the_model_is(clause: str) -> None:
    """Any word of harm, the child's name, what an author asks of the reader, and a word alone stay."""
    assert not _clauses_off(f"He sleeps at his aunt's {clause}", Matter.CONCERN, Matter.CHATTER)
    assert not _clauses_off("He sleeps at his aunt's, Tuesdays, on a chair", Matter.CONCERN, Matter.CHATTER, Matter.CONCERN)


def test_a_clause_that_may_be_a_concern_stays() -> None:
    """Where the rest of certainty lies with a concern rather than with the context, nothing is cut out."""
    text = "He sleeps at his aunt's, the kettle has gone again"
    torn = Likelihood(tuple({Matter.CHATTER: 0.95, Matter.CONCERN: 0.05}.get(each, 0.0) for each in MATTERS))
    scoped = ScopedText.of(Passage("s0", "body", text))
    first, second = _parts(text, Matter.CONCERN, Matter.CHATTER)
    line = Line(scoped.sentences[0], surely(Matter.CONCERN), "", (first, replace(second, likely=torn)))

    assert not bearing_of(scoped, (line,), HOME).off


@pytest.mark.parametrize(
    ("as_a_whole", "left_out"),
    [(Matter.CONCERN, []), (Matter.OTHER_FAMILY, ["She sings in their choir,", "she does not want to be named"])],
)
def test_where_every_clause_seems_beside_the_point_the_whole_counts(as_a_whole: Matter, left_out: list[str]) -> None:
    """Clauses do not outvote a sentence that the model takes for a concern; where it is as sure of the whole, they go one by one."""
    text = "She sings in their choir, she does not want to be named"
    scoped = ScopedText.of(Passage("s0", "body", text))
    line = Line(scoped.sentences[0], surely(as_a_whole), "", _parts(text, Matter.OTHER_FAMILY, Matter.TELLER))

    found = bearing_of(scoped, (line,), HOME).off

    assert [text[off.span.start : off.span.end] for off in found] == left_out


def test_a_row_keeps_the_labels_and_borders_of_its_cells() -> None:
    """Of a table's row a clause of three words goes without the borders beside it; labels stay."""
    text = "03/02 | Medical | has new glasses | slept in lessons"
    matters = (Matter.CONTEXT, Matter.HEALTH, Matter.HEALTH, Matter.CONCERN)

    assert _clauses_off(text, *matters) == ["has new glasses"]


def test_beside_a_wish_a_clause_may_give_away_who_told() -> None:
    """Out of what a caller saw goes what leads to them, on a lighter word of the model than elsewhere; with the child's name it stays."""
    text = "He sleeps in the yard, their lads train together on Saturdays"

    assert _clauses_off(text, Matter.CONCERN, Matter.TELLER, sure=0.6, wish="near") == ["their lads train together on Saturdays"]
    assert not _clauses_off(text, Matter.CONCERN, Matter.TELLER, sure=0.6)
    assert not _clauses_off("He sleeps in the yard, Lena trains with her lad", Matter.CONCERN, Matter.TELLER, sure=0.6, wish="near")


def test_of_whoever_told_a_little_more_doubt_is_allowed() -> None:
    """A clause that is surely a teller's goes where a concern is below 0.05, any other below 0.03."""
    text = "He sleeps in the yard, the kettle has gone again"

    def left_out(matter: Matter) -> bool:
        scoped = ScopedText.of(Passage("s0", "body", text))
        torn = Likelihood(tuple({matter: 0.96, Matter.CONCERN: 0.04}.get(each, 0.0) for each in MATTERS))
        first, second = _parts(text, Matter.CONCERN, matter)
        line = Line(scoped.sentences[0], surely(Matter.CONCERN), "", (first, replace(second, likely=torn)))
        return bool(bearing_of(scoped, (line,), HOME).off)

    assert left_out(Matter.TELLER)
    assert not left_out(Matter.CHATTER)


def test_a_gap_in_a_sentence_stands_where_the_words_stood() -> None:
    """The copy reads on around the gap, and the ledger names the model."""
    letter = (
        "We visited on Tuesday and saw both children at the flat.",
        "The boy slept on the bare floor, our office printer is still broken, and nobody had cooked since Sunday.",
        "She said that nobody gets them up for school.",
        "Mum did not come to the door.",
    )
    copy = copy_of(passages(*letter))

    assert copy.passages[1].text.startswith("The boy slept on the bare floor, [left out: unrelated business] and nobody had cooked")
    assert [r.recogniser for r in copy.redactions if r.passage == "s1"] == [BY_MODEL]


def test_less_is_asked_where_no_clause_may_be_a_concern() -> None:
    """A tenth less of a sentence of several clauses none of which may be a concern; not of what words have set higher."""
    sentence = "The kettle has gone again, the lift is out of use"
    scoped = ScopedText.of(Passage("s0", "body", sentence))
    whole = surely(Matter.CHATTER, 0.74)

    def left_out(text: str, *matters: Matter) -> bool:
        scoped = ScopedText.of(Passage("s0", "body", text))
        return bearing_of(scoped, (Line(scoped.sentences[0], whole, "", _parts(text, *matters)),), HOME).whole == "yes"

    assert left_out(sentence, Matter.CHATTER, Matter.CHATTER)
    assert not left_out(sentence, Matter.CHATTER, Matter.CONCERN)
    assert not left_out("The boiler has gone again, the lift is out of use", Matter.CHATTER, Matter.CHATTER)
    assert not bearing_of(scoped, (Line(scoped.sentences[0], whole),), HOME).off


def test_a_sentence_that_was_read_in_part_is_not_left_out_whole() -> None:
    """The concern may stand at its end: it stays, though its beginning is chatter."""
    long = "Mum talked of the tulips on the balcony and the new curtains, " * 12 + "and the lodger puts him in the shed all weekend."
    letter = passages("Seen on Monday in school.", long, "Nobody at home answered the phone.", "He has lost his coat.")

    assert "the lodger puts him in the shed all weekend" in " ".join(p.text for p in copy_of(letter).passages)


def test_a_clause_that_gives_the_reason_of_the_next_stays() -> None:
    """Why a child cares for somebody is part of the concern."""
    matters = (Matter.HEALTH, Matter.CONCERN)

    assert not _clauses_off("Nan has had a new hip, so Tom does the shopping", *matters)
    assert _clauses_off("Nan has had a new hip, and Tom slept in the yard", *matters) == ["Nan has had a new hip,"]


def test_what_was_read_of_a_long_sentence_may_still_be_a_concern() -> None:
    """The beginning counts for keeping it, and never for leaving it out."""
    long = (
        "The girl said that her stepfather hit her with a belt and locked her in the shed, " + "and he shouted at her mother again, " * 12
    )
    letter = [
        ScopedText.of(p)
        for p in passages("Seen on Monday in school.", long + "and so on.", "Nobody answered the phone.", "He lost his coat.")
    ]
    bearing = bearings(letter, HOME)["s1", letter[1].sentences[0]]

    assert bearing.is_concern
    assert bearing.beside < 0.2
