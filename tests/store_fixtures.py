"""Small items, copies and proposals for tests of the store; servers and folders are made by fixtures."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from gateway.ids import AgencyId, Borough, ChannelName, ChildId, CopyId, ItemId
from gateway.items import AuthResults, Envelope, RawItem, Sender, SenderStatus, TlsFacts, Verdict
from gateway.matching.decision import Step
from gateway.outgoing import CopySegment, MinimisedItem, WithheldNote
from gateway.ports import Store
from gateway.proposal import AppliedRedaction, DraftCopy, PersonDecision, Proposal, ShownCandidate, ShownPassage, ShownTag
from gateway.store import FileKey, SqlStore, StoreSettings, make_key_file, open_store
from gateway.store.database import Database
from gateway.store.schema import KEYS, MAIN, upgrade
from tests.fakes import NOON, FixedClock

CANARY = "Zebedee Quillfeather"
CONTENT = f"From: a@school.example\r\n\r\n{CANARY} was seen with a bruise.".encode()
ITEM = ItemId("it_one")
OTHER = ItemId("it_two")
CHILD = ChildId("MR-1")


@dataclass(slots=True)
class KnownKey:
    """A key provider with its key in memory."""

    key: bytes = b"k" * 32

    def kek(self) -> bytes:
        return self.key


def open_in(folder: Path, clock: FixedClock, *, url: str = "") -> SqlStore:
    return open_store(StoreSettings(folder, url), KnownKey(), clock)


def lay_tables(settings: StoreSettings) -> None:
    """The newest schema and nothing in it: keys are made by whoever opens the store."""
    for url, schema in ((settings.key_url(), KEYS), (settings.main_url(), MAIN)):
        database = Database(url)
        upgrade(database, schema)
        database.close()


@cache
def _tables_laid() -> Mapping[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="mash-test-") as folder:
        lay_tables(StoreSettings(Path(folder)))
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def open_laid(folder: Path, clock: FixedClock) -> SqlStore:
    """As `open_in` a new folder, from tables that were laid once: for tests that are not about how a store comes to be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _tables_laid().items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    return open_in(folder, clock)


def file_key(folder: Path) -> FileKey:
    make_key_file(folder / "kek")
    return FileKey(folder / "kek")


def envelope(source_key: str = "", *, minutes: int = 0) -> Envelope:
    return Envelope(
        channel=ChannelName.SMTP,
        received_at=NOON + timedelta(minutes=minutes),
        untrusted_sender=f"{CANARY}@school.example",
        recipients=("mash@hub.example",),
        peer_ip="192.0.2.7",
        tls=TlsFacts("TLSv1.3", "TLS_AES_256_GCM_SHA384"),
        source_key=source_key,
        auth=AuthResults(spf=Verdict.PASS),
    )


def accept(store: Store, item: ItemId = ITEM, *, source_key: str = "", minutes: int = 0, content: bytes = CONTENT) -> RawItem:
    """Seal and journal one item."""
    around = envelope(source_key, minutes=minutes)
    raw = RawItem(item, around, store.seal_raw(item, around, content), content)
    with store.unit() as unit:
        unit.journal(raw)
    return raw


def copy_of(item: ItemId = ITEM, number: int = 1, *, borough: Borough = Borough.RBKC, text: str = CANARY) -> MinimisedItem:
    return MinimisedItem(
        key=CopyId(f"{item}.c{number}"),
        item=item,
        child=CHILD,
        borough=borough,
        agency="A School",
        agency_type="school",
        request="MASH-AAAA-BBBB",
        policy="school@1:0123456789ab",
        received_at=NOON,
        segments=(CopySegment("paragraph", text, handling="third party removed"),),
        withheld=(WithheldNote("third_party", 2), WithheldNote("signature", 1)),
    )


def redaction(entity: str = "PERSON", *, start: int = 0, reason: str = "third_party") -> AppliedRedaction:
    return AppliedRedaction("p1", start, start + 4, entity, "third_party", "withhold", reason, "school@1:0123456789ab", "names@1")


def proposal(outcome: str = "in_review", why: tuple[str, ...] = ("ambiguous",)) -> Proposal:
    step = Step("name", "exact", 8.5, "The same name")
    candidate = ShownCandidate(CHILD, Borough.RBKC, CANARY, "2015-01-02", "1 Any Street", "A School", 12.25, (step,), ("twin",))
    return Proposal(
        outcome=outcome,
        why=why,
        sender=Sender(SenderStatus.VERIFIED, AgencyId("AG-1"), "school", ("dmarc_pass",)),
        request="",
        decisions=(PersonDecision("m1", "the child", "review", "two_fit", (candidate,), chosen=CHILD),),
        copies=(DraftCopy(copy_of(), (redaction(),), ("refuge",)),),
        passages=(ShownPassage("p1", "paragraph", CANARY, tags=(ShownTag(0, 4, "PERSON", "child", "Child", 0.9, "names@1"),)),),
        versions=(("policy", "1"),),
    )
