"""Runs a folder of scenario items through the real pipeline and writes what the scenario scorer reads.

The real store (SQLite in a scratch folder), intake, sandboxed parser, detector, matcher, minimiser and runner do the
work; only the authentication verdicts are given, as each item's meta file states them, and nothing is looked up in DNS.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from gateway.agencies import Agency, AgencyDirectory, TlsExpectation
from gateway.bootstrap import Config, Core, import_index, import_requests, init_site, load_config, open_core, open_runner
from gateway.channels.concern_form import NotJson, problems_of, read_json
from gateway.errors import Rejected
from gateway.evaluation.sets import require
from gateway.ids import AgencyId, ChannelName, ChildId, ItemId
from gateway.items import AuthResults, Envelope, ItemState, TlsFacts, Verdict
from gateway.outgoing import MinimisedItem
from gateway.pipeline.runner import FIRST_RUN, Runner
from gateway.proposal import PersonDecision, Proposal

_SET = ("agencies.csv", "children.csv", "household.csv", "requests.csv", "items")
WORDS = {
    ItemState.ROUTED: "routed",
    ItemState.FILED: "routed",
    ItemState.FOLLOW_UP: "routed",  # every certain copy went; open stays, with a clock, whether a named brother or sister is due one
    ItemState.IN_REVIEW: "review",
    ItemState.NEEDS_RETRIEVAL: "review",
    ItemState.AWAITING_PASSWORD: "review",
    ItemState.QUARANTINED: "quarantine",
    ItemState.IGNORED: "ignored",
    ItemState.DUPLICATE: "duplicate",
    ItemState.SPLIT: "review",
}
"""The scorer's words for our states: waiting for a password or for retrieval is a person's work, so "review"."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One incoming item: number, file and what its channel knows."""

    number: str
    file: Path
    meta: Mapping[str, str | bool | None]

    def text(self, key: str) -> str:
        """A value of the meta file, "" where it is null or absent."""
        value = self.meta.get(key)
        return value if isinstance(value, str) else ""


def write_predictions(directory: Path, out: Path) -> int:
    """Run every item in numeric order; returns how many predictions were written. Raises `ConfigError` where the folder is no such set."""
    require(directory, *_SET)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mash-evaluation-") as scratch:
        config = _config(directory, Path(scratch))
        init_site(config)
        with open_core(config) as core:
            import_index(core, directory / "children.csv", directory / "household.csv", mode="apply")
            import_requests(core, directory / "requests.csv")
            with open_runner(core) as runner:
                return sum(_write(out, scenario, _run(core, runner, scenario)) for scenario in scenarios_in(directory))


def scenarios_in(directory: Path) -> Iterator[Scenario]:
    """The items in the order of their arrival."""
    for meta_file in sorted((directory / "items").glob("*.meta.json")):
        number = meta_file.name.split(".", 1)[0]
        file = next(f for f in sorted(meta_file.parent.glob(f"{number}.*")) if f != meta_file)
        yield Scenario(number, file, json.loads(meta_file.read_text(encoding="utf-8")))


def envelope_of(scenario: Scenario) -> Envelope:
    """What the channel would know, with the verdicts that the meta file gives."""
    tls = TlsFacts("TLSv1.3", "given") if scenario.meta.get("peer_tls") else None
    spf, dkim, dmarc = (Verdict(scenario.text(k)) if scenario.text(k) else None for k in ("spf", "dkim", "dmarc"))
    return Envelope(
        channel=ChannelName(scenario.text("channel")),
        received_at=datetime.now(UTC),
        untrusted_sender=scenario.text("envelope_from"),
        tls=tls,
        source_key=f"scenario/{scenario.number}",
        uploader=scenario.text("uploader"),
        form_client=scenario.text("form_client") if scenario.text("form_auth") == "valid" else "",
        untrusted_filename=scenario.text("original_filename") or scenario.file.name,
        auth=AuthResults(spf, dkim, dmarc, source="given"),
    )


def _config(directory: Path, scratch: Path) -> Config:
    """The shipped configuration with the set's agencies, all that may go by rule doing so, and state in a scratch folder."""
    config = load_config("")
    site = config.settings.site.model_copy(update={"state_folder": str(scratch), "automatic_matching": "on"})
    review = config.settings.review.model_copy(update={"sealed": "rule"})  # the set asks what could go without a person
    at_once = config.settings.matching.model_copy(update={"reviewed_before_automatic": 0})  # nobody has decided anything here yet
    settings = config.settings.model_copy(update={"site": site, "review": review, "matching": at_once})
    return replace(config, settings=settings, agencies=agencies_in(directory / "agencies.csv"))


def agencies_in(path: Path) -> AgencyDirectory:
    """The set's agencies: "TLS and DMARC pass" means that TLS is required; "client NAME" names a form client."""
    with path.open(newline="", encoding="utf-8") as handle:
        return AgencyDirectory.of(_agency(row) for row in csv.DictReader(handle))


def _agency(row: Mapping[str, str]) -> Agency:
    expects = row["channel_expectations"]
    clients = tuple(part.split()[0].rstrip(";,") for part in expects.split("client ")[1:])
    tls = TlsExpectation.REQUIRE if "TLS" in expects else TlsExpectation.PREFER
    return Agency(AgencyId(row["agency_id"]), row["name"], row["type"], tuple(row["email_domains"].split(";")), clients, tls)


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of an item; `proposal` is None where the channel refused it."""

    outcome: str
    proposal: Proposal | None
    delivered: tuple[MinimisedItem, ...] = ()


def _run(core: Core, runner: Runner, scenario: Scenario) -> Ran:
    content = scenario.file.read_bytes()
    if scenario.text("channel") == ChannelName.FORM.value and _refused(scenario, content):
        return Ran("rejected", None)
    try:
        item = core.intake.accept(envelope_of(scenario), content).item
    except Rejected:
        return Ran("rejected", None)
    runner.run(item, FIRST_RUN)
    return _outcome(core, item)


def _refused(scenario: Scenario, content: bytes) -> bool:
    """What the form channel refuses before anything is stored: a wrong client or a payload without required fields."""
    try:
        return scenario.text("form_auth") != "valid" or bool(problems_of(read_json(content)))
    except NotJson:
        return True


def _outcome(core: Core, item: ItemId) -> Ran:
    state = core.store.summary(item).state
    copies = tuple(core.store.load_copy(copy.key) for copy in core.store.copies_of(item))
    return Ran(WORDS.get(state, state.value), core.store.load_proposal(item), copies)


def _write(out: Path, scenario: Scenario, ran: Ran) -> int:
    proposal = ran.proposal
    prediction = {
        "outcome": ran.outcome,
        "agency": proposal.sender.agency if proposal else None,
        "request": (proposal.request or None) if proposal else None,
        "children": [*_delivered(ran), *_proposed(ran)] if proposal else [],
        "why": list(proposal.why) if proposal else [],
    }
    (out / f"{scenario.number}.json").write_text(json.dumps(prediction, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1


def _delivered(ran: Ran) -> list[dict[str, str | bool]]:
    return [{"record_id": c.child, "borough": c.borough.value, "auto": True, "copy_text": copy_text(c)} for c in ran.delivered]


def _proposed(ran: Ran) -> list[dict[str, str | bool]]:
    """Children put before the reviewer: the one certain but held, else the candidates shown."""
    sent = {c.child for c in ran.delivered}
    drafts = {d.copy.child: d.copy for d in ran.proposal.copies} if ran.proposal else {}
    shown = [c for d in (ran.proposal.decisions if ran.proposal else ()) for c in _proposals(d)]
    rows: dict[str, dict[str, str | bool]] = {}
    for candidate, borough in shown:
        if candidate not in sent:
            text = copy_text(drafts[candidate]) if candidate in drafts else ""
            rows[candidate] = {"record_id": candidate, "borough": borough, "auto": False, "copy_text": text}
    return list(rows.values())


def _proposals(decision: PersonDecision) -> list[tuple[ChildId, str]]:
    candidates = [c for c in decision.candidates if decision.chosen in {None, c.child}]
    return [(c.child, c.borough.value) for c in candidates] if decision.outcome != "none" else []


def copy_text(copy: MinimisedItem) -> str:
    """All words of a copy, headings included."""
    lines: list[str] = []
    for segment in copy.segments:
        lines += [segment.heading, segment.text] if segment.heading else [segment.text]
    return "\n".join(lines)
