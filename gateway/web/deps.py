"""What the console is given: ports, the review desk, the door in, and a few settings. Constructed in one place, by bootstrap."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol
from urllib.parse import urlsplit

from fastapi import APIRouter

from gateway.accounts import People
from gateway.children import ChildRecord
from gateway.errors import ConfigError
from gateway.ids import Borough, ChildId, CopyId, ItemId, RenditionId, UserId
from gateway.items import Envelope
from gateway.pipeline.intake import Accepted
from gateway.pipeline.link_figures import Counted
from gateway.pipeline.link_tally import AutomaticLink
from gateway.pipeline.review import NewChild
from gateway.ports import Clock, Store
from gateway.proposal import DrawnDocument
from gateway.purposes import ASSESSMENT
from gateway.views import Duplicate, MatchingStanding, Merge, User
from gateway.web.limits import WebLimits, usual_limits


class Desk(Protocol):
    """A person's commands (`gateway.pipeline.review.ReviewDesk`). All raise `Rejected(code)` where they cannot be done."""

    def claim(self, item: ItemId, user: User) -> None:
        """Show others that this person works on the item."""
        ...

    def let_go(self, item: ItemId, user: User) -> None:
        """Release a claim."""
        ...

    def choose(self, item: ItemId, user: User, links: Sequence[tuple[str, ChildId]], reason: str, still_open: Sequence[str] = ()) -> None:
        """Link the item to children, each for one mention, and ask for their copies."""
        ...

    def to_enter(self, item: ItemId, user: User, mentions: Sequence[str]) -> None:
        """Record that these mentions are of new children who are yet to be entered."""
        ...

    def none_due(self, item: ItemId, user: User, reason: str) -> None:
        """Answer a follow-up: no brother or sister is due a copy."""
        ...

    def new_child(self, item: ItemId, user: User, mention: str, child: NewChild, reason: str) -> ChildId:
        """Make a provisional record and link the item to it."""
        ...

    def send(self, item: ItemId, user: User, keys: Sequence[CopyId]) -> tuple[CopyId, ...]:
        """Put these drafts into their trays; returns those that went: the others wait for a second person."""
        ...

    def say_wrong(self, item: ItemId, user: User, key: CopyId) -> None:
        """Say that this draft must not go as it is."""
        ...

    def not_for_us(self, item: ItemId, user: User, reason: str) -> None:
        """Close an item that is not for this hub."""
        ...

    def undo(self, item: ItemId, user: User, reason: str) -> None:
        """Take every copy back and put the item into review."""
        ...

    def accept_copy(self, key: CopyId, user: User) -> None:
        """Take a copy from the tray by name."""
        ...

    def quarantine(self, item: ItemId, user: User, reason: str) -> None:
        """Hold an item apart."""
        ...

    def release(self, item: ItemId, user: User, reason: str) -> str:
        """Say yes to a release: "first_yes", or "released" for the second person."""
        ...

    def retry(self, item: ItemId, user: User) -> None:
        """Run the item again from its raw bytes."""
        ...

    def set_purpose(self, item: ItemId, user: User, purpose: str) -> None:
        """Say for what the item is; its copies are made anew."""
        ...

    def opened(self, user: User, what: str, item: ItemId | None, key: str = "") -> None:
        """Record that a person is about to see words or records; nothing may be shown where this raises."""
        ...


class Unlocking(Protocol):
    """`gateway.pipeline.unlocking.UnlockDesk`."""

    def unlock(self, item: ItemId, user: User, password: str) -> int:
        """Open what the password opens; raises `Rejected(code)`."""
        ...


class PageShow(Protocol):
    """Pages as pictures (`gateway.pipeline.page_showing.PageShow`). Both raise `Rejected(code)` where there is none."""

    def anew(self, item: ItemId, rendition: RenditionId, page: int) -> bytes:
        """A page as it would travel, as PNG."""
        ...

    def original(self, item: ItemId, document: DrawnDocument, page: int) -> bytes:
        """The same page as it came."""
        ...


class Door(Protocol):
    """The one door in (`gateway.pipeline.intake.Intake`)."""

    def accept(self, envelope: Envelope, content: bytes) -> Accepted:
        """Make the item durable and return its id."""
        ...


class NotTakenDesk(Protocol):
    """Closes rows of what could not be taken in (`gateway.pipeline.not_taken.NotTakenBook`)."""

    def close(self, ref: str, user: User, reason: str) -> None:
        """A named person has dealt with it; raises `Rejected("not_taken_unknown")`."""
        ...


class Matching(Protocol):
    """Whether certain matches go on by themselves (`gateway.pipeline.automatic.LinkWatch`)."""

    def standing(self) -> MatchingStanding:
        """Where it stands at this moment."""
        ...

    def to_check(self) -> tuple[AutomaticLink, ...]:
        """Links to be decided anew."""
        ...

    def disputed(self) -> tuple[AutomaticLink, ...]:
        """Links with which a person did not agree and which are still in force."""
        ...

    def judge(self, item: ItemId, user: User, said: Mapping[str, str]) -> bool:
        """Record a person's own answer by mention; True where it is what was linked."""
        ...

    def start(self, user: User, reason: str) -> None:
        """A named person starts it again; raises `Rejected("matching_not_stopped")`."""
        ...


class Merging(Protocol):
    """Records that may be of one child (`gateway.store.merges.SqlMerges`). Changes raise `Rejected(code)`."""

    def open(self) -> tuple[Duplicate, ...]:
        """Pairs that nobody has decided."""
        ...

    def one(self, proposal: str) -> Duplicate:
        """One open pair."""
        ...

    def in_force(self) -> tuple[Merge, ...]:
        """Merges that can be taken back."""
        ...

    def merge(self, survivor: ChildId, merged: ChildId, by: UserId, reason: str) -> str:
        """The two are one child: "merged", or "first_yes" where a second person must say so too."""
        ...

    def keep_apart(self, proposal: str, by: UserId, reason: str) -> None:
        """The two are different children."""
        ...

    def unmerge(self, merged: ChildId, by: UserId, reason: str) -> None:
        """Take a merge back."""
        ...


class ChildLookup(Protocol):
    """Reads one record, so that a person sees whose copy this is."""

    def get(self, child: ChildId) -> ChildRecord | None:
        """One record."""
        ...


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """Sign-in by the council's identity provider. A claim value without a mapping gives nothing."""

    issuer: str
    client_id: str
    client_secret: str
    role_claim: str
    roles: Mapping[str, str]
    borough_claim: str = ""
    boroughs: Mapping[str, Borough] | None = None
    label: str = "your council account"


@dataclass(frozen=True, slots=True)
class WebDeps:
    """Everything the console needs. `origin` is how browsers reach it ("https://gateway.example"): scheme, host and port only.

    `health` answers for /health; `ready` lists problem codes for /ready, empty when all is well. `match_points` is the line a
    candidate must pass to be linked without a person, `match_gap` its lead over the next, in points (bits). `routers` are
    mounted as they are: they bring their own authentication (the e-form API). `purposes` are what an item may be for.
    `links_by_group` gives the last count of links of some boroughs. `agency_names` gives the name of an agency by its
    id. `proxies` is "named" where the server applies the headers of proxies that the settings trust.
    """

    store: Store
    desk: Desk
    intake: Door
    people: People
    children: ChildLookup
    not_taken: NotTakenDesk
    unlocking: Unlocking
    page_show: PageShow
    matching: Matching
    merges: Merging
    links_by_group: Callable[[frozenset[Borough]], Counted]
    clock: Clock
    health: Callable[[], Mapping[str, object]]
    ready: Callable[[], tuple[str, ...]]
    origin: str
    site_name: str = "MASH"
    max_upload_bytes: int = 52_428_800
    match_points: float = 25.0
    match_gap: float = 10.0
    oidc: OidcSettings | None = None
    routers: tuple[APIRouter, ...] = ()
    purposes: tuple[str, ...] = (ASSESSMENT,)
    agency_names: Mapping[str, str] = field(default_factory=dict)
    limits: WebLimits = field(default_factory=usual_limits)
    proxies: Literal["named", "unnamed"] = "unnamed"

    def __post_init__(self) -> None:
        parts = urlsplit(self.origin)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
            raise ConfigError("web_origin_invalid", "scheme, host and port only, as https://gateway.example")
        if parts.scheme == "http" and not is_loopback(parts.hostname):
            raise ConfigError("web_origin_insecure", "plain http is allowed on loopback only")

    @property
    def scheme(self) -> str:
        """The scheme of the origin: "http" or "https"."""
        return urlsplit(self.origin).scheme


def is_loopback(host: str) -> bool:
    """Whether a host name or literal address means this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
