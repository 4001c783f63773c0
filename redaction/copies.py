"""What minimisation returns: the passages that may travel, and the account of what was done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MinimisedPassage:
    """A passage of the copy. `heading` is the minimised heading path, joined by " > ".

    `handling` is how the author wants it handled, in words to stand beside it, "" where they say nothing.
    """

    id: str
    kind: str
    text: str
    heading: str = ""
    handling: str = ""


@dataclass(frozen=True, slots=True)
class RedactionMade:
    """One applied operator: offsets in the original passage, never the text. A withheld passage has start 0 and end len.

    `score` is the finding's, 0 where a rule hides; `evidence` the code of what tells whose it is (docs/codes.md), "" where nobody's.
    """

    passage: str
    start: int
    end: int
    entity: str
    role: str
    operator: str
    reason: str
    recogniser: str
    score: float = 0.0
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Minimised:
    """One child's copy. `withheld` counts by reason what was left out: whole passages, and runs of words inside others.

    `concerns` are codes that ask for a second person.
    """

    passages: tuple[MinimisedPassage, ...]
    redactions: tuple[RedactionMade, ...]
    withheld: tuple[tuple[str, int], ...]
    concerns: tuple[str, ...]
