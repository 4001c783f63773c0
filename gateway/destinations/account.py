"""What a copy says about itself, in a decision-maker's words: from whom, as at when, what was left out and how to ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gateway.outgoing import MinimisedItem, WithheldNote
from gateway.purposes import ASSESSMENT

_WHY: Mapping[str, str] = {
    "about_somebody_else": "it is about somebody else",
    "access_code": "it is a door or key-safe code",
    "address_of_another": "it tells where somebody else lives",
    "another_child": "it is about another child",
    "another_person_in_list": "it is another person's row of a list",
    "asked_to_be_kept_back": "whoever told it asked not to be named",
    "assessment_narrative": "it is the story in an assessment, of which the findings are enough",
    "asylum_narrative": "it is what was told to claim asylum",
    "complete_history": "it is a complete history, of which what bears on the concern is enough",
    "conditional_intelligence": "it is intelligence that may be shared under its owner's conditions only: ask for the owner's word too",
    "confidential_part": "it comes from the confidential part of a meeting",
    "confidential_to_the_meeting": "it comes from the confidential part of a meeting",
    "deleted_by_author": "the author had deleted it",
    "disclaimer": "it is a standard notice",
    "earlier_correspondence": "it repeats earlier messages",
    "empty": "nothing was left of it once other people's details were taken out",
    "file_name": "it is the name of a file",
    "financial_record": "it is a record of rent, benefit or bank",
    "health_of_another": "it is about somebody else's health",
    "informant": "it could tell who reported the concern",
    "informant_clue": "it could tell who reported the concern",
    "legal_papers": "it is legal advice or court papers",
    "may_be_a_safe_address": "it could lead to a protected address",
    "metadata": "it is a property of the file, not of its text",
    "never_needed": "a hub never needs it",
    "not_needed": "it is not needed for this purpose",
    "not_needed_downstream": "whoever gets this copy does not need it",
    "not_shown_to_a_reader": "it was hidden in the file",
    "other_child_named": "it names another child",
    "owner_forbids_sharing": "its owner forbids sharing",
    "page_furniture": "it is repeated on every page",
    "passage_of_unknown_child": "it does not say which of several children it is about",
    "protected_address": "it could lead to a protected address",
    "refuge_address": "it could lead to a protected address",
    "role_uncertain": "it is not certain about whom it is",
    "signature": "it is a signature",
    "special_category": "it is of a specially protected kind",
    "told_in_confidence": "it was told in confidence from the family",
    "therapy_narrative": "it is what was said in therapy or support",
    "third_party": "it is about somebody else",
    "uncertain_role": "it is not certain about whom it is",
    "unrelated_business": "it has nothing to do with the child",
    "unrelated_offence": "it is an offence that has nothing to do with the child",
}


_PURPOSE = "the hub's assessment of risk, and nothing else"


def facts(copy: MinimisedItem) -> tuple[tuple[str, str], ...]:
    """(label, value) of the copy's head, in the order in which they are shown."""
    answers = (("Answers request", copy.request),) if copy.request else ()
    return (
        ("From", copy.agency or "sender not proved"),
        ("As at", f"{copy.received_at.day} {copy.received_at:%B %Y, %H:%M} UTC"),
        ("Copy", copy.key),
        *answers,
        ("Purpose", _PURPOSE if copy.purpose == ASSESSMENT else copy.purpose.replace("_", " ")),
        ("Policy", copy.policy),
    )


def warning(copy: MinimisedItem) -> str:
    """The line that keeps an old copy from being taken for news."""
    return (
        f"This is what was known on {copy.received_at.day} {copy.received_at:%B %Y}. Things may have changed since: "
        "ask before you act on it later."
    )


def left_out(copy: MinimisedItem) -> Iterator[str]:
    """One sentence a reason, then how to ask; nothing where nothing was left out."""
    yield from (f"{_passages(note)} left out because {_because(note)}." for note in copy.withheld)
    if copy.withheld:
        yield f"If you need any of it for your decision, ask the hub's desk, quoting copy {copy.key} and the reason."


def pages(copy: MinimisedItem) -> Iterator[str]:
    """What became of the pages of documents: drawn anew, or not and why. Nothing where the item has none."""
    paged = [rendition for rendition in copy.renditions if not rendition.is_picture]
    lone = len(copy.renditions) - len(paged)
    if paged:
        documents, number = _counted(len(paged), "document"), sum(rendition.pages for rendition in paged)
        yield f"{documents} of it, {_counted(number, 'page')}, drawn anew as PDF for this copy: what does not travel is black there."
    if lone:
        yield f"{_counted(lone, 'picture')} of it, made anew for this copy: what does not travel is black. Words read in it are above."
    for code in copy.not_drawn:
        yield _PICTURES.get(code) or f"The pages of a document do not come with this copy because {_why_not(code)} Its words are above."


_PICTURES: Mapping[str, str] = {
    "picture_not_picked": "A picture came with it that is not in this copy: nobody has said that it shows this child. Ask the hub's desk.",
    "picture_rejected": "A picture came with it that the reviewer kept back. Ask the hub's desk if you need it.",
}
_UNSAFE = "a picture of the document could not be made safely"
_NOT_DRAWN: Mapping[str, str] = {
    "rendition_rejected": "the reviewer kept them back",
    "rendition_limit_pages": "there are too many",
    "rendition_limit_bytes": "they are too large",
}


def _why_not(code: str) -> str:
    return f"{_NOT_DRAWN.get(code, _UNSAFE)} ({code})."


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def _passages(note: WithheldNote) -> str:
    return "1 passage was" if note.passages == 1 else f"{note.passages} passages were"


def _because(note: WithheldNote) -> str:
    """A code without words of its own is shown as it is, so that nothing is hidden by a gap in a table."""
    return _WHY.get(note.reason, f"the policy says so ({note.reason.replace('_', ' ')})")
