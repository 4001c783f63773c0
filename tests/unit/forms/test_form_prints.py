"""Forms as portals and partners print them, in geometries that nobody had mended the reader for when they were first read."""

from __future__ import annotations

import pytest

from parsers import read_tree
from tests.form_prints.first_round import PRINTS, Geometry
from tests.form_prints.first_words import CITADEL, ORCHARD, THAMESIDE, WESTMOOR
from tests.form_prints.parts import Spoken, expected
from tests.form_prints.side_by_side import small_labels_above
from tests.form_prints.tabular import inside_form_object, struck_choices
from tests.form_prints.typed_lines import blanks_and_rings
from tests.form_wordings.families import BRAITHWAITE, DONNELLY, FAMILIES, OYELARAN, Family

CASES = [(wording, geometry, FAMILIES[place % len(FAMILIES)]) for place, (wording, geometry) in enumerate(PRINTS)]
every_print = pytest.mark.parametrize(("wording", "geometry", "family"), CASES, ids=[g.__name__ for _, g, _ in CASES])


def read(wording: Spoken, geometry: Geometry, family: Family) -> dict[str, str]:
    document = read_tree(geometry(wording, family), "form.pdf")
    return {leaf.path: leaf.value for submission in document.submissions for leaf in submission.leaves}


def under(found: dict[str, str], group: str) -> set[str]:
    return {plain(value) for path, value in found.items() if path.startswith(f"{group}.")}


def plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@every_print
def test_each_child_keeps_its_name_and_none_is_invented(wording: Spoken, geometry: Geometry, family: Family) -> None:
    """The children of the form in its order, each with both names, however the print sets labels and answers."""
    found = read(wording, geometry, family)
    names = [(child["given_name"], child["family_name"]) for child in family.children]
    read_names = [(found.get(f"children.{n}.given_name"), found.get(f"children.{n}.family_name")) for n in range(len(names))]
    assert read_names == names
    assert not any(path.startswith(f"children.{len(names)}.") for path in found)


@every_print
def test_no_empty_box_is_reported(wording: Spoken, geometry: Geometry, family: Family) -> None:
    """Whatever is reported as a concern is ticked on the form."""
    wanted = expected(wording, family)["concerns"]
    assert isinstance(wanted, list)
    assert under(read(wording, geometry, family), "concerns") <= {plain(category) for category in wanted}


@pytest.mark.parametrize("family", [BRAITHWAITE, OYELARAN], ids=["yes", "no"])
@pytest.mark.parametrize(("wording", "geometry"), [(CITADEL, blanks_and_rings), (WESTMOOR, struck_choices)])
def test_a_choice_ringed_or_left_standing_is_the_answer(wording: Spoken, geometry: Geometry, family: Family) -> None:
    """Of printed choices the one in a ring counts, or the one through which no line is drawn."""
    found = read(wording, geometry, family)
    said = "Yes" if family.informed else "No"
    assert (found["consent.parents_informed"], found["consent.consent_given"]) == (said, said)


def test_boxes_inside_form_objects_are_seen() -> None:
    """A print driver that puts the page into a form object hides no tick and no empty box."""
    found = read(ORCHARD, inside_form_object, DONNELLY)
    wanted = expected(ORCHARD, DONNELLY)
    assert [under(found, group) for group in ("concerns", "unchecked")] == [
        {plain(category) for category in ORCHARD.categories if (category in wanted["concerns"]) is ticked}  # type: ignore[operator]
        for ticked in (True, False)
    ]


def test_small_labels_over_larger_answers_open_no_part() -> None:
    """Answers set larger than their labels are answers and no headings."""
    found = read(THAMESIDE, small_labels_above, BRAITHWAITE)
    referrer = {path.removeprefix("referrer."): value for path, value in found.items() if path.startswith("referrer.")}
    assert referrer == {name: value for name, value in BRAITHWAITE.referrer.items() if value}
