"""Comma, semicolon or tab separated values (RFC 4180): one segment a row."""

from __future__ import annotations

import csv
import io
import re

from parsers.charsets import decode
from parsers.document import Document
from parsers.draft import Draft
from parsers.errors import LimitExceeded, Malformed
from parsers.form_exports import is_export, write_export
from parsers.formula_dangers import typed_danger
from parsers.grids import GridCell, Place, write_grid
from parsers.limits import Limits

_SAMPLE = 8_192
_QUOTED = re.compile(r'"[^"]*(?:"|\Z)')


def parse(data: bytes, limits: Limits) -> Document:
    """A CSV or TSV file. Raises `Malformed`, `LimitExceeded("cells" | "characters")`."""
    rows = read_rows(data, limits)
    draft = Draft(limits)
    for danger in dict.fromkeys(typed_danger(value) for row in rows for value in row):
        if danger:
            draft.find(danger, severity="hold")
    if rows and is_export(rows[0]):
        return write_export(rows, draft)
    write_grid(draft, [[GridCell(value) for value in row] for row in rows], Place(table=1))
    return draft.document("text/csv")


def read_rows(data: bytes, limits: Limits) -> list[list[str]]:
    """The rows as written, by the delimiter that is commonest in the first lines outside quotes."""
    text = decode(data).replace("\x00", "")  # positions count without
    if len(text) > limits.characters:
        raise LimitExceeded("characters")
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text[:_SAMPLE])) if any(row)]
    except csv.Error as error:
        raise Malformed("csv") from error


def _delimiter(sample: str) -> str:
    """Outside quotes only: the label of a question may hold any mark, and lines."""
    head = _QUOTED.sub("", sample.lstrip()).splitlines()
    return max(",;\t|", key=head[0].count) if head else ","
