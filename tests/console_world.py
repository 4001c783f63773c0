"""A made-up hub for the console's tests and for looking at pages: `python -m tests.console_world PORT`. All people are invented."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

import uvicorn
from fastapi import FastAPI

from gateway.children import Address, ChildRecord
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import AgencyId, Borough, ChannelName, ChildId, CopyId, ItemId, RenditionId, UserId
from gateway.items import Envelope, ItemState, RawItem, Sender, SenderStatus
from gateway.matching.decision import Step
from gateway.outgoing import CopySegment, MinimisedItem, Rendition, WithheldNote
from gateway.pipeline.automatic import LinkBounds, LinkWatch
from gateway.pipeline.dispatch import dispatch
from gateway.pipeline.intake import Intake
from gateway.pipeline.link_record import linked
from gateway.pipeline.not_taken import NotTakenBook, Whereabouts
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.unlocking import UnlockDesk
from gateway.ports import Store
from gateway.proposal import AppliedRedaction, DraftCopy, DrawnDocument, PersonDecision, Proposal, ShownCandidate, ShownPassage, ShownTag
from gateway.renditions.verifying.checks import CHECKS
from gateway.sandbox.renditions import UNREAD
from gateway.views import User
from gateway.web.app import create_app
from gateway.web.deps import OidcSettings, WebDeps
from gateway.web.limits import usual_limits
from tests.fakes import CleanScanner, FixedClock, MemoryChildIndex, MemoryStore, NoMerges, OneKey, OnePage, links_counted

NOW = datetime(2026, 3, 5, 14, 20, tzinfo=UTC)
ALL = frozenset({Borough.LBHF, Borough.RBKC, Borough.WCC})
CODE = "123456"
SHORTEST = 12
PASSWORD = "correct horse battery"
PEOPLE = (
    User(UserId("u_clerk"), "Priya Nair", frozenset({"clerk"}), ALL),
    User(UserId("u_reviewer"), "Ros Achebe", frozenset({"reviewer"}), ALL),
    User(UserId("u_manager"), "Marcus Bell", frozenset({"manager"}), ALL),
    User(UserId("u_decider"), "Dana Whitlock", frozenset({"decision_maker"}), frozenset({Borough.RBKC})),
    User(UserId("u_elsewhere"), "Tom Quist", frozenset({"decision_maker"}), frozenset({Borough.WCC})),
    User(UserId("u_westreview"), "Wes Trent", frozenset({"reviewer"}), frozenset({Borough.WCC})),
    User(UserId("u_dpo"), "Ada Lindqvist", frozenset({"dpo"}), ALL),
    User(UserId("u_auditor"), "Ola Berg", frozenset({"auditor"}), ALL),
    User(UserId("u_it"), "Sam Carver", frozenset({"it"}), frozenset()),
)
INES = ChildRecord(
    ChildId("MR-105185"), "Inês", "Pacheco", date(2017, 6, 30), sex="F", addresses=(Address("41 Golborne Mews", "W10 5XX"),),
    borough=Borough.RBKC, school="Golborne Road Primary", household="H1",
)  # fmt: skip
LUCAS = ChildRecord(
    ChildId("MR-104501"), "Lucas", "Pacheco", date(2017, 6, 30), sex="M", addresses=(Address("41 Golborne Mews", "W10 5XX"),),
    borough=Borough.RBKC, school="Golborne Road Primary", household="H1",
)  # fmt: skip
NAMES = ("Inês", "Lucas", "Pacheco", "Sandra", "Golborne", "Alves")
TEXT = "Dear MASH, re Pacheco twin, 30/06/2017, seen in A&E with Sandra. Healing yellow bruise, right upper arm."
SOURCE = "The neighbour who drove them, Mrs D. Alves, says the girl sleeps on the floor and does not want to be named."

PAGES_PASSED = (*(code for code, _ in CHECKS), UNREAD)


@dataclass(slots=True)
class FakePeople:
    """Accounts with one password and one code; sessions in a dictionary. Refuses the rest as the port says."""

    users_by_id: dict[UserId, User] = field(default_factory=lambda: {u.id: u for u in PEOPLE})
    sessions: dict[str, UserId] = field(default_factory=dict)
    opened: int = 0

    def check_password(self, name: str, password: str) -> str:
        if f"u_{name}" not in self.users_by_id or password != PASSWORD:
            raise Rejected("sign_in_refused")
        return f"ticket-{name}"

    def check_totp(self, ticket: str, code: str) -> UserId:
        if code != CODE or not ticket.startswith("ticket-"):
            raise Rejected("sign_in_refused")
        return UserId("u_" + ticket.removeprefix("ticket-"))

    def open_session(self, user: UserId) -> str:
        self.opened += 1
        token = f"session-{self.opened}-{user}"
        self.sessions[token] = user
        return token

    def session_user(self, token: str) -> User | None:
        return self.users_by_id.get(self.sessions.get(token, UserId("")))

    def close_session(self, token: str) -> None:
        self.sessions.pop(token, None)

    def subject_user(self, issuer: str, subject: str, display_name: str, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> UserId:
        user = User(UserId(f"u_{subject}"), display_name, roles, boroughs)
        self.users_by_id[user.id] = user
        return user.id

    def users(self) -> tuple[User, ...]:
        return tuple(self.users_by_id.values())

    def create_user(self, name: str, display_name: str, password: str, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> str:
        raise Rejected("user_exists")

    def set_access(self, user: UserId, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> None:
        self.users_by_id[user] = replace(self.users_by_id[user], roles=roles, boroughs=boroughs)

    def set_password(self, user: UserId, password: str) -> None:
        self.switch_off(user)

    def change_password(self, user: UserId, old: str, code: str, new: str) -> None:
        if len(new) < SHORTEST:
            raise Rejected("password_too_short")
        if (old, code) != (PASSWORD, CODE):
            raise Rejected("sign_in_refused")
        self.sessions = {token: who for token, who in self.sessions.items() if who != user}

    def renew_code(self, user: UserId) -> str:
        self.sessions = {token: who for token, who in self.sessions.items() if who != user}
        return "NEWSECRET"

    def switch_off(self, user: UserId) -> None:
        self.users_by_id.pop(user, None)


class Hub(Protocol):
    """Where items can be put: the made-up hub below, or a real store (tests/console_site.py)."""

    @property
    def store(self) -> Store: ...

    @property
    def desk(self) -> ReviewDesk: ...

    @property
    def items(self) -> dict[str, ItemId]: ...

    def person(self, name: str) -> User:
        """As "reviewer"."""
        ...


def make_copies(hub: Hub, item: ItemId) -> None:
    """What the worker does after a decision: a fresh proposal with one draft for each linked child."""
    with hub.store.unit() as unit:
        linked = [(child, borough) for child, borough, *_ in unit.links(item)]
    proposal = hub.store.load_proposal(item)
    assert proposal is not None
    drafts = tuple(draft_for(item, n, child, borough) for n, (child, borough) in enumerate(linked, 1))
    hub.store.seal_proposal(item, replace(proposal, copies=drafts))


def route(hub: Hub, item: ItemId) -> CopyId:
    """Link the item to Inês, make her copy and send it; returns its key."""
    reviewer = hub.person("reviewer")
    hub.desk.choose(item, reviewer, [("m1", INES.id)], "details_agree")
    make_copies(hub, item)
    key = CopyId(f"{item}.c1")
    hub.desk.send(item, reviewer, [key])
    return key


@dataclass(slots=True)
class World:
    """The hub: items by nickname, and the application over them."""

    clock: FixedClock
    store: MemoryStore
    children: MemoryChildIndex
    people: FakePeople
    desk: ReviewDesk
    deps: WebDeps
    app: FastAPI
    items: dict[str, ItemId] = field(default_factory=dict)

    def person(self, name: str) -> User:
        return self.people.users_by_id[UserId(f"u_{name}")]

    def make_copies(self, item: ItemId) -> None:
        make_copies(self, item)

    def route(self, item: ItemId) -> CopyId:
        return route(self, item)


def build_world(origin: str = "http://127.0.0.1:8700", oidc: OidcSettings | None = None) -> World:
    """A hub with twins, an item without candidates, a forged message, one being read, and copies in a tray."""
    clock = FixedClock(NOW)
    store, children, people = MemoryStore(clock), MemoryChildIndex([INES, LUCAS]), FakePeople()
    desk = ReviewDesk(store, children, (), clock)
    deps = WebDeps(
        store=store, desk=desk, intake=Intake(store, 1_000_000), people=people, children=children,
        merges=NoMerges((INES, LUCAS)), links_by_group=links_counted,
        not_taken=NotTakenBook(store, clock), unlocking=UnlockDesk(store, OneKey(), CleanScanner()), page_show=OnePage(), clock=clock,
        matching=LinkWatch(store, LinkBounds(wanted="on", reviewed=0, most_wrong=0)),
        health=lambda: {"status": "up", "version": "0.1.0"}, ready=lambda: (), origin=origin, site_name="Tri-borough MASH",
        max_upload_bytes=1_000_000, oidc=oidc, limits=usual_limits(lambda: clock.now().timestamp()),
    )  # fmt: skip
    world = World(clock, store, children, people, desk, deps, create_app(deps))
    fill(world)
    return world


def fill(hub: Hub) -> None:
    """The items, one in each state that the pages show differently."""
    _add(hub, "twins", twins_proposal(), rag="red", minutes=185)
    _add(hub, "nobody", nobody_proposal(), rag="amber", minutes=-80)
    _add(hub, "unreadable", None, rag="", minutes=None, why=("encrypted",), state=ItemState.AWAITING_PASSWORD)
    _add(hub, "forged", forged_proposal(), rag="green", minutes=900, why=("dmarc_fail",), state=ItemState.QUARANTINED)
    _add(hub, "reading", None, rag="", minutes=None, state=ItemState.RECEIVED)
    _add(hub, "in_tray", twins_proposal(), rag="amber", minutes=600)
    _add(hub, "accepted", twins_proposal(), rag="green", minutes=600)
    route(hub, hub.items["in_tray"])
    hub.desk.accept_copy(route(hub, hub.items["accepted"]), hub.person("decider"))
    book = NotTakenBook(hub.store, FixedClock(NOW))
    book.refused(Whereabouts(ChannelName.IMAP, "inbox", "7/412"), "item_too_large")
    book.deferred(Whereabouts(ChannelName.FOLDER, "watched-folder", "9f2c11d0aa31"), "PermissionError")


def _add(
    hub: Hub,
    name: str,
    proposal: Proposal | None,
    *,
    rag: str,
    minutes: int | None,
    why: tuple[str, ...] = ("sibling_fits",),
    state: ItemState = ItemState.IN_REVIEW,
) -> None:
    item = ItemId("it_" + f"{len(hub.items) + 1}".translate(str.maketrans("123456789", "abcdefghi")).rjust(26, "2"))
    envelope = Envelope(ChannelName.SMTP, NOW - timedelta(minutes=55))
    due = NOW + timedelta(minutes=minutes) if minutes is not None else None
    hub.store.seal_raw(item, envelope, TEXT.encode())
    with hub.store.unit() as unit:
        unit.journal(RawItem(item, envelope, "0" * 64, TEXT.encode()))
        if state is not ItemState.RECEIVED:
            unit.set_sender(item, agency="St Brannock’s Hospital", agency_type="hospital", request="", rag=rag, due_at=due)
            unit.move(item, state, why=why)
    if proposal is not None:
        hub.store.seal_proposal(item, proposal)
    hub.items[name] = item


def twins_proposal() -> Proposal:
    ines = (Step("name", "surname", 9.2, "surname"), Step("date_of_birth", "exact", 11.1, "birth date 30/06/2017"),
            Step("school", "exact", 5.3, "school"), Step("nhs_number", "differs", -5.4, "NHS number: item 7713, record 4626"),
            Step("address", "missing", 0.0, ""))  # fmt: skip
    lucas = (*ines[:3], Step("sex", "differs", -9.0, "“she”, “the girl”, 6 times; record says boy"),
             Step("nhs_number", "exact", 14.2, "NHS number, all 10 digits"))  # fmt: skip
    found = (_candidate(INES, ines, ()), _candidate(LUCAS, lucas, ("protected_address",)))
    decision = PersonDecision("m1", "The child", "review", "sibling_fits", found)
    return Proposal(
        "in_review", ("sibling_fits",), Sender(SenderStatus.VERIFIED, AgencyId("a1"), "hospital"), "",
        decisions=(decision,), passages=passages(), findings=("hidden_text",),
    )  # fmt: skip


def add_follow_up(hub: Hub) -> ItemId:
    """An item of which the rule sent Inês her copy, and of which her brother Lucas is named, so that a person is asked."""
    asked = twins_proposal()
    (twin,) = asked.decisions
    ines, lucas = twin.candidates
    decisions = (
        PersonDecision("m1", "Inês Pacheco", "linked", "name_and_birth", (ines,), INES.id),
        PersonDecision("m2", "Lucas", "review", "sibling_named", (lucas,)),
    )
    why = ("sibling_named",)
    _add(hub, "follow_up", replace(asked, decisions=decisions, why=why), rag="amber", minutes=45, why=why, state=ItemState.FOLLOW_UP)
    item = hub.items["follow_up"]
    draft = draft_for(item, 1, INES.id, INES.borough)
    hub.store.seal_proposal(item, replace(asked, decisions=decisions, why=why, copies=(draft,)))
    with hub.store.unit() as unit:
        unit.link(item, "m1", INES.id, INES.borough, decided_by="rule", basis="name_and_birth")
        unit.audit(linked(item, decisions[0], INES.id, "no"))
        dispatch(unit, [draft], (), actor="rule", at=NOW)
        facts = (("to", "follow_up"), ("why", "sibling_named"))
        unit.audit(AuditEvent("item.settled", "rule", item, "sibling_named", facts))
    return item


def nobody_proposal() -> Proposal:
    decisions = (PersonDecision("m1", "The child", "none", "new_child"), PersonDecision("m2", "The brother", "none", "not_identifiable"))
    return Proposal("in_review", ("new_child",), Sender(SenderStatus.UNKNOWN, None), "", decisions=decisions, passages=passages())


def forged_proposal() -> Proposal:
    sender = Sender(SenderStatus.FORGED, None, reasons=("dmarc_fail",))
    return Proposal("quarantined", ("dmarc_fail",), sender, "", passages=passages(), findings=("link_disguised",))


def passages() -> tuple[ShownPassage, ...]:
    return (
        ShownPassage(
            "s1",
            "body",
            TEXT,
            tags=(
                _tag(TEXT, "Pacheco", "subject", "surname"),
                _tag(TEXT, "30/06/2017", "subject", "born"),
                _tag(TEXT, "Sandra", "parent_carer", "mother"),
            ),
        ),
        ShownPassage("s2", "body", SOURCE, tags=(_tag(SOURCE, "Mrs D. Alves", "informant", "asked not to be named"),)),
        ShownPassage(
            "s3", "signature", "Dr A. Novak, Registrar", tags=(_tag("Dr A. Novak, Registrar", "Dr A. Novak", "professional", "worker"),)
        ),
        ShownPassage("s4", "body", "<img src=x onerror=alert(1)> second page", part="1"),
    )


def _tag(text: str, words: str, role: str, label: str) -> ShownTag:
    start = text.index(words)
    return ShownTag(start, start + len(words), "PERSON", role, label, 0.9, "ner@1")


def _candidate(record: ChildRecord, steps: tuple[Step, ...], flags: tuple[str, ...]) -> ShownCandidate:
    bits = sum(s.bits for s in steps) - 12
    return ShownCandidate(record.id, record.borough, record.full_name, "30/06/2017", "41 Golborne Mews", record.school, bits, steps, flags)


def draft_for(item: ItemId, number: int, child: ChildId, borough: Borough) -> DraftCopy:
    """A copy with a black box, a general place and one passage left out. Lucas's needs two people's yes."""
    policy = "hospital@3:1f2e3d4c5b6a"
    copy = MinimisedItem(
        CopyId(f"{item}.c{number}"), item, child, borough, "St Brannock’s Hospital", "hospital", "", policy, NOW,
        (CopySegment("body", TEXT), CopySegment("body", "[source withheld], [a member of the public], says the girl sleeps on the floor.")),
        (WithheldNote("other_family", 1),),
    )  # fmt: skip
    redactions = (
        AppliedRedaction("s2", 30, 42, "PERSON", "informant", "mask", "informant_protected", policy, "ner@1"),
        AppliedRedaction("s3", 0, 22, "PERSON", "professional", "withhold", "=signature", policy),
    )
    passages_of_it = ("0/s1", "0/s2")
    if child == LUCAS.id:
        documents = (DrawnDocument("0", RenditionId("d0c02"), ("rendition_bytes",)),)
        documents = (*documents, DrawnDocument("1", RenditionId("d0c03"), ("picture_not_picked",)))
        copy = replace(copy, not_drawn=("rendition_bytes", "picture_not_picked"))
        return DraftCopy(copy, redactions, ("informant_clue", "never_leak_present", "rendition_not_safe"), passages_of_it, documents)
    drawn = Rendition(RenditionId("d0c01"), 2, 9, PAGES_PASSED, 1, content=b"%PDF-1.5\n")
    copy = replace(copy, renditions=(drawn,))
    return DraftCopy(copy, redactions, ("uncertain_role",), passages_of_it, (DrawnDocument("0", drawn.id),))


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8700
    uvicorn.run(build_world(f"http://127.0.0.1:{port}").app, host="127.0.0.1", port=port, log_level="warning")
