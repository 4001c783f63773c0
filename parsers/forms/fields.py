"""The fields of the canonical form by whom they are about, and whose an answer is where its section has no such field."""

from __future__ import annotations

from collections.abc import Mapping

_CHILD = (
    "given_name family_name name known_as date_of_birth edd sex address postcode nhs_number upn ethnicity religion "
    "first_language school gp disability immigration_status phone email"
)
_ADULT = (
    "given_name family_name name known_as date_of_birth sex address postcode relationship parental_responsibility phone email "
    "ethnicity first_language religion nhs_number school"
)
_WORKER = "given_name family_name name role agency phone email address postcode"
ALLOWED: Mapping[str, frozenset[str]] = {
    "child": frozenset(_CHILD.split()),
    "household": frozenset(_ADULT.split()),
    "referrer": frozenset(f"{_WORKER} anonymous".split()),
    "professionals": frozenset(_WORKER.split()),
    "consent": frozenset({"parents_informed", "consent_given", "reason_not"}),
    "form": frozenset({"reference", "submitted_at"}),
}
HOME: Mapping[str, str] = {
    **dict.fromkeys(
        [
            "nhs_number",
            "upn",
            "edd",
            "school",
            "gp",
            "ethnicity",
            "religion",
            "first_language",
            "immigration_status",
            "disability",
            "sex",
            "known_as",
        ],
        "child",
    ),
    **dict.fromkeys(("given_name", "family_name", "date_of_birth"), "child"),
    **dict.fromkeys(("relationship", "parental_responsibility"), "household"),
    **dict.fromkeys(("role", "agency", "email", "anonymous"), "referrer"),
    **dict.fromkeys(("parents_informed", "consent_given"), "consent"),
    **dict.fromkeys(("reference", "submitted_at"), "form"),
}
SUBJECTS = frozenset({"child", "household", "referrer", "professionals"})
AS_REFERRER = {"relationship": "role", "school": "agency"}
_GUARDED: Mapping[str, frozenset[str]] = {
    "form": frozenset({"household", "professionals"}),
    "referrer": SUBJECTS | {"consent", "concerns", "office"},
    "consent": frozenset({"professionals", "office"}),
}
"""Field's own home -> groups whose answers never go there: whether a health visitor knows is no consent of the parents."""


def reconciled(group: str, known: str) -> tuple[str, str]:
    """(group, field) as the canonical form has them: the field's own home where the group has no such field, "" where it is nobody's."""
    renamed = AS_REFERRER.get(known, known) if group == "referrer" else known
    if renamed == "anonymous":
        return "referrer", renamed
    if renamed in ALLOWED.get(group, frozenset()):
        return group, renamed
    if renamed == "reason_not":
        return ("consent", renamed) if not group else (group, "")
    home = HOME.get(renamed, "")
    guarded = _GUARDED.get(home, frozenset())
    return (group, "") if group in guarded else (home, renamed)
