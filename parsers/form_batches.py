"""A daily export of several submissions -> each submission as a file of its own, which reads as if it had come alone.

Pure text: what a row says is written again with its header, every cell as it was. The file that came stays what it is.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from parsers.document import BatchRow
from parsers.forms.labels import field_of

MEDIA_TYPE = "text/csv"
_FEWEST = 2


def rows_of(rows: Sequence[Sequence[str]]) -> tuple[BatchRow, ...]:
    """Each submission of an export's rows (the header first), in their order; empty where there are fewer than two.

    A reference that stands in several rows is marked in each of them: which of them is the right one only a person can tell.
    """
    if len(rows) <= _FEWEST:
        return ()
    header, submissions = rows[0], rows[1:]
    references = [reference_of(header, row) for row in submissions]
    often = Counter(references)
    return tuple(
        BatchRow(number, reference, as_csv(header, row), "yes" if reference and often[reference] > 1 else "no")
        for number, (reference, row) in enumerate(zip(references, submissions, strict=True), start=1)
    )


def as_csv(header: Sequence[str], row: Sequence[str]) -> str:
    """Header and row as CSV (RFC 4180) in which every cell is quoted: no mark in a cell can be taken for a delimiter."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows((header, row))
    return out.getvalue()


def reference_of(header: Sequence[str], row: Sequence[str]) -> str:
    """The reference that a row gives, "" where no column asks for one."""
    return next((value.strip() for label, value in zip(header, row, strict=False) if field_of(label.strip()) == "reference"), "")
