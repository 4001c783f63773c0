"""What was left out of a copy, asked for by the decision maker who has it, and answered by the desk. The audit entries are the record.

Rule: an answer opens no passage by itself. The copy is made anew with what was released, and is looked at and sent like any other.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId, CopyId, ItemId
from gateway.items import ItemState
from gateway.pipeline.apart import require_released
from gateway.pipeline.drafts import draft_at_the_desk
from gateway.pipeline.moving import close, move
from gateway.pipeline.purpose import CHOSEN as PURPOSE_CHOSEN
from gateway.pipeline.second_yes import first_yes
from gateway.pipeline.still_asked import WITHHELD_ASKED, is_unanswered, yet_to_enter
from gateway.ports import Store, Unit
from gateway.proposal import DraftCopy
from gateway.views import TimelineEntry, TrayCopy, User

ASKED, KEPT_BACK, RELEASED, FIRST_YES = "withheld.asked", "withheld.kept_back", "withheld.released", "withheld.first_yes"
NEVER_ASKED = frozenset(
    {
        "another_child",
        "another_person_in_list",
        "confidential_part",
        "empty",
        "identity_before_adoption",
        "informant",
        "not_shown_to_a_reader",
        "protected_address",
        "refuge_address",
    }
)
"""Left out for good, whoever asks: another family's passages, what is sealed, what no reader of the original saw."""
TWO_PEOPLE = frozenset(
    {
        "conditional_intelligence",
        "confidential_to_the_meeting",
        "source_of_intelligence",
        "third_party",
        "told_in_confidence",
        "victim",
    }
)
"""Reasons that protect somebody who may come to harm: what was left out for them needs two people's yes."""
BORDERLINE = frozenset(
    {
        "about_somebody_else",
        "assessment_narrative",
        "asylum_narrative",
        "bears_on_no_risk",
        "boilerplate",
        "complete_history",
        "financial_record",
        "health_of_another",
        "may_tell_who_told",
        "therapy_narrative",
        "unrelated_business",
        "unrelated_offence",
    }
)
"""Reasons that are a judgement of what matters to the child: the reviewer sees what was left out for them, and may have it in."""
LEFT_OUT = frozenset({"SENTENCE", "PASSAGE"})  # what a redaction takes out whole, where others hide a datum
Answer = Literal["release", "keep_back"]


@dataclass(frozen=True, slots=True)
class Ask:
    """An open question: which copy, which reasons' passages, who asked and when."""

    key: CopyId
    reasons: tuple[str, ...]
    by: str
    at: datetime


def ask(store: Store, copy: TrayCopy, user: User, reasons: Sequence[str]) -> None:
    """Ask the desk for what was left out for these reasons: the item waits for a person again; the copy stays in its tray.

    A follow-up stays one: its own question is still open when this one is answered.
    Raises `Rejected("nothing_asked")` where the copy has nothing of the kind, `Rejected("asked_already")` while a question is open.
    """
    there = {note.reason for note in store.load_copy(copy.key).withheld} - NEVER_ASKED
    wanted = tuple(sorted(there & set(reasons)))
    if not wanted:
        raise Rejected("nothing_asked")
    with store.unit() as unit:
        if any(open_ask.key == copy.key for open_ask in open_asks(store.timeline(copy.item))):
            raise Rejected("asked_already")
        why = tuple(code for code in store.summary(copy.item).why if code != WITHHELD_ASKED)
        stays = unit.state(copy.item)
        waits = stays if stays in {ItemState.FOLLOW_UP, ItemState.QUARANTINED} else ItemState.IN_REVIEW
        if waits is not stays:
            move(unit, copy.item, waits, user, WITHHELD_ASKED)
        unit.move(copy.item, waits, why=(WITHHELD_ASKED, *why))
        facts = (("key", copy.key), ("reasons", ",".join(wanted)))
        unit.audit(AuditEvent(ASKED, actor=user.id, item=copy.item, facts=facts))


def answer(store: Store, item: ItemId, user: User, key: CopyId, said: Answer) -> str:
    """Answer an open question: "kept_back", "first_yes" or "released".

    Raises `Rejected("ask_unknown")`, `("second_person_needed")`, `("held_apart")` where a copy would be made of an item held apart.

    Released: the copy is made anew and waits to be checked. Kept back: the item goes back to where its copies put it.
    """
    with store.unit() as unit:
        asked = next((a for a in open_asks(store.timeline(item)) if a.key == key), None)
        copies = store.copies_of(item)
        copy = next((c for c in copies if c.key == key and c.state != "withdrawn"), None)
        if asked is None or copy is None:
            raise Rejected("ask_unknown")
        facts = (("key", key), ("child", store.load_copy(key).child), ("reasons", ",".join(asked.reasons)))
        if said == "release":
            require_released(store, unit, item)
        if said == "keep_back":
            unit.audit(AuditEvent(KEPT_BACK, actor=user.id, item=item, facts=facts))
            _back(store, unit, asked, user)
            return "kept_back"
        if TWO_PEOPLE & set(asked.reasons):
            first = first_yes(since(store.timeline(item), asked), FIRST_YES, key)
            if user.id in {first, asked.by}:
                raise Rejected("second_person_needed")
            if not first:
                unit.audit(AuditEvent(FIRST_YES, actor=user.id, item=item, facts=(("key", key),)))
                return "first_yes"
        unit.audit(AuditEvent(RELEASED, actor=user.id, item=item, facts=facts))
        unit.enqueue(item, f"r{secrets.token_hex(6)}")
        return "released"


def have_in(store: Store, item: ItemId, user: User, key: CopyId, reasons: Sequence[str]) -> None:
    """The reviewer finds that what was left out for these reasons matters: the draft is made anew with it, and is looked at again.

    Raises `Rejected("nothing_asked")` where the draft has nothing of the kind, `("item_not_waiting")`, `("copy_not_ready")`.
    """
    with store.unit() as unit:
        draft = draft_at_the_desk(store, unit, item, key)
        wanted = left_out_reasons(draft) & BORDERLINE & set(reasons)
        if not wanted:
            raise Rejected("nothing_asked")
        facts = (("key", key), ("child", draft.copy.child), ("reasons", ",".join(sorted(wanted))))
        unit.audit(AuditEvent(RELEASED, actor=user.id, item=item, facts=facts))
        unit.enqueue(item, f"h{secrets.token_hex(6)}")


def left_out_reasons(draft: DraftCopy) -> frozenset[str]:
    """For what whole passages or parts of them were left out of the draft."""
    return frozenset(made.reason for made in draft.redactions if made.entity in LEFT_OUT)


def open_asks(entries: Iterable[TimelineEntry]) -> tuple[Ask, ...]:
    """Questions that nobody has answered, oldest first. Taking the copy back ends one as well."""
    waiting: dict[str, Ask] = {}
    for entry in entries:
        facts = dict(entry.facts)
        key = facts.get("key", "")
        if entry.action == ASKED:
            waiting[key] = Ask(CopyId(key), tuple(facts["reasons"].split(",")), entry.actor, entry.at)
        elif entry.action in {KEPT_BACK, RELEASED, "copy.withdrawn"}:
            waiting.pop(key, None)
    return tuple(waiting.values())


def since(entries: Iterable[TimelineEntry], asked: Ask) -> tuple[TimelineEntry, ...]:
    """What happened after the question was asked: a yes to an earlier question is none to this one."""
    found = tuple(entries)
    last = max((n for n, e in enumerate(found) if e.action == ASKED and dict(e.facts).get("key") == asked.key), default=len(found))
    return found[last:]


def lifted(entries: Iterable[TimelineEntry]) -> Mapping[ChildId, frozenset[str]]:
    """Which reasons' passages were released into which child's copy. Undoing the child's link ends it, another purpose ends all."""
    found: dict[ChildId, frozenset[str]] = {}
    for entry in entries:
        facts = dict(entry.facts)
        child = ChildId(facts.get("child", ""))
        if entry.action == RELEASED:
            found[child] = found.get(child, frozenset()) | set(facts["reasons"].split(","))
        elif entry.action == "link.undone":
            found.pop(child, None)
        elif entry.action == PURPOSE_CHOSEN:
            found.clear()
    return found


def owed(store: Store, item: ItemId, gone: Collection[CopyId]) -> frozenset[ChildId]:
    """Children for whom something was released and whose new copy is not among those `gone`: all of them until the copies are made anew."""
    timeline = store.timeline(item)
    released = lifted(timeline)
    if _is_to_be_redrafted(timeline):
        return frozenset(released)
    proposal = store.load_proposal(item)
    return frozenset(d.copy.child for d in (proposal.copies if proposal else ()) if d.copy.child in released and d.copy.key not in gone)


def _is_to_be_redrafted(entries: Iterable[TimelineEntry]) -> bool:
    """Whether something was released since the copies were last made: an order in the queue, or one that failed and made none."""
    waits = False
    for entry in entries:
        made = entry.action == "item.redrafted" and ("copies", "0") not in entry.facts
        waits = entry.action == RELEASED or (waits and not made and entry.action != "item.settled")
    return waits


def _back(store: Store, unit: Unit, asked: Ask, user: User) -> None:
    """Where nothing else of the item waits: into the trays, and filed where every copy was accepted meanwhile."""
    copies = [c for c in store.copies_of(item_of(asked)) if c.state != "withdrawn"]
    item = item_of(asked)
    others = [a for a in open_asks(store.timeline(item)) if a.key != asked.key]
    unsent = {child for child, *_ in unit.links(item)} - {store.load_copy(c.key).child for c in copies}
    due = owed(store, item, {c.key for c in copies})
    asked_of = is_unanswered(store.timeline(item)) or bool(yet_to_enter(store.timeline(item)))
    if others or unsent or due or asked_of or unit.state(item) is not ItemState.IN_REVIEW:
        why = tuple(code for code in store.summary(item).why if code != WITHHELD_ASKED or others)
        unit.move(item, unit.state(item), why=why)
        return
    close(store, unit, item, user, "kept_back")


def item_of(asked: Ask) -> ItemId:
    """The item of the copy that is asked about."""
    return ItemId(asked.key.rsplit(".", 1)[0])
