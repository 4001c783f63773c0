"""What the steps of one candidate say, in the words that the rules use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gateway.children import Outline
from gateway.matching.decision import Candidate
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens

_GIVEN_AGREES = frozenset({"exact", "alias", "nickname", "spelling", "middle"})
_GIVEN_CERTAIN = frozenset({"exact", "alias", "nickname"})
_FAMILY_AGREES = frozenset({"exact", "previous", "part", "spelling"})
_PLACES = frozenset({"current", "past"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Levels by comparison, with the questions that rules ask of them."""

    levels: Mapping[str, str]

    def at(self, comparison: str) -> str:
        """The level of a comparison, "" where it was not made."""
        return self.levels.get(comparison, "")

    @property
    def given_agrees(self) -> bool:
        """The given name agrees, spelling and usual forms allowed."""
        return self.at("given") in _GIVEN_AGREES

    @property
    def given_is_certain(self) -> bool:
        """The given name agrees without a guess at spelling."""
        return self.at("given") in _GIVEN_CERTAIN

    @property
    def family_agrees(self) -> bool:
        """The family name agrees, spelling, parts and previous names allowed."""
        return self.at("family") in _FAMILY_AGREES

    @property
    def full_name(self) -> bool:
        """Given and family name both agree."""
        return self.given_agrees and self.family_agrees

    @property
    def name_conflicts(self) -> bool:
        """A written name is another's."""
        return self.at("given") == "differs" or self.at("family") == "differs"

    @property
    def number_agrees(self) -> bool:
        """NHS number, UPN or case number is this child's."""
        return self.at("nhs") == "agrees" or self.at("upn") in {"agrees", "former"} or self.at("case") == "agrees"

    @property
    def number_conflicts(self) -> bool:
        """A number was written and this child's own is another."""
        return "differs" in {self.at("nhs"), self.at("upn"), self.at("case")}

    @property
    def birth_agrees(self) -> bool:
        """The full date of birth agrees to the day."""
        return self.at("birth") == "exact"

    @property
    def birth_may_be_a_slip(self) -> bool:
        """Day and month exchanged, or one figure off."""
        return self.at("birth") in {"swapped", "one_figure"}

    @property
    def birth_conflicts(self) -> bool:
        """The date of birth or the age cannot be this child's."""
        return self.at("birth") in {"same_year", "differs"} or self.at("age") == "differs"

    @property
    def household_facts(self) -> int:
        """How many independent things of the home agree: place, school, practice, a carer, siblings."""
        place = self.at("postcode") in _PLACES or self.at("address") in _PLACES
        others = [self.at("school") == "agrees", self.at("gp") == "agrees", self.at("sibling") == "agrees"]
        return sum([place, *others, self.at("carer") in {"full", "forename", "initial"}])

    @property
    def place_agrees(self) -> bool:
        """Postcode or street is one the child has or had."""
        return self.at("postcode") in _PLACES or self.at("address") in _PLACES

    @property
    def contradictions(self) -> int:
        """How many written facts are not this child's; a child who moved gives one for place and one for school at most."""
        differing = sum(self.at(name) == "differs" for name in ("sex", "carer", "sibling", "middle"))
        places = [self.at(name) for name in ("postcode", "address") if self.at(name)]
        return differing + (bool(places) and not self.place_agrees and "differs" in places)


def facts_of(candidate: Candidate) -> Facts:
    """The facts of a scored candidate."""
    return Facts(candidate.levels)


def same_child(left: Outline, right: Outline) -> bool:
    """Whether two records are very probably of one child: the index holds duplicates.

    Same date of birth and name, and a number or an address or a carer in common, and no number that differs.
    """
    if left.date_of_birth is None or left.date_of_birth != right.date_of_birth or _numbers_differ(left, right):
        return False
    return names_alike(left, right) and _home_in_common(left, right)


def _numbers_differ(left: Outline, right: Outline) -> bool:
    return bool(left.nhs_number and right.nhs_number and left.nhs_number != right.nhs_number)


def names_alike(left: Outline, right: Outline) -> bool:
    """Whether given and family names, former ones included, may be one person's."""
    given = _alike((left.given_name, *left.known_as), (right.given_name, *right.known_as))
    return given and _alike((left.family_name, *left.previous_names), (right.family_name, *right.previous_names))


def _alike(left: Iterable[str], right: Iterable[str]) -> bool:
    theirs = [p for name in right for p in name_tokens(name)]
    return any(likeness(p, q) in {"exact", "nickname", "spelling"} for name in left for p in name_tokens(name) for q in theirs)


def _home_in_common(left: Outline, right: Outline) -> bool:
    numbers = left.nhs_number and left.nhs_number == right.nhs_number
    places = (set(left.postcodes) & set(right.postcodes)) - {""}
    carers = set(left.adult_names) & set(right.adult_names)
    return bool(numbers or places or carers)
