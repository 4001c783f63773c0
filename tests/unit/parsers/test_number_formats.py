"""Numbers of spreadsheets as a person sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.number_formats import built_in, shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (7700900123, "00000 000000", "07700 900123"),
        (9990001234, "000 000 0000", "999 000 1234"),
        (0.125, "0.0%", "12.5%"),
        (1234.5, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "£1,234.50"),
        (-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"),
        (-3, "0", "-3"),
        (5, '0 "items"', "5 items"),
        (42067, "dd/mm/yyyy", "04/03/2015"),
        (42067, built_in(14), "04/03/2015"),
        (42067, "yyyy\\-mm\\-dd;@", "2015-03-04"),
        (42067.5, "d mmmm yyyy h:mm AM/PM", "4 March 2015 12:00 PM"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (61, "d/m/yyyy", "1/3/1900"),
        (1, "d/m/yyyy", "1/1/1900"),
        (3, "General", None),
        (3, "# ?/?", None),
        (3, "[>5]0;0.0", None),
        (7, ";;;", None),
    ],
)
def test_formats(value, code, shown):
    """As spreadsheet programs show it; what is beyond the formats read here stays the plain number, and so does what a format hides."""
    assert shown_number(value, code) == shown


@pytest.mark.parametrize("code", ["mm/dd/yyyy", "m/d/yy", "[$-409]m/d/yyyy"])
def test_a_month_first_is_given_as_iso(code):
    """4 March must not be taken for 3 April: the cell knows which it is."""
    assert shown_number(42067, code) == "2015-03-04"


def test_years_from_1904():
    """Old Macs count days from another year."""
    assert shown_number(40605, "dd/mm/yyyy", 1904) == "04/03/2015"


@given(st.floats(allow_nan=False, allow_infinity=False), st.text('0#?,.%;[]$£-dmyhs:/\\"@E+AMP _*', max_size=12))
def test_any_format_gives_text_or_nothing(value, code):
    """No format of a file makes the reader fail."""
    assert isinstance(shown_number(value, code), str | None)


@given(st.integers(0, 10**10 - 1))
def test_no_digit_of_a_number_in_groups_is_lost(number):
    """A number of ten digits in groups is the same number."""
    assert (shown_number(number, "000 000 0000") or "").replace(" ", "") == f"{number:010d}"
