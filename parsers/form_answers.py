"""Answers of an e-form payload -> passages: each with its question as label, so that the form reader maps them like any other."""

from __future__ import annotations

import re

from parsers.document import Answer, Cell, Leaf, Locator, SegmentKind, Submission
from parsers.draft import Draft

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")


class FormAnswers:
    """Collects the answers of one submission while its passages are written."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.answers: list[Answer] = []
        self.leaves: list[Leaf] = []

    def text(self, label: str, value: str, *, section: str = "", name: str = "", leaf: str = "") -> None:
        """One answer as a passage "Label: value"; `leaf` is its canonical path where the payload itself says so."""
        if not value:
            return
        start = len(label) + 2
        cells = (Cell("", label, start, start + len(value)),)
        segment = self.draft.add(SegmentKind.FIELD, f"{label}: {value}", Locator(field=name or label, cells=cells))
        identity = self._note(label, value, section, segment)
        if leaf:
            self.leaves.append(Leaf(leaf, value, (identity,)))

    def selections(self, label: str, chosen: list[str], *, section: str = "", name: str = "") -> None:
        """A list answer that carries only what was ticked."""
        if not chosen:
            return
        lines = "\n".join(f"☒ {choice}" for choice in chosen)
        segment = self.draft.add(SegmentKind.FIELD, f"{label}\n{lines}", Locator(field=name or label))
        self._note(label, ", ".join(chosen), section, segment)

    def done(self, *, system: str, name: str, reference: str, submitted_at: str, test: str) -> Submission:
        """The finished submission."""
        return Submission(system, name, reference, submitted_at, test, tuple(self.answers), tuple(self.leaves))

    def _note(self, label: str, value: str, section: str, segment: str) -> str:
        identity = f"a{len(self.answers)}"
        self.answers.append(Answer(identity, label, value, section, None, segment))
        return identity


def label_of_key(key: str) -> str:
    """A key as words: "dateOfBirth" and "date_of_birth" give "Date of birth"."""
    words = _CAMEL.sub(" ", key).replace("_", " ").strip()
    return words[:1].upper() + (words[1:] if words.isupper() else words[1:].lower())
