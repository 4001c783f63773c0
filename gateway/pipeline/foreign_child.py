"""A last look at drafts of one item: a copy that still names a child of another family is held for a person.

An item about several families (a panel's minutes) is cut by its structure; where the structure was not understood, the
other child's name is what stays behind. Source: ICO reprimand of a children's trust, 2024 (another family's child in a plan).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gateway.children import ChildRecord
from gateway.ids import ChildId
from gateway.matching.normalise import name_tokens
from gateway.proposal import DraftCopy

CONCERN = "other_familys_child"


def marked(drafts: Sequence[DraftCopy], records: Mapping[ChildId, ChildRecord], professionals: Sequence[str] = ()) -> tuple[DraftCopy, ...]:
    """The drafts, with the concern `other_familys_child` on each that names a linked child of another household.

    `professionals` are full names that the item lists with their agency: Sergeant Yusuf is no child called Yusuf. A listed name
    that is a linked child's own excuses nobody: young people come to meetings, and are listed there.
    """
    return tuple(replace(d, concerns=(*d.concerns, CONCERN)) if _names_another(d, records, professionals) else d for d in drafts)


def _names_another(draft: DraftCopy, records: Mapping[ChildId, ChildRecord], professionals: Sequence[str]) -> bool:
    own = records[draft.copy.child]
    others = [r for r in records.values() if r.id != own.id and (not own.household or r.household != own.household)]
    texts = [f"{s.heading} {s.text}" for s in draft.copy.segments]
    for name in professionals:
        if not any(_is_called(other, name) for other in others):
            texts = [text.replace(name, " ") for text in texts]
    words = frozenset(token for text in texts for token in name_tokens(text))
    return any(_given(other) & words - _given(own) for other in others)


def _is_called(record: ChildRecord, name: str) -> bool:
    """Whether the full name may be this child's: a forename and a surname of the record stand in it."""
    words = frozenset(name_tokens(name))
    family = frozenset(token for surname in (record.family_name, *record.previous_names) for token in name_tokens(surname))
    return bool(_given(record) & words) and bool(family & words)


def _given(record: ChildRecord) -> frozenset[str]:
    """The forenames by which a child is called."""
    return frozenset(token for name in (record.given_name, *record.known_as) for token in name_tokens(name))
