"""Real servers that whole-gateway tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.console_site import ConsoleSite, console_site
from tests.kept_servers import kept_servers
from tests.postgres import fresh_database, running_server

__all__ = ["kept_servers"]  # of runners inside the tests' process; a started gateway has servers of its own


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """An empty database of its own."""
    return fresh_database(postgres_server)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ends with the module: while it lives, its event loop stands in the way of tests with loops of their own."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleSite]:
    with console_site(tmp_path_factory.mktemp("console")) as site:
        yield site
