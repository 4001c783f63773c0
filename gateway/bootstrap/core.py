"""The core that every process shares: store, child index, requests, accounts, the one door in and the review desk. No model."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from gateway.bootstrap.config import Config
from gateway.engine import EngineSettings, WorkOrders
from gateway.errors import Rejected
from gateway.ids import UserId
from gateway.pipeline.automatic import LinkBounds, LinkWatch
from gateway.pipeline.crash_points import from_environment
from gateway.pipeline.intake import Intake
from gateway.pipeline.not_taken import NotTakenBook
from gateway.pipeline.review import ReviewDesk
from gateway.ports import Clock
from gateway.store import (
    EnvironmentKey,
    FileKey,
    KeyProvider,
    SessionLimits,
    SqlChildIndex,
    SqlPeople,
    SqlRequestBook,
    SqlStore,
    StoreSettings,
    open_store,
)
from gateway.views import User

DECIDERS = frozenset({"reviewer", "manager"})


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Core:
    """The shared core of a site."""

    config: Config
    clock: Clock
    store: SqlStore
    index: SqlChildIndex
    requests: SqlRequestBook
    people: SqlPeople
    orders: WorkOrders
    intake: Intake
    desk: ReviewDesk
    not_taken: NotTakenBook
    links: LinkWatch


def key_provider(config: Config) -> KeyProvider:
    """Where this site's key-encrypting key comes from."""
    keys = config.settings.keys
    if keys.provider == "environment":
        return EnvironmentKey(keys.variable)
    return FileKey(config.settings.under_state(keys.file))


def store_settings(config: Config) -> StoreSettings:
    """Where this site's store lives."""
    return StoreSettings(config.settings.state_path(), config.settings.store.url)


def engine_settings(config: Config, executor: str = "worker-1") -> EngineSettings:
    """The engine in the same database as the store."""
    worker = config.settings.worker
    url = store_settings(config).main_url().render_as_string(hide_password=False)
    return EngineSettings(url, executor, worker.threads, worker.poll_seconds)


@contextmanager
def open_core(config: Config) -> Iterator[Core]:
    """Open the core; raises `ConfigError` where the site was not made (`init`) or its key is missing."""
    clock = SystemClock()
    orders = WorkOrders(engine_settings(config))
    try:
        store = open_store(store_settings(config), key_provider(config), clock, orders.enqueue)
        try:
            yield _core(config, clock, store, orders)
        finally:
            store.close()
    finally:
        orders.close()


def _core(config: Config, clock: Clock, store: SqlStore, orders: WorkOrders) -> Core:
    index = store.children()
    return Core(
        config=config,
        clock=clock,
        store=store,
        index=index,
        requests=store.requests(),
        people=store.people(_session_limits(config)),
        orders=orders,
        intake=Intake(store, config.settings.smtp.max_bytes, from_environment()),
        desk=ReviewDesk(store, index, config.routes, clock, config.purposes),
        not_taken=NotTakenBook(store, clock),
        links=LinkWatch(store, link_bounds(config)),
    )


def link_bounds(config: Config) -> LinkBounds:
    """What the site asks for before certain matches go on by themselves."""
    matching = config.settings.matching
    return LinkBounds(
        wanted=config.settings.site.automatic_matching,
        reviewed=matching.reviewed_before_automatic,
        rate_from=matching.rate_from_checked,
        highest_rate=matching.highest_wrong_rate,
        most_wrong=matching.most_wrong_links,
    )


def _session_limits(config: Config) -> SessionLimits:
    web = config.settings.web
    return SessionLimits(idle=timedelta(minutes=web.session_idle_minutes), longest=timedelta(hours=web.session_hours))


def acting_decider(core: Core, name: str) -> User:
    """As `acting_user`, for who may say whom records are about: raises `Rejected("role_missing")`."""
    user = acting_user(core, name)
    if not user.roles & DECIDERS:
        raise Rejected("role_missing", "a reviewer or manager is needed")
    return user


def acting_user(core: Core, name: str) -> User:
    """The account behind a command given on the command line; the act is recorded under its name."""
    found = next((user for user in core.people.users() if user.id == UserId(name)), None)
    if found is None:
        raise Rejected("user_unknown", f"no account {name!r}; see `mash-gateway users list`")
    return found
