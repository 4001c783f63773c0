"""The ways to a certain link, tried in order after every veto kept silent (`gateway.matching.rules`).

Each needs facts of the child's own: a name, a date of birth, a number. The home alone chooses a family, never the child, nor does
a family name with the birthday and the home, though a Spine trace takes them: a twin who is in no index has all three.
"""

from __future__ import annotations

from gateway.matching.facts import Facts
from gateway.matching.rules import MANY, Bench, Rule


def number_and_name(bench: Bench) -> str:
    """A number with an agreeing name or date of birth; a slip in the date of birth needs the full name."""
    facts = bench.facts
    if not facts.number_agrees or (facts.birth_may_be_a_slip and not facts.full_name):
        return ""
    return "number_and_name" if facts.full_name or facts.birth_agrees or facts.given_agrees else ""


def name_and_birth(bench: Bench) -> str:
    """Full name, in any order or a recorded alias, with the full date of birth.

    Where neither part is written as recorded, or only a part of a double-barrelled family name is, something of the home
    must agree too: two loose likenesses are no name. So is one, beside a common family name in a large index: of all who bear
    it, somebody of a like given name was born on the day.
    """
    facts = bench.facts
    guess = facts.at("given") == "spelling" and not bench.is_ample
    as_recorded = facts.at("given") in {"exact", "alias"} or (facts.at("family") == "exact" and not guess)
    sure = facts.at("given") != "middle" and facts.at("family") != "part" and as_recorded
    enough = sure or facts.household_facts or _is_whole_name(bench)
    return "name_and_birth" if facts.full_name and facts.birth_agrees and enough else ""


def _is_whole_name(bench: Bench) -> bool:
    """A third part of the name agrees, or one of two family names as it is recorded, and the sum would bear an unseen rival.

    Two family names are borne together and used singly: father's alone in Portugal, either half of a hyphen here. A Somali
    writes own, father's and grandfather's name. Source: A Guide to Names and Naming Practices, United Kingdom, March 2006.
    """
    facts = bench.facts
    third = facts.at("middle") == "agrees" and facts.given_is_certain
    one_of_two = facts.at("family") == "part" and facts.at("given") in {"exact", "alias"}
    return bench.is_ample and facts.contradictions == 0 and (third or one_of_two)


def reference_and_content(bench: Bench) -> str:
    """An open request from the agency asked, and content that fits: a name or a date of birth, or nothing that names anybody."""
    facts = bench.facts
    if not bench.is_thread_child or facts.at("family") == "differs":
        return ""
    return "reference_and_content" if facts.given_agrees or facts.birth_agrees else ""


def name_and_home(bench: Bench) -> str:
    """Full name with the address: the home chose the family, the name the child. A spelling needs a second fact of the home.

    School, practice and carers alone are not enough: two children of one name can share them.
    """
    facts = bench.facts
    young = facts.at("birth") in {"", "year_only"} and facts.at("age") in {"", "agrees", "one_off"}
    clean = facts.contradictions == 0 and facts.full_name and facts.at("given") != "middle"
    named = facts.given_is_certain or (facts.at("family") == "exact" and facts.household_facts >= MANY)
    return "name_and_home" if facts.place_agrees and young and clean and named else ""


def slip_and_home(bench: Bench) -> str:
    """Full name with a slip in the date of birth and the address or two facts of the home."""
    facts = bench.facts
    enough = facts.household_facts >= MANY or facts.place_agrees
    named = facts.given_is_certain or (facts.at("family") == "exact" and facts.place_agrees and facts.household_facts > MANY)
    clean = facts.contradictions == 0 and named and facts.full_name and facts.at("given") != "middle"
    return "slip_and_home" if facts.birth_may_be_a_slip and enough and clean else ""


def initial_birth_and_home(bench: Bench) -> str:
    """Initial and family name with the full date of birth and the home; twins were ruled out before."""
    facts = bench.facts
    named = facts.at("given") == "initial" and facts.family_agrees
    return "initial_birth_and_home" if named and facts.birth_agrees and facts.household_facts and facts.contradictions == 0 else ""


def given_birth_and_home(bench: Bench) -> str:
    """Given name with at most the initial of the family name, the full date of birth and a fact of the home."""
    facts = bench.facts
    named = facts.given_is_certain and facts.at("family") in {"", "initial"}
    return "given_birth_and_home" if named and facts.birth_agrees and facts.household_facts and facts.contradictions == 0 else ""


def under_another_family_name(bench: Bench) -> str:
    """As `given_birth_and_home`, with another family name written: a step-father's, or one badly misspelt.

    The address and a second fact of the home agree; where the given name is a guess at spelling, a third.
    """
    facts = bench.facts
    named = facts.at("family") == "differs" and facts.given_agrees and facts.at("given") != "middle"
    more = MANY if facts.given_is_certain else MANY + 1
    home = facts.place_agrees and facts.household_facts >= more and facts.contradictions == 0
    return "given_birth_and_home" if named and facts.birth_agrees and home and bench.is_ample else ""


def name_and_carer(bench: Bench) -> str:
    """Given name, a carer, and home or school; with a carer's whole name the family name may be silent.

    A brother's name beside the carer's is of the same family and proves nothing apart; a practice has thousands of patients.
    Two children of one common name can share all this: the sum must bear an unseen rival.
    """
    facts = bench.facts
    spelt = facts.at("family") == "spelling" and facts.at("given") in {"exact", "alias"} and facts.at("carer") == "full"
    named = facts.given_is_certain and (facts.at("family") in {"exact", "previous"} or spelt)
    alone = facts.given_is_certain and facts.at("family") in {"", "initial"}
    known = facts.at("carer") == "full" if alone else named and facts.at("carer") in {"full", "forename", "initial"}
    apart = facts.place_agrees or facts.at("school") == "agrees"
    clean = _has_no_other_birthday(facts) and facts.contradictions == 0
    return "name_and_carer" if known and apart and clean and bench.is_ample else ""


def name_and_near_home(bench: Bench) -> str:
    """Full name as recorded, the postcode but for one character, and the school or a carer: a slip in what is copied by hand."""
    facts = bench.facts
    named = facts.given_is_certain and facts.at("family") == "exact"
    near = facts.at("postcode") == "one_character" and (
        facts.at("school") == "agrees" or facts.at("carer") in {"full", "forename", "initial"}
    )
    clean = _has_no_other_birthday(facts) and facts.contradictions == 0
    return "name_and_near_home" if named and near and clean and bench.is_ample else ""


def _has_no_other_birthday(facts: Facts) -> bool:
    """No full date of birth was written, and the year or age fits."""
    return facts.at("birth") in {"", "year_only"} and facts.at("age") in {"", "agrees", "one_off"}


LINKS: tuple[Rule, ...] = (
    number_and_name,
    name_and_birth,
    reference_and_content,
    name_and_home,
    slip_and_home,
    initial_birth_and_home,
    given_birth_and_home,
    under_another_family_name,
    name_and_carer,
    name_and_near_home,
)
