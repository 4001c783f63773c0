"""A short form in brackets inside a full name, and one birthday that is said to be of two children."""

from __future__ import annotations

import pytest

from gateway.matching.resolving import Matcher, resolve
from tests.unit.matching.matching_cases import WEIGHTS, K, look_up
from tests.unit.matching.mention_reading import named, read

TWINS = "PACHECO, Ines and PACHECO, Lucas"
TWO = "PACHECO, Ines; PACHECO, Lucas"


@pytest.mark.parametrize("written", ["Mohamed (Mo) HERSI", "Mohamed 'Mo' Hersi"])
def test_a_short_form_inside_a_name_leaves_it_one_name(written: str) -> None:
    """Given name, short form and family name are tagged apart; number and birthday behind belong to the whole."""
    family = written.rsplit(maxsplit=1)[-1]
    text = f"Re {written}, born 21/09/2015, NHS 999 000 0018"
    (mention,) = read(text, PERSON=f"Mohamed; Mo; {family}", DATE_OF_BIRTH="21/09/2015", NHS_NUMBER="999 000 0018")
    assert mention.values(K.NAME) == (written,)
    assert mention.values(K.DATE_OF_BIRTH) == ("2015-09-21",)
    (decision,) = resolve([mention], Matcher(look_up, WEIGHTS))
    assert decision.candidate.child.id == "C6"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2. QUIST Rowan  m  22.10.19", "QUIST Rowan"),
        ("(b) QUIST Rowan, male, b. 22/10/2019", "QUIST Rowan"),
        ("QUIST River 22/10/19", "QUIST River"),
        ("CHILD 2  QUIST Rowan    22/10/2019  M", "QUIST Rowan"),
        ("Subject: QUIST Rowan 22/10/2019", "QUIST Rowan"),
        ("Child seen by QUIST Rowan 22/10/2019", "QUIST"),
        ("QUIST Rowan seen 22.10.19", "QUIST"),
        ("Seen with QUIST Monday 22.10.19", "QUIST"),
    ],
)
def test_a_given_name_that_is_a_word_too_is_read_in_a_list(line: str, name: str) -> None:
    """The surname in capitals opens the line, and sex or birthday stands behind the given name; the child was lost without it."""
    assert named(read(line, PERSON="QUIST"), name).evidence


def test_brackets_around_a_whole_other_person_join_nothing() -> None:
    """A child and somebody in brackets: no third name closes them."""
    mentions = read("Ines Pacheco (Marisa) came.", PERSON="Ines Pacheco; Marisa")
    assert named(mentions, "Ines Pacheco").values(K.NAME) == ("Ines Pacheco",)


@pytest.mark.parametrize(
    "text",
    [
        "Name: Mo Hersi (Rui) Ines Pacheco 30/06/2017",
        "Told by Lucas Brandt (Ines Pacheco) Lucas Pacheco 30/06/2017",
        "PC Smith (Ines Pacheco)\nRui Pacheco dob 30/06/2017",
        "Rui (Mo)\nPacheco dob 30/06/2017",
    ],
)
def test_whole_names_and_lines_around_brackets_stay_people_of_their_own(text: str) -> None:
    """Three people are no name: the birthday of the last would go to a fourth whom nobody knows."""
    people = [name for name in ("Mo Hersi", "Lucas Brandt", "Smith", "Ines Pacheco", "Lucas Pacheco", "Rui Pacheco") if name in text]
    people += [name for name in ("Rui", "Mo", "Pacheco") if not any(name in whole.split() for whole in people) and name in text]
    mentions = read(text, PERSON="; ".join(people), DATE_OF_BIRTH="30/06/2017")
    assert {name for m in mentions for kind in (K.NAME, K.GIVEN_NAME) for name in m.values(kind)} <= set(people)


@pytest.mark.parametrize("between", [". Both 30/06/2017.", ", both born 30/06/2017", ". Both are dob: 30/06/2017"])
def test_a_birthday_of_both_is_each_ones(between: str) -> None:
    """Twins are written with one date."""
    mentions = read(f"{TWINS}{between}", PERSON=TWO, DATE_TIME="30/06/2017")
    assert [named(mentions, name).values(K.DATE_OF_BIRTH) for name in ("PACHECO, Ines", "PACHECO, Lucas")] == [("2017-06-30",)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Re: twins INES + LUCAS PACHECO, 30/06/2017, seen today",
        "Re: the twins Ines & Lucas Pacheco (30.06.2017)",
        "Report on Ines / Lucas Pacheco (twins), dob 30/06/2017",
    ],
)
def test_twins_under_one_family_name_and_one_birthday_are_two_children(text: str) -> None:
    """Whatever sign joins the forenames, the family name and the birthday behind the second are the first one's too; both are linked."""
    people = "INES; LUCAS PACHECO" if "INES" in text else "Ines; Lucas Pacheco"
    mentions = read(text, PERSON=people, DATE_TIME="30/06/2017; 30.06.2017")
    assert [m.values(K.DATE_OF_BIRTH)[:1] for m in mentions] == [("2017-06-30",)] * 2
    assert {d.candidate.child.id for d in resolve(mentions, Matcher(look_up, WEIGHTS))} == {"C1", "C2"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        f"{TWINS}. Both seen on 30/06/2017.",
        f"{TWINS}. Visited 30/06/2017.",
        f"{TWINS} came to the twins' group on 30/06/2017.",
        "Rui and PACHECO, Ines and PACHECO, Lucas. Both 30/06/2017.",
        "PACHECO, Ines. PACHECO, Lucas. Both 30/06/2017.",
    ],
)
def test_another_date_or_more_names_than_two_are_nobodys_birthday(text: str) -> None:
    """A visit's date, three names before "both", or two names that are not told together."""
    mentions = read(text, PERSON=f"Rui; {TWO}", DATE_TIME="30/06/2017")
    assert all("2017-06-30" not in m.values(K.DATE_OF_BIRTH) for m in mentions)


def test_the_birthday_of_an_entry_whose_name_nobody_saw_is_not_the_last_ones() -> None:
    """Each entry of a list has its own day, also where no recogniser saw the name in it."""
    text = "- PACHECO Ines b. 30/06/17\n- PACHECO Rui b. 11/02/14\n- SZOLNOK Bors b. 1/2/12, on a visit"
    mentions = read(text, PERSON="PACHECO Ines; PACHECO Rui", DATE_OF_BIRTH="30/06/17; 11/02/14; 1/2/12")
    assert named(mentions, "PACHECO Rui").values(K.DATE_OF_BIRTH) == ("2014-02-11",)


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("Everly Prior 28/10/24", "Everly Prior"),
        ("Everly Prior, born 28/10/24", "Everly Prior"),
        ("Everly Prior to 28/10/24", "Everly"),
        ("Everly Monday 28/10/24", "Everly"),
        ("Everly prior 28/10/24", "Everly"),
    ],
)
def test_a_family_name_that_is_a_word_too_is_read_behind_a_given_name(behind: str, name: str) -> None:
    """Where another name of the passage ends in it and a birthday follows; a day or a plain word is no family name."""
    mentions = read(f"Concern re Jensen Prior 07/07/22 and {behind}", PERSON="Jensen Prior; Everly", DATE_TIME="07/07/22; 28/10/24")
    assert name in {v for m in mentions for kind in (K.NAME, K.GIVEN_NAME) for v in m.values(kind)}
    assert (name == "Everly Prior") is any("Everly Prior" in m.values(K.NAME) for m in mentions)
