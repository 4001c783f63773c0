"""Where a found name ends, and which unknown words are names: what a model cuts, or takes for a body, by where a name comes from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.casing import as_prose
from redaction.language import load_language
from redaction.name_edges import grown
from redaction.name_words import NameWords
from redaction.overlaps import settle
from redaction.reading import Finding, Reading
from redaction.slips import is_slip
from redaction.unknown_names import unknown_names

_WORDS = NameWords.of(load_language(None).vocab)


def _found(text: str, *names: str) -> list[Finding]:
    """Each name as a model would have found it, at its first place."""
    starts = [(text.index(name), name) for name in names]
    return [Finding(at, at + len(name), "PERSON", 0.85, "model@1", "language model") for at, name in sorted(starts)]


def _grown(text: str, *names: str) -> list[str]:
    findings = _found(text, *names)
    settled = settle((*findings, *grown(Reading(text), findings, _WORDS)), text)
    return [text[f.start : f.end] for f in settled]


def _unknown(text: str, *taken: tuple[str, str]) -> list[str]:
    findings = [Finding(text.index(w), text.index(w) + len(w), entity, 0.5, "model@1", "language model") for w, entity in taken]
    return [text[f.start : f.end] for f in settle(unknown_names(Reading(text), findings, _WORDS), text)]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("She feared Eluned ferch Owain most.", ("Eluned", "Owain"), ["Eluned ferch Owain"]),
        ("We met Saskia van den Bosch there.", ("Saskia", "Bosch"), ["Saskia van den Bosch"]),
        ("A letter from Marisol de la Restrepo came.", ("Marisol",), ["Marisol de la Restrepo"]),
        ("Referred by K. Niroshan today.", ("Niroshan",), ["K. Niroshan"]),
        ("Given to V. S. Harikrishnan by hand.", ("Harikrishnan",), ["V. S. Harikrishnan"]),
        ("We rang Opiyo Wafula Barasa again.", ("Wafula Barasa",), ["Opiyo Wafula Barasa"]),
        ("Neither Dao Duc Long nor his wife came.", ("Dao Duc",), ["Dao Duc Long"]),
        ("They met Park Ye-jin at noon.", ("Ye-jin",), ["Park Ye-jin"]),
        ("When Koo, Hye-jin died they moved.", ("Koo", "Hye-jin"), ["Koo, Hye-jin"]),
        ("parties ogden, nigel known", ("ogden", "nigel"), ["ogden, nigel"]),
    ],
)
def test_a_cut_name_grows_to_its_edges(text: str, found: tuple[str, ...], whole: list[str]) -> None:
    """Initials, particles, further names, syllables of one name and a surname before its comma belong to the name."""
    assert _grown(text, *found) == whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yesterday Morwenna left.", ("Morwenna",)),
        ("Morwenna School is shut.", ("Morwenna",)),
        ("Keyworker Morwenna Police attended.", ("Morwenna",)),
        ("Mum and Morwenna Bruised cheek", ("Morwenna",)),
        ("Mr Ogden, Nigel and Sarah came.", ("Ogden", "Nigel", "Sarah")),
        ("Kevin, Sarah and Tom came.", ("Kevin", "Sarah", "Tom")),
        ("Hepatitis B Morwenna", ("Morwenna",)),
    ],
)
def test_everyday_words_and_lists_stay_apart(text: str, found: tuple[str, ...]) -> None:
    """Growing takes in no everyday word, no fact, and does not make one person of a list."""
    assert _grown(text, *found) == list(found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was given to Tagreed Ibtisam Mutazalla.", ["Tagreed Ibtisam Mutazalla"]),
        ("Misginazgi queried the dates.", ["Misginazgi"]),
        ("The man told Okwuchidera about it.", ["Okwuchidera"]),
        ("we went to see oghogho ighodaroma yesterday", ["oghogho ighodaroma"]),
        ("The visit to Ms Ogundareye (Iretola) was short.", ["Iretola"]),
        ("The visit to Ms Ogundareye (Sister) was short.", []),
        ("Storm: where r u\nStefi: at home\nStorm: ok", ["Storm", "Storm"]),
        ("Plan: visit\nOutcome: seen\nPlan: close", []),
        ("The wardrobe fell.", []),
        ("Wardrobe Invoice was here.", []),
        ("She bought Brightwatera Ltd shares.", []),
    ],
)
def test_words_that_are_nothing_else_are_names(text: str, names: list[str]) -> None:
    """Rows of unknown words are names, single ones where people act or are met; everyday words and firms are not."""
    assert _unknown(text) == names


def test_a_guessed_organisation_explains_no_unknown_word_but_a_place_does() -> None:
    """What the model calls an organisation may be a name that it never saw; what it calls a place is hidden already."""
    text = "The man told Okwuchidera about it."
    assert _unknown(text, ("Okwuchidera", "ORGANISATION")) == ["Okwuchidera"]
    assert _unknown(text, ("Okwuchidera", "LOCATION")) == []


@pytest.mark.parametrize("slip", ["brusing", "bruisng", "chilrden", "shcool", "injuris", "threatned"])
def test_a_mistyped_word_of_concern_is_no_name(slip: str) -> None:
    """A letter left out, put in, changed or moved does not make a stranger of a fact, however unknown the word then is."""
    assert is_slip(slip)
    assert _unknown(f"{slip.capitalize()} covered the arm.") == []
    assert _grown(f"we saw morwenna {slip} today", "morwenna") == ["morwenna"]


@pytest.mark.parametrize("name", ["Misginazgi", "Okwuchidera", "Vytautas", "Thistlewood", "Ghebremeskel"])
def test_a_strange_name_is_no_slip(name: str) -> None:
    """Names are far from everyday words."""
    assert not is_slip(name)


@pytest.mark.parametrize(
    ("scanned", "read"),
    [
        ("Rosa1ie Thistlewood", "Rosalie Thistlewood"),
        ("Sandeep Kaur 8assi", "Sandeep Kaur Bassi"),
        ("K3vin said", "Kevin said"),
        (
            "The Visit took 5minutes, 2nd Floor, SW1A 1AA, A1234BC, in 8weeks.",
            "The Visit took 5minutes, 2nd Floor, SW1A 1AA, A1234BC, in 8weeks.",
        ),
    ],
)
def test_a_figure_put_for_a_letter_is_read_as_the_letter(scanned: str, read: str) -> None:
    """Codes, postcodes and amounts keep their figures; the length stays, so that places hold."""
    assert as_prose(scanned, _WORDS) == read


@given(st.text(alphabet="AbNgozi eé.,-'’01\n", max_size=60), st.integers(0, 60), st.integers(1, 12))
def test_a_name_never_shrinks(text: str, start: int, length: int) -> None:
    """Whatever the text, a grown name holds the found one and lies inside the text."""
    end = min(len(text), start + length)
    findings = [Finding(start, end, "PERSON", 0.8, "model@1", "language model")] if start < end else []
    for more in grown(Reading(text), findings, _WORDS):
        assert 0 <= more.start <= start
        assert end <= more.end <= len(text)
