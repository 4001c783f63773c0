"""PURE: text -> tags; text + tags + parties + policy -> a minimised copy. Knows nothing of `gateway` or `parsers`.

Outside code imports from here; modules inside import each other directly.
"""

from redaction.blas_threads import BLAS_THREADS
from redaction.copies import Minimised, MinimisedPassage, RedactionMade
from redaction.errors import PolicyError, RedactionError, SpanOutOfRange
from redaction.grouping import group_parties
from redaction.known_tags import with_known_names
from redaction.minimiser import minimise
from redaction.parties import Household, KnownPerson, Party, Role
from redaction.passages import Cell, Passage
from redaction.policy import Operator, Policies, Policy, Rule
from redaction.policy_file import load_policies
from redaction.subject import SubjectView
from redaction.tags import Tag
from redaction.unwilling import without_who_asks

__all__ = [
    "BLAS_THREADS",
    "Cell",
    "Household",
    "KnownPerson",
    "Minimised",
    "MinimisedPassage",
    "Operator",
    "Party",
    "Passage",
    "Policies",
    "Policy",
    "PolicyError",
    "RedactionError",
    "RedactionMade",
    "Role",
    "Rule",
    "SpanOutOfRange",
    "SubjectView",
    "Tag",
    "group_parties",
    "load_policies",
    "minimise",
    "with_known_names",
    "without_who_asks",
]
