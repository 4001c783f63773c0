"""What the pipeline proposes for one item: what was found, who it may be about, and one draft copy per child.

Stored encrypted under the item's own key as JSON; shown to reviewers and governance; recomputed at will.
Holds text: never logged, never put in an engine table.
"""

from __future__ import annotations

from dataclasses import dataclass

from gateway.ids import Borough, ChildId, RenditionId
from gateway.items import Sender
from gateway.matching.decision import Step
from gateway.matching.evidence import Evidence
from gateway.outgoing import MinimisedItem
from gateway.purposes import ASSESSMENT


@dataclass(frozen=True, slots=True)
class ShownTag:
    """A tag in a shown passage: whose it is and what. `role` is a `redaction.Role` value, `label` a chip's words."""

    start: int
    end: int
    entity: str
    role: str
    label: str
    score: float
    recogniser: str


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage of the original as the reviewer sees it."""

    id: str
    kind: str
    text: str
    heading: str = ""
    part: str = ""
    tags: tuple[ShownTag, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownCandidate:
    """A child who may be meant, with the evidence for and against."""

    child: ChildId
    borough: Borough
    name: str
    date_of_birth: str
    address: str
    school: str
    bits: float
    steps: tuple[Step, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonDecision:
    """One mentioned person's outcome: "linked", "review" or "none". `rule` is the code of the rule that fired.

    `chosen` is the child of whom the rule was certain, also where a person decides all the same. `stratum` says how much was
    written (`gateway.matching.strata`), "" in what was kept before it was noted.
    """

    mention: str
    label: str
    outcome: str
    rule: str
    candidates: tuple[ShownCandidate, ...] = ()
    chosen: ChildId | None = None
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class AppliedRedaction:
    """One applied operator: offsets in the passage of the original, never the text. `whole` passages have end = len."""

    passage: str
    start: int
    end: int
    entity: str
    role: str
    operator: str
    reason: str
    policy: str
    recogniser: str = ""
    score: float = 0.0  # the finding's, 0 where a rule hides
    evidence: str = ""  # code of what tells whose it is


@dataclass(frozen=True, slots=True)
class DrawnDocument:
    """One document of the item for one copy: its part's path and digest, the rendition's id, and codes of why there is none.

    `pages` are those of the original, where only that can be shown.
    """

    part: str
    id: RenditionId
    failed: tuple[str, ...] = ()
    sha256: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class DraftCopy:
    """A child's copy as proposed, with the account of what was done to it. `concerns` ask for a second person.

    `passages` are the original's, of the copy's segments in order; `documents` those with pages of which words travel.
    """

    copy: MinimisedItem
    redactions: tuple[AppliedRedaction, ...]
    concerns: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    documents: tuple[DrawnDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitRow:
    """One submission of an item that held several, as a file of its own. `content` is UTF-8 CSV; the other strings are as claimed.

    `number` counts from 1 over the whole item. `doubts` are codes of what only the whole file shows.
    """

    number: int
    content: str
    untrusted_filename: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole proposal. `outcome` is an `ItemState` value; `why` are reason codes (docs/codes.md), most important first."""

    outcome: str
    why: tuple[str, ...]
    sender: Sender
    request: str
    decisions: tuple[PersonDecision, ...] = ()
    copies: tuple[DraftCopy, ...] = ()
    passages: tuple[ShownPassage, ...] = ()
    findings: tuple[str, ...] = ()
    duplicate_of: str = ""
    rows: tuple[SplitRow, ...] = ()  # where the outcome is "split": the submissions that become items of their own
    purpose: str = ASSESSMENT  # for what its copies were made
    versions: tuple[tuple[str, str], ...] = ()  # model, index, policy and recogniser versions that made it
    claims: tuple[Evidence, ...] = ()  # requests of ours that it says it answers, by what found them; confidence 0: not from whom we asked
