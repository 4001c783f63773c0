"""One file with what is found in it marked, and what of it would travel in a child's copy. Nothing is stored.

Holds the file's words: for the terminal and the page of whoever asked, nowhere else.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import open_core
from gateway.bootstrap.inspection import needs_a_person, parsed
from gateway.bootstrap.pipeline import open_detector, open_proposer
from gateway.bootstrap.policies import one
from gateway.errors import Rejected
from gateway.ids import ChannelName, ChildId, ItemId
from gateway.items import Envelope, RawItem, Sender, SenderStatus
from gateway.pipeline.reading import numbered_segments, passages_of
from gateway.pipeline.second_yes import NEEDS_TWO
from redaction import Household, Minimised, Party, Passage, Policy, RedactionMade, Role, Tag, group_parties
from redaction.policy import Operator, Rule
from redaction.policy_words import done, says_so

NOBODY_PROVED = Sender(SenderStatus.UNKNOWN, None)
Notes = Mapping[tuple[str, int, int], tuple[str, ...]]
WHOLE = frozenset({"PASSAGE", "SENTENCE"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage. `number` counts through the file from 1; `done` is what happens to it in words, "" where nothing was asked.

    `where` is the policy's file and line, or that the code's own rule says it; `score` is 0 where a rule found it.
    """

    number: int
    start: int
    end: int
    entity: str
    role: str
    recogniser: str
    score: float
    evidence: str = ""
    operator: str = ""
    reason: str = ""
    done: str = ""
    where: str = ""
    notes: tuple[str, ...] = ()  # what the recogniser noted of it (docs/entities.md, attributes): "suspect", "negated"


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage as it stands, its marks in order, and as it travels: "" where it is left out or where nothing was asked."""

    id: str
    kind: str
    before: str
    marks: tuple[Mark, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """All passages. `policy` is its label, `child` the record's id, both "" for a file of which only the finds are shown.

    `person` is "yes" where a person must look: the file could not be read whole, or two people must say yes to the copy.
    """

    passages: tuple[MarkedPassage, ...]
    person: str
    policy: str = ""
    child: str = ""
    withheld: tuple[tuple[str, int], ...] = ()
    concerns: tuple[str, ...] = ()


def found_in(config: Config, file: Path) -> MarkedFile:
    """What detection finds, whose it seems to be by the file's own words alone, and what tells so."""
    document = parsed(config, file)
    passages = passages_of(numbered_segments(document))
    tags = open_detector(config).tag(passages)
    people = {index: party for party in group_parties(passages, tags, Household(())) for index in party.tags}
    by_passage: dict[str, list[Mark]] = defaultdict(list)
    for number, (index, tag) in enumerate(sorted(enumerate(tags), key=lambda pair: _place(passages, pair[1])), start=1):
        by_passage[tag.passage].append(_found(number, tag, people.get(index)))
    marked = tuple(MarkedPassage(p.id, p.kind, p.text, tuple(by_passage[p.id])) for p in passages)
    return MarkedFile(marked, "yes" if needs_a_person(document) else "no")


def _place(passages: Sequence[Passage], tag: Tag) -> tuple[int, int]:
    return (next(n for n, p in enumerate(passages) if p.id == tag.passage), tag.start)


def _found(number: int, tag: Tag, party: Party | None) -> Mark:
    role = party.role if party else Role.UNCERTAIN
    evidence = next(iter(party.evidence), "") if party else ""
    return Mark(
        number, tag.start, tag.end, tag.entity, role.value, tag.recogniser, tag.score, evidence, reason=tag.reason, notes=tag.attributes
    )


def minimised_file(config: Config, file: Path, *, policy: str, child: str) -> MarkedFile:
    """The file as the child's copy would have it under a policy (name or `.toml` file). Raises `Rejected("child_unknown")`."""
    rules = one(config, policy)
    envelope = Envelope(ChannelName.UPLOAD, datetime.now(UTC), uploader="command-line", untrusted_filename=file.name)
    raw = RawItem(ItemId(f"it_{secrets.token_hex(8)}"), envelope, "", file.read_bytes())
    with open_core(config) as core:
        record = core.index.get(ChildId(child))
        if record is None:
            raise Rejected("child_unknown")
        with open_proposer(core) as proposer:
            reading = proposer.reading(raw, NOBODY_PROVED, {})
            made = proposer.drafter.minimised(reading, record, rules)
    person = needs_a_person(reading.sight.document) or bool(NEEDS_TWO & set(made.concerns))
    notes = {(t.passage, t.start, t.end): t.attributes for t in reading.tags}
    passages = tuple(_marked(reading.passages, made, rules, notes))
    return MarkedFile(passages, "yes" if person else "no", rules.label, child, made.withheld, made.concerns)


def _marked(passages: Sequence[Passage], made: Minimised, policy: Policy, notes: Notes) -> Iterator[MarkedPassage]:
    after = {p.id: p.text for p in made.passages}
    hidden: Mapping[str, list[RedactionMade]] = defaultdict(list)
    for redaction in made.redactions:
        hidden[redaction.passage].append(redaction)
    number = 0
    for passage in passages:
        marks: list[Mark] = []
        for redaction in sorted(hidden[passage.id], key=lambda r: r.start):
            number += 1
            mark = _made(number, redaction, passage.kind, policy)
            marks.append(replace(mark, notes=notes.get((passage.id, mark.start, mark.end), ())))
        yield MarkedPassage(passage.id, passage.kind, passage.text, tuple(marks), after.get(passage.id, ""))


def _made(number: int, made: RedactionMade, kind: str, policy: Policy) -> Mark:
    rule = Rule(Operator(made.operator), made.reason)
    return Mark(
        number=number,
        start=made.start,
        end=made.end,
        entity=made.entity,
        role=made.role,
        recogniser=made.recogniser,
        score=made.score,
        evidence=made.evidence,
        operator=made.operator,
        reason=made.reason,
        done="left out" if made.entity in WHOLE else done(made.entity, rule),
        where=_where(made, kind, policy),
    )


def _where(made: RedactionMade, kind: str, policy: Policy) -> str:
    """The row that says so; a rule of the code (sealed matter, another child's passage, what is beside the point) has none."""
    row = policy.decide_passage(kind) if made.entity == "PASSAGE" else policy.decide(made.entity, made.role, kind)
    if row.reason == made.reason:
        return says_so(row, policy.name)
    if made.entity == "SENTENCE" and made.reason in policy.sections.values():
        return "by its heading, or the code's own rule"
    return "the code's own rule"
