"""CSV exports of form services: a header of questions, then one submission a row (GOV.UK Forms and others like it)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from parsers.document import Cell, Document, Locator, SegmentKind, Submission
from parsers.draft import Draft
from parsers.form_answers import FormAnswers
from parsers.form_batches import reference_of, rows_of
from parsers.forms.labels import field_of, normal

_TOLD = frozenset({"narrative", "concerns", "confidential", "strengths", "parents_informed", "consent_given", "reason_not"})
_LEAST_TOLD = 2
_GOVUK = ("Reference", "Submitted at")
_SUBMITTED = frozenset({"submitted at", "submitted", "submission date", "date submitted", "completed at", "timestamp"})


def is_export(header: Sequence[str]) -> bool:
    """Whether the columns are the questions of a referral form: a reference or time, and what happened or who agreed.

    GOV.UK Forms opens each of its files with the same two columns, whatever the form asks.
    """
    if _is_govuk(header):
        return True
    envelope = any(field_of(label) == "reference" or normal(label) in _SUBMITTED for label in header)
    return envelope and sum(field_of(label) in _TOLD for label in header) >= _LEAST_TOLD


def write_export(rows: Sequence[Sequence[str]], draft: Draft) -> Document:
    """The header as a passage, then a section of answers for each row, and its submission; a header again says nothing new.

    A row that is longer or shorter than the header is held: which question a cell answers is then a guess.
    """
    rows = [rows[0], *(row for row in rows[1:] if row != rows[0])]
    header = [label.strip() for label in rows[0]]
    draft.add_cells(sum(len(row) for row in rows))
    asked = [label for label in header if label]
    draft.add(SegmentKind.TABLE_ROW, " | ".join(asked), Locator(table=draft.next_table(), row=1, cells=_cells(asked)))
    found = [_submission(header, row, number, draft) for number, row in enumerate(rows[1:], start=1)]
    return replace(draft.document("text/csv"), submissions=tuple(found), batch=rows_of(rows))


def _submission(header: Sequence[str], row: Sequence[str], number: int, draft: Draft) -> Submission:
    form = FormAnswers(draft)
    draft.start_section(f"Row {number}")
    if len(row) < len(header) or any(value.strip() for value in row[len(header) :]):
        draft.find("row_columns", f"row {number}", "hold")
    answers = dict(zip(header, row, strict=False))
    for column, (label, value) in enumerate(zip_longest(header, row, fillvalue=""), start=1):
        form.text(label or f"Column {column}", value.strip())
    submitted = next((value for label, value in answers.items() if normal(label) in _SUBMITTED), "")
    system = "govuk_forms" if _is_govuk(header) else "form_export"
    return form.done(system=system, name="", reference=reference_of(header, row), submitted_at=submitted.strip(), test="live")


def _is_govuk(header: Sequence[str]) -> bool:
    return tuple(label.strip() for label in header[:2]) == _GOVUK


def _cells(header: Sequence[str]) -> tuple[Cell, ...]:
    cells, start = [], 0
    for label in header:
        cells.append(Cell("", "", start, start + len(label)))
        start += len(label) + 3
    return tuple(cells)
