"""Four councils' wordings on twelve carriers: every answer at its place, no empty box ticked, no secret in the open account."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import Submission, read_tree, walk_documents
from tests.form_wordings.carriers import CARRIERS, Carrier, mail_lines, page_rows, word_cells, word_lines
from tests.form_wordings.families import FAMILIES, Family
from tests.form_wordings.sheets import expected, sections
from tests.form_wordings.wordings import WORDINGS, Wording

CASES = [(wording, carrier, FAMILIES[(w + c) % len(FAMILIES)]) for w, wording in enumerate(WORDINGS) for c, carrier in enumerate(CARRIERS)]
every_form = pytest.mark.parametrize(("wording", "carrier", "family"), CASES, ids=[f"{w.name}-{c.__name__}" for w, c, _ in CASES])


def read(wording: Wording, carrier: Carrier, family: Family) -> Submission:
    name, content = carrier(sections(wording, family))
    found = [s for _, inner in walk_documents(read_tree(content, name)) for s in inner.submissions]
    assert len(found) == 1
    return found[0]


def under(submission: Submission, group: str) -> list[str]:
    return [leaf.value for leaf in submission.leaves if leaf.path.startswith(f"{group}.")]


def plain(text: object) -> str:
    return "".join(c for c in str(text or "").casefold() if c.isalnum())


@every_form
def test_children_stand_as_the_form_has_them(wording: Wording, carrier: Carrier, family: Family) -> None:
    """Each child of the form and no other; each of the child's answers that the form fills in."""
    submission = read(wording, carrier, family)
    found = {leaf.path: plain(leaf.value) for leaf in submission.leaves}
    wanted = {
        f"children.{n}.{path}": plain(value)
        for n, child in enumerate(expected(wording, family)["children"])  # type: ignore[arg-type, var-annotated]
        for path, value in child.items()
        if value
    }
    assert {path: found.get(path) for path in wanted} == wanted
    assert {path.split(".")[1] for path in found if path.startswith("children.")} == {str(n) for n in range(len(family.children))}


@every_form
def test_exactly_the_ticked_categories_are_concerns(wording: Wording, carrier: Carrier, family: Family) -> None:
    """Every ticked category is a concern, and none that is left empty."""
    submission = read(wording, carrier, family)
    assert {plain(c) for c in under(submission, "concerns")} == {plain(c) for c in expected(wording, family)["concerns"]}  # type: ignore[attr-defined]


@every_form
def test_what_the_family_must_not_see_stands_apart(wording: Wording, carrier: Carrier, family: Family) -> None:
    """The withheld text is confidential and nowhere in the account; the account is whole and in no part confidential."""
    submission = read(wording, carrier, family)
    secret, account = plain(" ".join(under(submission, "confidential"))), plain(" ".join(under(submission, "narrative")))
    assert plain(family.confidential) in secret
    assert plain(family.confidential) not in account
    for sentence in (*family.narrative, family.strengths):
        assert plain(sentence) in account
        assert plain(sentence) not in secret


@every_form
def test_every_leaf_names_an_answer_that_stands_in_a_passage(wording: Wording, carrier: Carrier, family: Family) -> None:
    """Each value leads to its answers, and each answer to a passage."""
    submission = read(wording, carrier, family)
    known = {answer.id: answer for answer in submission.answers}
    assert all(leaf.answer_ids and all(known[a].segment for a in leaf.answer_ids) for leaf in submission.leaves)


@settings(max_examples=25, deadline=None)
@given(
    ticked=st.sets(st.integers(0, 4)),
    wording=st.sampled_from(WORDINGS),
    carrier=st.sampled_from([word_lines, word_cells, page_rows, mail_lines]),
)
def test_any_choice_of_boxes_is_read_as_made(ticked: set[int], wording: Wording, carrier: Carrier) -> None:
    """Whatever is ticked, from nothing to everything, is reported, and nothing else."""
    family = replace(FAMILIES[0], ticked=tuple(sorted(ticked)))
    found = {plain(c) for c in under(read(wording, carrier, family), "concerns")}
    assert found == {plain(wording.categories[n]) for n in ticked}
