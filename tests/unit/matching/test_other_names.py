"""Other names of a child, and dates that are birth dates by what stands around them."""

from __future__ import annotations

import pytest

from gateway.matching.evidence import Mention
from gateway.matching.mentions import mentions_of
from parsers import Document, Segment, SegmentKind
from tests.unit.matching.mention_reading import TODAY, K, named, read, tagged


@pytest.mark.parametrize(
    "between",
    [
        "(main file: ",
        "(legacy record: ",
        "(birth name: ",
        ", goes by ",
        " (old record ",
        "(recorded until 2016 as ",
        "(school still has her down as ",
        "(registered at birth under ",
        ", known to us before adoption as ",
        "(down on our system as ",
    ],
)
def test_other_names_of_a_record_are_the_same_person(between: str) -> None:
    """However a system prints the other name beside the first, what follows belongs to one person."""
    text = f"Pupil: Ella DORAN {between}Kayleigh Stubbs) DOB 26 May 2011"
    (mention,) = read(text, PERSON="Ella DORAN; Kayleigh Stubbs", DATE_OF_BIRTH="26 May 2011")
    assert mention.values(K.NAME) == ("Ella DORAN", "Kayleigh Stubbs")
    assert mention.values(K.DATE_OF_BIRTH) == ("2011-05-26",)


def lines(*texts: str, **found: str) -> tuple[Mention, ...]:
    """One passage a line, each with its tags."""
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY, t) for n, t in enumerate(texts))
    tags = [tag for s in segments for tag in tagged(s.id, s.text, **found)]
    return mentions_of([("", s) for s in segments], tags, Document("x", segments=segments), on=TODAY)


@pytest.mark.parametrize(
    "between", ["listed her attacker as", "registered her son as", "recorded the injured pupil as", "filed in error under"]
)
def test_whom_somebody_lists_as_something_is_another_person(between: str) -> None:
    """No second name of who wrote it down: the birthday behind is theirs."""
    mentions = lines(f"Ella DORAN {between} Rui Pacheco 26/05/2011", PERSON="Ella DORAN; Rui Pacheco", DATE_OF_BIRTH="26/05/2011")
    assert not any({"Ella DORAN", "Rui Pacheco"} <= set(m.values(K.NAME)) for m in mentions)


@pytest.mark.parametrize("label", ["Former name on file", "Alias", "Birth name", "Also known as", "Previous surname", "Previous name(s)"])
def test_a_line_with_another_name_names_nobody_new(label: str) -> None:
    """The birth date two lines below is the child's, whose other name stands between."""
    (mention,) = lines(
        "Patient: Ella DORAN",
        f"{label}: Kayleigh Stubbs",
        "DOB: 26/05/2011",
        PERSON="Ella DORAN; Kayleigh Stubbs",
        DATE_OF_BIRTH="26/05/2011",
    )
    assert mention.values(K.NAME) == ("Ella DORAN", "Kayleigh Stubbs")
    assert mention.values(K.DATE_OF_BIRTH) == ("2011-05-26",)


@pytest.mark.parametrize(
    "label", ["Other names at home", "Names at the property", "Other names in household", "Maiden name", "Names until Friday"]
)
def test_a_line_that_names_others_gives_the_child_no_second_name(label: str) -> None:
    """Who lives there too, or a mother's name, is nobody's alias."""
    mentions = lines("Child: Ella DORAN", f"{label}: Rui Pacheco", PERSON="Ella DORAN; Rui Pacheco")
    assert named(mentions, "Ella DORAN").values(K.NAME) == ("Ella DORAN",)


def test_a_name_under_a_mothers_label_is_hers() -> None:
    """A birth name below "Mother:" is not the child's."""
    mentions = lines("Child: Ella DORAN", "Mother:", "Birth name: Carla Silva", PERSON="Ella DORAN; Carla Silva")
    assert named(mentions, "Ella DORAN").values(K.NAME) == ("Ella DORAN",)


@pytest.mark.parametrize(
    "between",
    [
        " is known by ",
        " was recorded by ",
        " is under ",
        " - old file: kept by ",
        " or ",
        " now ",
        ", now ",
        " sat down as ",
        " (at the same school as ",
        " (registered at the same surgery as ",
        ", known to be just as loud as ",
    ],
)
def test_another_person_behind_a_weak_word_is_another_person(between: str) -> None:
    """Two names with nothing in common are two people unless the words say that they are one."""
    mentions = read(f"Child: Ella DORAN{between}Rui Pacheco came.", PERSON="Ella DORAN; Rui Pacheco")
    assert named(mentions, "Ella DORAN").values(K.NAME) == ("Ella DORAN",)


def test_a_name_with_an_apostrophe_is_no_other_name() -> None:
    """Who is known as somebody's sister does not bear that name."""
    mentions = read("Child: Ella DORAN, known as Rui Pacheco's sister.", PERSON="Ella DORAN; Rui Pacheco")
    assert named(mentions, "Ella DORAN").values(K.NAME) == ("Ella DORAN",)


def test_a_married_or_step_name_with_the_same_given_name_is_the_same_person() -> None:
    """Ella Stubbs, now Ella Doran: one girl."""
    (mention,) = read("Child: Ella Stubbs, now Ella Doran", PERSON="Ella Stubbs; Ella Doran")
    assert mention.values(K.NAME) == ("Ella Stubbs", "Ella Doran")


def test_a_day_on_which_something_happened_is_no_birth_date() -> None:
    """A child of one, first seen a year ago; a child of four, seen on a day four years ago."""
    for text, age, day in (
        ("It is about Kai Pugh, 1, first seen 12/02/2025.", "1", "12/02/2025"),
        ("Kai Pugh, 4, seen on 12/02/2022.", "4", "12/02/2022"),
    ):
        assert named(read(text, PERSON="Kai Pugh", AGE=age, DATE_TIME=day), "Kai Pugh").values(K.DATE_OF_BIRTH) == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Her brother Rui seemed fine.", False),
        ("Her brother Rui seemed fine, but he has cigarette burns on his arm.", True),
        ("Her brother Rui looks well, though he was hit last week.", True),
    ],
)
def test_well_is_taken_back_by_what_follows(text: str, asked: bool) -> None:
    """A brother who seems well but was hurt is told of as one who was hurt."""
    assert ("untroubled" not in named(read(text, PERSON="Rui"), "Rui").cues) is asked


def test_a_mothers_line_is_no_other_name() -> None:
    """A line with another person's part gives the child no second name."""
    (mention,) = lines("Patient: Ella DORAN", "Mother: Ruth Stubbs", PERSON="Ella DORAN; Ruth Stubbs")
    assert mention.values(K.NAME) == ("Ella DORAN",)


def test_a_bare_date_that_fits_the_stated_age_is_a_birth_date() -> None:
    """Seven in March 2026 and born in November 2018 fit; a date of no child of that age is none."""
    text = "It is about Kai Pugh, 7, our card says {day} for him."
    born = [read(text.format(day=day), PERSON="Kai Pugh", AGE="7", DATE_TIME=day) for day in ("14.11.18", "14.11.16", "02.03.26")]
    assert [named(m, "Kai Pugh").values(K.DATE_OF_BIRTH) for m in born] == [("2018-11-14",), (), ()]


def test_a_date_behind_the_sex_in_brackets_is_the_birth_date() -> None:
    """Police write the sex in brackets between name and date."""
    (mention,) = read("Child 1: PUGH Kai (M) 22/07/2016", PERSON="PUGH Kai", DATE_TIME="22/07/2016")
    assert mention.values(K.DATE_OF_BIRTH) == ("2016-07-22",)
