"""A child that a form mentions in several lists: one child, unless something tells two apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from parsers.forms.same_child import Mentions


@dataclass
class Child:
    """What a form says of one child."""

    told: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.told.get(name, "")


CHILDREN = st.builds(
    lambda *told: Child(dict(zip(("given_name", "known_as", "family_name", "date_of_birth", "nhs_number"), told, strict=True))),
    st.sampled_from(["Tess", "Tess Ann", "TESS", "Ann", "Jo", "Unborn", ""]),
    st.sampled_from(["", "Tess", "Jo"]),
    st.sampled_from(["", "Hale", "hale", "Orme"]),
    st.sampled_from(["", "2015-03-01", "2016-03-01"]),
    st.sampled_from(["", "9990000018"]),
)


def pair_by_pair(child: Child, before: Sequence[Child]) -> list[int]:
    """The places of those before that may be this child, by comparing each."""
    return [place for place, other in enumerate(before) if may_be(child, other)]


def may_be(child: Child, other: Child) -> bool:
    whole = other.text("given_name").casefold()
    names = {whole, whole.split(" ")[0], other.text("known_as").casefold()}
    families = {child.text("family_name").casefold(), other.text("family_name").casefold()} - {""}
    told = all(not child.text(name) or child.text(name) == other.text(name) for name in ("date_of_birth", "nhs_number"))
    return child.text("given_name").casefold() in names and len(families) < len(("one", "another")) and told


@given(st.lists(CHILDREN, max_size=8), CHILDREN)
def test_a_mention_finds_the_only_child_it_can_be(before: list[Child], child: Child) -> None:
    """By its names it finds whom a comparison with each would find; where that is several, or it names nobody, no one."""
    mentions = Mentions()
    for other in before:
        mentions.add(other)
    found = pair_by_pair(child, before) if child.text("given_name") not in {"", "Unborn"} else []
    assert mentions.earlier(child) == (found[0] if len(found) == 1 else None)


def test_a_child_is_found_by_a_name_learnt_later() -> None:
    """What another list adds ("known as Tess") is a name it is found by from then on."""
    mentions, theresa = Mentions(), Child({"given_name": "Theresa"})
    mentions.add(theresa)
    assert mentions.earlier(Child({"given_name": "Tess"})) is None
    theresa.told["known_as"] = "Tess"
    mentions.learn(0)
    assert mentions.earlier(Child({"given_name": "Tess"})) == 0
