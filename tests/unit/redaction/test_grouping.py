from __future__ import annotations

import pytest

from redaction import Cell, Passage, Role, group_parties
from tests.redaction_builders import family, passages, tags_of


def roles(text, *names, household=None, **more):
    """Name -> role, each name's first mention."""
    items = passages(*text) if isinstance(text, tuple) else passages(text)
    tags = tags_of(items, PERSON=names)
    found = group_parties(items, tags, household or family().household)
    by_tag = {i: p.role for p in found for i in p.tags}
    first = {}
    texts = {p.id: p.text for p in items}
    for i, tag in enumerate(tags):
        first.setdefault(texts[tag.passage][tag.start : tag.end], by_tag[i])
    return first


@pytest.mark.parametrize(
    "mention", ["Lena Marchetti", "MARCHETTI, Lena", "Lena", "LENA", "Lenny", "Lena M", "L Marchetti", "Lena Marchetti's", "Léna Marchetti"]
)
def test_the_subject_is_known_by_any_form_of_the_name(mention):
    """Order, capitals, initials, nicknames, possessives and accents do not hide who is meant."""
    assert roles(f"Seen: {mention} today", mention) == {mention: Role.SUBJECT}


@pytest.mark.parametrize("mention", ["Marco", "MARCHETTI Marco"])
def test_siblings_and_parents_of_the_record(mention):
    """The household of the record keeps its roles."""
    assert roles(f"With {mention} and Paola Marchetti", mention, "Paola Marchetti") == {
        mention: Role.SIBLING,
        "Paola Marchetti": Role.PARENT_CARER,
    }


def test_a_namesake_of_the_surname_is_not_of_the_family():
    """A chair who shares the surname is no parent."""
    assert roles("Chair: Colm Marchetti", "Colm Marchetti")["Colm Marchetti"] is Role.PROFESSIONAL


def test_the_subject_under_another_surname_is_known_by_the_birth_date():
    """A maiden name does not make a stranger of the child."""
    assert roles("Lena WILK dob 6/5/14 seen", "Lena WILK") == {"Lena WILK": Role.SUBJECT}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("His mum Carol Lunt was there", "Carol Lunt", Role.PARENT_CARER),
        ("MOTHER: LUNT, Carol", "LUNT, Carol", Role.PARENT_CARER),
        ("Mother, Carol Lunt, is frightened", "Carol Lunt", Role.PARENT_CARER),
        ("mum's boyfriend Rui hit her", "Rui", Role.HOUSEHOLD_ADULT),
        ("SUBJECT2 FURLONG, Dean 03/03/1989 (partner of mother)", "FURLONG, Dean", Role.HOUSEHOLD_ADULT),
        ("WICKS, Aaron 12/01/1990, mother's new boyfriend", "WICKS, Aaron", Role.HOUSEHOLD_ADULT),
        ("Named male: Bradley Stokoe, 24", "Bradley Stokoe", Role.ALLEGED_PERPETRATOR),
        ("SUSPECT: FURLONG, Dean", "FURLONG, Dean", Role.ALLEGED_PERPETRATOR),
        ("her little sister Hibo is hungry", "Hibo", Role.SIBLING),
        ("Her twin Lucas is well", "Lucas", Role.SIBLING),
        ("PC 4417FH RUSHTON attended", "RUSHTON", Role.PROFESSIONAL),
        ("Dr Myrto Athanasiou, GP partner", "Dr Myrto Athanasiou", Role.PROFESSIONAL),
        ("Colette Ogden, DSL", "Colette Ogden", Role.PROFESSIONAL),
        ("Worker: Benjy Toms", "Benjy Toms", Role.PROFESSIONAL),
        ("Lewis Grantham\nProbation Officer (Court)", "Lewis Grantham", Role.PROFESSIONAL),
        ("Kind regards\nPriya", "Priya", Role.PROFESSIONAL),
        ("One is a pupil here, Tyrese Gillespie in Y11", "Tyrese Gillespie", Role.OTHER_CHILD),
        ("He has a dau of his own, Skye FROST", "Skye FROST", Role.OTHER_CHILD),
        ("He has a dau of his own, with her mother Gemma PRATT", "Gemma PRATT", Role.THIRD_PARTY),
        ("has two children with his ex Leanne FROST", "Leanne FROST", Role.THIRD_PARTY),
        ("Kacper's mum Iza Nowak rang", "Iza Nowak", Role.THIRD_PARTY),
        ("Another service user, Carl Whitty, agreed", "Carl Whitty", Role.THIRD_PARTY),
        ("removed from birth mother Tracey Stubbs", "Tracey Stubbs", Role.THIRD_PARTY),
        ("Neighbour Mrs Doyle told me about crying", "Mrs Doyle", Role.INFORMANT),
        ("INFT: NBR at 88A - Mrs Yetunde OGUNLEYE", "Mrs Yetunde OGUNLEYE", Role.INFORMANT),
        ("Mr Peel, who asked that his name not be used, rang", "Mr Peel", Role.INFORMANT),
        ("Grandma, Mrs Amina Warsame, is worried but don't tell Hodan it was her", "Mrs Amina Warsame", Role.INFORMANT),
        ("Amina Yusuf was mentioned", "Amina Yusuf", Role.UNCERTAIN),
    ],
)
def test_roles_by_the_words_around_a_name(text, name, role):
    """Phrases, labels, titles and cues of these services' own texts say who somebody is."""
    assert roles(text, name)[name] is role


def test_single_words_join_the_person_they_were_introduced_with():
    """A surname alone is the person first introduced by it, in any capitals."""
    items = passages("SUSPECT: FURLONG, Dean. FURLONG was arrested. Dean said no.")
    parties = group_parties(items, tags_of(items, PERSON=["FURLONG, Dean", "Dean"]), family().household)
    assert len(parties) == 1


def test_the_author_of_a_forwarded_mail_who_asks_for_anonymity():
    """The sign-off under "keep my name out of it" is an informant's, wherever in the chain it stands."""
    assert roles(("There are men at night. Please keep my name out of it.", "Petra Lindqvist"), "Petra Lindqvist") == {
        "Petra Lindqvist": Role.INFORMANT
    }


def test_evidence_is_codes_only():
    """No word of the text reaches the evidence: it is logged and shown."""
    items = passages("His mum Carol Lunt was there")
    (party,) = group_parties(items, tags_of(items, PERSON=["Carol Lunt"]), family().household)
    assert not {"Carol", "Lunt"} & set(" ".join(party.evidence).replace(":", " ").split())


def test_service_words_are_no_persons():
    """What a model takes for a name and is the services' own vocabulary makes no party."""
    items = passages("OFFICIAL-SENSITIVE: CAMHS Admin Team")
    assert group_parties(items, tags_of(items, PERSON=["OFFICIAL-SENSITIVE", "CAMHS Admin Team"]), family().household) == ()


@pytest.mark.parametrize(
    ("text", "mother", "role"),
    [
        ("Stopping over: a friend's girl Orla TREEN, 9, slept. Fetched at 1am by her mother Bev TREEN.", "Bev TREEN", Role.THIRD_PARTY),
        (
            "A friend's girl Orla TREEN, 9, slept. Fetched at 1am by her mother Bev TREEN. It was Bev who drove.",
            "Bev TREEN",
            Role.THIRD_PARTY,
        ),
        ("A friend's girl Orla TREEN, 9, slept through. The child's mother Bev HULME was drunk.", "Bev HULME", Role.PARENT_CARER),
        ("A friend's girl Orla TREEN, 9, who resides with her own mother Bev HULME in Croydon", "Bev HULME", Role.THIRD_PARTY),
        ("Her mother Bev TREEN was drunk. A friend's girl Orla TREEN, 9, slept through.", "Bev TREEN", Role.PARENT_CARER),
    ],
)
def test_the_mother_named_behind_a_visiting_child_of_her_surname_is_that_childs(text, mother, role):
    """Words that make somebody "her mother" are of the child just named; another surname, or a mention before, are the subject's own."""
    assert roles(text, mother, "Orla TREEN") == {mother: role, "Orla TREEN": Role.OTHER_CHILD}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In that thing last week with Tad Quill (chair pulled away)", Role.UNCERTAIN),
        ("With Tad Quill (head injury, now fine)", Role.UNCERTAIN),
        ("Present: Tad Quill (chair)", Role.PROFESSIONAL),
        ("Tad Quill, head of year, rang", Role.PROFESSIONAL),
    ],
)
def test_a_chair_that_was_thrown_is_no_post(text, role):
    """A piece of furniture or a part of the body behind a name does not make a professional of a pupil."""
    assert roles(text, "Tad Quill") == {"Tad Quill": role}


def test_whoever_stands_in_a_column_of_children_is_a_child():
    """A parent's word in another cell of the row is of that child's family: "Child: Milo Tupper | Told at pick up: mum"."""
    text = "When: 23/02 | Child: Milo Tupper | What: bit Lena | Told: mum"
    cells = (Cell("When", 6, 11), Cell("Child", 21, 32), Cell("What", 41, 49), Cell("Told", 58, 61))
    items = (Passage("s0", "table_row", text, cells=cells),)
    tags = tags_of(items, PERSON=("Milo Tupper",))
    assert [p.role for p in group_parties(items, tags, family().household)] == [Role.OTHER_CHILD]


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Orla Treen's mum had told us that the baby was beaten. She does not want to be named.", Role.INFORMANT),
        ("Orla Treen beat the baby. She does not want to be named.", Role.ALLEGED_PERPETRATOR),
    ],
)
def test_a_girl_whose_mother_told_of_harm_did_none(said, role):
    """Who told stands behind the girl's name: she leads to the informant and is not accused; whoever does the harm is."""
    assert roles(said, "Orla Treen") == {"Orla Treen": role}


def test_a_brother_in_a_column_of_children_is_a_brother():
    """What the row says of the relation comes before the label of the column."""
    text = "Child: Leo Marsh | Relationship: half-brother"
    items = (Passage("s0", "table_row", text, cells=(Cell("Child", 7, 16), Cell("Relationship", 33, 45))),)
    assert [p.role for p in group_parties(items, tags_of(items, PERSON=("Leo Marsh",)), family().household)] == [Role.SIBLING]
