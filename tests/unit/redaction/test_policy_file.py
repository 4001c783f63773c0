from __future__ import annotations

import pytest

from redaction import PolicyError, load_policies
from redaction.policy import Operator

BASE = 'name = "base"\nversion = 1\n\n[passage]\nbody = ["keep", "content"]\n\n[entity.PERSON]\nany = ["mask", "third_party"]\n'


def test_a_child_file_overrides_single_cells_of_its_parent():
    """Inheritance is by cell: what the child does not name stays as the parent has it."""
    child = 'name = "child"\nversion = 2\ninherits = "base"\n[entity.PERSON]\nsubject = ["keep", "child_concerned"]\n'
    policy = load_policies({"base.toml": BASE, "child.toml": child}).by_name["child"]
    assert (policy.decide("PERSON", "subject", "body").operator, policy.decide("PERSON", "x", "body").operator) == (
        Operator.KEEP,
        Operator.MASK,
    )


def test_the_hash_changes_with_the_parent():
    """A change in an inherited file is a change of the policy."""
    child = 'name = "child"\nversion = 2\ninherits = "base"\n'
    before = load_policies({"base.toml": BASE, "child.toml": child}).by_name["child"]
    after = load_policies({"base.toml": BASE + "\n", "child.toml": child}).by_name["child"]
    assert before.sha256 != after.sha256


def test_rows_for_one_kind_of_passage():
    """A kind's own table beats the entity's."""
    text = BASE + '\n[kind.comment.PERSON]\nany = ["pseudonymise", "third_party"]\n'
    policy = load_policies({"base.toml": text}).by_name["base"]
    assert [policy.decide("PERSON", "x", kind).operator for kind in ("comment", "body")] == [Operator.PSEUDONYMISE, Operator.MASK]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('name = "base"\nversion = 1\ncolour = "red"\n', 3, "unknown key"),
        ('name = "other"\nversion = 1\n', 1, "file's name"),
        ('name = "base"\nversion = "1"\n', 2, "whole number"),
        ('name = "base"\nversion = true\n', 2, "whole number"),
        ('name = "base"\nversion = 0\n', 2, "whole number"),
        ('name = "base"\nversion = 1\ninherits = "none"\n', 3, "no policy file"),
        ('name = "base"\nversion = 1\ninherits = "base"\n', 3, "circle"),
        ('name = "base"\nversion = 1\n[entity.PERSON]\nmum = ["keep", "content"]\n', 4, "unknown role"),
        ('name = "base"\nversion = 1\n[entity.PERSON]\nany = ["show", "content"]\n', 4, "operator"),
        ('name = "base"\nversion = 1\n[entity.PERSON]\nany = ["keep", "Because I say so"]\n', 4, "reason"),
        ('name = "base"\nversion = 1\n[entity.PERSON]\nany = "keep"\n', 4, "operator"),
        ('name = "base"\nversion = 1\n[entity.person]\nany = ["keep", "content"]\n', 3, "capitals"),
        ('name = "base"\nversion = 1\n[passage]\nbody = ["mask", "content"]\n', 4, "operator"),
        ('name = "base"\nversion = 1\n[passage]\nBody = ["keep", "content"]\n', 4, "lower-case"),
        ('name = "base"\nversion = 1\n[section]\n"ab" = "content"\n', 4, "three letters"),
        ('name = "base"\nversion = 1\n[section]\n"abc" = 4\n', 4, "code"),
        ('name = "base"\nversion = 1\n[passage]\nbdy = ["keep", "content"]\n', 4, "unknown kind of passage"),
        ('name = "base"\nversion = 1\n[entity.PERSN]\nany = ["keep", "content"]\n', 3, "unknown entity"),
        ('name = "base"\nversion = 1\n\n[kind.coment.PERSON]\nany = ["keep", "content"]\n', 4, "unknown kind of passage"),
        ('name = "base"\nversion = 1\n[kind.comment.PERSN]\nany = ["keep", "content"]\n', 3, "unknown entity"),
        ('name = "base"\nversion = 1\n[kind.comment.PERSON]\nmum = ["keep", "content"]\n', 4, "unknown role"),
        ('name = "base"\nversion = 1\n[entity.PERSON]\nany = ["withhold", "content"]\n', 4, "operator"),
        ('name = "base"\nversion = 1\nsigned_off_by = 7\n', 3, "quotation marks"),
        ('name = "base"\nversion = 1\nentity = 3\n', 3, "table"),
        ('name = "base"\nversion = \n', 2, "not valid TOML"),
    ],
)
def test_a_mistake_is_refused_with_its_place(text, line, words):
    """The error names file and line and says what is wrong; a policy half understood protects nobody."""
    with pytest.raises(PolicyError) as caught:
        load_policies({"base.toml": text})
    assert (caught.value.file, caught.value.line) == ("base", line)
    assert words in str(caught.value)


def test_an_error_says_what_is_allowed():
    """Whoever mends the file need not look elsewhere."""
    with pytest.raises(PolicyError, match=r"allowed: .*parent_carer"):
        load_policies({"base.toml": 'name = "base"\nversion = 1\n[entity.PERSON]\nmum = ["keep", "content"]\n'})
