from __future__ import annotations

from datetime import date

import pytest

from redaction import Household, KnownPerson, Role, group_parties, with_known_names
from tests.redaction_builders import passages, tags_of

HOME = Household((KnownPerson(("Lena Marchetti", "Lena"), Role.SUBJECT, date(2014, 5, 6), short_forms=("lenny",)),))


def roles(text, *names, household=HOME):
    """Name -> role of its first mention. The tags hold the names alone, as the detector gives them, and not the titles before."""
    items = passages(text)
    tags = tags_of(items, PERSON=names)
    found = group_parties(items, tags, household)
    by_tag = {i: p.role for p in found for i in p.tags}
    return {name: by_tag[next(i for i, t in enumerate(tags) if text[t.start : t.end] == name)] for name in names}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("She came with her mum Ms Petrova, who was cold.", "Petrova", Role.PARENT_CARER),
        ("Lena's father, Lee Grant, rang.", "Lee Grant", Role.PARENT_CARER),
        ("Stacey Holt, mum to Lena and Tyler, came.", "Stacey Holt", Role.PARENT_CARER),
        ("Stacey Holt, mum to Lena and Tyler, came.", "Tyler", Role.SIBLING),
        ("Stacey Holt (mother of the child) came.", "Stacey Holt", Role.PARENT_CARER),
        ("Stacey Holt, mother of Chloe, came.", "Stacey Holt", Role.UNCERTAIN),
        ("He lives with Stacey Holt and her daughter Lena.", "Stacey Holt", Role.PARENT_CARER),
        ("Mum's boyfriend Craig hit Lena. Craig's sister Keeley was there.", "Keeley", Role.THIRD_PARTY),
        ("Tyrell's sister (Keeley, 31) minds her.", "Keeley", Role.THIRD_PARTY),
        ("Tyrell's sister Keeley (9) was there.", "Keeley", Role.OTHER_CHILD),
        ("Chloe's dad Ian Marsh came.", "Ian Marsh", Role.THIRD_PARTY),
        ("chloe's dad ian marsh came", "ian marsh", Role.THIRD_PARTY),
        ("Parents Kerry Low and Lee Grant were invited.", "Kerry Low", Role.PARENT_CARER),
        ("Parents Kerry Low and Lee Grant were invited.", "Lee Grant", Role.PARENT_CARER),
        ("Placed with foster carers Pam and Roy Dunmore.", "Roy Dunmore", Role.PARENT_CARER),
        ("Chloe's parents Ann and Ian Marsh came.", "Ian Marsh", Role.THIRD_PARTY),
        ("Twins Lena and Rose were seen.", "Rose", Role.SIBLING),
        ("Her children Lena and Tyler were seen.", "Tyler", Role.SIBLING),
        ("Her brothers Kai and Lee were seen.", "Lee", Role.SIBLING),
        ("The two girls, Lena and Chloe, were fighting.", "Chloe", Role.OTHER_CHILD),
        ("Gemma Stone, whose own children Alfie and Poppy are known to us, helps.", "Poppy", Role.OTHER_CHILD),
        ("Lena has two older brothers, Kai and Lee, and a baby sister, Maryam.", "Lee", Role.SIBLING),
        ("Lena has two older brothers, Kai and Lee, and a baby sister, Maryam.", "Maryam", Role.SIBLING),
        ("Chloe has a baby sister, Maryam.", "Maryam", Role.UNCERTAIN),
        ("Baby Maryam in resus went to theatre.", "Maryam", Role.UNCERTAIN),
        ("Lena and baby Maryam were cold.", "Maryam", Role.SIBLING),
        ("Mum has baby Maryam in a drawer.", "Maryam", Role.SIBLING),
        ("He has a second family, Ogechi and baby Maryam in Leeds.", "Maryam", Role.OTHER_CHILD),
        ("His partner has a secret household with Ogechi Bell in Leeds.", "Ogechi Bell", Role.OTHER_CHILD),
        ("Lena has a second home with grandad Bill.", "Bill", Role.HOUSEHOLD_ADULT),
        ("One of our other mothers, Mrs Fearne, told us.", "Fearne", Role.THIRD_PARTY),
        ("Another mum, Ann Fearne, told us.", "Ann Fearne", Role.THIRD_PARTY),
        ("One of the dads, Ian Fearne, told us.", "Ian Fearne", Role.THIRD_PARTY),
        ("Her other parent, Ian Fearne, is away.", "Ian Fearne", Role.PARENT_CARER),
        ("SB has a daughter, Chloe, lives with mother Rachel Tweed in Hull.", "Rachel Tweed", Role.THIRD_PARTY),
        ("Lena lives with mother Rachel Tweed in Hull.", "Rachel Tweed", Role.PARENT_CARER),
        ("Ray Poole is a friend of dad.", "Ray Poole", Role.THIRD_PARTY),
        ("Mum's friend Ray Poole stays.", "Ray Poole", Role.THIRD_PARTY),
        ("Jade Moss (step-sister) was there.", "Jade Moss", Role.SIBLING),
        ("Ezra and Tally (twins, same table) listened.", "Tally", Role.UNCERTAIN),
        ("Maureen, dad's mum, drives.", "Maureen", Role.HOUSEHOLD_ADULT),
        ("Doreen Platt (maternal grandmother) was there.", "Doreen Platt", Role.HOUSEHOLD_ADULT),
        ("MGM Doreen Platt was there.", "Doreen Platt", Role.HOUSEHOLD_ADULT),
        ("Grandad Bill waits.", "Bill", Role.HOUSEHOLD_ADULT),
        ("Dean Pike moved in with mum at Christmas.", "Dean Pike", Role.HOUSEHOLD_ADULT),
        ("Dean Pike no longer lives with mum.", "Dean Pike", Role.UNCERTAIN),
        ("A lady with a baby, Mrs Abernethy, saw it.", "Abernethy", Role.UNCERTAIN),
        ("Her friend told Miss Gray.", "Gray", Role.UNCERTAIN),
        ("Her deputy, Zara Hussain, saw it.", "Zara Hussain", Role.PROFESSIONAL),
        ("Childminder Ann Poole saw it.", "Ann Poole", Role.PROFESSIONAL),
        ("Social workers Ann Poole and Zara Hussain went.", "Zara Hussain", Role.PROFESSIONAL),
        ("Lenny was tearful.", "Lenny", Role.SUBJECT),
        ("Her friend Lenny was tearful.", "Lenny", Role.OTHER_CHILD),
    ],
)
def test_who_of_a_family_a_name_is(text, name, role):
    """A word of kinship counts before, behind and for a whole list; what is owned by somebody else is not the home's."""
    assert roles(text, *_names(text, name))[name] is role


def _names(text, name):
    """The name and those that stand beside it."""
    known = ("Lena", "Stacey Holt", "Chloe", "Tyler", "Kerry Low", "Pam", "Rose", "Alfie", "Gemma Stone", "Ann Poole")
    return (name, *(k for k in known if k in text and k != name))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The boy he hit, Nathaniel, was with his mother Ms Iqbal.", Role.THIRD_PARTY),
        ("Lena told Miss Nathaniel that her mother Ms Iqbal drinks.", Role.PARENT_CARER),
        ("Her half-brother Nathaniel came with his mother Ms Iqbal.", Role.PARENT_CARER),
    ],
)
def test_a_pronoun_means_the_last_one_named(text, role):
    """What is said to be his is of the one whom the sentence last named, unless that one has a title or is of the family."""
    assert roles(text, "Nathaniel", "Iqbal")["Iqbal"] is role


@pytest.mark.parametrize(
    ("text", "names", "role"),
    [
        ("Ruddock fetches his own boy Corin Ruddock from ex Ida Thorne.", ("Ida Thorne", "Corin Ruddock", "Ruddock"), Role.THIRD_PARTY),
        ("Ruddock fetches his own daughter Bryony from ex Ida Thorne.", ("Bryony", "Ruddock", "Ida Thorne"), Role.OTHER_CHILD),
        ("Suspect Neil Ruddock rang his ex Ida Thorne from the cell.", ("Ida Thorne", "Neil Ruddock"), Role.THIRD_PARTY),
        ("Lena was hit by her ex Bram Thorne.", ("Bram Thorne", "Lena"), Role.HOUSEHOLD_ADULT),
        ("Ruddock takes his own girl Lena from ex Ida Thorne.", ("Ida Thorne", "Ruddock", "Lena"), Role.HOUSEHOLD_ADULT),
        ("Suspect Neil Ruddock rang his ex Ida Thorne. Mum Ida Thorne wept.", ("Ida Thorne", "Neil Ruddock"), Role.HOUSEHOLD_ADULT),
    ],
)
def test_a_strangers_former_partner_and_own_child_are_strangers(text, names, role):
    """Somebody outside the home has an ex and children of their own; a child of the record or a word for a parent ties them to the home."""
    assert roles(text, *names)[names[0]] is role


def test_what_belongs_to_a_parent_whom_the_item_names_belongs_to_the_home():
    """The record need not hold a parent for the item to say whose partner somebody is."""
    found = roles("Her mum is Kerry Low. Kerry's partner Dean shouts.", "Kerry Low", "Kerry", "Dean")
    assert found["Dean"] is Role.HOUSEHOLD_ADULT


def test_a_grown_up_of_the_surname_is_not_the_child():
    """With the title of a grown-up the surname joins the adult of that name, never the child."""
    found = roles("Her mum is Paola Marchetti. Ms Marchetti rang.", "Paola Marchetti", "Marchetti")
    assert found == {"Paola Marchetti": Role.PARENT_CARER, "Marchetti": Role.PARENT_CARER}


def test_a_surname_alone_is_whom_it_was_last_introduced_with():
    """Police logs name people by surname: the one last written in full, not the child who shares it."""
    items = passages("SUSPECT: MARCHETTI, Gino. Then MARCHETTI left.")
    parties = group_parties(items, tags_of(items, PERSON=["MARCHETTI, Gino"]) + tags_of(items, PERSON=["MARCHETTI"])[1:], HOME)
    assert [(p.role, len(p.tags)) for p in parties] == [(Role.ALLEGED_PERPETRATOR, 2)]


def test_initials_join_the_one_person_who_has_them():
    """Minutes introduce a speaker once and use initials from then on."""
    text = "Joanne Tate, team manager, opened. JT spoke. Noor Khan, nurse, and Nia Kerr, teacher. NK spoke."
    found = roles(text, "Joanne Tate", "JT", "Noor Khan", "Nia Kerr", "NK")
    assert found["JT"] is Role.PROFESSIONAL
    assert found["NK"] is Role.UNCERTAIN


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Mrs Achebe rang. There is shouting every night. She doesn't want them to know it was her.", "Achebe", Role.INFORMANT),
        ("Mrs Achebe rang. Mr Orr answered. He wishes to stay anonymous.", "Achebe", Role.UNCERTAIN),
        ("Her aunt, Shona Deeks, has asked that the family are not told.", "Shona Deeks", Role.INFORMANT),
        ("Please don't tell Kerry that I rang.", "Kerry", Role.UNCERTAIN),
        ("Please don't tell them that I rang, my name is Petra Lund.", "Petra Lund", Role.INFORMANT),
        ("Wishes to stay anonymous: Petra Lund.", "Petra Lund", Role.INFORMANT),
    ],
)
def test_who_asks_not_to_be_known(text, name, role):
    """The one who asks is found sentences later, and the one it is kept from is never taken for them."""
    others = tuple(other for other in ("Orr",) if other in text)
    assert roles(text, name, *others)[name] is role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danylo came in late.", ["Danylo"]),
        ("He goes to Danylo Park.", ["Danylo Park"]),
        ("They danylo off.", []),
        ("DANYLO CAME IN LATE.", ["DANYLO"]),
    ],
)
def test_a_first_name_of_the_record_is_a_certain_tag_where_it_stands_as_a_name(text, expected):
    """The matched child is known by the first name alone; what is tagged already, as a park is, stays what it was."""
    home = Household((KnownPerson(("Danylo Petrov",), Role.SUBJECT),))
    items = passages(text)
    tags = with_known_names(items, tags_of(items, LOCATION=["Danylo Park"]), home)
    assert [text[t.start : t.end] for t in tags] == expected
