"""The places and words of an XFA form -> fields and passages of the document (XFA 3.3)."""

from __future__ import annotations

import pikepdf

from parsers.document import Cell, FormField, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import Malformed
from parsers.pdf_appearances import letters
from parsers.pdf_xfa import Xfa, XfaField, read_xfa


def write_xfa(structure: pikepdf.Pdf, draft: Draft) -> None:
    """What an XFA form holds: each place that was filled in, and words of its layout that no page shows."""
    try:
        form = read_xfa(structure)
    except (Malformed, pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        draft.find("xfa_unreadable", severity="hold")
        return
    known = {field.value for field in draft.fields}
    filled = set()
    for path, value in form.values:
        name = path.rsplit(".", 1)[-1]
        filled.add(name)
        _write_xfa_field(draft, path, value, form.fields.get(name), known)
    for name, field in form.fields.items():
        if name not in filled and field.default:
            _write_xfa_field(draft, name, field.default, field, known)
    _write_xfa_words(draft, form)


def _write_xfa_field(draft: Draft, path: str, value: str, field: XfaField | None, known: set[str]) -> None:
    """A place that was filled in: under its caption, with the words of what was chosen; a box is ticked by its first value."""
    label = (field.caption if field else "") or path.rsplit(".", 1)[-1]
    if field is not None and field.kind == "box":
        ticked = value in field.shown or (not field.shown and value not in {"", "0", "Off"})
        draft.fields.append(FormField(path, label, value, ticked, Locator(field=path)))
        draft.add(SegmentKind.FIELD, f"{'☒' if ticked else '☐'} {label}", Locator(field=path))
        return
    shown = field.shown.get(value, value) if field is not None else value
    draft.fields.append(FormField(path, label, shown, None, Locator(field=path)))
    if value not in known and shown not in known:
        joint = " " if label.endswith((":", "?")) else ": "
        start = len(label) + len(joint)
        draft.add(SegmentKind.FIELD, f"{label}{joint}{shown}", Locator(field=path, cells=(Cell("", label, start, start + len(shown)),)))


def _write_xfa_words(draft: Draft, form: Xfa) -> None:
    """Words of the layout that no page shows: a form that is laid out when it is opened has them nowhere else."""
    written = letters(" ".join(segment.text for segment in draft.segments()))
    for words in form.printed:
        if letters(words) and letters(words) not in written:
            draft.add(SegmentKind.BODY, words)
