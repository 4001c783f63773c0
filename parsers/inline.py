"""A line of text being gathered from runs that look different: what is shown, withdrawn, hidden, struck out, bold.

Word processor formats differ in their marks and agree in these looks, so each reader gathers into the same value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Flag, auto
from itertools import groupby

from parsers.document import FormField
from parsers.docx_choice import END, SET_APART, with_choice

TICKED, UNTICKED = "☒", "☐"
_HEADING_LENGTH = 80
_BOX_MARKS = frozenset("☐☒☑")


class Look(Flag):
    """How a run looks to a reader. `DELETED` is a tracked deletion: in the file, not on the page."""

    PLAIN = 0
    BOLD = auto()
    STRUCK = auto()
    HIDDEN = auto()
    DELETED = auto()
    UNDERLINED = auto()  # or highlighted: set apart from the words around it


_SET_APART = Look.BOLD | Look.UNDERLINED


@dataclass(slots=True)
class Inline:
    """The pieces of one paragraph in order; `fields` are the form fields met in it."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    fields: list[FormField] = field(default_factory=list)

    def put(self, text: str, look: Look = Look.PLAIN) -> None:
        """Append text that looks alike."""
        if text:
            self.pieces.append((text, look))

    @property
    def text(self) -> str:
        """Shown text; struck-out runs stand in "[struck out: ...]", the one alternative set apart in "[chosen: ...]"."""
        shown = ((text, look) for text, look in self.pieces if not look & (Look.DELETED | Look.HIDDEN))
        found = []
        for struck, group in groupby(shown, key=lambda piece: bool(piece[1] & Look.STRUCK)):
            runs = list(group)
            words = "".join(text for text, _ in runs)
            found.append(f"[struck out: {words}]" if struck and words.strip() else "".join(_apart(text, look) for text, look in runs))
        return with_choice("".join(found))

    @property
    def deleted(self) -> str:
        """Tracked deletions."""
        return "".join(text for text, look in self.pieces if look & Look.DELETED)

    @property
    def hidden(self) -> str:
        """Text in the file that a reader does not see."""
        return "".join(text for text, look in self.pieces if look & Look.HIDDEN and not look & Look.DELETED)

    @property
    def all_bold(self) -> bool:
        """Whether each visible run is bold."""
        looks = [look for text, look in self.pieces if text.strip() and not look & (Look.DELETED | Look.HIDDEN)]
        return bool(looks) and all(look & Look.BOLD for look in looks)

    @property
    def stands_as_heading(self) -> bool:
        """A short bold line that is no label and no sentence: what writers without styles use for a heading."""
        text = self.text.strip()
        labelled = ":" in text[:-1] or text.endswith(".") or bool(_BOX_MARKS & set(text))
        return self.all_bold and len(text) <= _HEADING_LENGTH and not labelled


def _apart(text: str, look: Look) -> str:
    return f"{SET_APART}{text}{END}" if look & _SET_APART and text.strip() else text
