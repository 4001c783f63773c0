"""What a filled form says before anybody decides what it means: printed label, written value, and where both stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """Whether an entry is text, or a box that is ticked or left empty."""

    TEXT = "text"
    TICKED = "ticked"
    UNTICKED = "unticked"
    UNSURE = "unsure"  # a box was seen, and nobody can say what is in it


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as the form has it.

    `question` is what a tick box's option answers, "" where the section asks. `sections` are headings and table captions,
    outermost first, by their meaning; `printed` are the same as the form prints them. `place` tells two sections of one title
    apart. `person` is a column or row heading such as "Child 2"; `record` joins the cells of one row or column of a table of
    persons. `left_empty` are the places where the form prints the same label without an answer. `listed` is a cell of a column
    whose heading alone says what it is. `name` is the field's name inside the file.
    """

    label: str
    value: str
    mark: Mark = Mark.TEXT
    question: str = ""
    sections: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    place: str = ""
    person: str = ""
    record: str = ""
    name: str = ""
    segment: str = ""
    continues: bool = False
    listed: bool = False
    left_empty: tuple[str, ...] = ()
