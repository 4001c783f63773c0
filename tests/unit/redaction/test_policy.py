from __future__ import annotations

import pytest

from redaction.policy import STRICTEST, Operator, Policies, Policy, Row, Rule, UnknownPolicy
from tests.redaction_builders import shipped_policies

KEEP, MASK, GENERALISE = (Rule(op, "because") for op in (Operator.KEEP, Operator.MASK, Operator.GENERALISE))


def small_policy(rows: dict[Row, Rule]) -> Policy:
    return Policy("small", 3, "ab" * 32, rows, {"body": KEEP}, {"full history": "complete_history"})


def test_the_most_exact_row_decides():
    """A row for role and kind beats one for the role, which beats one for the kind, which beats the entity's own."""
    policy = small_policy(
        {
            Row("PERSON"): MASK,
            Row("PERSON", "any", "comment"): GENERALISE,
            Row("PERSON", "subject"): KEEP,
            Row("PERSON", "subject", "comment"): MASK,
        }
    )
    assert [policy.decide("PERSON", r, k) for r, k in (("x", "body"), ("x", "comment"), ("subject", "body"), ("subject", "comment"))] == [
        MASK,
        GENERALISE,
        KEEP,
        MASK,
    ]


def test_an_entity_that_no_row_names_is_masked():
    """Nothing has a default that shares."""
    assert small_policy({}).decide("NEW_THING", "subject", "body") == STRICTEST


def test_a_kind_of_passage_that_no_row_names_stays_behind():
    """A parser's new kind does not travel until somebody has decided that it may."""
    assert small_policy({}).decide_passage("new_kind").operator is Operator.WITHHOLD


def test_a_heading_is_recognised_by_its_words_in_any_case():
    """Sections are withheld by words that stand anywhere in the heading."""
    assert small_policy({}).section_reason("  FULL   History (1999 on)") == "complete_history"


def test_the_label_names_version_and_hash():
    """Each copy says under which exact text of the policy it was made."""
    assert small_policy({}).label == "small@3:abababababab"


def test_an_agency_type_without_a_policy_gets_the_fallback():
    """An unknown sender's text is minimised by the strictest policy of the set."""
    assert shipped_policies().for_agency("circus").name == "public"


def test_without_a_fallback_nothing_is_minimised():
    """No policy means no copy, never a copy without a policy."""
    with pytest.raises(UnknownPolicy):
        Policies({}).for_agency("police")


@pytest.mark.parametrize(
    "name",
    [
        "police",
        "gp",
        "health_visiting",
        "camhs",
        "hospital",
        "school",
        "probation",
        "yot",
        "home_office",
        "housing",
        "dv_service",
        "drug_alcohol",
        "adult_social_care",
        "council",
        "charity",
        "public",
    ],
)
def test_every_agency_type_has_its_policy(name):
    """Each type of agency in the directory has a file that an officer can sign."""
    assert shipped_policies().for_agency(name).name == name


@pytest.mark.parametrize("name", sorted(shipped_policies().by_name))
def test_no_policy_lets_these_numbers_travel(name):
    """Bank, National Insurance and passport numbers are masked under every policy, whoever's they are."""
    policy = shipped_policies().by_name[name]
    for entity in ("NINO", "PASSPORT", "BANK_ACCOUNT"):
        for role in ("subject", "parent_carer", "professional", "uncertain"):
            assert policy.decide(entity, role, "body").operator is Operator.MASK


@pytest.mark.parametrize("name", sorted(shipped_policies().by_name))
@pytest.mark.parametrize("kind", ["quote", "signature", "disclaimer", "hidden", "deleted", "metadata", "file_name"])
def test_what_is_no_content_never_travels(name, kind):
    """Quoted history, signatures, disclaimers and hidden text stay behind under every policy."""
    assert shipped_policies().by_name[name].decide_passage(kind).operator is Operator.WITHHOLD
