"""A policy read back: each decision with its file and line, and what two policies decide differently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.document import SegmentKind
from redaction import Operator, load_policies
from redaction.policy import ANY, UnknownPolicy
from redaction.policy_reading import Direction, changes, decided, decided_sections, is_unwritten
from redaction.policy_words import done, says_so, whose
from redaction.reasons import REASONS
from redaction.recognisers import RECOGNISERS
from redaction.toml_lines import line_index
from redaction.vocabulary import ENTITIES, KINDS
from tests.redaction_builders import shipped_policies

BASE = """name = "base"
version = 1
purpose = "Assessment"

[passage]
body = ["keep", "content"]

[section]
"rent account" = "financial_record"

[entity.PERSON]
any = ["mask", "third_party"]
"""
CHILD = """name = "child"
version = 2
inherits = "base"
signed_off_by = "A. Officer"
signed_off_on = "2026-01-05"

[section]
"rent account" = ""

[entity.PERSON]
subject = ["keep", "child_concerned"]

[kind.comment.PERSON]
any = ["pseudonymise", "third_party"]
"""


def loaded(child: str = CHILD, base: str = BASE):
    return load_policies({"base.toml": base, "child.toml": child}).by_name


def test_each_rule_knows_the_line_that_says_it() -> None:
    """An officer is led to the file and line, the inherited one too."""
    policy = loaded()["child"]
    own, inherited = policy.decide("PERSON", "subject", "body"), policy.decide("PERSON", "uncertain", "body")
    assert (says_so(own, "child"), says_so(inherited, "child")) == ("child.toml:11", "base.toml:12, inherited")
    assert says_so(policy.decide_passage("body"), "child") == "base.toml:6, inherited"


def test_what_no_row_names_is_said_to_be_the_strictest() -> None:
    """Silence of the policy is told apart from a row."""
    policy = loaded()["child"]
    unwritten = policy.decide("SCHOOL", "subject", "body")
    assert is_unwritten(unwritten)
    assert (says_so(unwritten, "child"), unwritten.operator) == ("no row: the strictest treatment", Operator.MASK)
    assert is_unwritten(policy.decide_passage("comment"))


def test_a_policy_tells_its_purpose_its_parents_and_who_signed() -> None:
    """The purpose is inherited; a signature is not: it is of one text."""
    about = loaded()["child"].about
    assert (about.purpose, about.inherits, about.signed_off_by, about.signed_off_on) == (
        "Assessment",
        ("base@1",),
        "A. Officer",
        "2026-01-05",
    )
    signed_base = BASE.replace("[passage]", 'signed_off_by = "B"\n[passage]', 1)
    bare_child = 'name = "child"\nversion = 1\ninherits = "base"\n'
    assert loaded(bare_child, signed_base)["child"].about.signed_off_by == ""


def test_a_heading_that_a_child_lifts_travels() -> None:
    """An empty reason takes an inherited heading back, and the line that does so is named."""
    (heading,) = decided_sections(loaded()["child"])
    assert (heading.rule.operator, heading.rule.origin.file, heading.rule.origin.line) == (Operator.KEEP, "child", 8)


def test_two_policies_differ_by_decision_not_by_row() -> None:
    """A row that says what was so anyhow is no change; one that changes a kind of passage only is named with it."""
    found = changes(loaded()["base"], loaded()["child"])
    told = {(c.after.entity, c.after.role, c.after.kind): c.direction for c in found}
    assert told[("PERSON", "subject", ANY)] is Direction.MILDER
    assert told[("PERSON", "uncertain", "comment")] is Direction.MILDER
    assert told[("SECTION", ANY, "rent account")] is Direction.MILDER
    assert ("PERSON", "uncertain", ANY) not in told
    assert ("PERSON", "subject", "comment") not in told  # said for every kind already


def test_turning_a_comparison_round_turns_its_direction() -> None:
    """What is stricter one way is milder the other way, decision by decision."""
    turned = {Direction.STRICTER: Direction.MILDER, Direction.MILDER: Direction.STRICTER, Direction.SAME: Direction.SAME}
    policies = shipped_policies().by_name
    for name in ("police", "public", "dv_service"):
        there = {c.after.key: c.direction for c in changes(policies["gp"], policies[name])}
        back = {c.after.key: turned[c.direction] for c in changes(policies[name], policies["gp"])}
        assert there == back


def test_a_policy_does_not_differ_from_itself() -> None:
    """The same text decides the same."""
    assert [changes(p, p) for p in shipped_policies().by_name.values() if changes(p, p)] == []


def test_every_reason_of_the_shipped_policies_has_words() -> None:
    """Nobody signs a code that nobody explained."""
    said = {d.rule.reason for p in shipped_policies().by_name.values() for d in (*decided(p), *decided_sections(p))}
    said |= {rule.reason for p in shipped_policies().by_name.values() for rule in p.passages.values()}
    assert sorted(said - set(REASONS)) == []


def test_the_shipped_policies_leave_no_entity_undecided() -> None:
    """For each datum that is tagged, each policy has a row for everyone."""
    everyone = [(p.name, d) for p in shipped_policies().by_name.values() for d in decided(p, roles=(ANY,))]
    assert [(name, d.entity) for name, d in everyone if is_unwritten(d.rule)] == []


def test_the_vocabulary_is_what_is_found() -> None:
    """A policy may name each entity that a recogniser gives and each kind that a parser makes, and nothing else."""
    given_by_recognisers = {entity for recogniser in RECOGNISERS for entity in recogniser.entities}
    assert given_by_recognisers - set(ENTITIES) == set()
    assert sorted(KINDS) == sorted(kind.value for kind in SegmentKind)


def test_a_policy_for_another_purpose_is_its_own() -> None:
    """What may travel for the assessment of risk may not for another purpose: no policy for it, no copy."""
    panel = 'name = "child.panel"\nversion = 1\ninherits = "child"\n[entity.PERSON]\nsubject = ["pseudonymise", "role_uncertain"]\n'
    policies = load_policies({"base.toml": BASE, "child.toml": CHILD, "child.panel.toml": panel})
    assert policies.for_agency("child", "panel").decide("PERSON", "subject", "body").operator is Operator.PSEUDONYMISE
    assert policies.for_agency("child").decide("PERSON", "subject", "body").operator is Operator.KEEP
    try:
        policies.for_agency("child", "statistics")
    except UnknownPolicy as error:
        assert error.code == "policy_unknown"  # noqa: PT017 - the code is what is asked
    else:
        raise AssertionError


def test_an_operator_is_told_as_it_works() -> None:
    """A date is made a year; what has no coarser form is hidden; only names have stand-ins."""
    policy = shipped_policies().by_name["default"]
    assert done("DATE_OF_BIRTH", policy.decide("DATE_OF_BIRTH", "uncertain", "body")) == "only the year stays"
    assert done("NINO", policy.decide("NINO", "subject", "body")) == "hidden: [National Insurance number removed]"
    assert "[Person A]" in done("PERSON", policy.decide("PERSON", "third_party", "body"))
    assert whose("any") == "everyone else"


WORD = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


@given(st.dictionaries(WORD, st.dictionaries(WORD, st.integers(0, 9), max_size=4), max_size=4))
def test_lines_are_those_on_which_keys_stand(tables: dict[str, dict[str, int]]) -> None:
    """Whatever tables a text has, the index names for each key the line that assigns it."""
    lines: list[str] = []
    expected: dict[tuple[str, str], int] = {}
    for table, keys in tables.items():
        lines.append(f"[{table}]")
        expected[(table, "")] = len(lines)
        for key, value in keys.items():
            lines.append(f"{key} = {value}")
            expected[(table, key)] = len(lines)
    assert dict(line_index("\n".join(lines))) == expected
