"""Matching predictions for a folder of child records and queries, with the same keys, weights and rules that serve.

Format of the folder: `index.jsonl.gz` (one record a line) and `queries.jsonl` (the evidence about one person a line);
docs/quality.md says where it comes from. Output, one JSON object a line: query_id, decision (auto | review | none), ranked.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from gateway.children import Address, Adult, Candidates, ChildRecord
from gateway.evaluation.sets import require
from gateway.ids import Borough, ChildId
from gateway.matching import blocking, dates, identifiers
from gateway.matching.decision import Decision, ForReview, Linked
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.matching.frequencies import frequencies_of
from gateway.matching.resolving import Matcher
from gateway.matching.weights import weights_from
from gateway.settings.toml_files import read_table

_PROGRESS_EVERY = 250
WEIGHTS_FILE = Path("config/matching.toml")  # of the working folder, as every command reads config/


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Place(_Row):
    line: str | None = None
    postcode: str | None = None


class _Carer(_Row):
    name: str
    relation: str = ""


class _Child(_Row):
    record_id: str
    case_id: str | None = None
    forename: str
    middle: str | None = None
    surname: str
    known_as: tuple[str, ...] = ()
    previous_surname: str | None = None
    dob: date | None = None
    sex: str | None = None
    nhs_number: str | None = None
    upn: str | None = None
    former_upn: str | None = None
    addresses: tuple[_Place, ...] = ()
    school: str | None = None
    gp: str | None = None
    carers: tuple[_Carer, ...] = ()
    siblings: tuple[str, ...] = ()


class _Written(_Row):
    name: str | None = None
    dob: str | None = None
    age: int | None = None
    sex: str | None = None
    nhs_number: str | None = None
    upn: str | None = None
    case_ref: str | None = None
    postcode: str | None = None
    address: str | None = None
    school: str | None = None
    gp: str | None = None
    carer_names: tuple[str, ...] = ()
    sibling_names: tuple[str, ...] = ()


class _Query(_Row):
    query_id: str
    evidence: _Written


class MemoryIndex:
    """A child index in memory, under the same keys as the stored one."""

    def __init__(self, records: Iterable[ChildRecord], cap: int = blocking.BLOCK_CAP) -> None:
        self._cap = cap
        self._filed: dict[str, list[ChildRecord]] = defaultdict(list)
        for record in records:
            for key in blocking.keys(record):
                self._filed[key].append(record)

    def look_up(self, keys: Sequence[str], among: Sequence[str] = ()) -> Candidates:
        """All records under any of the keys, with `among` also under one of those; blocks over the cap are named and left out."""
        near = {record.id for key in among for record in self._filed.get(key, ())}
        found: dict[ChildId, ChildRecord] = {}
        truncated = []
        for key in keys:
            block = self._filed.get(key, [])
            if len(block) > self._cap:
                truncated.append(key)
                continue
            found.update((record.id, record) for record in block if not among or record.id in near)
        return Candidates(tuple(found.values()), tuple(truncated))


def write_predictions(directory: Path, out: Path) -> None:
    """Predict every query of `directory` into `out`; progress goes to stderr. Raises `ConfigError` for bad weights or an incomplete set."""
    require(directory, "index.jsonl.gz", "queries.jsonl")
    with out.open("w", encoding="utf-8") as sink:
        for mention, decision in decisions(directory):
            sink.write(json.dumps(_prediction(mention.id, decision)) + "\n")


def decisions(directory: Path, weights: Path = WEIGHTS_FILE) -> Iterator[tuple[Mention, Decision]]:
    """Every query of `directory` with its decision, in order, by the weights of a file."""
    records = read_index(directory / "index.jsonl.gz")
    mentions = read_mentions(directory / "queries.jsonl")
    index = MemoryIndex(records)
    matcher = Matcher(index.look_up, weights_from(read_table(weights)), frequencies_of(records), _reference_day(records))
    for number, mention in enumerate(mentions, start=1):
        yield mention, matcher.one(mention, thread=None)
        if number % _PROGRESS_EVERY == 0:
            print(f"matched {number}/{len(mentions)}", file=sys.stderr)  # noqa: T201 - progress of a command


def read_index(path: Path) -> tuple[ChildRecord, ...]:
    """The records of JSON lines, packed or not. Raises pydantic's `ValidationError` where a line has another form."""
    return tuple(record_from(json.loads(line)) for line in _lines(path))


def read_mentions(path: Path) -> tuple[Mention, ...]:
    """The mentions of JSON lines, each with `query_id` and `evidence`."""
    queries = (_Query.model_validate_json(line) for line in _lines(path))
    return tuple(_mention(query.query_id, query.evidence) for query in queries)


def _lines(path: Path) -> Iterator[str]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    yield from (line for line in text.splitlines() if line.strip())


def _reference_day(records: tuple[ChildRecord, ...]) -> date | None:
    """The folder does not say when it was made: no later than a year after its youngest child, so ages count from there."""
    return max((r.date_of_birth for r in records if r.date_of_birth), default=None)


def record_from(line: object) -> ChildRecord:
    """One parsed line of an index. Raises pydantic's `ValidationError` where it has another form."""
    row = _Child.model_validate(line)
    return ChildRecord(
        id=ChildId(row.record_id),
        given_name=row.forename,
        family_name=row.surname,
        date_of_birth=row.dob,
        middle_names=(row.middle,) if row.middle else (),
        known_as=row.known_as,
        previous_names=(row.previous_surname,) if row.previous_surname else (),
        sex=row.sex or "",
        nhs_number=row.nhs_number or "",
        upn=row.upn or "",
        former_upns=(row.former_upn,) if row.former_upn else (),
        case_id=row.case_id or "",
        addresses=tuple(Address(a.line or "", a.postcode or "") for a in row.addresses),
        borough=Borough.LBHF,  # routing is not scored here; a known borough keeps the moved-away rule out
        school=row.school or "",
        gp_practice=row.gp or "",
        household=min((row.record_id, *row.siblings)),
        siblings=tuple(ChildId(s) for s in row.siblings),
        adults=tuple(Adult(c.name, c.relation) for c in row.carers),
    )


def mention_from(name: str, evidence: object) -> Mention:
    """The mention that the parsed evidence of a question makes."""
    return _mention(name, _Written.model_validate(evidence))


def _mention(name: str, w: _Written) -> Mention:
    kinds = EvidenceKind
    plain = [
        (kinds.NAME, w.name),
        (kinds.DATE_OF_BIRTH, dates.iso_date(w.dob or "")),
        (kinds.AGE, str(w.age) if w.age is not None else None),
        (kinds.SEX, w.sex),
        (kinds.NHS_NUMBER, identifiers.nhs_number(w.nhs_number or "")),
        (kinds.UPN, identifiers.upn(w.upn or "")),
        (kinds.CASE_ID, re.sub(r"\s", "", w.case_ref or "").upper()),
        (kinds.POSTCODE, w.postcode),
        (kinds.ADDRESS, w.address),
        (kinds.SCHOOL, w.school),
        (kinds.GP_PRACTICE, w.gp),
        *((kinds.CARER_NAME, name) for name in w.carer_names),
        *((kinds.SIBLING_NAME, name) for name in w.sibling_names),
    ]
    return Mention(name, tuple(Evidence(kind, value) for kind, value in plain if value))


def _prediction(query_id: str, decision: Decision) -> dict[str, object]:
    if isinstance(decision, Linked):
        runner = [decision.runner_up.child.id] if decision.runner_up else []
        return {"query_id": query_id, "decision": "auto", "ranked": [decision.candidate.child.id, *runner]}
    if isinstance(decision, ForReview):
        return {"query_id": query_id, "decision": "review", "ranked": [c.child.id for c in decision.candidates]}
    return {"query_id": query_id, "decision": "none", "ranked": [c.child.id for c in decision.nearest]}
