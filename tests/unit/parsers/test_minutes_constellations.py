"""What words of no list mean by what stands beside them: whose a row or a card is, who came, what is kept from whom, what is to be done."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import Meeting, read_tree
from parsers.minutes.sealing import means_sealed

CHILDREN = {"Kit Dunn": "02/02/2016", "Mo Farrow": "03/03/2014", "Ray Oduya": "04/04/2012"}
TOLD = ["has a bald patch.", "was not at school.", "eats in the shed with nobody near.", "told the nurse about the dog.", "has a new coat."]
HEAD = (
    "<h1>Core Group Meeting</h1><p>Date: 1 May 2026</p><p>Chair: Ann Lee</p><h2>Present</h2>"
    "<p>Ann Lee (Nurse, Dale NHS)</p><p>Bo Penn (Sergeant, Dale Police)</p>"
)


def rows(told: dict[str, str]) -> str:
    """A row for each child in a table whose headings say neither child nor birth."""
    cells = "".join(f"<tr><td>{name}<br>{CHILDREN[name]}</td><td>{words}</td><td>keep on</td></tr>" for name, words in told.items())
    return f"<table><tr><td>Of whom</td><td>Talk</td><td>Decision</td></tr>{cells}</table>"


def cards(told: dict[str, str]) -> str:
    """A table of labels and values for each child."""
    return "".join(
        f"<p>-</p><table><tr><td>Name</td><td>{name}</td></tr><tr><td>Date of birth</td><td>{CHILDREN[name]}</td></tr>"
        f"<tr><td>Heard</td><td>{words}</td></tr></table>"
        for name, words in told.items()
    )


def sections(told: dict[str, str]) -> str:
    """A numbered section for each child."""
    return "".join(f"<h2>{n}. {name} ({CHILDREN[name]})</h2><p>{words}</p>" for n, (name, words) in enumerate(told.items(), 1))


def read(page: str) -> tuple[Meeting, dict[str, str]]:
    document = read_tree(page.encode(), "notes.html")
    assert document.meeting is not None
    return document.meeting, {s.id: s.text for s in document.segments}


LAYOUTS = st.sampled_from([rows, cards, sections])


@settings(max_examples=40, deadline=None)
@given(layout=LAYOUTS, named=st.lists(st.sampled_from(sorted(CHILDREN)), min_size=2, unique=True), words=st.permutations(TOLD))
def test_a_passage_that_names_one_child_is_given_to_no_other(layout, named: list[str], words: list[str]):
    """In rows, cards and sections alike: where a passage names one child, only that child has it, alone or shared."""
    told = {name: f"{name.split()[0]} {said}" for name, said in zip(named, words, strict=False)}
    meeting, texts = read(HEAD + layout(told))
    for subject in meeting.subjects:
        for i in (*subject.segments, *subject.shared):
            assert not any(said in texts[i] for name, said in told.items() if name != subject.name)
    assert {s.name for s in meeting.subjects} == set(told)


@pytest.mark.parametrize("layout", [rows, cards, sections])
@pytest.mark.parametrize("order", list(permutations(CHILDREN)))
def test_unrelated_children_in_any_order_keep_their_passages(layout, order: tuple[str, ...]):
    """What is told of each child, without the name, stays with that child in whatever order the children come."""
    told = {name: f"There {TOLD[n]}" for n, name in enumerate(sorted(CHILDREN))}
    meeting, texts = read(HEAD + layout({name: told[name] for name in order}))
    found = {s.name: " ".join(texts[i] for i in s.segments) for s in meeting.subjects}
    assert all(told[name] in found[name] for name in order)


def test_nothing_is_the_one_childs_where_another_is_born_in_the_words():
    """A child whom the record names with a birth date in passing is no subject; then the rest is given to nobody by default."""
    page = HEAD + "<p>Child: Kit Dunn (DOB 02/02/2016)</p><h2>Discussion</h2>"
    page += "<p>The cousin Ivo Marr 05/05/2015 sleeps there too.</p>"
    page += "<p>He cries at night.</p>"
    meeting, texts = read(page)
    assert not any("cries" in texts[i] for s in meeting.subjects for i in (*s.segments, *s.shared))


def test_a_label_in_any_words_before_people_with_posts_is_the_register():
    """Who came and who did not are told apart by the label's sense."""
    page = (
        "<h1>Core Group Meeting</h1><p>Date: 1 May 2026</p><p>Chair: Ann Lee</p>"
        "<p>Faces: Ann Lee (Nurse, Dale NHS); Bo Penn (Sergeant, Dale Police)</p>"
        "<p>Wanted to come but could not: Cy Poe (GP, Mill Surgery)</p><h2>Actions</h2><p>Ann Lee to ring home by 4 May 2026.</p>"
    )
    meeting, _ = read(page)
    assert [a.name for a in meeting.attendees] == ["Ann Lee", "Bo Penn"]
    assert [a.name for a in meeting.apologies] == ["Cy Poe"]


def test_a_table_of_actions_is_known_by_its_columns():
    """Headings that no list holds, but people, days and things to do below them."""
    page = HEAD + (
        "<h2>Afterwards</h2><table><tr><td>Pledge</td><td>Hero</td><td>Moment</td></tr>"
        "<tr><td>ring the school</td><td>Ann Lee</td><td>04/05/2026</td></tr>"
        "<tr><td>see the flat</td><td>Bo Penn</td><td>ongoing</td></tr></table>"
    )
    meeting, _ = read(page)
    assert [(a.text, a.owner, a.due) for a in meeting.actions] == [
        ("ring the school", "Ann Lee", "2026-05-04"),
        ("see the flat", "Bo Penn", ""),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "detach this sheet before any copy is sent",
        "item taken without the mother",
        "stays in this room",
        "police eyes only",
        "what dad must not find out",
    ],
)
def test_headings_that_keep_something_from_somebody_seal(words: str):
    """An act of keeping apart with a family, a copy or a circle of staff."""
    assert means_sealed(words)


@pytest.mark.parametrize(
    "words",
    ["child seen without parents", "views of the father", "children not in education", "risk outside the home", "left school early"],
)
def test_headings_of_what_is_told_do_not_seal(words: str):
    """How a child was seen or where a danger lies is no secrecy."""
    assert not means_sealed(words)


def test_a_numbered_heading_of_two_children_opens_their_case():
    """What stands below it and names neither, a decision or a sentence about a parent, is of both and of nobody else."""
    page = (
        f"{HEAD}<h2>1. Ray Oduya, 04/04/2012</h2><p>Ray has a new coat.</p>"
        "<h2>2. Kit Dunn (02/02/2016) and Mo Dunn (03/03/2014)</h2>"
        "<p>Mo has a bald patch. Stepfather broke the kitchen door. Kit eats in the shed.</p>"
        "<p>Decision: refer them on, not by letter to the home.</p>"
    )
    meeting, texts = read(page)
    shared = {s.name: [texts[i] for i in s.shared] for s in meeting.subjects}
    assert meeting.unassigned == ()
    assert not shared["Ray Oduya"]
    for name in ("Kit Dunn", "Mo Dunn"):
        assert any("Stepfather" in text for text in shared[name])
        assert any("refer them on" in text for text in shared[name])
