"""Whose a form's passages are: the form itself says which child each answer is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gateway.children import ChildRecord
from gateway.pipeline.minutes import OTHER, SHARED, SUBJECT, own_subject
from parsers import Document, MeetingSubject, Submission, walk_documents

_CHILDREN = "children"


@dataclass(frozen=True, slots=True)
class _Answered:
    """The children whose answers a passage carries, and whether it carries anything else of the form."""

    children: frozenset[int]
    else_too: bool


def owned_by_forms(record: ChildRecord, document: Document) -> dict[str, str]:
    """Passage id -> "subject" | "other" | "shared" for the passages that carry children's answers; ids unique in the tree.

    Nothing is said of a form that does not name this child, or whose namesakes cannot be told apart; where a file holds several
    forms (a daily batch) and one of them is this child's, the forms of other families are another's, whole.
    """
    found: dict[str, str] = {}
    for path, inner in walk_documents(document):
        prefix = f"{path}/" if path else ""
        owned = [dict(_owners(record, submission)) for submission in inner.submissions]
        for submission, own in zip(inner.submissions, owned, strict=True):
            others = any(owned) and not own and not _may_name(record, submission)
            verdicts = dict.fromkeys(_answered_in(submission), OTHER) if others else own
            found |= {prefix + segment: owner for segment, owner in verdicts.items()}
    return found


def _may_name(record: ChildRecord, submission: Submission) -> bool:
    """Whether the form may be about this child after all: a name alike, and no other date of birth."""
    people = [facts for facts in _people(submission).values() if not _born_otherwise(record, facts)]
    return own_subject(record, tuple(map(_subject, people))) is not None or not _people(submission)


def _answered_in(submission: Submission) -> Iterator[str]:
    """Every passage of a form."""
    return (answer.segment for answer in submission.answers if answer.segment)


def _owners(record: ChildRecord, submission: Submission) -> Iterator[tuple[str, str]]:
    people = {number: _subject(facts) for number, facts in _people(submission).items() if not _born_otherwise(record, facts)}
    own = own_subject(record, tuple(people.values()))
    mine = [number for number, subject in people.items() if subject is own]
    if own is None or len(mine) != 1:
        return
    yield from ((segment, owner) for segment, answered in _passages(submission).items() if (owner := _owner(answered, mine[0])))


def _subject(facts: Mapping[str, str]) -> MeetingSubject:
    name = f"{facts.get('given_name', '')} {facts.get('family_name', '')}".strip()
    return MeetingSubject(name, date_of_birth=facts.get("date_of_birth", ""))


def _born_otherwise(record: ChildRecord, facts: Mapping[str, str]) -> bool:
    """A child of another date of birth is another child, whatever the name."""
    written = facts.get("date_of_birth", "")
    return bool(written) and record.date_of_birth is not None and record.date_of_birth.isoformat() != written


def _owner(answered: _Answered, mine: int) -> str:
    if answered.children == {mine}:
        return "" if answered.else_too else SUBJECT
    if mine in answered.children:
        return SHARED
    return "" if answered.else_too or not answered.children else OTHER


def _people(submission: Submission) -> dict[int, dict[str, str]]:
    people: dict[int, dict[str, str]] = {}
    for leaf in submission.leaves:
        group, _, rest = leaf.path.partition(".")
        number, _, name = rest.partition(".")
        if group == _CHILDREN and number.isdigit():
            people.setdefault(int(number), {})[name] = leaf.value
    return people


def _passages(submission: Submission) -> dict[str, _Answered]:
    """Passage -> whose answers it carries."""
    where = {answer.id: answer.segment for answer in submission.answers if answer.segment}
    children: dict[str, set[int]] = {}
    others: set[str] = set()
    for segment, path in _carried(submission, where):
        group, _, rest = path.partition(".")
        if group == _CHILDREN:
            children.setdefault(segment, set()).add(int(rest.partition(".")[0]))
        else:
            others.add(segment)
    return {segment: _Answered(frozenset(found), segment in others) for segment, found in children.items()}


def _carried(submission: Submission, where: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for leaf in submission.leaves:
        for identity in leaf.answer_ids:
            if identity in where:
                yield where[identity], leaf.path
