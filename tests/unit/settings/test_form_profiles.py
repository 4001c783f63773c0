"""A council's mapping profile is read whole or refused with file, line and what is allowed; its words come before the general ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.bootstrap import load_config
from gateway.errors import ConfigError
from gateway.settings import read_profile
from parsers import read_tree
from parsers.forms.profile import Profile
from tests.form_layouts.answers import ONE

GOOD = """name: Harbour form
recognise: [Harbour Council request]
fields:
  child.given_name: [Name used day to day]
  referrer.agency: Your setting
sections:
  confidential: [Yellow page]
ignore: [Hub only]
"""

SAID = "The cousin rang the school on Monday afternoon."  # asks for no silence itself: only its heading keeps it apart


def write(folder: Path, text: str) -> Path:
    path = folder / "harbour.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_profile_is_read_with_its_file_name_as_system(tmp_path: Path) -> None:
    """Lists and single words are both taken."""
    found = read_profile(write(tmp_path, GOOD))
    assert (found.name, found.system, found.recognise) == ("Harbour form", "harbour", ("Harbour Council request",))
    assert found.fields == {"child.given_name": ("Name used day to day",), "referrer.agency": ("Your setting",)}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD.replace("ignore:", "ignored:"), 8, "Did you mean 'ignore'? Allowed here: name, system, recognise"),
        (GOOD.replace("child.given_name", "child.givenname"), 4, "Did you mean 'child.given_name'?"),
        (GOOD.replace("confidential:", "secret:"), 7, "Allowed here: child, household"),
        (GOOD.replace("recognise: [Harbour Council request]", "recognise: [Form]"), 2, "too short"),
        (GOOD.replace("name: Harbour form\n", ""), 1, "name and recognise are required"),
        (GOOD.replace("  referrer.agency: Your setting", "  referrer.role: [Name used day to day]"), 5, "stands for both"),
        (GOOD + "ignore: [Twice]\n", 9, "stands twice"),
        ("- one\n- two\n", 1, "a list of `key: value` lines"),
        ("name: 'open\n", 2, "quoted scalar"),
    ],
)
def test_a_fault_names_the_line_and_what_is_allowed(tmp_path: Path, text: str, line: int, says: str) -> None:
    """A profile that is half understood would put words into wrong fields."""
    with pytest.raises(ConfigError) as caught:
        read_profile(write(tmp_path, text))
    assert f"harbour.yaml:{line}: " in caught.value.hint
    assert says in caught.value.hint


def test_the_shipped_profiles_can_be_used() -> None:
    """What is shipped passes its own check."""
    assert "Example borough, request for support (invented)" in [profile.name for profile in load_config("").profiles]


def form(opening: str) -> bytes:
    child, (name, role, agency, phone, email) = ONE.children[0], ONE.referrer
    return f"""{opening}

ABOUT THE CHILD
Name used day to day: {child.given}
Surname: {child.family}
Date of birth: {child.birth}

CATEGORY OF CONCERN
[x] Neglect
[ ] Physical abuse

YELLOW PAGE
{SAID}

ABOUT YOU
Your name: {name}
Your role: {role}
Your setting: {agency}
Your phone: {phone}
Your email: {email}
""".encode()


def leaves(content: bytes, profiles: tuple[Profile, ...]) -> dict[str, str]:
    document = read_tree(content, "form.txt", profiles=profiles)
    return {leaf.path: leaf.value for submission in document.submissions for leaf in submission.leaves}


def test_a_profile_names_what_only_its_form_means(tmp_path: Path) -> None:
    """Its labels and headings are used on the form that carries its words, and on no other."""
    profile = read_profile(write(tmp_path, GOOD))
    own = leaves(form("HARBOUR COUNCIL REQUEST"), (profile,))
    assert own["children.0.given_name"] == ONE.children[0].given
    assert own["confidential.0"] == SAID
    assert own["referrer.agency"] == ONE.referrer[2]
    other = leaves(form("ANOTHER REQUEST"), (profile,))
    assert SAID not in [value for path, value in other.items() if path.startswith("confidential.")]
