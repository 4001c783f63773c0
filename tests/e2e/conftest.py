"""Real servers that whole-gateway tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import fresh_database, running_server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """An empty database of its own."""
    return fresh_database(postgres_server)
