"""Dates of birth as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.matching import dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("21.9.15", "2015-09-21"),
        ("08/12/2019", "2019-12-08"),
        ("3-4-07", "2007-04-03"),
        ("2012-11-04", "2012-11-04"),
        ("20121104", "2012-11-04"),
        ("26 May 2011", "2011-05-26"),
        ("3rd of March 2015", "2015-03-03"),
        ("March 3rd, 2015", "2015-03-03"),
        ("3-Mar-15", "2015-03-03"),
        ("03/25/2015", "2015-03-25"),
        ("10.10.80", "1980-10-10"),
        ("d.o.b 3/3/18,", "2018-03-03"),
        ("2015", "2015"),
        ("31/02/2015", "2015"),
        ("soon", ""),
        ("", ""),
    ],
)
def test_every_uk_form(written: str, iso: str) -> None:
    """Day first; the American order only where nothing else is a date; a year alone stays a year."""
    assert dates.iso_date(written) == iso


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2039, 12, 31)))
def test_round_trip(day: date) -> None:
    """Every day written in the usual forms is read back."""
    forms = ("%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d-%m-%Y")
    wanted = day.isoformat()
    read = {dates.iso_date(day.strftime(f)) for f in forms if not (f == "%d.%m.%y" and day.year < 2000)}
    assert read == {wanted}


@given(st.dates())
def test_neighbours_are_one_slip_away(day: date) -> None:
    """Each neighbour is a real date one slip away, and never the date itself."""
    iso = day.isoformat()
    for other in dates.neighbours(iso):
        assert other in dates.slips(iso)
        date.fromisoformat(other)


@pytest.mark.parametrize(("iso", "other"), [("2012-11-04", "2012-04-11"), ("2012-11-14", ""), ("2012-05-05", "")])
def test_swapped(iso: str, other: str) -> None:
    """Day and month exchanged, where that is another date."""
    assert dates.swapped(iso) == other


def test_age_turns_on_the_birthday() -> None:
    """A child is a year older on the birthday, not before."""
    born = date(2015, 9, 21)
    assert (dates.age_on(born, date(2026, 9, 20)), dates.age_on(born, date(2026, 9, 21))) == (10, 11)


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [("2017-06-30", "2017-06-03", True), ("2017-06-30", "2018-06-31", False), ("2017-06-30", "2017-06-30", False)],
)
def test_slips(left: str, right: str, slip: bool) -> None:
    """Neighbouring figures exchanged are one slip; two wrong figures are not."""
    assert (right in dates.slips(left)) is slip


@pytest.mark.parametrize(
    ("text", "of_the_note"),
    [
        ("Drawn from the log by E Pargeter 3/3/26", True),
        ("Printed by Mrs Ada Pargeter on 28/02/2026", True),
        ("taken by E Pargeter   12/8/25", True),
        ("Printed by Ada Pargeter 3/3/16", False),
        ("Printed by Ada Pargeter dob 3/3/26", False),
        ("Baby Pargeter 3/3/26", False),
        ("Driven home by Ada Pargeter 3/3/26", False),
    ],
)
def test_the_day_on_which_somebody_wrote_is_no_birthday(text: str, of_the_note: bool) -> None:
    """A date of the last years behind the name of whose hand it is; a birthday otherwise, a newborn's too."""
    start = len(text) - len(text.rsplit(maxsplit=1)[-1])
    assert dates.is_of_the_note(text, start, len(text), date(2026, 3, 5)) is of_the_note


def test_the_day_behind_a_day_and_month_is_no_year() -> None:
    """Of a list of days without years none has the next one's day for its year; two figures with no month behind are a year."""
    assert dates.iso_date("5 Feb, 19 Feb") == ""
    assert dates.iso_date("5 Feb, 19 and") == "2019-02-05"
