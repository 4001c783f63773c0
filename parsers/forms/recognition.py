"""Whether a document is a filled referral form: by the child it names, or by how much of what such forms ask it answers.

A letter read as a form would put words into the wrong fields. A form of which one part was not understood is a form all the
same: then everything else is kept, and a person looks for the child.
"""

from __future__ import annotations

import re
from collections import Counter

from parsers.document import Finding, Submission

LOOK_FOR_CHILD = Finding("form_without_child", severity="hold")
_LEAST_LEAVES = 6
_LEAST_GROUPS = 2
_LEAST_WITHOUT_CHILD = 8
_PARTS_WITHOUT_CHILD = 3
_OF_REFERRER = 2  # answers: a letter, too, says who wrote it
_BOXES = 4
_CHILDREN_OF_HOME = frozenset({"child", "son", "daughter", "brother", "sister", "sibling", "twin", "self", "subject", "baby"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GENERATION = 14  # years: who is that much older than another of the submission is no child of it
_SIDES = frozenset({"household", "referrer", "consent", "concerns", "unchecked", "confidential"})


def is_form(submission: Submission) -> bool:
    """A child with a name and answers of two more kinds, or so many kinds of answers that nothing else asks for them."""
    counts = Counter(leaf.path.split(".", maxsplit=1)[0] for leaf in submission.leaves)
    if names_child(submission):
        sides = _SIDES & counts.keys()
        asked = sides - {"household", "confidential"}
        return counts.total() >= _LEAST_LEAVES and len(sides) >= _LEAST_GROUPS and bool(asked)
    return _asks_as_forms_do(counts)


def names_child(submission: Submission) -> bool:
    """Whether a child has a name at all."""
    return any(leaf.path.startswith("children.") and leaf.path.endswith(("given_name", "family_name")) for leaf in submission.leaves)


def tells_of_a_child_again(submission: Submission) -> bool:
    """Whether two of its persons have one name and birth date; children of the home and grown-ups may have two parts in a form."""
    people: dict[tuple[str, str], dict[str, str]] = {}
    for leaf in submission.leaves:
        group, *path = leaf.path.split(".")
        if group in {"children", "household"} and len(path) == 2:  # noqa: PLR2004 - place and field
            people.setdefault((group, path[0]), {})[path[1]] = leaf.value.casefold()
    born = [p for p in people.values() if p.get("date_of_birth")]
    youngest = max((_year(p["date_of_birth"]) for p in born), default=0)
    young = [p for p in born if not 0 < _year(p["date_of_birth"]) <= youngest - _GENERATION]
    told = Counter(_identity(p) for p in young if p.get("relationship", "") not in _CHILDREN_OF_HOME)
    return max(told.values(), default=0) > 1


def _year(day: str) -> int:
    """The year of a date in whatever order, 0 where none is written in full."""
    found = _YEAR.search(day)
    return int(found[0]) if found else 0


def _identity(person: dict[str, str]) -> tuple[str, ...]:
    names = " ".join(person.get(field, "") for field in ("given_name", "family_name", "name"))
    return (person["date_of_birth"], *sorted(names.split()))


def _asks_as_forms_do(counts: Counter[str]) -> bool:
    """Several of: boxes, consent, a referrer with more than a name, a family, an account; boxes or consent must be one of them."""
    boxes = counts["concerns"] + counts["unchecked"] >= _BOXES
    told = counts["narrative"] + counts["confidential"] > 0
    parts = [boxes, counts["consent"] > 0, counts["referrer"] >= _OF_REFERRER, counts["household"] + counts["children"] > 0, told]
    return counts.total() >= _LEAST_WITHOUT_CHILD and sum(parts) >= _PARTS_WITHOUT_CHILD and (boxes or counts["consent"] > 0)
