"""Words about automatic matching: why it does not go on, and what is said when somebody acts on it."""

from __future__ import annotations

from collections.abc import Mapping

WHY: Mapping[str, str] = {
    "reply_contradicts_reference": "The reference written is not that of the request that the mail replies to",
    "reply_header_alone": "It replies to our request and names nobody",
    "certain_now": "Looked at again: who it is about is certain now. Check and send",
    "suggest_only": "Every match is checked by a person here",
    "suggest_until_reviewed": "Every match is checked by a person here until enough of them have been",
    "matching_stopped": "Automatic matching has stopped: every match is checked by a person",
}
CLAIMS: Mapping[str, str] = {
    "reference@1": "its words give this reference",
    "reply_header@1": "the mail was sent as a reply to ours",
}
GROUPED_BY: Mapping[str, str] = {
    "borough": "Borough of the child",
    "ethnicity": "Ethnicity on record",
    "age": "Age on the day",
    "name": "How common the name is here",
    "agency_type": "Kind of agency",
    "written": "What was written",
}
AGAIN: Mapping[str, str] = {
    "index_refreshed": "the child index was brought up to date",
    "records_merged": "two records were merged",
    "records_unmerged": "a merge was taken back",
    "related_item_linked": "a related item was linked",
}
PROBLEMS: Mapping[str, str] = {
    "item_looked_at_again": "The item was looked at again while you had it open. Look at who is proposed now, and answer once more",
    "matching_not_stopped": "Automatic matching has not stopped",
}
START_REASONS: Mapping[str, str] = {
    "index_repaired": "The child index was put right",
    "weights_replaced": "Weights or thresholds were replaced",
    "links_were_right": "The links were looked at and were right",
    "cause_elsewhere": "The cause lay outside matching",
}
DONE: Mapping[str, str] = {
    "check_agreed": "Saved. Your answer is what had been linked.",
    "check_disagreed": "Saved. Another child had been linked: look at the item and take its copies back if that was wrong.",
    "matching_started": "Started again. Wrong links are counted anew.",
}
