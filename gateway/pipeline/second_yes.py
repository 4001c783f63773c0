"""Acts that need two different people: what they are, and who said the first yes. The audit entries themselves are the record.

Rule: a yes holds for one stay of the item where it is. Whatever moves the item, or takes the copy back, ends it; so does a
person who says that the copy is wrong, and from then on it takes two to send these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from gateway.ids import CopyId
from gateway.pipeline.states import WAITING_OR_APART
from gateway.ports import Store
from gateway.proposal import DraftCopy
from gateway.views import SecondYesWaiting, TimelineEntry

NEEDS_TWO = frozenset(
    {
        "refuge_address",
        "protected_address",
        "identity_clue",
        "informant_clue",
        "confidential_from_family",
        "confidential_part",
    }
)
"""Concerns of a draft for which one person's yes is not enough. The rule sends none of them either (`verdict`).

That an informant or an identity before adoption was cut out (`never_leak_present`) is shown and asks for no second person: the
copy does not hold what was cut. Where something in the finished copy may still lead there it has a clue's concern.
"""
SECOND_YES_NEEDED = "second_yes_needed"
"""Among the first reasons of an item of which a copy waits for somebody else's yes: so it is found in the queue."""
SAID_WRONG, COPY_SAID_WRONG = "copy.said_wrong", "copy_said_wrong"
"""A person's no to a copy: the audit entry, and the first reason of the item, so that it is found in the queue."""
COPY_YES, RELEASE_YES = "copy.first_yes", "release.first_yes"
FIRST_YES = frozenset({COPY_YES, RELEASE_YES})
ENDS_A_KEYS_YES = frozenset({"copy.withdrawn", "copy.second_yes", SAID_WRONG})
PATIENCE = timedelta(minutes=30)
"""After so long without a second yes the manager is told. Nothing goes by the passing of time."""
MOST_ITEMS = 2_000
ENDS_A_YES = frozenset({"item.moved", "item.settled", "link.undone"})


def needs_two(draft: DraftCopy) -> bool:
    """Whether this copy may go only when two different people have said yes."""
    return bool(NEEDS_TWO & set(draft.concerns))


def said_wrong(entries: Iterable[TimelineEntry]) -> Mapping[CopyId, str]:
    """The copies to which a person said no, and who said so last. The no belongs to the words: a copy made anew is another copy."""
    return {CopyId(dict(entry.facts)["key"]): entry.actor for entry in entries if entry.action == SAID_WRONG}


def takes_two(draft: DraftCopy, entries: Iterable[TimelineEntry]) -> bool:
    """Whether this copy goes only on two people's yes: for what it may tell, or because somebody said that it is wrong."""
    return needs_two(draft) or draft.copy.key in said_wrong(entries)


def first_yes(entries: Iterable[TimelineEntry], action: str, key: str = "") -> str:
    """The user id of whoever said the first yes that still holds, "" where nobody did. `key` names a copy."""
    who = ""
    for entry in entries:
        about = dict(entry.facts).get("key", "")
        if entry.action == action and about == key:
            who = entry.actor
        elif entry.action in ENDS_A_YES or (key and entry.action in {"copy.withdrawn", SAID_WRONG} and about == key):
            who = ""
    return who


def waiting_since(entries: Iterable[TimelineEntry]) -> datetime | None:
    """When the oldest first yes was said that nobody has answered yet, None where none waits."""
    waiting: dict[str, datetime] = {}
    for entry in entries:
        about = dict(entry.facts).get("key", "")
        if entry.action in FIRST_YES:
            waiting.setdefault(about, entry.at)
        elif entry.action in ENDS_A_KEYS_YES:
            waiting.pop(about, None)
        elif entry.action in ENDS_A_YES:
            waiting.clear()
    return min(waiting.values(), default=None)


def second_yes_waiting(store: Store, now: datetime) -> SecondYesWaiting:
    """How many items have waited for a second yes for longer than `PATIENCE`, and since when the oldest of all waits."""
    rows = store.queue(WAITING_OR_APART, None, MOST_ITEMS, 0)
    marked = (row.id for row in rows if SECOND_YES_NEEDED in row.why)
    since = [at for at in (waiting_since(store.timeline(item)) for item in marked) if at is not None]
    return SecondYesWaiting(sum(now - at >= PATIENCE for at in since), min(since, default=None))
