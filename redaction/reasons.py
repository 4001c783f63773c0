"""Why something travels or stays behind, in words: one sentence's end for each reason code of policies and of the code's own rules."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "about_somebody_else": "it is about somebody else",
    "access_code": "it is a door or key-safe code",
    "accountable_professional": "whoever acts for an agency answers for it by name",
    "address_of_another": "it tells where somebody else lives",
    "another_child": "it is about another child",
    "another_person_in_list": "it is another person's row of a list",
    "asked_for": "a decision maker asked for it and the desk agreed",
    "asked_to_be_kept_back": "whoever told it asked not to be named",
    "asylum_narrative": "it is the story told in an asylum claim",
    "boilerplate": "it is a standard text",
    "child_concerned": "the copy is about this child",
    "complete_history": "it belongs to a complete record, of which only what bears on the concern is needed",
    "confidential_part": "it comes from the confidential part of a meeting, of which the policy says nothing",
    "confidential_to_the_meeting": "it comes from the confidential part of a meeting",
    "contact_via_agency": "a professional is reached through the agency",
    "contact_with_the_family": "the family must be reached",
    "content": "it is what the item says",
    "deleted_by_author": "the author had deleted it",
    "disclaimer": "it is a standard notice",
    "earlier_correspondence": "it repeats earlier messages",
    "empty": "nothing was left of it once other people's details were taken out",
    "file_name": "it is the name of a file",
    "financial_record": "it is a record of rent, benefit or bank",
    "health_of_another": "it is about somebody else's health",
    "home_of_the_child": "it is where the child lives",
    "household_of_the_child": "the household must be known to see who is safe",
    "identifier_not_the_childs": "it is a number that is not this child's",
    "identifies_the_child": "it tells which child is meant",
    "identity_before_adoption": "it is an identity from before an adoption",
    "informant": "it could tell who reported the concern",
    "kind_not_listed": "no row speaks of this kind of passage, and what nobody has decided stays behind",
    "legal_papers": "it is legal advice or court papers, which belong to the party they were made for",
    "may_be_a_safe_address": "it could lead to a protected address",
    "metadata": "it is a property of the file, not of its text",
    "needed_for_checks": "the hub must be able to check this person",
    "never_needed": "a hub never needs it",
    "not_listed": "no row speaks of it, and what nobody has decided is hidden",
    "not_needed": "it is not needed for this purpose",
    "not_needed_downstream": "whoever gets the copy does not need it",
    "not_shown_to_a_reader": "it was hidden in the file",
    "owner_forbids_sharing": "its owner forbids sharing",
    "page_furniture": "it is repeated on every page",
    "place_of_work": "it is where a professional works",
    "protected_address": "it could lead to a protected address",
    "refuge_address": "it could lead to a refuge",
    "role_uncertain": "it is not certain whose it is",
    "sender_not_verified": "nobody proved who sent it",
    "signature": "it is a signature",
    "source_of_intelligence": "it could tell the source of intelligence",
    "special_category": "it is of a specially protected kind (Article 9)",
    "therapy_narrative": "it is what was said in therapy or support",
    "third_party": "it is about somebody outside the household",
    "unrelated_business": "it has nothing to do with the child",
    "unrelated_offence": "it is a petty offence that has nothing to do with the child",
    "victim": "it is about a victim",
    "witness_or_victim": "it could lead to a witness or victim",
}


def because(reason: str) -> str:
    """The code in words; one without words of its own is shown as it is, so that no gap in a table hides it."""
    return REASONS.get(reason) or reason.replace("_", " ")
