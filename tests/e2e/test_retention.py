"""Retention with the real engine: an erased item leaves no order, no blob and no key behind, and the audit still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.bootstrap import running
from gateway.bootstrap.core import Core, engine_settings
from gateway.engine import Engine
from gateway.ids import ChannelName, ItemId
from gateway.items import Envelope, ItemState
from gateway.pipeline.retention import Retention, Schedule
from tests.gateway_site import make_site
from tests.servers import until

AWAY = (
    b"From: <r.abara@postbox.example>\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\n"
    b"Message-ID: <away@postbox.example>\r\n\r\nI am away.\r\n"
)


@dataclass(frozen=True, slots=True)
class NextYear:
    """The machine's clock, a year on."""

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(days=366)


def orders_of(core: Core, item: ItemId) -> int:
    """Rows in any table of the engine that name the item."""
    engine = sa.create_engine(engine_settings(core.config).url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        schemas = [None] if engine.dialect.name == "sqlite" else ["dbos"]
        tables = [(schema, table) for schema in schemas for table in inspector.get_table_names(schema) if _is_the_engines(table)]
        found = 0
        for schema, table in tables:
            rows = connection.execute(sa.select(sa.Table(table, sa.MetaData(), schema=schema, autoload_with=connection))).all()
            found += sum(item in repr(row) for row in rows)
    engine.dispose()
    return found


def _is_the_engines(table: str) -> bool:
    return "workflow" in table or "operation" in table or "notification" in table or "stream" in table


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def test_an_erased_item_is_gone_from_engine_blobs_and_keys(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Before: an order, a blob, a key. After: none of them, the state ERASED, and an audit that verifies."""
    url = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    site = make_site(tmp_path / "site", url=url)
    with running(site.config, edges="without") as core:
        item = core.intake.accept(Envelope(ChannelName.SMTP, core.clock.now()), AWAY).item
        until(lambda: core.store.summary(item).state is ItemState.IGNORED, "the automatic reply is ignored", 90)
        assert orders_of(core, item) > 0
        engine = Engine(engine_settings(core.config), lambda _item, _run: None)
        rest = Schedule({ItemState.IGNORED: timedelta(days=30)})
        assert Retention(core.store, rest, engine.forget, core.clock).run_once() == 0
        assert Retention(core.store, rest, engine.forget, NextYear()).run_once() == 1
        assert (core.store.summary(item).state, core.store.has_words(item), orders_of(core, item)) == (ItemState.ERASED, False, 0)
        assert list((site.folder / "state" / "blobs").glob("*/*")) == []
        assert core.store.verify_audit().faults == ()
