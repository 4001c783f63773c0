"""A parsed file for a person: the tree of parts, then what each part holds. The file's words are shown as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from gateway.cli.output import counted, show, table_of

if TYPE_CHECKING:
    from parsers import BatchRow, Document, Finding, FormField, Locator, Meeting, MessageHead, Part, Segment, Submission

SHOWN = 600
"""Characters of one passage; what is cut is said. `--json` has all."""
FIELDS_OF_PLACE = ("page", "paragraph", "table", "row")
BAD = {"hold": "bold yellow", "quarantine": "bold red"}


def show_document(name: str, size: int, document: Document) -> None:
    """Print the tree, then each part that holds something, in reading order."""
    show(_tree(Text(name, style="bold"), size, document, ""))
    for path, inner in _documents(document, ""):
        _show_part(path, inner)


def _tree(name: Text, size: int, document: Document, path: str) -> Tree:
    verdict = "green" if document.status == "ok" else "bold red"
    head = Text.assemble(name, f"  {document.media_type}, {_bytes(size)}, ", (str(document.status.value), verdict), _counts(document))
    tree = Tree(head)
    for finding in document.findings:
        tree.add(_finding(finding))
    for number, part in enumerate(document.parts):
        _hang(tree, _inner(path, number), part)
    return tree


def _hang(tree: Tree, path: str, part: Part) -> None:
    name = Text(" ".join(word for word in ("part", path, part.untrusted_filename, f"({part.disposition})") if word))
    if part.likely_name:
        name.append(f" likely {part.likely_name}")
    if part.document is None:
        tree.add(Text.assemble(name, f"  {part.declared_type}, {_bytes(part.size)}, ", ("not read", "bold red")))
    else:
        tree.add(_tree(name, part.size, part.document, path))


def _inner(path: str, number: int) -> str:
    return f"{path}.{number}" if path else str(number)


def _finding(finding: Finding) -> Text:
    style = BAD.get(finding.severity, "")
    return Text.assemble((f"{finding.severity}: {finding.code}", style), f" {finding.detail}".rstrip())


def _counts(document: Document) -> str:
    counts = (
        (len(document.segments), "passage", "passages"),
        (len(document.fields), "field", "fields"),
        (len(document.submissions), "submission", "submissions"),
        (len(document.scans), "page as a picture", "pages as pictures"),
    )
    return "".join(f", {counted(count, one, many)}" for count, one, many in counts if count)


def _bytes(size: int) -> str:
    return counted(size, "byte", "bytes") if size < 10_000 else f"{size / 1024:.0f} KiB"  # noqa: PLR2004 - short numbers are read as they are


def _documents(document: Document, path: str) -> Iterator[tuple[str, Document]]:
    yield path, document
    for number, part in enumerate(document.parts):
        if part.document is not None:
            yield from _documents(part.document, _inner(path, number))


def _show_part(path: str, document: Document) -> None:
    where = f" of part {path}" if path else ""
    if document.message is not None:
        _table(f"message{where}", ("what", "words"), [row for row in _head_rows(document.message) if row[1]])
    _show_segments(where, document.segments)
    _show_fields(where, document.fields)
    _show_batch(where, document.batch)
    for submission in document.submissions:
        _show_submission(where, submission)
    if document.meeting is not None:
        _show_meeting(where, document.meeting)


def _head_rows(head: MessageHead) -> Iterator[tuple[str, str]]:
    yield "kind", "" if head.message_class == "ordinary" else head.message_class.value.replace("_", " ")
    for what, people in (("from", head.sender), ("to", head.to), ("copy to", head.cc), ("reply to", head.reply_to)):
        yield what, "; ".join(f"{name} <{address}>" if name else address for name, address in people)
    yield "date", head.date
    yield "likely subject", head.likely_subject


def _show_batch(where: str, batch: Sequence[BatchRow]) -> None:
    """The submissions of an export: an item each once it is taken in or split."""
    rows = [(str(row.number), row.reference, "an earlier or later one has it too" if row.repeated == "yes" else "") for row in batch]
    _table(f"export{where} of {len(rows)} submissions, each an item of its own", ("number", "reference", "same reference"), rows)


def _show_segments(where: str, segments: Sequence[Segment]) -> None:
    order = list(dict.fromkeys(segment.kind for segment in segments))
    for kind, group in groupby(sorted(segments, key=lambda s: order.index(s.kind)), key=lambda s: s.kind):
        rows = [(s.id, _place(s.locator), " / ".join(s.section), s.speaker, _cut(s.text)) for s in group]
        _table(f"{kind.value}{where} ({len(rows)})", ("id", "place", "section", "speaker", "words"), rows)


def _show_fields(where: str, fields: Sequence[FormField]) -> None:
    rows = [(_tick(field), field.label, _cut(field.value), field.name, _place(field.locator)) for field in fields]
    _table(f"form fields{where} ({len(rows)})", ("tick", "label", "value", "name", "place"), rows)


def _tick(field: FormField) -> str:
    return "" if field.checked is None else "☒" if field.checked else "☐"


def _show_submission(where: str, submission: Submission) -> None:
    labels = {answer.id: answer.label for answer in submission.answers}
    rows = [
        (
            leaf.path,
            _cut(leaf.value),
            "; ".join(dict.fromkeys(labels[i] for i in leaf.answer_ids if labels.get(i))),
            "" if leaf.confidence == 1 else f"{leaf.confidence:.0%}",
        )
        for leaf in submission.leaves
    ]
    head = ", ".join(word for word in (submission.system, submission.form_name, submission.reference, submission.test) if word)
    _table(f"submission{where}: {head}", ("path", "value", "label on the form", "how sure"), rows)
    used = {identity for leaf in submission.leaves for identity in leaf.answer_ids}
    loose = [(answer.section, answer.label, _cut(answer.value)) for answer in submission.answers if answer.id not in used]
    _table(f"answers{where} that have no place ({len(loose)})", ("section", "label", "value"), loose)
    _table(
        f"findings{where} of the submission", ("severity", "code", "detail"), [(f.severity, f.code, f.detail) for f in submission.findings]
    )


def _show_meeting(where: str, meeting: Meeting) -> None:
    rows = [(what, text) for what, text in _meeting_rows(meeting) if text]
    _table(f"meeting{where}", ("what", "words"), rows)


def _meeting_rows(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield "type", meeting.type
    yield "date", meeting.date
    yield "chair", meeting.chair
    for what, listed in (("present", meeting.attendees), ("apologies", meeting.apologies)):
        for person in listed:
            yield what, ", ".join(word for word in (person.name, person.role, person.agency) if word)
    for child in meeting.subjects:
        dates = ", ".join(filter(None, (child.date_of_birth and f"born {child.date_of_birth}", child.expected and f"due {child.expected}")))
        own = f"passages {' '.join(child.segments) or 'none'}" + (f"; shared {' '.join(child.shared)}" if child.shared else "")
        yield "child" if child.context == "main" else "child raised aside", "; ".join(word for word in (child.name, dates, own) if word)
    for decision in meeting.decisions:
        yield "decision", decision.text + (f" (threshold: {decision.threshold})" if decision.threshold else "")
    for action in meeting.actions:
        yield "action", f"{action.text} ({action.owner or 'no owner'}, {action.due or 'ongoing'})"
    for told in meeting.contributions:
        yield "contribution", f"{told.source}: {told.segment}"
    yield "sent to", "; ".join(meeting.distribution)
    yield "confidential passages", " ".join(meeting.confidential)
    yield "passages of nobody in particular", " ".join(meeting.unassigned)
    yield "lists of people", " ".join(meeting.register)


def _place(locator: Locator) -> str:
    words = [locator.sheet] if locator.sheet else []
    numbered = ((what, getattr(locator, what)) for what in FIELDS_OF_PLACE)
    words += [f"{what} {number}" for what, number in numbered if number is not None]
    words += [word for word in (f"field {locator.field}" if locator.field else "", locator.header) if word]
    return ", ".join(words)


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} … ({len(text) - SHOWN} characters more)"


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table without the columns that nothing fills; none where there are no rows."""
    if not rows:
        return
    filled = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    show(Text(title, style="italic"))
    show(table_of([columns[n] for n in filled], [[row[n] for n in filled] for row in rows]))
