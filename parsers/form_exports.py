"""CSV exports of form services: a header of questions, then one submission a row (GOV.UK Forms and others like it)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.document import Cell, Document, Locator, SegmentKind, Submission
from parsers.draft import Draft
from parsers.form_answers import FormAnswers
from parsers.forms.labels import field_of, normal

_TOLD = frozenset({"narrative", "concerns", "confidential", "strengths", "parents_informed", "consent_given", "reason_not"})
_LEAST_TOLD = 2
_SUBMITTED = frozenset({"submitted at", "submitted", "submission date", "date submitted", "completed at", "timestamp"})


def is_export(header: Sequence[str]) -> bool:
    """Whether the columns are the questions of a referral form: a reference or time, and what happened or who agreed."""
    envelope = any(field_of(label) == "reference" or normal(label) in _SUBMITTED for label in header)
    return envelope and sum(field_of(label) in _TOLD for label in header) >= _LEAST_TOLD


def write_export(rows: Sequence[Sequence[str]], draft: Draft) -> Document:
    """The header as a passage, then a section of answers for each row, and its submission."""
    header = [label.strip() for label in rows[0]]
    draft.add_cells(sum(len(row) for row in rows))
    draft.add(SegmentKind.TABLE_ROW, " | ".join(header), Locator(table=draft.next_table(), row=1, cells=_cells(header)))
    found = [_submission(header, row, number, draft) for number, row in enumerate(rows[1:], start=1)]
    return replace(draft.document("text/csv"), submissions=tuple(found))


def _submission(header: Sequence[str], row: Sequence[str], number: int, draft: Draft) -> Submission:
    form = FormAnswers(draft)
    draft.start_section(f"Row {number}")
    answers = dict(zip(header, row, strict=False))
    for label, value in zip(header, row, strict=False):
        form.text(label, value.strip())
    reference = next((value for label, value in answers.items() if field_of(label) == "reference"), "")
    submitted = next((value for label, value in answers.items() if normal(label) in _SUBMITTED), "")
    system = "govuk_forms" if tuple(header[:2]) == ("Reference", "Submitted at") else "form_export"
    return form.done(system=system, name="", reference=reference.strip(), submitted_at=submitted.strip(), test="live")


def _cells(header: Sequence[str]) -> tuple[Cell, ...]:
    cells, start = [], 0
    for label in header:
        cells.append(Cell("", "", start, start + len(label)))
        start += len(label) + 3
    return tuple(cells)
