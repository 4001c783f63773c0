"""The stores that the contract suites run on, and the server behind one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing import set_forkserver_preload
from pathlib import Path

import pytest

from gateway.ports import Store
from gateway.store import SqlStore, StoreSettings
from tests.fakes import FixedClock, MemoryStore
from tests.postgres import fresh_database, running_server
from tests.store_fixtures import lay_tables, open_in, open_laid

set_forkserver_preload(["gateway.store", "hypothesis", "pytest", "tests.store_fixtures"])  # for tests whose process is killed
KINDS = ("memory", "sqlite", pytest.param("postgres", marks=pytest.mark.server))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def laid_database(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the newest schema, of which tests get copies."""
    url = fresh_database(postgres)
    lay_tables(StoreSettings(tmp_path_factory.mktemp("laid"), url))
    return url


@pytest.fixture
def fresh_url(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """By kind of store: the URL of a database of one's own on the server ("postgres"), "" for the rest."""

    def of_kind(kind: str) -> str:
        if kind != "postgres":
            return ""
        return fresh_database(request.getfixturevalue("postgres"), like=request.getfixturevalue("laid_database"))

    return of_kind


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock, fresh_url: Callable[[str], str]) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore(clock)
        return
    url = fresh_url(request.param)
    opened = open_in(tmp_path, clock, url=url) if url else open_laid(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture(params=("sqlite", pytest.param("postgres", marks=pytest.mark.server)))
def sql_store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock, fresh_url: Callable[[str], str]) -> Iterator[SqlStore]:
    """The stores that have a schema."""
    url = fresh_url(request.param)
    opened = open_in(tmp_path, clock, url=url) if url else open_laid(tmp_path, clock)
    yield opened
    opened.close()
