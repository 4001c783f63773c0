"""Words about records that may be of one child."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "same_person": "Same birthday and like names, with a number, an address or a carer in common",
    "number_shared": "One number, and like names",
    "named_by_person": "Named by a person",
}
REASONS: Mapping[str, str] = {
    "seen_in_case_system": "Looked up in the case system",
    "agency_confirmed": "An agency confirmed it",
    "details_tell": "The details leave no doubt",
}
UNMERGE_REASONS: Mapping[str, str] = {
    "two_children": "They are two children",
    "merged_by_mistake": "The wrong records were merged",
}
PROBLEMS: Mapping[str, str] = {
    "already_merged": "One of the two records was merged meanwhile",
    "duplicate_unknown": "Somebody has decided this pair already",
    "not_merged": "That merge was taken back already",
}
DONE: Mapping[str, str] = {
    "merged": "Merged. Who is linked to either record is linked to the one that stays; it can be taken back below.",
    "merge_first_yes": "Your yes is saved. A second person must say yes too, because an address or an adoption is protected.",
    "kept_apart": "Saved. The two stay apart and are not asked about again.",
    "unmerged": "Taken back. Both records stand by themselves again.",
}
