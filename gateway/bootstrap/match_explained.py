"""Why a person of an item was matched as they were: decisions with the bits they were made of. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import open_core
from gateway.bootstrap.pipeline import open_proposer
from gateway.children import Candidates, ChildRecord
from gateway.ids import ChannelName, ItemId
from gateway.items import Envelope, RawItem
from gateway.matching.deciding import decide
from gateway.matching.evidence import Mention
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.weights import Weights
from gateway.pipeline.automatic import SUGGEST_ONLY
from gateway.pipeline.history import History
from gateway.pipeline.showing import shown_decision
from gateway.proposal import PersonDecision


@dataclass(frozen=True, slots=True)
class Explained:
    """Decisions, the weights behind them, and the bits that a link needs in an index of this size.

    `rivals` is "index" where all children were looked at, "none" where one record was compared by itself;
    `not_automatic` is the code for which a person looks at every link here, "" where certain ones go on by themselves.
    """

    decisions: tuple[PersonDecision, ...]
    weights: Weights
    needed: float
    rivals: str = "index"
    not_automatic: str = ""


def explained_item(config: Config, file: Path) -> Explained:
    """Every person that the file names, as the pipeline would decide. Needs the site's store."""
    envelope = Envelope(ChannelName.UPLOAD, datetime.now(UTC), uploader="command-line", untrusted_filename=file.name)
    raw = RawItem(ItemId("it_inspection"), envelope, "", file.read_bytes())
    with open_core(config) as core, open_proposer(core) as proposer:
        proposal = proposer.propose(raw, History(being_redrafted="yes"))
        crowding = core.index.name_frequencies().crowding(config.weights.thresholds)
        why = next(iter(core.links.reasons()), "")
    return Explained(proposal.decisions, config.weights, config.weights.thresholds.link + crowding, not_automatic=why)


def explained_pair(config: Config, mention: Mention, record: ChildRecord) -> Explained:
    """One mention against one record: how common a name is and who else may be meant are not known then."""
    weights = config.weights
    decision = decide(mention, Candidates((record,)), thread=None, weights=weights, frequencies=NameFrequencies())
    why = SUGGEST_ONLY if config.settings.site.automatic_matching == "off" else ""
    return Explained((shown_decision(decision),), weights, weights.thresholds.link, "none", why)
