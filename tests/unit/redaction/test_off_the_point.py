"""What is left out as beside the point by the model of matters, what the suppression guard keeps, and what a concern softens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.pipeline.withheld import BORDERLINE
from redaction.belonging import Belonging
from redaction.copy_rules import is_of_the_child
from redaction.hidden_words import copy_rules
from redaction.home import Home
from redaction.how_sure import REASON_OF, Line
from redaction.matters import Matter
from redaction.matters.matter import MATTERS
from redaction.mentions import ScopedText
from redaction.off_the_point import BY_MODEL, Bearing, bearing_of, bearings
from redaction.passages import Passage
from tests.matter_readings import SURE, surely
from tests.redaction_builders import copy_of, family, passages, policy, tags_of

HOME = Home.of(family())


def _off(text: str, matter: Matter, sure: float = SURE) -> bool:
    scoped = ScopedText.of(Passage("s0", "body", text))
    return bool(bearing_of(scoped, (Line(scoped.sentences[0], surely(matter, sure)),), HOME).off)


@pytest.mark.parametrize("matter", [m for m in MATTERS if m not in {Matter.CONCERN, Matter.CONTEXT}])
def test_the_model_may_leave_out_what_it_is_sure_of(matter: Matter) -> None:
    """Each matter beside the point goes where no cue speaks against it; an unsure reading leaves nothing out."""
    assert _off("The kettle in the office has gone again", matter)
    assert not _off("The kettle in the office has gone again", matter, 0.6)


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("text", ["He strangled her in front of the children", "She was raped by a man on the estate"])
def test_grave_harm_stays_however_sure_the_model_is(text: str, matter: Matter) -> None:
    """The suppression guard: a strong cue of harm is never left out by the model."""
    assert not _off(text, matter)


@pytest.mark.parametrize("matter", [m for m in MATTERS if m is not Matter.HEALTH])
def test_what_names_the_child_stays(matter: Matter) -> None:
    """A sentence that names the child goes for no other matter than an ailment of no concern."""
    assert not _off("Lena brought a cake for the office party", matter)


def test_an_old_ailment_of_the_child_goes_only_without_a_cue() -> None:
    """The child's own old ailment may go; with any word of harm beside it, it stays."""
    assert _off("Lena had grommets fitted when she was two", Matter.HEALTH)
    assert not _off("Lena had grommets fitted when she was two and was neglected after", Matter.HEALTH)
    assert not _off("Lena has stopped using her eye drops", Matter.HEALTH)


@pytest.mark.parametrize("text", ["Please do not ring before a visit", "Handling code B applies", "Please do not record this address"])
def test_what_an_author_asks_of_the_reader_is_no_notice(text: str) -> None:
    """How the item may be handled and the family be reached has rules of its own: the model has no say."""
    assert not _off(text, Matter.NOTICE)


def test_what_a_home_may_be_lost_by_is_no_private_matter() -> None:
    """Arrears and evictions bear on a child; a grandmother's savings do not."""
    assert not _off("The rent account is in arrears", Matter.PRIVATE)
    assert _off("Her grandmother has savings with the Post Office", Matter.PRIVATE)


def test_context_and_concern_always_travel() -> None:
    """What the hub needs is never beside the point."""
    assert not _off("Mother will bring her to the next clinic", Matter.CONTEXT)
    assert not _off("He now sleeps at the lodger's on most nights", Matter.CONCERN)


def test_a_line_that_a_writer_broke_off_is_judged_by_itself() -> None:
    """Notes without full stops: the line of ailments goes, the duty in the next line stays."""
    ailments = "Her other health: hay fever, cold sores, knee operation on the waiting list, new glasses since the summer"
    duty = "Dad is not told that we are replying, he would keep her away from the clinic"

    seen = "Seen at the clinic on Monday with her aunt.", "She has lost weight and slept in the chair."
    kept = copy_of(passages(f"{ailments}\n{duty}", *seen)).passages[0]

    assert "cold sores" not in kept.text
    assert "not told that we are replying" in kept.text


def test_the_ledger_names_the_model_and_how_sure_it_was() -> None:
    """Governance can tell what a rule of words left out from what the model did, and find its unsure cases."""
    letter = (
        "We visited on Tuesday and saw both children at the flat.",
        "There was no food in the kitchen and the boy slept on the floor.",
        "Grandad has had his cataracts done and wears new glasses for reading.",
        "She said that nobody cooks.",
    )
    made = [r for r in copy_of(passages(*letter)).redactions if r.recogniser == BY_MODEL or r.entity == "PASSAGE"]

    assert [(r.passage, r.reason) for r in made] == [("s2", "bears_on_no_risk")]


def test_a_duty_of_secrecy_stays_where_a_rule_would_drop_it() -> None:
    """A sentence that only says who must not learn that somebody spoke is a concern; who spoke stays sealed."""
    letter = (
        "We saw Paola at our office on Friday.",
        "She came without Marco, who was at nursery.",
        "Paola told our worker that her husband keeps the passports and has hit her in front of Lena.",
        "Her husband must not learn that she has spoken to us.",
    )

    copy = " ".join(p.text for p in copy_of(passages(*letter)).passages)

    assert "must not learn that she has spoken to us" in copy


def test_every_sentence_is_read_once() -> None:
    """Each sentence of every passage has its bearing, headings too; of a part of a few lines nothing is read."""
    texts = [ScopedText.of(p) for p in (*passages("One line. Another line.", "", "A third."), Passage("h", "heading", "Risks"))]

    found = bearings(texts, HOME)

    assert set(found) == {(t.passage.id, span) for t in texts for span in t.sentences}
    assert not bearings(texts[:2], HOME)


def test_one_sure_line_makes_a_concern() -> None:
    """A sentence of several lines is a concern where one of them is."""
    scoped = ScopedText.of(Passage("s0", "body", "A line"))
    sure, unsure = (surely(Matter.CONCERN, at) for at in (SURE, 0.7))

    assert bearing_of(scoped, (Line(scoped.sentences[0], surely(Matter.NOTICE)), Line(scoped.sentences[0], sure)), HOME).is_concern
    assert not bearing_of(scoped, (Line(scoped.sentences[0], surely(Matter.NOTICE)), Line(scoped.sentences[0], unsure)), HOME).is_concern


def test_a_heading_is_left_to_the_rules() -> None:
    """What the model makes of a title takes no passage's heading away."""
    scoped = ScopedText.of(Passage("h", "heading", "Parking permits"))

    assert not bearing_of(scoped, (Line(scoped.sentences[0], surely(Matter.CHATTER)),), HOME).off


def test_a_guess_at_a_stranger_takes_no_concern_along() -> None:
    """The sentence behind one about a stranger goes on about them; not where the model takes it for a concern of the child's."""
    letter = (
        "Visited on Monday, mother and both children seen in the front room.",
        "Met Mrs Dunne from number 12 by the lift, her grandson has started at the academy. He sleeps in the bath with his coat on.",
        "No food in the flat again and the cot was full of washing.",
    )
    items = passages(*letter)

    copy = " ".join(p.text for p in copy_of(items, tags_of(items, PERSON=["Dunne"])).passages)

    assert "academy" not in copy
    assert "sleeps in the bath" in copy


def test_what_the_model_leaves_out_can_be_had_in() -> None:
    """No reason of the model's is sealed for good: the reviewer sees the words and may have them in, a guess at a teller's as well."""
    assert set(REASON_OF.values()) <= BORDERLINE


def test_a_child_who_nurses_a_relative_is_the_concern() -> None:
    """A relative's intimate condition goes; what the child has to do about it stays."""
    kept = " ".join(p.text for p in copy_of(passages("Nan has a prolapse.", "The girl changes her nan's catheter bag.")).passages)

    assert "prolapse" not in kept
    assert "changes her nan's catheter bag" in kept


@pytest.mark.parametrize(
    ("text", "sure", "wish", "left_out"),
    [
        ("Turns out her own lad trains with Lena on Saturdays", 0.6, "near", True),
        ("Turns out her own lad trains with Lena on Saturdays", 0.6, "", False),
        ("Turns out her own lad trains with Lena on Saturdays", 0.4, "near", False),
        ("Her own lad trains with Lena and saw him strangled", 0.9, "near", False),
        ("Her husband should not learn of the call", 0.9, "near", False),
        ("She hears the fella roar and the little lad beg him to stop", 0.8, "near", False),
        ("She has a lad of her own there and does the lunches", 0.8, "near", True),
    ],
)
def test_beside_a_wish_not_to_be_known_less_gives_away_who_told(text: str, sure: float, wish: str, *, left_out: bool) -> None:
    """What leads to a teller goes where they asked not to be known, also where it names the child; grave harm never."""
    scoped = ScopedText.of(Passage("s0", "body", text))
    assert bool(bearing_of(scoped, (Line(scoped.sentences[0], surely(Matter.TELLER, sure), wish),), HOME).off) is left_out


def test_the_wish_of_a_neighbouring_sentence_counts() -> None:
    """Two sentences to either side of the wish are beside it, a third is not."""
    far = ("I'm the only one who gives Lena a lift home", "Duty note", "It was wet out", "She was fed and warm")
    near = ("Please do not tell them it was me", "I'm the only one who gives Lena a lift home", "It was wet out", "She was fed and warm")
    beside = [list(bearings([ScopedText.of(p) for p in passages(*lines)], HOME).values()) for lines in ((*far, near[0]), near)]
    assert [beside[0][0].reason, beside[1][1].reason] == ["", "may_tell_who_told"]


def test_the_childs_own_fear_is_no_wish_beside_which_less_counts() -> None:
    """That the child fears to be found out is the concern: what stands beside it is judged as anywhere."""
    lines = ("Lena is scared mum will find out", "I'm the only one who gives Lena a lift home", "It was wet out", "She was fed and warm")
    found = bearings([ScopedText.of(p) for p in passages(*lines)], HOME).values()
    assert "may_tell_who_told" not in [bearing.reason for bearing in found]


@pytest.mark.parametrize("text", ["The form for the injury insurance is in the tray", "The drug and alcohol team meets on Friday at four"])
def test_a_subject_of_work_is_no_harm_done(text: str) -> None:
    """A word for what services work on does not keep a sentence by itself, but the model must be surer; a word for what was done does."""
    assert _off(text, Matter.CHATTER, 0.96)
    assert not _off(text, Matter.CHATTER, 0.94)
    assert not _off(f"{text}, and he strangled her", Matter.CHATTER)
    assert not any(_off(text, matter) for matter in (Matter.HEALTH, Matter.OTHER_FAMILY, Matter.TELLER))


def test_who_asks_not_to_be_named_is_left_out_and_a_visit_forbidden_is_not() -> None:
    """What is asked about telling is the teller's; how the family may be reached stays for the reader."""
    assert _off("Do not tell them it was me, I feed the cat and hold a key", Matter.TELLER)
    assert _off("A woman from upstairs came over, please not to quote her", Matter.TELLER)
    assert not _off("Do not visit on Mondays, I feed the cat and hold a key", Matter.TELLER)


@pytest.mark.parametrize(
    "text",
    [
        "If word gets round he will guess, so do not tell him that she left",
        "Please don't quote what the hostel is called to anybody",
        "Do not mention my visit to her mother, there would be a beating",
    ],
)
def test_an_instruction_that_names_no_teller_binds_the_reader(text: str) -> None:
    """However like a teller's it sounds: only who told may be asked to stay unsaid."""
    assert not _off(text, Matter.TELLER)


@pytest.mark.parametrize("text", ["A swollen knee on both sides", "He had a lump over the eye", "There is a scabbed graze with grit in it"])
def test_what_was_seen_on_a_body_must_be_surer_to_be_an_ailment(text: str) -> None:
    """It may be what was done to it."""
    assert not _off(text, Matter.HEALTH, 0.96)
    assert _off(text, Matter.HEALTH, 0.98)


def test_what_somebody_leaves_off_must_be_surer_to_be_an_ailment() -> None:
    """A parent who no longer takes what was prescribed may be the concern: what is seen to goes sooner."""
    assert _off("Grandmother takes her tablets for the thyroid", Matter.HEALTH, 0.9)
    assert not _off("Grandmother has stopped her tablets for the thyroid", Matter.HEALTH, 0.9)


def test_what_may_be_the_state_of_the_home_must_be_surer_to_be_chatter() -> None:
    """A boiler may be the office's or the child's: the model must be surer than of a kettle."""
    assert _off("The kettle has gone again since Monday", Matter.CHATTER, 0.9)
    assert not _off("The boiler has gone again since Monday", Matter.CHATTER, 0.9)
    assert not _off("The lights were off and flies sat on the plates", Matter.CHATTER, 0.9)


def test_what_is_all_but_certainly_of_the_child_is_no_tellers() -> None:
    """Behind a neighbour who does not want to be known, the child's own state stays; the neighbour's door and name do not."""
    letter = passages(
        "Police attended at 02.15 on Sunday after a call.",
        "The caller, Bea Prior at 14B directly above, rang 999 and does not want the family to know it was her.",
        "The girl was found under the bed with her hands over her ears, silent, and had wet herself.",
        "Her father had punched her mother in the hallway and kicked the bedroom door off its hinge.",
    )
    copy = " ".join(p.text for p in copy_of(letter, tags_of(letter, PERSON=["Bea Prior"]), agency="police").passages)

    assert "under the bed" in copy
    assert not any(words in copy for words in ("Bea", "14B", "directly above"))


def test_in_a_callers_own_letter_only_what_is_not_of_themselves_is_the_childs() -> None:
    """Who asks not to be known speaks of the child and of themselves: the sentence with "I" in it is left to the rules of tellers."""
    letter = passages(
        "Please do not tell them it was me who rang. I am afraid he will smash my windows. She was found silent under the bed."
    )
    scoped = ScopedText.of(letter[0])
    rules = copy_rules((scoped,), (), (), home=HOME, policy=policy(), belonging=Belonging({}, (), ()))
    sure = replace(rules, bearings={("s0", span): Bearing((), "no", 0.97) for span in scoped.sentences})

    assert [is_of_the_child(scoped, span, sure) for span in scoped.sentences] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "concern", "stays"),
    [
        ("She held a spoon and would not put it down", 0.97, True),
        ("She held a spoon and would not put it down", 0.9, False),
        ("I hear him through my wall", 0.97, False),
        ("I am afraid he will smash my windows again", 0.97, True),
        ("The woman next door heard him", 0.97, False),
    ],
)
def test_near_certainty_and_no_door_make_it_the_childs(text: str, concern: float, *, stays: bool) -> None:
    """Less than near certainty, and whatever says from where it was heard, is left to the rules of tellers."""
    scoped = ScopedText.of(passages(text)[0])
    nothing = Belonging({}, (), ())
    drafted = copy_rules((scoped,), (), (), home=HOME, policy=policy(), belonging=nothing)
    rules = replace(drafted, bearings={("s0", scoped.sentences[0]): Bearing((), "no", concern)})

    assert is_of_the_child(scoped, scoped.sentences[0], rules) is stays
