"""Comparing a written name with the names of a record."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.children import ChildRecord
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.name_comparison import full_name, given_name
from gateway.matching.names import alike, likeness
from gateway.matching.nicknames import full_forms, other_forms, stand_for_one_another
from tests.unit.matching.matching_cases import WEIGHTS, child

RECORD = child(
    "C1", "Mohamed", "Hersi-Warsame", "2015-09-21", middle_names=("Abdi",), known_as=("Mo", "Biggie"), previous_names=("Mohamed Farah",)
)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("ines", "ines", "exact"),
        ("mo", "mohamed", "nickname"),
        ("muhammad", "mohammed", "nickname"),
        ("sam", "samantha", "nickname"),
        ("samuel", "samantha", "differs"),
        ("yorulmsz", "yorulmaz", "spelling"),
        ("kayley", "kayleigh", "spelling"),
        ("kmi", "kim", "spelling"),
        ("nuur", "noor", "spelling"),
        ("abdy", "abdi", "spelling"),
        ("rabiah", "rabia", "nickname"),
        ("khaalid", "kalid", "nickname"),
        ("cabdi", "abdi", "nickname"),
        ("huq", "haque", "nickname"),
        ("karim", "karam", "spelling"),
        ("amelia", "emilia", "differs"),
        ("j", "jakub", "initial"),
        ("j", "ines", "differs"),
        ("zayn", "zara", "differs"),
        ("liam", "noah", "differs"),
    ],
)
def test_likeness(left: str, right: str, level: str) -> None:
    """Exact, usual form, spelling, initial or another name; both ways round alike."""
    assert likeness(left, right) == likeness(right, left) == level


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("Mohamed Hersi-Warsame", {"given": "exact", "family": "exact"}),
        ("HERSI WARSAME, Mohamed", {"given": "exact", "family": "exact"}),
        ("Hersi Warsame Mohamed", {"given": "exact", "family": "exact", "order": "swapped"}),
        ("Biggie Hersi", {"given": "alias", "family": "part"}),
        ("Mohamed Abdi Hersi", {"given": "exact", "family": "part", "middle": "agrees"}),
        ("Mohamed Farah", {"given": "exact", "family": "previous"}),
        ("Mohamed", {"given": "exact"}),
        ("Hersi", {"family": "part"}),
        ("M Hersi", {"given": "initial", "family": "part"}),
        ("Mohamed Nowak", {"given": "exact", "family": "differs"}),
    ],
)
def test_levels(written: str, levels: dict[str, str]) -> None:
    """The best reading of the written name decides the levels."""
    steps = full_name(written, WEIGHTS, NameFrequencies()).steps(RECORD)
    assert {s.comparison: s.level for s in steps} == levels


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("Logan Marsh", {"given": "alias", "family": "previous"}),
        ("Logan Pike", {"given": "alias", "family": "exact"}),
        ("Logan Reed", {"given": "alias", "family": "differs"}),
    ],
)
def test_an_alias_of_two_words_bears_a_family_name(written: str, levels: dict[str, str]) -> None:
    """A child who goes by another surname is found under it; a nickname of one word adds no family name."""
    record = child("C1", "Logan", "Pike", "2014-03-22", known_as=("Logan Marsh", "Reedy"))
    steps = full_name(written, WEIGHTS, NameFrequencies()).steps(record)
    assert {s.comparison: s.level for s in steps} == levels


def test_a_given_name_is_read_as_no_family_name() -> None:
    """A name known to be given speaks against a child of another given name, even where that is the child's family name."""
    for written in ("Ines", "Hersi"):
        steps = given_name(written, WEIGHTS, NameFrequencies()).steps(RECORD)
        assert {s.comparison: s.level for s in steps} == {"given": "differs"}


def test_no_name_no_steps() -> None:
    """A name without letters compares with nothing."""
    assert given_name("???", WEIGHTS, NameFrequencies()).steps(RECORD) == ()
    assert full_name("???", WEIGHTS, NameFrequencies()).steps(RECORD) == ()


LETTERS = st.text("aeioyhkmz", min_size=1, max_size=12)
USUAL = (
    "mo",
    "sam",
    "samantha",
    "alexander",
    "sasha",
    "yasmin",
    "jasmine",
    "leigh",
    "li",
    "elizabeth",
    "ella",
    "bob",
    "rob",
    "robert",
    "rana",
    "rayhan",
    "amal",
    "amelia",
)


@given(LETTERS | st.sampled_from(USUAL), st.lists(LETTERS | st.sampled_from(USUAL), max_size=12), st.data())
@settings(max_examples=300, deadline=None)
def test_one_sweep_finds_whom_likeness_finds(part: str, others: list[str], data: st.DataObject) -> None:
    """Names that differ are left out of a sweep and no others, whatever was edited."""
    slips = [part[:at] + part[at + 1 :] for at in range(len(part))] + [part[:at] + "zk" + part[at:] for at in range(len(part))]
    slips += [part[:at] + part[at + 1 : at + 2] + part[at : at + 1] + part[at + 2 :] for at in range(len(part))]
    twice = [s[:at] + "m" + s[at + 1 :] for s in slips for at in range(len(s))]
    names = {n for n in (*others, *slips, *data.draw(st.lists(st.sampled_from(twice or ["k"]), max_size=20))) if n}
    assert alike([part], names)[part] == {n: level for n in names if (level := likeness(part, n)) != "differs"}


@pytest.mark.parametrize(
    ("left", "right"), [("rana", "rayhan"), ("amal", "amelia"), ("maer", "mariye"), ("noor", "nuur"), ("cabdi", "abdi")]
)
def test_a_sweep_finds_who_stands_on_a_limit(left: str, right: str) -> None:
    """The likeness that is just enough is enough in a sweep too."""
    assert alike([left], [right])[left] == {right: likeness(left, right)}
    assert alike([right], [left])[right] == {left: likeness(left, right)}


@given(st.lists(st.text("abrnymlei", min_size=3, max_size=7), min_size=20, max_size=60))
@settings(max_examples=100, deadline=None)
def test_a_sweep_over_many_short_names_is_likeness_of_each(names: list[str]) -> None:
    """Of names of few letters many pairs stand near a limit."""
    for part in names[:5]:
        assert alike([part], set(names))[part] == {n: level for n in names if (level := likeness(part, n)) != "differs"}


def test_a_name_stands_for_its_other_forms_and_no_others() -> None:
    """Both ways to ask say the same of every two names listed."""
    names = [*USUAL, *(full for name in USUAL for full in full_forms(name)), "noah"]
    for name in names:
        assert {other for other in names if stand_for_one_another(name, other)} == other_forms(name) & set(names)


PARTS = LETTERS | st.sampled_from(USUAL)
NAMES = st.lists(PARTS, min_size=1, max_size=3).map(" ".join)
ALIASES = st.lists(NAMES, max_size=2).map(tuple)
CHILDREN = st.builds(
    child, st.just("C1"), NAMES, NAMES, st.just("2015-09-21"), middle_names=ALIASES, known_as=ALIASES, previous_names=ALIASES
)
COUNTS = st.builds(NameFrequencies, *(st.dictionaries(PARTS, st.integers(1, 400)) for _ in range(2)), st.sampled_from([0, 1000, 200_000]))


@given(NAMES, st.lists(CHILDREN, min_size=1, max_size=4), COUNTS, st.data())
@settings(max_examples=300, deadline=None)
def test_names_prepared_for_together_are_compared_as_each_alone(
    written: str, children: list[ChildRecord], counts: NameFrequencies, data: st.DataObject
) -> None:
    """A sweep over many changes no comparison. What is foretold is never less than what is found; no name that fits is said to differ."""
    bearer = child("C2", data.draw(st.sampled_from(written.split())), data.draw(NAMES), "2015-09-21", middle_names=data.draw(ALIASES))
    for reader in (full_name, given_name):
        together = reader(written, WEIGHTS, counts)
        together.prepare([*children, bearer])
        for one in (*children, bearer):
            most, differs = together.most(one)
            found = together.against(one)
            assert found == reader(written, WEIGHTS, counts).against(one)
            assert found.bits <= most + 1e-9
            assert not differs or [s.level for s in found.steps if s.comparison == "given"] == ["differs"]


@pytest.mark.parametrize(("written", "family"), [("Ines El Am", "Elam"), ("Ines Elam", "El Am")])
def test_a_family_name_written_apart_is_met_in_a_sweep_too(written: str, family: str) -> None:
    """None of its short parts is like the whole, which is the same name."""
    one, name = child("C1", "Ines", family, "2015-09-21"), full_name(written, WEIGHTS, NameFrequencies())
    name.prepare([one])
    assert {s.comparison: s.level for s in name.against(one).steps} == {"given": "exact", "family": "exact"}
    assert name.most(one)[0] >= name.against(one).bits
