"""A control that still shows its prompt holds nothing, and a bare yes is nobody's name."""

from __future__ import annotations

import pytest

from parsers.document import Submission
from parsers.docx_runs import prompts
from parsers.forms.entries import Entry
from parsers.forms.submission import Words, submission_of
from parsers.forms.values import only_yes_or_no


@pytest.mark.parametrize("prompt", ["Select from list", "Pick a date", "Enter text here", "Please choose one.", "Type your answer here"])
def test_prompts_of_other_templates_are_no_answers(prompt: str) -> None:
    """Templates word their prompts as they like; what only asks for an answer is none."""
    assert prompts(prompt)


@pytest.mark.parametrize("answer", ["Pick a Lock Lane", "Enter Care Ltd", "Select Medical Centre", "Choose Hope Academy"])
def test_answers_that_begin_like_a_prompt_stay(answer: str) -> None:
    """Streets, firms and schools may begin with such a verb."""
    assert not prompts(answer)


def test_a_category_of_children_answered_yes_makes_no_child() -> None:
    """A category such as child criminal exploitation begins like a label of a child; Yes is no name, so nobody is invented."""
    told = (("Surname", "Sample"), ("First name", "Ada"), ("Date of birth", "01/02/2015"))
    entries = [
        *(Entry(label, value, sections=("The child",), place="t1") for label, value in told),
        *(
            Entry(label, value, sections=("Type of concern",), place="t1")
            for label, value in (("Child criminal exploitation", "Yes"), ("Neglect", "No"), ("Domestic abuse", "No"))
        ),
    ]
    found = submission_of(entries, Words({}, {}), Submission("html", "", "", "", "live"))
    leaves = {leaf.path: leaf.value for leaf in found.leaves}
    assert not [path for path in leaves if path.startswith("children.1")]
    assert "Child criminal exploitation" in [value for path, value in leaves.items() if path.startswith("concerns")]


def test_only_a_bare_answer_counts_as_yes_or_no() -> None:
    """Names that begin alike are names."""
    assert only_yes_or_no(" yes. ")
    assert not only_yes_or_no("Noah")
    assert not only_yes_or_no("Yes Sample")
