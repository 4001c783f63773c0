"""The console's words for codes. Plain verbs, what was found rather than which module found it; never a name.

An unknown code is shown as its own words, so that nothing is hidden by a gap in a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gateway.ids import Borough, ChannelName
from gateway.items import ItemState, SenderStatus
from gateway.web import copy_words, drawn_words, duplicate_words, follow_up_words, matching_words

WHY: Mapping[str, str] = {
    "two_children_fit": "Two records fit",
    "withheld_asked": "A decision maker asks for what was left out",
    **copy_words.WHY,
    "sibling_fits": "Two children of one family fit",
    "number_of_another_child": "The number quoted is for another child",
    "number_differs": "The number and the record disagree",
    "number_without_agreement": "A number fits, nothing else does",
    "birth_differs": "The birth date and the record disagree",
    "given_name_differs": "The first name and the record disagree",
    "name_is_common": "A common name: another child may share it and the birthday",
    "facts_contradict": "Some facts contradict the record",
    "not_enough_evidence": "Too little is said to be sure who it is",
    "only_initials": "Only initials are given",
    "not_identifiable": "Nobody can be told from what is said",
    "too_many_fit": "Many records bear this name and nothing tells them apart",
    "new_child": "No record fits: perhaps a new child",
    "reference_alone": "Only a reference is given, no name",
    "reference_contradicts": "The reference quoted is for another child",
    "reference_from_another_agency": "The reference was given to another agency",
    "block_truncated": "Too many records are alike to be sure",
    "moved_out": "The child may have moved away",
    "absent_from_index": "The case system's file no longer has this child",
    "sender_unknown": "The sender is not on our list",
    "not_authenticated": "The sender could not be checked",
    "tls_missing": "It came over an unprotected line",
    "dmarc_fail": "The sender's address was forged",
    "sender_forged": "The sender's address was forged",
    "purpose_unclear": "The item does not say for which of several purposes it is",
    "purpose_unlisted": "It is for a purpose that this site does not list",
    "purpose_without_policy": "No policy says what may travel for its purpose",
    **matching_words.WHY,
    **follow_up_words.WHY,
    "protected_address": "The address is protected: check the copy",
    "no_tray_for_borough": "No borough could be told from the record",
    "informant": "Somebody asked not to be named: look for clues that give them away",
    "identity_before_adoption": "Holds a name from before an adoption",
    "identity_clue": "Something in the copy may give away an identity before adoption",
    "addresses_a_machine": "Words of the item address a program, not the hub",
    "informant_clue": "Something in the copy may give an informant away",
    **drawn_words.CONCERNS,
    "never_leak_present": "Holds words that must never be shared",
    "conditional_intelligence": "Intelligence under handling conditions was left out",
    "confidential_from_family": "Holds what its author does not want the family to learn",
    "told_in_confidence": "Something told in confidence from the family was left out",
    "passage_of_unknown_child": "Minutes about several families: a passage does not say which child it is about",
    "child_not_in_minutes": "The minutes do not name this child as one they discussed",
    "confidential_part": "Minutes with a confidential part that the policy says nothing of",
    "refuge_address": "Holds a safe address: check the copy",
    "uncertain_role": "Not clear who one of the people is",
    "encrypted": "Locked file: a password is needed",
    "malformed": "The file could not be read",
    "unsupported": "A kind of file that we cannot read",
    "timeout": "The file took too long to read",
    "crashed": "The file could not be read safely",
    "limited": "The file is too large to read whole",
    "needs_retrieval": "The words are behind a link in the message",
    "locked": "Locked: a password or a key is needed",
    "wrapper_ome": "Microsoft encryption: sign in with the mailbox it was sent to, read it there, upload what it says",
    "wrapper_portal": "Secure mail service: open the link in a browser, sign in, upload what it says",
    "wrapper_files": "Files behind a link: fetch them in a browser and upload them",
    "link_to_files": "A link to files stands in the text: look whether they hold more",
    "wrapper_smime": "Locked with a certificate (S/MIME): ask the sender for another way, or have IT open it",
    "wrapper_pgp": "Locked with a PGP key: ask the sender for another way, or have IT open it",
    "smime_opaque_signed": "Signed in a form that we cannot open (S/MIME): open it in Outlook and upload it",
    "alternatives_differ": "Its plain and its formatted text differ: read both",
    "content_type_repeated": "Built so that two programs would show different text: read it whole",
    "part_locked": "An attachment is locked: ask the sender for the password",
    "part_unread": "An attachment could not be read: open it",
    "malware": "The file holds something harmful",
    "internal_error": "Our own fault: kept whole for a person",
    "opened_for_review": "Opened again by a person",
    "undone": "Taken back by a person",
    "sender_not_verified": "Nobody could prove who sent it",
    "aligned_without_policy": "The sender's address was checked, its domain has no policy",
    "dmarc_pass": "The sender's address was checked",
    "display_name_differs": "The name shown is not the sender's own",
    "dns_unavailable": "The sender could not be checked: the directory did not answer",
    "form_client": "From a known form",
    "form_client_unknown": "From a form that is not on our list",
    "from_ambiguous": "More than one sender is named",
    "from_missing": "No sender is named",
    "arc_vouched": "A mail service that we trust found the sender genuine before it passed this on",
    "look_alike_domain": "The address only looks like an agency's",
    "null_sender": "An automatic message",
    "reply_to_differs": "Answers would go to another address",
    "tls_absent": "It came over an unprotected line",
    "unknown_domain": "The sender is not on our list",
    "unlisted_subdomain": "The sender's part of the agency is not on our list",
    "uploader_missing": "Nobody is named who uploaded it",
    "no_child_identified": "No child could be told from the words",
    "no_tray": "No borough could be told from the record",
    "internal_fault": "Our own fault: kept whole for a person",
    "gave_up": "Our own fault, tried too often: kept whole for a person",
    "duplicate": "It came before",
    "batch_split": "Each of its submissions is an item of its own",
    "batch_whole": "Several submissions in one item: read each, or have each taken in by itself (forms split)",
    "batch_too_large": "More submissions than may be taken apart at once: have each taken in by itself (forms split)",
    "batch_reference_repeated": "Its reference stands more than once in the file: look which submission holds",
    "row_columns": "Its row has more or fewer cells than questions: read which answer belongs where",
    "auto_reply": "An automatic reply",
    "bounce": "Mail that could not be delivered",
    "read_receipt": "A read receipt",
    "calendar_reply": "An answer to an invitation",
    "bulk": "Advertising",
    "advertising": "Advertising",
    "ordinary": "An ordinary message",
    "test_submission": "A form marked as a test",
    "executable": "Holds a program",
    "polyglot": "The file is two kinds at once",
    "type_mismatch": "The file is not what it says it is",
    "remote_content": "Pictures or styles would be fetched from elsewhere",
    "limit_depth": "Too many files inside files to read all",
    "limit_total_bytes": "Too large to read all",
    "minutes_too_long": "Minutes too long to tell whose each passage is",
    "archive_empty": "An archive with nothing in it",
    "empty_file": "A file with nothing in it",
    "hidden_text": "There are words that the reader does not see",
    "unreadable_crashed": "The file could not be read safely",
    "unreadable_limited": "The file is too large to read whole",
    "unreadable_malformed": "The file could not be read",
    "unreadable_timeout": "The file took too long to read",
    "unreadable_unsupported": "A kind of file that we cannot read",
    "retention": "Erased by the retention schedule",
    "two_birthdays": "Two birth dates are given",
    "other_name_alone": "Only a second name written is this child's",
    "sibling_in_passing": "A brother or sister is named in passing",
    "set_apart": "One of the children is said to live elsewhere or to be outside this",
    "unborn_child": "An unborn child: a person opens or chooses the record",
    "other_family_named": "A child of another family is named too",
    "other_familys_child": "The copy names a child of another family",
    "form_unauthenticated": "From the public form: nobody has checked the sender",
}

STATES: Mapping[ItemState, str] = {
    ItemState.RECEIVED: "Being read",
    ItemState.IN_REVIEW: "Waiting for a person",
    ItemState.FOLLOW_UP: follow_up_words.STATE,
    ItemState.AWAITING_PASSWORD: "Waiting for a password",
    ItemState.NEEDS_RETRIEVAL: "Waiting to be fetched",
    ItemState.QUARANTINED: "Held apart",
    ItemState.ROUTED: "In a tray, not yet accepted",
    ItemState.FILED: "Accepted in a tray",
    ItemState.IGNORED: "Automatic replies and adverts, log only",
    ItemState.DUPLICATE: "Came twice",
    ItemState.SPLIT: "Taken apart",
    ItemState.NOT_FOR_US: "Not for us",
    ItemState.ERASED: "Erased",
}

CHANNELS: Mapping[ChannelName, str] = {
    ChannelName.SMTP: "E-mail",
    ChannelName.IMAP: "E-mail",
    ChannelName.FORM: "Form",
    ChannelName.UPLOAD: "Upload",
    ChannelName.FOLDER: "Scanner folder",
}

BOROUGHS: Mapping[Borough, str] = {
    Borough.LBHF: "Hammersmith and Fulham",
    Borough.RBKC: "Kensington and Chelsea",
    Borough.WCC: "Westminster",
    Borough.OUT_OF_AREA: "Outside the three boroughs",
    Borough.UNKNOWN: "Borough not known",
}
TRAYS = (Borough.LBHF, Borough.RBKC, Borough.WCC)

SENDERS: Mapping[SenderStatus, tuple[str, str]] = {
    SenderStatus.VERIFIED: ("Sender checked", "good"),
    SenderStatus.STAFF: ("Uploaded by staff", "good"),
    SenderStatus.UNKNOWN: ("Sender not checked", "care"),
    SenderStatus.SYSTEM: ("Automatic message", "care"),
    SenderStatus.FORGED: ("Sender forged", "bad"),
}

KINDS: Mapping[str, str] = {
    "subject": "Subject line",
    "heading": "Heading",
    "body": "New text",
    "table_row": "Table row",
    "field": "Form answer",
    "quote": "Earlier messages, quoted",
    "forwarded": "Forwarded",
    "signature": "Signature",
    "disclaimer": "Disclaimer",
    "comment": "Comment",
    "note": "Note",
    "page_header": "Page header",
    "page_footer": "Page footer",
    "text_box": "Text box",
    "deleted": "Deleted, still in the file",
    "hidden": "Hidden in the file",
    "file_name": "File name",
    "metadata": "File properties",
}
FOLDED = frozenset({"quote", "signature", "disclaimer", "page_header", "page_footer", "metadata", "deleted", "hidden", "file_name"})

OPERATORS: Mapping[str, str] = {
    "keep": "kept",
    "generalise": "made general",
    "pseudonymise": "named by what they are",
    "mask": "hidden",
    "redact": "hidden",
    "withhold": "left out",
}

DECISION_REASONS: Mapping[str, str] = {
    "details_agree": "The details agree with the record",
    "sender_confirmed": "The sender confirmed who is meant",
    "known_to_desk": "The desk knows this family",
    "checked_elsewhere": "Checked in the case system",
}
NOT_FOR_US_REASONS: Mapping[str, str] = {
    "sent_by_mistake": "Sent to us by mistake",
    "another_area": "For another area, which has been told",
    "no_safeguarding_content": "Nothing in it about a child",
    "advertising": "Advertising",
}
UNDO_REASONS: Mapping[str, str] = {
    "wrong_child": "It is about another child",
    "wrong_copy": "The copy shows or hides the wrong words",
    "wrong_tray": "It went to the wrong tray",
    "sender_withdrew": "The sender asked for it back",
}
APART_REASONS: Mapping[str, str] = {
    "looks_forged": "The sender may not be who they say",
    "looks_harmful": "A file or link may be harmful",
    "should_not_be_seen": "Nobody at the desk should see this",
}
RELEASE_REASONS: Mapping[str, str] = {
    "sender_rang_back": "We rang the sender: it is genuine",
    "checked_safe": "Checked: the file is safe",
    "held_by_mistake": "Held apart by mistake",
}

DONE: Mapping[str, str] = {
    "claimed": "You have claimed this item.",
    "let_go": "You have let this item go.",
    "linked": "Your answer is saved. The copy is being made.",
    **drawn_words.DONE,
    **matching_words.DONE,
    **duplicate_words.DONE,
    **follow_up_words.DONE,
    **copy_words.DONE,
    "not_for_us": "Closed as not for us. It stays in the log, whole.",
    "undone": "Taken back. The item waits for a person again.",
    "apart": "Held apart. Nothing of it can be sent.",
    "first_yes": "Your yes is saved. A second person must also say yes.",
    "unlocked": "Unlocked. The item is being read; the password was not kept.",
    "released": "Released into review. Nothing was sent.",
    "retried": "The item is being read again.",
    "accepted": "Accepted in your name.",
    "asked": "Asked. The desk sees it now; you will find a new copy in this tray if it is released.",
    "ask_released": "Released. The new copy is being made; check it and send it.",
    "ask_first_yes": "Your yes is saved. A second person must also say yes.",
    "ask_kept_back": "Kept back. The copy in the tray stays as it is.",
    "not_taken_closed": "Closed in your name.",
    "password_changed": "Your password is changed. Sign in with the new one.",
    "keys_off": "Single keys are off in this browser.",
    "keys_on": "Single keys are on in this browser.",
    "signed_out": "You are signed out.",
}

PROBLEMS: Mapping[str, str] = {
    "sign_in_refused": "That did not match. Check what you typed and try again. After 5 wrong tries an account pauses for 15 minutes.",
    "council_refused": "Your council account did not open this console. Try once more; if it stays so, ask IT for a role.",
    "sign_in_paused": "Too many tries. Wait {wait}, then try again. Nothing is lost; a colleague can sign in meanwhile.",
    "ticket_expired": "That took too long. Start again.",
    "passwords_differ": "The two new passwords are not the same. Type the new one twice",
    "password_too_short": "The new password is too short. Use at least 12 characters, for example three words",
    "password_unchanged": "The new password is the old one. Choose another",
    "nothing_chosen": "Choose who it is about",
    "answers_missing": "Tick who it is, or that no copy is due",
    "answer_contradicts": "“Not one of these” cannot stand beside a child",
    "reason_missing": "Choose what decided it",
    "child_unknown": "There is no record with that number",
    "new_child_incomplete": "Give a name and a borough",
    "birth_date_invalid": "Enter a real birth date, or leave it empty",
    "copy_not_ready": "That copy is not ready, or it was made again. Look at it once more",
    "copy_changed": "The copy changed since you looked at it. Look at it once more",
    "child_not_linked": "That child is no longer linked to the item",
    "no_tray_for_borough": "No tray: the record has no borough of ours",
    "item_claimed": "Someone else is working on this item",
    "item_not_waiting": "The item no longer waits for this. Someone may have decided it",
    "illegal_move": "The item no longer waits for this. Someone may have decided it",
    "second_person_needed": "You said the first yes. A second person must say the other",
    "copy_not_waiting": "The copy was accepted or taken back already",
    "nothing_asked": "Tick what you need",
    "asked_already": "Somebody has asked for it already. The desk has not answered yet",
    "ask_unanswered": "Say whether it is released or kept back",
    "ask_unknown": "That question is answered already, or the copy was taken back",
    "copy_unknown": "There is no such copy in your trays",
    "copy_gone_already": "A copy is in a tray already. Take it back first",
    "item_unknown": "There is no item with that reference",
    "held_apart": "It is held apart. Two different people must release it first",
    **matching_words.PROBLEMS,
    **duplicate_words.PROBLEMS,
    **follow_up_words.PROBLEMS,
    "not_taken_unknown": "That row is closed already",
    "file_missing": "Choose a file",
    "item_empty": "The file is empty",
    "item_too_large": "The file is too large",
    "form_too_large": "The file is too large",
    "password_missing": "Enter the password",
    "password_wrong": "That password does not open it. Check it with the sender; the file is kept as it came",
    "unlock_failed": "The file could not be opened safely. Ask the sender for a copy without a password",
    "tray_not_ticked": "Tick each copy that you want to send",
}


def birth(written: str) -> str:
    """An ISO date as people write it, 30/06/2017; anything else as it is."""
    try:
        return f"{date.fromisoformat(written):%d/%m/%Y}"
    except ValueError:
        return written


def plain(code: str) -> str:
    """A code as words: underscores are spaces, the first letter large."""
    return code.replace("_", " ").replace(".", ": ").strip().capitalize()


def say(table: Mapping[str, str], code: str) -> str:
    """The table's words for a code, else the code itself as words."""
    return table.get(code) or plain(code)


def why_words(codes: tuple[str, ...]) -> str:
    """Why an item waits: the first code in words."""
    return say(WHY, codes[0].partition(":")[0]) if codes else ""
