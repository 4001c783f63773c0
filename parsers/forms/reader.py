"""Filled referral forms of any layout -> `Submission`. Pure: a parsed document in, the same document with its submissions out.

What counts as a form is told in `recognition`; anything else is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.document import Document, Segment, SegmentKind, Status, Submission
from parsers.forms.entries import Entry
from parsers.forms.labels import normal
from parsers.forms.passages import entries_of
from parsers.forms.profile import MEANING, Profile, chosen_profile
from parsers.forms.recognition import LOOK_FOR_CHILD, is_form, names_child, tells_of_a_child_again
from parsers.forms.scanned import LOOK, is_scanned
from parsers.forms.submission import Words, submission_of

_HEAD = 60  # passages in which a profile is recognised and a test is announced
_TEST = re.compile(r"^\W*(?:this is an? )?test (?:form )?(?:submission|form|only|referral)\b", re.IGNORECASE)
_TEST_NAME = re.compile(r"^test_(?!results?(?![a-z]))", re.IGNORECASE)  # GOV.UK Forms: test_govuk_forms_...
_SYSTEMS = (
    ("application/pdf", "pdf"),
    ("wordprocessingml", "docx"),
    ("message/rfc822", "mail"),
    ("text/html", "html"),
    ("text/csv", "csv"),
    ("json", "json"),
    ("xml", "xml"),
)


def read_forms(document: Document, untrusted_filename: str, profiles: Sequence[Profile] = ()) -> Document:
    """The document with a submission where it is a filled form; submissions that a parser already mapped stay."""
    if document.status is not Status.OK or document.meeting is not None or not document.segments:
        return document
    if document.submissions:
        reading = _Reading(document, untrusted_filename, profiles)
        return replace(document, submissions=tuple(_completed(reading, s) for s in document.submissions))
    found = _generic(document, untrusted_filename, profiles)
    if found is None:
        return document
    known = {finding.code for finding in document.findings}
    unsure = (finding for finding in found.findings if finding.severity == "hold" and finding.code not in known)
    held = (*((LOOK,) if is_scanned(document) else ()), *(() if names_child(found) else (LOOK_FOR_CHILD,)), *unsure)
    return replace(document, submissions=(found,), findings=(*document.findings, *held))


@dataclass(slots=True)
class _Reading:
    """One document for all its submissions. A day's file may hold hundreds: its passages are read once for each profile."""

    document: Document
    untrusted_filename: str
    profiles: Sequence[Profile]
    _entries: dict[str, tuple[list[Entry], dict[str, list[int]]]] = field(default_factory=dict)

    def profile(self, submission: Submission) -> Profile | None:
        """The profile that fits what the submission says of itself, else the opening of the document; None for neither."""
        named = chosen_profile(self.profiles, f"{submission.system} {submission.form_name}")
        return named or chosen_profile(self.profiles, _opening(self.document))

    def entries(self, profile: Profile | None, wanted: frozenset[str]) -> list[Entry]:
        """The entries of these passages, all of them where none is named, in the order of the document."""
        name = profile.name if profile else ""
        if name not in self._entries:
            found = _kept(entries_of(self.document, _words(profile).titles), profile)
            self._entries[name] = found, _places(found)
        entries, places = self._entries[name]
        return [entries[n] for n in sorted(n for segment in wanted for n in places.get(segment, ()))] if wanted else entries


def _completed(reading: _Reading, submission: Submission) -> Submission:
    """A submission whose parser knew the envelope only: the answers are mapped here."""
    test = _test(reading.document, reading.untrusted_filename, submission.test)
    if submission.leaves:
        return replace(submission, test=test)
    wanted = frozenset(answer.segment for answer in submission.answers)
    profile = reading.profile(submission)
    return submission_of(reading.entries(profile, wanted), _words(profile), replace(submission, test=test))


def _places(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Segment -> where its entries stand in the list."""
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        found.setdefault(entry.segment, []).append(number)
    return found


def _generic(document: Document, untrusted_filename: str, profiles: Sequence[Profile]) -> Submission | None:
    profile = chosen_profile(profiles, _opening(document))
    head = Submission(
        system=(profile.system or profile.name) if profile else _system(document.media_type),
        form_name=_title(document.segments),
        reference="",
        submitted_at="",
        test=_test(document, untrusted_filename, "live"),
    )
    words = _words(profile)
    found = submission_of(_kept(entries_of(document, words.titles), profile), words, head)
    return found if is_form(found) and not _is_log(document, found) else None


def _is_log(document: Document, found: Submission) -> bool:
    """Whether only rows under one header were read, of one child again and again: a register or log, in which each row is an entry."""
    return _is_one_table(document.segments) and tells_of_a_child_again(found)


def _is_one_table(segments: Sequence[Segment]) -> bool:
    """Whether all are rows, and one of them holds every column name that stands over the others; labels and answers name each row apart."""
    heads = {cell.header for s in segments for cell in s.locator.cells if cell.header}
    rows = all(s.kind is SegmentKind.TABLE_ROW for s in segments)
    return rows and len(heads) > 1 and any(heads <= _cells_of(s) for s in segments)


def _cells_of(row: Segment) -> set[str]:
    return {row.text[cell.start : cell.end].strip().rstrip(":") for cell in row.locator.cells}


def _kept(entries: Sequence[Entry], profile: Profile | None) -> list[Entry]:
    ignored = {normal(label) for label in profile.ignore} if profile else set()
    return [entry for entry in entries if normal(entry.label) not in ignored or not entry.label]


def _words(profile: Profile | None) -> Words:
    if profile is None:
        return Words({}, {})
    fields = {normal(label): path for path, labels in profile.fields.items() for label in labels}
    titles = {normal(title): MEANING[group] for group, printed in profile.sections.items() for title in printed}
    return Words(fields, titles)


def _system(media_type: str) -> str:
    return next((system for part, system in _SYSTEMS if part in media_type), "generic")


def _title(segments: Sequence[Segment]) -> str:
    return next((" ".join(s.text.split()) for s in segments if s.kind is SegmentKind.HEADING), "")


def _opening(document: Document) -> str:
    return "\n".join(segment.text for segment in document.segments[:_HEAD])


def _test(document: Document, untrusted_filename: str, otherwise: str) -> str:
    """Forms say that they are a test by their file's name, by the subject of the message, or in so many words."""
    if _TEST_NAME.match(untrusted_filename):
        return "test"
    said = any(_TEST.match(segment.text) for segment in document.segments[:_HEAD])
    return "test" if said else otherwise


def as_announced(document: Document) -> Document:
    """A message whose subject says that it is a test makes every form it carries a test."""
    subject = document.message.subject if document.message is not None else ""
    return _all_tests(document) if _TEST.match(subject) else document


def _all_tests(document: Document) -> Document:
    parts = tuple(replace(p, document=None if p.document is None else _all_tests(p.document)) for p in document.parts)
    return replace(document, parts=parts, submissions=tuple(replace(s, test="test") for s in document.submissions))
