"""What a group of an RTF file inherits from the one around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from parsers.inline import Look
from parsers.stories import Story
from parsers.word_fields import Field


class Mode(Enum):
    """Where text of the current group goes."""

    TEXT = auto()  # the story
    GATHER = auto()  # the sink of the destination
    FONTS = auto()
    COLOURS = auto()
    STYLES = auto()
    SILENT = auto()  # nowhere; destinations inside are read
    SKIP = auto()  # nowhere, nor anything inside


@dataclass(slots=True)
class State:
    """One group's settings. `closes` names the destination that ends with this very group, "" for none."""

    story: Story
    mode: Mode = Mode.TEXT
    closes: str = ""
    sink: list[str] = field(default_factory=list)
    field: Field | None = None
    look: Look = Look.PLAIN
    font: int = -1  # -1: the document's default font
    fallbacks: int = 1  # \uc: characters after \u that stand for it in older readers
    in_table: str = ""  # "in table" by \intbl
    nesting: int = 0  # \itap
    level: int = 0  # heading level of the paragraph, 0 for running text
    embedded: str = ""  # "embedded" by \\objemb: the group holds an object's bytes and how it looks
    before_alternative: Mode | None = None  # mode outside \upr, whose second half is Unicode

    @property
    def depth(self) -> int:
        """Depth of the table that a paragraph mark here belongs to, 0 for none."""
        return max(self.nesting, 1) if self.in_table else 0
