"""A marked file for the terminal: colours where there are any, else brackets with numbers; the reasons below, by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from gateway.cli.output import Json, marks_by, print_table, say, show
from redaction.operators import word_for
from redaction.policy_words import kind_word, whose
from redaction.reasons import because

if TYPE_CHECKING:
    from gateway.bootstrap.marked_file import Mark, MarkedFile, MarkedPassage

HIDDEN, FOUND, TOKEN = "bold white on red", "bold black on yellow", "bold green"
NOTES = {
    "suspect": "its check fails: a slip of hand or scanner, look at it",
    "negated": "the text rules it out",
    "said_by_child": "the child said so",
    "said_by_relative": "a relative said so",
    "said_by_someone": "somebody said so",
    "propagated": "part of a name found elsewhere",
}
"""Attributes of a finding in words; the others say nothing that the row does not."""
_TOKEN = re.compile(r"\[[^\]\n]+\]")


def show_found(marked: MarkedFile) -> None:
    """The passages with what was found in them, then a row for each find."""
    for passage in marked.passages:
        say(f"{passage.id}, {kind_word(passage.kind)}")
        show(before(passage, FOUND))
    rows = [(str(m.number), word_for(m.entity), _of(m), _score(m), f"{m.recogniser}: {why_of(m)}") for _, m in _marks(marked)]
    print_table(("no.", "what", "whose", "sure", "found by"), rows)


def _of(mark: Mark) -> str:
    """Whose a name is and what tells so, by the code's words; the words themselves stand above behind the number."""
    return f"{whose(mark.role)} ({mark.evidence})" if mark.evidence else ""


def show_minimised(marked: MarkedFile) -> None:
    """Before and after side by side, then each number with what was done and why."""
    table = Table("passage", "before", "after", show_lines=True)
    for passage in marked.passages:
        table.add_row(Text(f"{passage.id}\n{kind_word(passage.kind)}"), before(passage, HIDDEN), after(passage))
    show(table)
    rows = [_reason_row(m) for _, m in _marks(marked)]
    print_table(("no.", "what", "whose", "done", "because", "says so", "found by"), rows)
    say(f"Policy {marked.policy}. Copy for record {marked.child}.")
    for line in account(marked):
        say(line)


def _reason_row(mark: Mark) -> tuple[str, ...]:
    why = "; ".join((f"{because(mark.reason)} ({mark.reason})", *noted(mark)))
    return (str(mark.number), word_of(mark), whose_of(mark), mark.done, why, mark.where, by(mark))


def account(marked: MarkedFile) -> Iterator[str]:
    """What was left out whole, by reason; what asks for a second look."""
    for reason, count in marked.withheld:
        yield f"Withheld: {count} passage{'' if count == 1 else 's'}, because {because(reason)}."
    if marked.concerns:
        yield f"A person must look closely: {', '.join(marked.concerns)}."


def before(passage: MarkedPassage, style: str) -> Text:
    """The passage as it stands; a mark is coloured, or stands in brackets behind its number."""
    coloured = marks_by() == "colour"
    text, at = Text(), 0
    for mark in passage.marks:
        text.append(passage.before[at : mark.start])
        words = passage.before[mark.start : mark.end]
        text.append(words if coloured else f"[{mark.number}: {words}]", style if coloured else "")
        if coloured:
            text.append(f"({mark.number})", "dim")
        at = mark.end
    return text.append(passage.before[at:])


def after(passage: MarkedPassage) -> Text:
    """As it travels, what stands in for hidden words coloured."""
    if not passage.after:
        return Text("left out", "italic")
    text = Text(passage.after)
    if marks_by() == "colour":
        text.highlight_regex(_TOKEN, TOKEN)
    return text


def noted(mark: Mark) -> tuple[str, ...]:
    """What the recogniser noted, in words."""
    return tuple(NOTES[note] for note in mark.notes if note in NOTES)


def why_of(mark: Mark) -> str:
    """Why it was found, and what was noted of it."""
    return "; ".join(piece for piece in (mark.reason, *noted(mark)) if piece)


def word_of(mark: Mark) -> str:
    """What the stretch is: "phone", "whole passage"."""
    return word_for_entity(mark.entity)


def word_for_entity(entity: str) -> str:
    """An entity in words, or what of the text was left out whole."""
    return {"PASSAGE": "whole passage", "SENTENCE": "sentence or clause"}.get(entity) or word_for(entity)


def whose_of(mark: Mark) -> str:
    """Whose it is and what tells so, "" for passages and sentences."""
    if mark.entity in {"PASSAGE", "SENTENCE"}:
        return ""
    return f"{whose(mark.role)} ({mark.evidence})" if mark.evidence else whose(mark.role)


def by(mark: Mark) -> str:
    """The recogniser with its score, "rule" where a rule of the policy or the code hides."""
    return f"{mark.recogniser or 'rule'}{f', {_score(mark)}' if mark.score else ''}"


def _score(mark: Mark) -> str:
    return f"{mark.score:.2f}" if mark.score else ""


def _marks(marked: MarkedFile) -> Iterable[tuple[MarkedPassage, Mark]]:
    return ((passage, mark) for passage in marked.passages for mark in passage.marks)


def found_objects(marked: MarkedFile) -> list[Json]:
    """Finds for scripts, in reading order."""
    return [
        {
            "passage": p.id,
            "kind": p.kind,
            "start": m.start,
            "end": m.end,
            "entity": m.entity,
            "words": p.before[m.start : m.end],
            "score": f"{m.score:.2f}",
            "recogniser": m.recogniser,
            "reason": m.reason,
            "role": m.role,
            "evidence": m.evidence,
            "attributes": list(m.notes),
        }
        for p, m in _marks(marked)
    ]


def minimised_object(marked: MarkedFile) -> dict[str, Json]:
    """The whole comparison for scripts."""
    return {
        "policy": marked.policy,
        "child": marked.child,
        "withheld": [{"reason": reason, "passages": count} for reason, count in marked.withheld],
        "concerns": list(marked.concerns),
        "passages": [_passage_object(passage) for passage in marked.passages],
    }


def _passage_object(passage: MarkedPassage) -> dict[str, Json]:
    redactions: list[Json] = [
        {
            "start": m.start,
            "end": m.end,
            "entity": m.entity,
            "role": m.role,
            "evidence": m.evidence,
            "operator": m.operator,
            "reason": m.reason,
            "says_so": m.where,
            "recogniser": m.recogniser,
            "score": m.score,
            "attributes": list(m.notes),
        }
        for m in passage.marks
    ]
    return {"id": passage.id, "kind": passage.kind, "before": passage.before, "after": passage.after, "redactions": redactions}
