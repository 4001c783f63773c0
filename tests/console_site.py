"""The made-up hub's people and items on the real store, behind a real socket: what a browser meets."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pyotp
import uvicorn
from argon2 import PasswordHasher

from gateway.ids import ItemId, UserId
from gateway.pipeline.automatic import LinkBounds, LinkWatch
from gateway.pipeline.intake import Intake
from gateway.pipeline.not_taken import NotTakenBook
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.unlocking import UnlockDesk
from gateway.purposes import HUB_ONLY, Purposes
from gateway.store import SessionLimits, SqlChildIndex, SqlMerges, SqlPeople, SqlStore
from gateway.views import User
from gateway.web.app import create_app
from gateway.web.deps import OidcSettings, WebDeps
from tests.console_world import INES, LUCAS, NOW, PASSWORD, PEOPLE, fill
from tests.fakes import CleanScanner, FixedClock, OneKey, OnePage, links_counted
from tests.servers import free_port, listens, until
from tests.store_fixtures import open_laid

CHEAP = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
LONG = SessionLimits(idle=timedelta(hours=12))


@dataclass(slots=True)
class ConsoleSite:
    """A hub on a store. `secrets` are the authenticators of the local accounts by name, as "reviewer"."""

    origin: str
    clock: FixedClock
    store: SqlStore
    children: SqlChildIndex
    people: SqlPeople
    desk: ReviewDesk
    ids: dict[str, UserId] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    items: dict[str, ItemId] = field(default_factory=dict)

    def person(self, name: str) -> User:
        return next(user for user in self.people.users() if user.id == self.ids[name])

    def code(self, name: str) -> str:
        """The authenticator's next code: each is good once, so time moves on."""
        self.clock.forward(seconds=30)
        return pyotp.TOTP(self.secrets[name]).at(self.clock.now())

    def hire(self) -> None:
        """The made-up hub's people, with its one password."""
        for user in PEOPLE:
            name = user.id.removeprefix("u_")
            self.secrets[name] = self.people.create_user(name, user.display_name, PASSWORD, roles=user.roles, boroughs=user.boroughs)
            self.ids[name] = next(u.id for u in self.people.users() if u.display_name == user.display_name)


@contextmanager
def console_site(
    folder: Path, *, oidc: OidcSettings | None = None, at: datetime = NOW, purposes: Purposes = HUB_ONLY
) -> Iterator[ConsoleSite]:
    """A filled hub that answers on a free port of loopback until the block ends. `purposes` are those beside the assessment."""
    clock, port = FixedClock(at), free_port()
    store = open_laid(folder, clock)
    children = store.children()
    people = replace(store.people(LONG), hasher=CHEAP)
    desk = ReviewDesk(store, children, (), clock, purposes=purposes)
    site = ConsoleSite(f"http://127.0.0.1:{port}", clock, store, children, people, desk)
    for record in (INES, LUCAS):
        children.add(record)
    site.hire()
    fill(site)
    with _serving(_deps(site, oidc), port):
        yield site
    store.close()


def _deps(site: ConsoleSite, oidc: OidcSettings | None) -> WebDeps:
    return WebDeps(
        store=site.store, desk=site.desk, intake=Intake(site.store, 1_000_000), people=site.people, children=site.children,
        not_taken=NotTakenBook(site.store, site.clock), unlocking=UnlockDesk(site.store, OneKey(), CleanScanner()),
        page_show=OnePage(), matching=LinkWatch(site.store, LinkBounds()), merges=SqlMerges(site.children), clock=site.clock,
        links_by_group=links_counted,
        purposes=site.desk.purposes.names,
        health=lambda: {"status": "up", "version": "0.1.0"}, ready=lambda: ("mailbox_unreachable",),
        origin=site.origin, site_name="Tri-borough MASH", max_upload_bytes=1_000_000, oidc=oidc,
    )  # fmt: skip


@contextmanager
def _serving(deps: WebDeps, port: int) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(create_app(deps), host="127.0.0.1", port=port, log_level="warning", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        until(lambda: listens(port), "the console answers")
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=20)
