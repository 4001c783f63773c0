"""A list of who lives somewhere is no address, though the word stands before it."""

from __future__ import annotations

import pytest

from redaction.reading import Reading
from redaction.recognisers.addresses import AddressRecogniser


def found(text: str) -> list[str]:
    return [text[f.start : f.end] for f in AddressRecogniser().find(Reading(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Children at address: Ann OKO 22/05/2018 and Ben OKO 09/11/2021",
        "Persons living at the home address: Ann Oko 1.2.1990",
        "Also at address: Ann Oko, 14-02-1995",
    ],
)
def test_people_at_an_address_are_no_address(text: str) -> None:
    """Their names and birth dates must reach the matcher."""
    assert not any("Oko" in words or "OKO" in words for words in found(text))


def test_a_labelled_address_is_one() -> None:
    """The label with an address behind it."""
    assert "31 Aldbury Gate" in " ".join(found("Home address: 31 Aldbury Gate, W6"))
