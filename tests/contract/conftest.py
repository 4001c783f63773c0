"""The stores that the contract suites run on, and the server behind one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.ports import Store
from gateway.store import SqlStore
from tests.fakes import FixedClock, MemoryStore
from tests.postgres import fresh_database, running_server
from tests.store_fixtures import open_in

KINDS = ("memory", "sqlite", pytest.param("postgres", marks=pytest.mark.server))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore(clock)
        return
    url = fresh_database(request.getfixturevalue("postgres")) if request.param == "postgres" else ""
    opened = open_in(tmp_path, clock, url=url)
    yield opened
    opened.close()


@pytest.fixture(params=("sqlite", pytest.param("postgres", marks=pytest.mark.server)))
def sql_store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[SqlStore]:
    """The stores that have a schema."""
    url = fresh_database(request.getfixturevalue("postgres")) if request.param == "postgres" else ""
    opened = open_in(tmp_path, clock, url=url)
    yield opened
    opened.close()
