"""A copy that names another family's child waits for a person."""

from dataclasses import replace

from gateway.children import ChildRecord
from gateway.ids import ChildId
from gateway.outgoing import CopySegment
from gateway.pipeline.foreign_child import CONCERN, marked
from gateway.pipeline.verdict import HOLDING_CONCERNS
from tests.makers import draft


def record(child, given, household):
    return ChildRecord(ChildId(child), given, "Pryce", None, household=household)


def saying(child, text):
    made = draft(child=child)
    return replace(made, copy=replace(made.copy, segments=(CopySegment("body", text),)))


def concerns(text, *others):
    records = {r.id: r for r in (record("C1", "Jayden", "H1"), *others)}
    return marked((saying("C1", text),), records)[0].concerns


def test_the_name_of_another_familys_child_is_a_concern_that_holds():
    """A passage about Tegan left in Jayden's copy stops it."""
    assert concerns("Tegan was found in a car.", record("C2", "Tegan", "H2")) == (CONCERN,)
    assert CONCERN in HOLDING_CONCERNS


def test_a_brother_or_sister_is_no_other_family():
    """Siblings are a matter for the policy, not for this guard."""
    assert concerns("Tegan was at home.", record("C2", "Tegan", "H1")) == ()


def test_a_namesake_does_not_stop_the_childs_own_copy():
    """Two children called Jayden: the name alone says nothing."""
    assert concerns("Jayden was missing.", record("C2", "Jayden", "H2")) == ()


def test_a_copy_without_the_others_goes():
    """What was cut well is not held."""
    assert concerns("He was missing.", record("C2", "Tegan", "H2")) == ()


def test_a_professional_whose_surname_is_a_childs_forename_is_no_foreign_child():
    """Sergeant Yusuf in the register does not stop a copy beside a child called Yusuf; the child's name does."""
    records = {r.id: r for r in (record("C1", "Jayden", "H1"), record("C2", "Yusuf", "H2"))}
    listed = marked((saying("C1", "DC Imran Yusuf | Met Police"),), records, ("DC Imran Yusuf",))
    named = marked((saying("C1", "DC Imran Yusuf saw Yusuf."),), records, ("DC Imran Yusuf",))
    assert (listed[0].concerns, named[0].concerns) == ((), (CONCERN,))


def test_a_young_person_listed_at_the_meeting_is_still_another_familys_child():
    """Tegan Pryce came to the panel herself: that her name is in the list of those present excuses no word about her."""
    records = {r.id: r for r in (record("C1", "Jayden", "H1"), record("C2", "Tegan", "H2"))}
    text = saying("C1", "Tegan Pryce was found in a car.")
    assert marked((text,), records, ("Tegan Pryce",))[0].concerns == (CONCERN,)
    assert marked((saying("C1", "Tegan Marsh visited."),), records, ("Tegan Marsh",))[0].concerns == ()
