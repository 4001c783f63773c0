"""Step 1 of an item: who is it about. And what may be done with an item as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.ids import Borough, ChildId
from gateway.items import ItemState
from gateway.pipeline.look_again import seen_again
from gateway.pipeline.review import NewChild
from gateway.pipeline.states import WAITING
from gateway.pipeline.still_asked import yet_to_enter
from gateway.proposal import PersonDecision, ShownPassage
from gateway.views import ItemSummary
from gateway.web import follow_up_words, roles, words
from gateway.web.clocks import deadline
from gateway.web.desk_pages import short
from gateway.web.opened import Opened, open_item, see
from gateway.web.questions import Question, asked_of, decisions_of, follows_up, gone_labels, mention_at, questions_of, seen_of
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit

NEW = "new"
NOBODY_HERE = "nobody"
UNDOABLE = frozenset({ItemState.ROUTED, ItemState.FILED, ItemState.FOLLOW_UP})
DONE_WITH = frozenset({ItemState.ROUTED, ItemState.FILED})
"""Items that wait for nothing here: why they were sent stands in their history."""
READABLE_AGAIN = frozenset({ItemState.IGNORED, ItemState.DUPLICATE, ItemState.AWAITING_PASSWORD, ItemState.NEEDS_RETRIEVAL})


@dataclass(frozen=True, slots=True)
class Rows:
    """The items made of an item's submissions that this person may know of, and how many there are of other boroughs."""

    shown: tuple[ItemSummary, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Answers:
    """The form of step 1: links to record, mentions of new children, and problems by question number."""

    links: tuple[tuple[str, ChildId], ...] = ()
    new: tuple[str, ...] = ()
    problems: Mapping[int, str] = field(default_factory=dict)


def item(visit: Visit) -> Response:
    """The item with its people; where copies are ready or gone it says so first."""
    opened = open_item(visit)
    if opened.summary.state is ItemState.QUARANTINED:
        return redirect(f"/apart/{opened.summary.id}")
    return _show(visit, opened, questions_of(visit, opened, {}), ())


def choose(visit: Visit) -> Response:
    """Record who the item is about. Every person named needs an answer; nothing was chosen for anybody."""
    opened = open_item(visit)
    decisions = decisions_of(opened)
    if visit.submission.one("seen") not in {"", seen_of(decisions)}:
        return _show(visit, opened, questions_of(visit, opened, {}), (words.say(words.PROBLEMS, "item_looked_at_again"),))
    answers = _read_answers(visit, asked_of(opened))
    reason = visit.submission.one("reason")
    general = _general_problems(opened, answers, reason)
    if answers.problems or general:
        return _show(visit, opened, questions_of(visit, opened, answers.problems), general)
    try:
        _record(visit, opened, answers, reason)
    except Rejected as error:
        if error.code not in {"child_unknown", "nothing_chosen"}:
            raise
        problem = (words.say(words.PROBLEMS, error.code),)
        return _show(visit, opened, questions_of(visit, opened, answers.problems), problem)
    where = f"/items/{opened.summary.id}"
    if answers.new:
        return redirect(f"{where}/new-child?who={_index(decisions, answers.new[0])}")
    waits = visit.deps.store.summary(opened.summary.id).state in WAITING
    return redirect(f"{where}/copies?done=linked" if waits and answers.links else f"{where}?done=none_due")


def _record(visit: Visit, opened: Opened, answers: Answers, reason: str) -> None:
    """Links as they were answered; of a follow-up also that nobody else is due a copy."""
    if answers.links:
        visit.deps.desk.choose(opened.summary.id, visit.user, answers.links, reason, still_open=answers.new)
    elif answers.new:
        visit.deps.desk.to_enter(opened.summary.id, visit.user, answers.new)
    else:
        visit.deps.desk.none_due(opened.summary.id, visit.user, reason)


def new_child_page(visit: Visit) -> Response:
    """Ask for a new child's name, birth date and borough."""
    return _ask_new_child(visit, open_item(visit), "")


def new_child(visit: Visit) -> Response:
    """Make a provisional record and link the item to it."""
    opened = open_item(visit)
    form = visit.submission
    try:
        child = NewChild(form.one("given_name"), form.one("family_name"), _birth(visit), _borough(form.one("borough")))
        visit.deps.desk.new_child(opened.summary.id, visit.user, mention_at(opened, form.one("who")), child, "new_child")
    except Rejected as error:
        if error.code not in {"new_child_incomplete", "birth_date_invalid"}:
            raise
        return _ask_new_child(visit, opened, words.say(words.PROBLEMS, error.code))
    if others := _to_enter(visit, opened):
        return redirect(f"/items/{opened.summary.id}/new-child?who={others[0]}")
    return redirect(f"/items/{opened.summary.id}/copies?done=linked")


def _to_enter(visit: Visit, opened: Opened) -> tuple[int, ...]:
    """Places in `decisions_of` of new children whom nobody has entered yet."""
    waiting = yet_to_enter(visit.deps.store.timeline(opened.summary.id))
    return tuple(n for n, decision in enumerate(decisions_of(opened)) if decision.mention in waiting)


def claim(visit: Visit) -> Response:
    """Claim the item."""
    summary = see(visit)
    visit.deps.desk.claim(summary.id, visit.user)
    return redirect(f"/items/{summary.id}?done=claimed")


def let_go(visit: Visit) -> Response:
    """Let one's claim go."""
    summary = see(visit)
    visit.deps.desk.let_go(summary.id, visit.user)
    return redirect(f"/items/{summary.id}?done=let_go")


def not_for_us(visit: Visit) -> Response:
    """Close the item with a reason."""
    summary = see(visit)
    visit.deps.desk.not_for_us(summary.id, visit.user, required_reason(visit, words.NOT_FOR_US_REASONS))
    return redirect(f"/items/{summary.id}?done=not_for_us")


def undo(visit: Visit) -> Response:
    """Take copies back; the item waits for a person again."""
    summary = see(visit)
    visit.deps.desk.undo(summary.id, visit.user, required_reason(visit, words.UNDO_REASONS))
    return redirect(f"/items/{summary.id}?done=undone")


def hold_apart(visit: Visit) -> Response:
    """Hold the item apart."""
    summary = see(visit)
    visit.deps.desk.quarantine(summary.id, visit.user, required_reason(visit, words.APART_REASONS))
    return redirect(f"/apart/{summary.id}?done=apart")


def purpose(visit: Visit) -> Response:
    """Say for what the item is; its copies are made anew."""
    summary = see(visit)
    visit.deps.desk.set_purpose(summary.id, visit.user, visit.submission.one("purpose"))
    return redirect(f"/items/{summary.id}/copies?done=linked")


def retry(visit: Visit) -> Response:
    """Read the item again from its raw bytes."""
    summary = see(visit)
    visit.deps.desk.retry(summary.id, visit.user)
    return redirect(f"/items/{summary.id}?done=retried")


def history(visit: Visit) -> Response:
    """The item's audit entries: who, what, when and codes; no words of the item."""
    summary = see(visit)
    visit.deps.desk.opened(visit.user, "history", summary.id)
    context = {
        "summary": summary,
        "short": short(summary.id),
        "entries": visit.deps.store.timeline(summary.id),
        "people": visit.colleagues(),
    }
    return page(visit, "history.html", context)


def required_reason(visit: Visit, table: Mapping[str, str]) -> str:
    """The submitted reason code, which must be one of the table's."""
    reason = visit.submission.one("reason")
    if reason not in table:
        raise Rejected("reason_missing")
    return reason


def facts(visit: Visit, summary: ItemSummary) -> dict[str, object]:
    """What stands at the head of every step: rating, clock, sender, channel, claim, reason."""
    return {
        "summary": summary,
        "short": short(summary.id),
        "clock": deadline(visit.deps.clock.now(), summary.received_at, summary.due_at),
        "why": "" if summary.state in DONE_WITH else words.why_words(summary.why),
        "decides": visit.has_role(*roles.DECIDES),
    }


def _show(visit: Visit, opened: Opened, questions: Sequence[Question], problems: tuple[str, ...]) -> Response:
    visit.deps.desk.opened(visit.user, "original", opened.summary.id)
    proposal = opened.proposal
    view = visit.query("tags") if visit.query("tags") in {"names", "none"} else "all"
    context = facts(visit, opened.summary) | {
        "opened": opened,
        "proposal": proposal,
        "passages": _parts(proposal.passages if proposal else ()),
        "view": view,
        "questions": questions,
        "problems": problems,
        "reason": visit.submission.one("reason"),
        "waiting": opened.summary.state in WAITING,
        "undoable": opened.summary.state in UNDOABLE or (opened.summary.state is ItemState.IN_REVIEW and bool(opened.linked)),
        "locked": _is_locked(opened),
        "rows": _rows(visit, opened.summary),
        "purposes": visit.deps.purposes if opened.summary.state is ItemState.IN_REVIEW else (),
        "second_look": seen_again(visit.deps.store.timeline(opened.summary.id)),
        "seen": seen_of(decisions_of(opened)),
        "follows_up": follows_up(opened),
        "gone": gone_labels(opened),
        "people": visit.colleagues(),
        "to_enter": [(n, decisions_of(opened)[n].label) for n in _to_enter(visit, opened)],
        "follow_up_words": follow_up_words,
        "again": opened.summary.state in READABLE_AGAIN,
        "line": round(visit.deps.match_points),
        "gap": round(visit.deps.match_gap),
    }
    return page(visit, "item.html", context, status=400 if problems or any(q.problem for q in questions) else 200)


def _rows(visit: Visit, summary: ItemSummary) -> Rows:
    """The items made of this one's submissions; those of other boroughs are counted and not named."""
    every = visit.deps.store.rows_of(summary.id)
    mine = tuple(row for row in every if row.is_shown_to(visit.user.boroughs))
    return Rows(mine, len(every) - len(mine))


def _is_locked(opened: Opened) -> bool:
    """The item, or a file in it, waits for a password."""
    return opened.summary.state is ItemState.AWAITING_PASSWORD or bool({"locked", "part_locked"} & set(opened.summary.why))


def _parts(passages: Sequence[ShownPassage]) -> list[tuple[str, list[ShownPassage]]]:
    """Passages by the part of the message that they stand in, in order of appearance."""
    parts: dict[str, list[ShownPassage]] = {}
    for passage in passages:
        parts.setdefault(passage.part, []).append(passage)
    return list(parts.items())


def _read_answers(visit: Visit, asked: Sequence[tuple[int, PersonDecision]]) -> Answers:
    links: list[tuple[str, ChildId]] = []
    new: list[str] = []
    problems: dict[int, str] = {}
    for number, decision in asked:
        ticked = visit.submission.many(f"who.{number}")
        typed = visit.submission.one(f"record.{number}")
        children = [t for t in ticked if t not in {NEW, NOBODY_HERE}] + ([typed] if typed else [])
        problem = _contradiction(ticked, children)
        if problem:
            problems[number] = problem
        elif typed and visit.deps.children.get(ChildId(typed)) is None:
            problems[number] = "child_unknown"
        links += [(decision.mention, ChildId(c)) for c in dict.fromkeys(children)]
        new += [decision.mention] if NEW in ticked else []
    return Answers(tuple(links), tuple(new), problems)


def _contradiction(ticked: Sequence[str], children: Sequence[str]) -> str:
    if not ticked and not children:
        return "answers_missing"
    if NOBODY_HERE in ticked and (children or NEW in ticked):
        return "answer_contradicts"
    return ""


def _general_problems(opened: Opened, answers: Answers, reason: str) -> tuple[str, ...]:
    codes = []
    nobody = not answers.problems and not answers.links and not answers.new
    if nobody and not follows_up(opened):
        codes.append("nothing_chosen")
    if nobody and follows_up(opened) and reason not in follow_up_words.NONE_DUE_REASONS:
        codes.append("none_due_reason_missing")
    if (answers.links and reason not in words.DECISION_REASONS) or (answers.problems and not reason):
        codes.append("reason_missing")
    return tuple(words.say(words.PROBLEMS, code) for code in codes)


def _ask_new_child(visit: Visit, opened: Opened, problem: str) -> Response:
    who = visit.submission.one("who") or visit.query("who")
    context = facts(visit, opened.summary) | {"who": who, "problem": problem, "form": visit.submission, "boroughs": words.TRAYS}
    return page(visit, "new_child.html", context, status=400 if problem else 200)


def _index(decisions: Sequence[PersonDecision], mention: str) -> int:
    return next(n for n, d in enumerate(decisions) if d.mention == mention)


def _birth(visit: Visit) -> date | None:
    parts = [visit.submission.one(f"birth-{name}") for name in ("year", "month", "day")]
    if not any(parts):
        return None
    try:
        born = date(*(int(p) for p in parts))
    except (ValueError, OverflowError) as error:
        raise Rejected("birth_date_invalid") from error
    if born > visit.deps.clock.now().date():
        raise Rejected("birth_date_invalid")
    return born


def _borough(value: str) -> Borough:
    return Borough(value) if value in set(words.TRAYS) else Borough.UNKNOWN
