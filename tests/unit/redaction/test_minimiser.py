from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction import Cell, Passage, SpanOutOfRange, Tag, group_parties, minimise
from tests.redaction_builders import copy_of, family, passages, policy, tags_of, text_of


def test_another_child_of_a_class_list_does_not_travel():
    """Of a class list only the subject's row is left."""

    def row(n, text, *ends):
        return Passage(
            f"r{n}", "table_row", text, cells=tuple(Cell(h, 0, e) for h, e in zip(("Surname", "Forename", "DOB"), ends, strict=True))
        )

    rows = (row(0, "Bright | Oscar | 01/02/2014", 6, 14, 27), row(1, "Marchetti | Lena | 06/05/2014", 9, 16, 29))
    copy = copy_of(rows)
    assert [p.id for p in copy.passages] == ["r1"]
    assert copy.withheld == (("another_child", 1),)


def test_a_list_without_the_child_is_told():
    """A list that names the child nowhere is left out and a person is told."""
    rows = tuple(Passage(f"r{n}", "table_row", t, cells=(Cell("Pupil", 0, 5),)) for n, t in enumerate(("Oscar Bright", "Sade Williams")))
    copy = copy_of(rows)
    assert (copy.passages, "child_not_in_list" in copy.concerns) == ((), True)


def test_other_entries_of_a_numbered_list_are_left_out():
    """A weekly check list answers for many families; only the entry of this home stays."""
    items = passages("1) ADEYEMI, Tunde - no trace.\n2) MARCHETTI, Paola - known, licence.\n3) CASTELLANO, Marco - recalled to prison.")
    text = text_of(copy_of(items, agency="probation"))
    assert ("Paola" in text, "ADEYEMI" in text, "CASTELLANO" in text, "recalled" in text) == (True, False, False, False)


def test_sections_of_other_children_in_minutes_are_left_out():
    """Under another child's heading nothing travels, heading included."""
    items = (
        Passage("h1", "heading", "Item 1: Lena M (06/05/2014)"),
        Passage("b1", "body", "Missing overnight 4 times.", section=("Item 1: Lena M (06/05/2014)",)),
        Passage("h2", "heading", "Item 2: Omid R (11/04/2012)"),
        Passage("b2", "body", "Carried a knife.", section=("Item 2: Omid R (11/04/2012)",)),
    )
    assert [p.id for p in copy_of(items, agency="council").passages] == ["h1", "b1"]


def test_what_the_form_says_of_ownership_comes_first():
    """A passage given as another child's is left out whatever it says."""
    items = passages("Has a bruise on the arm.")
    assert copy_of(items, belongs={"s0": "other"}).passages == ()


def test_a_sentence_naming_the_subject_in_anothers_passage_stays():
    """What another child's section says about this child is kept, the rest is not."""
    items = passages("Omid has two phones. He saw Lena with a black eye.")
    assert text_of(copy_of(items, belongs={"s0": "other"})).strip() == "[left out: another child] He saw Lena with a black eye."


@pytest.mark.parametrize("kind", ["quote", "signature", "disclaimer", "hidden", "deleted", "metadata", "file_name", "never_heard_of"])
def test_kinds_that_do_not_travel(kind):
    """Nothing of a withheld passage appears, and it is counted by reason."""
    copy = copy_of(passages("Lena has a bruise.", kind=kind))
    assert (copy.passages, sum(n for _, n in copy.withheld)) == ((), 1)


def test_a_third_partys_name_gets_one_stand_in_everywhere():
    """The same person has the same letter throughout, also where the detector tagged only one mention."""
    items = passages("She fell out with Jayden Poole in her class and hit him.", "JAYDEN was hurt and Poole cried.")
    text = text_of(copy_of(items, tags_of(items, PERSON=["Jayden Poole"])))
    assert ("Jayden" in text, "Poole" in text, "JAYDEN" in text, text.count("[Child A]")) == (False, False, False, 3)


def test_professionals_and_the_household_keep_their_names():
    """Accountability: a social worker is named; the family is named."""
    items = passages("Dr Myrto Athanasiou saw Lena Marchetti with her mum Paola.")
    text = text_of(copy_of(items, tags_of(items, PERSON=["Dr Myrto Athanasiou", "Lena Marchetti", "Paola"])))
    assert "Dr Myrto Athanasiou saw Lena Marchetti with her mum Paola." in text


def test_an_unknown_entity_is_masked():
    """A new kind of datum is masked until a policy names it."""
    items = passages("Her badge is ZX-99-1 now.")
    assert "ZX-99-1" not in text_of(copy_of(items, tags_of(items, BADGE_NUMBER=["ZX-99-1"])))


def test_numbers_of_the_child_stay_and_those_of_others_go():
    """An NHS number travels only where it is this child's own by value, not by position."""
    items = passages("Lena Marchetti NHS 999 000 1112 then 999 000 9999.")
    tags = tags_of(items, PERSON=["Lena Marchetti"], NHS_NUMBER=["999 000 1112", "999 000 9999"])
    copy = copy_of(items, tags)
    assert ("999 000 1112" in text_of(copy), "999 000 9999" in text_of(copy)) == (True, False)
    assert "identifier_not_the_childs" in copy.concerns


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("NI no AB 12 34 56 C was given.", "AB 12 34 56 C"),
        ("Bank details: sort 11-22-33 acc 00012345.", "00012345"),
        ("Refunds to sort code 11-22-33.", "11-22-33"),
        ("Her passport EP8812345 was seen.", "EP8812345"),
        ("Port ref LHR/7730915 applies.", "LHR/7730915"),
        ("Dial in 020 7946 0133, pin 448812.", "448812"),
        ("The key code for the door is 4471.", "4471"),
        ("I'm on 07700 900121 (that's my own phone).", "07700 900121"),
        ("Her sister's number is not to be shared, 07700 900161.", "07700 900161"),
        ("My personal mobile is 07700 900999.", "07700 900999"),
    ],
)
def test_what_never_travels_is_found_without_the_detector(text, secret):
    """A miss of the detector is no leak: these have patterns of their own."""
    assert secret not in text_of(copy_of(passages(text)))


@pytest.mark.parametrize(
    ("text", "traces"),
    [
        ("Mum came into our refuge (14 Pemberley Terrace, W4) on Friday.", ("Pemberley", "W4")),
        ("They are placed at Willow Lodge refuge, 9 Carlisle Road, N4 3XX.", ("Willow", "Carlisle", "N4", "3XX")),
        ("She fled; the address is confidential: 3 Larch Close, E17.", ("Larch", "E17")),
    ],
)
def test_a_refuge_is_never_located(text, traces):
    """Street, district and name of a refuge are sealed by their shape."""
    copy = copy_of(passages(text, "The child is frightened."), agency="dv_service")
    assert not [t for t in traces if t in text_of(copy)]
    assert "refuge_address" in copy.concerns


def test_a_protected_home_is_sealed_everywhere_by_its_words():
    """The record's protected address and its parts are hidden, street and district alone included."""
    subject = family(addresses=(), protected="yes", protected_addresses=("5 Elder Row, W6 9RR",))
    text = text_of(copy_of(passages("He waits in Elder Row and looks round W6 for them, W6 9RR he said."), subject=subject))
    assert not [t for t in ("Elder Row", "W6", "9RR") if t in text]


def test_names_before_adoption_never_travel():
    """Birth name and birth family are hidden, also in a sentence of concern, which itself is kept."""
    items = passages(
        "Patient: Lena Marchetti (previously recorded as Kayleigh Stubbs).",
        "Removed from birth mother Tracey Stubbs in Rotherham because of heroin use. Kayleigh was the old name.",
    )
    text = text_of(copy_of(items, tags_of(items, PERSON=["Lena Marchetti", "Kayleigh Stubbs", "Tracey Stubbs"]), agency="camhs"))
    assert not [t for t in ("Kayleigh", "Stubbs", "Tracey", "Rotherham") if t in text]
    assert "because of heroin use" in text


def test_protected_names_of_the_record_never_travel():
    """A previous name that the record protects is hidden where nothing in the text says so."""
    subject = family(protected_names=("Tyler Brannigan",))
    assert "Brannigan" not in text_of(copy_of(passages("File of T. Brannigan attached."), subject=subject))


def test_an_informants_traces_go_and_the_concern_stays():
    """Tell-tale remarks are left out; a tell-tale sentence with a concern is kept without what gives the informant away."""
    body = "I live underneath at number 9. Please keep my name out of it. On Sunday she knocked at mine and asked for bread."
    items = (
        Passage("f0", "forwarded", body, speaker="p.lind@postbox.example"),
        Passage("f1", "forwarded", "Petra Lind\n07700 900144", speaker="p.lind@postbox.example"),
    )
    text = text_of(copy_of(items, tags_of(items, PERSON=["Petra Lind"], PHONE_NUMBER=["07700 900144"]), agency="housing"))
    assert not [t for t in ("number 9", "underneath", "Petra", "Lind", "07700", "at mine") if t in text]
    assert "asked for bread" in text


def test_a_siblings_private_health_goes_by_the_clause():
    """The sibling's ailment is hidden, what the sibling said about the subject is not."""
    items = passages("Her twin Lucas is thriving, he has mild constipation on Movicol. He told me Lena sleeps on the floor.")
    text = text_of(copy_of(items, tags_of(items, PERSON=["Lucas", "Lena"]), agency="health_visiting"))
    assert ("constipation" in text, "Movicol" in text, "Lena sleeps on the floor" in text) == (False, False, True)


def test_a_full_history_is_withheld_but_not_what_points_to_harm():
    """Under "problem list" only entries with a cue of harm are left; a relative's record keeps what bears on parenting."""
    items = passages(
        "Problem list\nEczema 2013. Verruca 2019. Fracture of left radius 2021.",
        "Mother's record: Fibroids. Treated for chlamydia 2011. Alcohol dependence.",
    )
    text = text_of(copy_of(items, agency="gp"))
    assert not [t for t in ("Verruca", "Fibroids", "chlamydia") if t in text]
    assert [t for t in ("Fracture of left radius", "Alcohol dependence") if t in text] == ["Fracture of left radius", "Alcohol dependence"]


@pytest.mark.parametrize(
    "text",
    [
        "If you are not the intended recipient notify the sender and destroy it.",
        "Please consider the environment before printing this email.",
        "Did you know? Flu jabs are free for all NHS staff.",
        "Also the lift engineer is booked for Friday and Block C want the bins moved.",
        "Please bring biscuits.",
        "Next to that, cubicle 6 needs deep clean.",
    ],
)
def test_boilerplate_adverts_and_chatter_go(text):
    """What is beside the point is left out even where the parser took it for content."""
    assert text not in text_of(copy_of(passages(f"Lena has a bruise. {text}")))


HARMS = [
    "a bruise on her arm",
    "a burn on the hand",
    "no food at home",
    "been left alone",
    "a cut to her lip",
    "said dad hit her",
    "been locked in",
]


@given(st.sampled_from(HARMS), st.sampled_from(["I live below. ", "Nothing else. ", "", "Jo Pike told us. ", "Bins are full. "]))
@settings(max_examples=40)
def test_the_guard_holds(harm, before):
    """Whatever stands around it, a sentence of harm about the subject is in the copy."""
    items = passages(f"{before}Lena has {harm}.")
    assert harm in text_of(copy_of(items, tags_of(items, PERSON=["Lena", "Jo Pike"])))


words = st.lists(st.sampled_from(["Lena", "Jo Pike", "hit", "07700 900123", "Ms Reddy", "and", "AB12CD", "\n", ". ", "W4"]), max_size=14)


@given(words, st.data())
@settings(max_examples=60)
def test_offsets_lie_inside_and_tagged_strangers_never_show(parts, data):
    """Every redaction lies in its passage; a tag that policy masks shows no character of its span; the same input, the same copy."""
    items = passages(" ".join(parts) or "-")
    tags = tags_of(items, PERSON=["Jo Pike", "Ms Reddy"], PHONE_NUMBER=["07700 900123"], UNHEARD_OF=["AB12CD"])
    some = tuple(t for t in tags if data.draw(st.booleans()))
    copy = copy_of(items, some)
    assert all(0 <= r.start <= r.end <= len(items[0].text) for r in copy.redactions)
    assert copy == copy_of(items, some)
    for tag in some:
        assert items[0].text[tag.start : tag.end] not in text_of(copy) or items[0].text.count(items[0].text[tag.start : tag.end]) > 1


def test_removing_a_tag_shows_no_more_of_the_others():
    """Tags are independent: one miss does not undo another's mask."""
    items = passages("Jo Pike and Max Orme met on ward 3, call 07700 900123.")
    tags = tags_of(items, PERSON=["Jo Pike", "Max Orme"], PHONE_NUMBER=["07700 900123"])
    for left_out in tags:
        text = text_of(copy_of(items, [t for t in tags if t != left_out]))
        assert not [t for t in tags if t != left_out and items[0].text[t.start : t.end] in text]


@pytest.mark.parametrize(
    "tag", [Tag("s0", 0, 99, "PERSON", 0.9, "hand@1"), Tag("s0", 4, 4, "PERSON", 0.9, "hand@1"), Tag("zz", 0, 3, "PERSON", 0.9, "hand@1")]
)
def test_a_tag_outside_its_passage_is_refused(tag):
    """Applying it would hide the wrong words, so there is no copy."""
    items = passages("Short.")
    view = family()
    with pytest.raises(SpanOutOfRange):
        minimise(items, (tag,), group_parties(items, (), view.household), subject=view, policy=policy(), belongs={})


def test_the_hubs_own_reference_travels():
    """The reference that the item answers is not taken for anything else."""
    items = passages("RE: MASH-8F5T-G82R")
    assert "MASH-8F5T-G82R" in text_of(copy_of(items, tags_of(items, CASE_REFERENCE=["MASH-8F5T-G82R"]), agency="home_office"))


def test_headings_are_minimised_with_their_passages():
    """A name hidden in the text is hidden in the heading path too."""
    items = (Passage("s0", "body", "Jo Pike in Y5 hit her.", section=("Call from Jo Pike",)),)
    assert "Pike" not in text_of(copy_of(items, tags_of(items, PERSON=["Jo Pike"])))


def test_a_transposed_birth_date_of_the_subject_is_shown():
    """A slip in the sender's date must be seen by whoever decides."""
    items = passages("Lena born 05/06/2014")
    assert "05/06/2014" in text_of(copy_of(items, tags_of(items, DATE_OF_BIRTH=["05/06/2014"])))
