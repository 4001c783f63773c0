"""Servers for the contract suites."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import running_server


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("pg")) as url:
        yield url
