"""Folds the audit into what is known of automatic links and reviewed decisions. Nothing is kept beside the audit.

Rule: an automatic link is wrong where a check disagreed, or where it was undone as another child's, or undone for any reason and
another child put in its place. It is no longer where a person links the same child again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from gateway.ids import ChildId, ItemId
from gateway.pipeline.link_record import LINKED, REVIEWED, UNDONE
from gateway.views import TimelineEntry

MADE, AGREED, DISAGREED = "link.made", "match.agreed", "match.disagreed"
STOPPED, STARTED = "matching.stopped", "matching.started"
ACTIONS = frozenset({LINKED, REVIEWED, UNDONE, MADE, AGREED, DISAGREED, STOPPED, STARTED})
NOT_ABOUT_THE_CHILD = frozenset({"wrong_copy", "wrong_tray", "sender_withdrew"})
"""Reasons for taking copies back that say nothing against the link."""

Place = tuple[ItemId, str]
"""An item and a mention in it."""


@dataclass(frozen=True, slots=True)
class AutomaticLink:
    """One link made by rule. `judged` is the sequence number of the last that was said of it, `undone` the reason of an undoing."""

    item: ItemId
    mention: str
    child: ChildId
    stratum: str
    checked: str
    verdict: str = ""
    undone: str | None = None
    replaced: str = "no"
    judged: int = -1

    @property
    def is_wrong(self) -> bool:
        """Whether somebody said that it is another child's."""
        if self.verdict == DISAGREED:
            return True
        return self.undone is not None and (self.replaced == "yes" or self.undone not in NOT_ABOUT_THE_CHILD)

    @property
    def is_checked(self) -> bool:
        """Whether anybody has said anything of whether it is right."""
        return bool(self.verdict) or self.is_wrong


@dataclass(frozen=True, slots=True)
class ReviewedDecision:
    """What a person said of one suggestion: `said` is "same", "other" or "nobody", `band` the lower edge in bits, "" without."""

    stratum: str
    band: str
    machine: str
    said: str


@dataclass(slots=True)
class LinkTally:
    """What the entries told so far. `stopped` holds the code of a stop in force; `started` is when a person last started again."""

    seen: int = -1
    started: int = -1
    stopped: str = ""
    by_item: dict[ItemId, dict[tuple[str, str], AutomaticLink]] = field(default_factory=dict)  # by mention and child
    reviews: dict[Place, ReviewedDecision] = field(default_factory=dict)

    def add(self, entries: Iterable[TimelineEntry]) -> None:
        """Take these in, oldest first; all MUST be later than those taken in before."""
        for entry in entries:
            self.seen = entry.seq
            if entry.action in {STOPPED, STARTED}:
                self.stopped = entry.reason if entry.action == STOPPED else ""
                self.started = entry.seq if entry.action == STARTED else self.started
            elif entry.item is not None:
                self._of_item(entry, entry.item, dict(entry.facts))

    def judged(self) -> tuple[AutomaticLink, ...]:
        """Automatic links of which somebody said whether they are right, since a person last started again."""
        return tuple(link for link in self.links() if link.is_checked and link.judged > self.started)

    def links(self) -> Iterator[AutomaticLink]:
        """Every link made by rule."""
        return (link for links in self.by_item.values() for link in links.values())

    def _of_item(self, entry: TimelineEntry, item: ItemId, facts: dict[str, str]) -> None:
        mention = facts.get("mention", "")
        if entry.action == LINKED:  # made again after a retry: what was said of it before stays
            made = AutomaticLink(item, mention, ChildId(facts["child"]), facts["stratum"], facts["checked"])
            self.by_item.setdefault(item, {}).setdefault((mention, made.child), made)
        elif entry.action == REVIEWED:
            self.reviews[item, mention] = ReviewedDecision(facts["stratum"], facts["band"], facts["machine"], facts["said"])
        else:
            links = self.by_item.get(item, {})
            links.update({place: _told(link, entry, facts) for place, link in links.items()})


def _told(link: AutomaticLink, entry: TimelineEntry, facts: dict[str, str]) -> AutomaticLink:
    """The link after an entry about its item."""
    same_child, same_mention = facts["child"] == link.child, facts.get("mention") == link.mention
    if entry.action == UNDONE:
        return replace(link, undone=entry.reason, judged=entry.seq) if same_child else link
    if entry.action == MADE and same_mention and link.undone is not None:
        if same_child:
            return replace(link, undone=None, replaced="no", verdict=AGREED, judged=entry.seq)
        return replace(link, replaced="yes", judged=entry.seq)
    is_verdict = entry.action in {AGREED, DISAGREED} and same_mention and same_child
    return replace(link, verdict=entry.action, judged=entry.seq) if is_verdict else link
