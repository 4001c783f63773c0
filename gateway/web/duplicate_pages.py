"""Records of the index that may be of one child, side by side: merge them, keep them apart, take a merge back."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.ids import ChildId
from gateway.views import Duplicate, Merge
from gateway.web import duplicate_words, words
from gateway.web.item_pages import required_reason
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit, not_found


def duplicates(visit: Visit) -> Response:
    """Open pairs that this person may see, and merges that can be taken back."""
    return _show(visit, "")


def decide(visit: Visit) -> Response:
    """`keep` is "left" or "right", the record that stays, or "both"."""
    pair = _asked(visit)
    try:
        return redirect(f"/duplicates?done={_decided(visit, pair, visit.submission.one('keep'))}")
    except Rejected as error:
        return _show(visit, words.say(words.PROBLEMS, error.code))


def take_back(visit: Visit) -> Response:
    """Both records stand by themselves again."""
    merge = next((m for m in _in_force(visit) if str(m.seq) == visit.path("merge")), None)
    if merge is None:
        return _show(visit, words.say(words.PROBLEMS, "not_merged"))
    try:
        visit.deps.merges.unmerge(merge.merged, visit.user.id, required_reason(visit, duplicate_words.UNMERGE_REASONS))
    except Rejected as error:
        return _show(visit, words.say(words.PROBLEMS, error.code))
    return redirect("/duplicates?done=unmerged")


def _decided(visit: Visit, pair: Duplicate, keep: str) -> str:
    reason = required_reason(visit, duplicate_words.REASONS)
    if keep == "both":
        visit.deps.merges.keep_apart(pair.id, visit.user.id, reason)
        return "kept_apart"
    if keep not in {"left", "right"}:
        raise Rejected("nothing_chosen")
    stays, goes = (pair.left, pair.right) if keep == "left" else (pair.right, pair.left)
    done = visit.deps.merges.merge(stays.id, goes.id, visit.user.id, reason)
    return "merged" if done == "merged" else "merge_first_yes"


def _asked(visit: Visit) -> Duplicate:
    try:
        pair = visit.deps.merges.one(visit.path("pair"))
    except Rejected as error:
        raise not_found() from error
    if not pair.is_shown_to(visit.user.boroughs):
        raise not_found()
    return pair


def _in_force(visit: Visit) -> tuple[Merge, ...]:
    """Merges whose surviving record is of this person's boroughs, or of no council's of the hub."""
    return tuple(merge for merge in visit.deps.merges.in_force() if _is_seen(visit, merge.survivor))


def _is_seen(visit: Visit, child: ChildId) -> bool:
    record = visit.deps.children.get(child)
    return record is not None and (record.borough not in words.TRAYS or record.borough in visit.user.boroughs)


def _show(visit: Visit, problem: str) -> Response:
    visit.deps.desk.opened(visit.user, "duplicates", None)
    pairs = [pair for pair in visit.deps.merges.open() if pair.is_shown_to(visit.user.boroughs)]
    context = {"pairs": pairs, "merges": _in_force(visit), "problem": problem, "duplicate_words": duplicate_words, "me": visit.user.id}
    return page(visit, "duplicates.html", context | {"people": visit.colleagues()}, status=400 if problem else 200)
