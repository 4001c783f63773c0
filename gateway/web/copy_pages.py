"""Steps 2 and 3 of an item: is each copy right, and which trays. A copy that changed after it was looked at cannot be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from gateway.children import ChildRecord
from gateway.errors import Rejected
from gateway.items import ItemState
from gateway.pipeline.still_asked import NEW_CHILD_AWAITED
from gateway.pipeline.withheld import BORDERLINE, LEFT_OUT, have_in
from gateway.proposal import AppliedRedaction, DraftCopy, ShownPassage
from gateway.web import words
from gateway.web.item_pages import facts
from gateway.web.marked_text import LABELS
from gateway.web.opened import Opened, copy_name, draft_named, open_item, seen_mark, still_the_same
from gateway.web.page_pages import shown_documents
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit

Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Alike redactions of a copy, counted: what it was, what was done, why, by which rule and recogniser."""

    what: str
    done: str
    reason: str
    policy: str
    found_by: str
    times: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the original that do not travel because they seem beside the point, and why."""

    passage: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class DueCopy:
    """A draft with the child it is for. `two` tells whether two people must say yes; `first` is who said the first, `wrong` who said no."""

    draft: DraftCopy
    child: ChildRecord | None
    mark: str
    name: str
    two: bool
    first: str
    wrong: str


def copies(visit: Visit) -> Response:
    """Wait for copies that are being made; else go to the first that nobody has looked at."""
    opened = open_item(visit)
    if opened.no_purpose:
        return redirect(f"/items/{opened.summary.id}")
    if opened.being_made or not opened.linked:
        return page(visit, "waiting.html", facts(visit, opened.summary) | {"opened": opened, "ready": len(opened.drafts)})
    if not opened.drafts:
        return redirect(f"/items/{opened.summary.id}")
    return redirect(_copy_path(opened, opened.drafts[0], ()))


def copy_check(visit: Visit) -> Response:
    """One child's copy beside the original."""
    return _ask(visit, open_item(visit), visit.query_all("checked"), "")


def copy_answer(visit: Visit) -> Response:
    """Yes: on to the next copy, or to the trays. No: nothing is sent and the item stays."""
    opened = open_item(visit)
    draft = draft_named(opened, visit.path("copy"))
    answer, checked = visit.submission.one("answer"), visit.submission.many("checked")
    if answer == "wrong":
        visit.deps.desk.say_wrong(opened.summary.id, visit.user, draft.copy.key)
        return redirect(f"/items/{opened.summary.id}?done=copy_wrong")
    if answer != "right":
        return _ask(visit, opened, checked, "Say whether this copy is right")
    if visit.submission.one("mark") != seen_mark(visit, draft):
        return _ask(visit, opened, checked, words.PROBLEMS["copy_changed"])
    return redirect(_onwards(visit, opened, (*checked, seen_mark(visit, draft))))


def have_in_copy(visit: Visit) -> Response:
    """What was left out as beside the point matters after all: the copy is made anew with it."""
    opened = open_item(visit)
    draft = draft_named(opened, visit.path("copy"))
    try:
        have_in(visit.deps.store, opened.summary.id, visit.user, draft.copy.key, visit.submission.many("reason"))
    except Rejected as error:
        if error.code != "nothing_asked":
            raise
        return _ask(visit, opened, visit.submission.many("checked"), words.PROBLEMS[error.code])
    return redirect(f"/items/{opened.summary.id}/copies?done=linked")


def tray_step(visit: Visit) -> Response:
    """Which of the checked copies go to their trays now."""
    return _ask_trays(visit, open_item(visit), visit.query_all("checked"), "")


def send(visit: Visit) -> Response:
    """Send the ticked copies, if they still say what the person saw."""
    opened = open_item(visit)
    marks, checked = visit.submission.many("copy"), visit.submission.many("checked")
    if not marks:
        return _ask_trays(visit, opened, checked, words.PROBLEMS["tray_not_ticked"])
    ready = still_the_same(visit, opened, marks)
    if len(ready) != len(set(marks)):
        raise Rejected("copy_changed")
    try:
        gone = visit.deps.desk.send(opened.summary.id, visit.user, tuple(d.copy.key for d in ready))
    except Rejected as error:
        if error.code != "second_person_needed":
            raise
        return _ask_trays(visit, opened, (*checked, *marks), words.PROBLEMS[error.code])
    return redirect(f"/items/{opened.summary.id}?done={_done(visit, opened, len(ready), len(gone))}")


def _done(visit: Visit, opened: Opened, asked: int, gone: int) -> str:
    """What the next page says: all sent, some still here, or a second person's yes is needed."""
    if gone < asked:
        return "part_first_yes" if gone else "copy_first_yes"
    summary = visit.deps.store.summary(opened.summary.id)
    waits = "sent_child_awaited" if NEW_CHILD_AWAITED in summary.why else "part_sent"
    return {ItemState.ROUTED: "sent", ItemState.FOLLOW_UP: "sent_asks_on"}.get(summary.state, waits)


def _ask(visit: Visit, opened: Opened, checked: Marks, problem: str) -> Response:
    draft = draft_named(opened, visit.path("copy"))
    visit.deps.desk.opened(visit.user, "draft_copy", opened.summary.id, draft.copy.key)
    position = opened.drafts.index(draft) + 1
    context = facts(visit, opened.summary) | {
        "due": _due(visit, opened, draft),
        "position": position,
        "of": len(opened.drafts),
        "passages": opened.proposal.passages if opened.proposal else (),
        "hidden_in": _passages_touched(draft),
        "changes": summarise(draft.redactions),
        "proposed": left_out(draft.redactions, opened.proposal.passages if opened.proposal else ()),
        "documents": shown_documents(draft),
        "checked": checked,
        "problem": problem,
        "people": visit.colleagues(),
    }
    return page(visit, "copy_check.html", context, status=400 if problem else 200)


def _ask_trays(visit: Visit, opened: Opened, checked: Marks, problem: str) -> Response:
    ready = still_the_same(visit, opened, checked)
    if not ready:
        return redirect(f"/items/{opened.summary.id}/copies")
    context = facts(visit, opened.summary) | {
        "due": [_due(visit, opened, d) for d in ready],
        "others": len(opened.drafts) - len(ready),
        "people": visit.colleagues(),
        "problem": problem,
    }
    return page(visit, "tray_step.html", context, status=400 if problem else 200)


def _due(visit: Visit, opened: Opened, draft: DraftCopy) -> DueCopy:
    key, child = draft.copy.key, visit.deps.children.get(draft.copy.child)
    two, first, wrong = key in opened.two, opened.first_yes.get(key, ""), opened.wrong.get(key, "")
    return DueCopy(draft, child, seen_mark(visit, draft), copy_name(key), two, first, wrong)


def _onwards(visit: Visit, opened: Opened, checked: Marks) -> str:
    """The first copy that nobody has looked at, else the trays."""
    seen = {d.copy.key for d in still_the_same(visit, opened, checked)}
    unseen = [d for d in opened.drafts if d.copy.key not in seen]
    if unseen:
        return _copy_path(opened, unseen[0], checked)
    return f"/items/{opened.summary.id}/tray{_query(checked)}"


def _copy_path(opened: Opened, draft: DraftCopy, checked: Marks) -> str:
    return f"/items/{opened.summary.id}/copies/{copy_name(draft.copy.key)}{_query(checked)}"


def _query(checked: Marks) -> str:
    return "?" + "&".join(f"checked={mark}" for mark in checked) if checked else ""


def _passages_touched(draft: DraftCopy) -> dict[str, list[AppliedRedaction]]:
    touched: dict[str, list[AppliedRedaction]] = {}
    for redaction in draft.redactions:
        if redaction.operator != "keep":
            touched.setdefault(redaction.passage, []).append(redaction)
    return touched


def left_out(redactions: Sequence[AppliedRedaction], passages: Sequence[ShownPassage]) -> tuple[LeftOut, ...]:
    """What was left out as beside the point, in reading order: proposed to the reviewer, never silently gone."""
    texts = {p.id: p.text for p in passages}
    order = list(texts)
    judged = [r for r in redactions if r.entity in LEFT_OUT and r.reason in BORDERLINE and r.passage in texts]
    judged.sort(key=lambda r: (order.index(r.passage), r.start))
    return tuple(LeftOut(r.passage, texts[r.passage][r.start : r.end].strip(), r.reason) for r in judged)


def summarise(redactions: Sequence[AppliedRedaction]) -> tuple[Change, ...]:
    """Alike redactions counted, most frequent first; "keep" is no change and is left out."""
    counted: dict[tuple[str, str, str, str, str], int] = {}
    for r in redactions:
        if r.operator == "keep":
            continue
        what = LABELS.get(r.entity, words.plain(r.entity.lower()))
        key = (what, words.say(words.OPERATORS, r.operator), words.plain(r.reason), r.policy.partition(":")[0], r.recogniser)
        counted[key] = counted.get(key, 0) + 1
    return tuple(Change(*key, times=n) for key, n in sorted(counted.items(), key=lambda pair: -pair[1]))
