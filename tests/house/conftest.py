"""The syntax trees of the whole repository are let go when the last test here has ended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.house.source import tree


@pytest.fixture(scope="package", autouse=True)
def trees_for_a_while() -> Iterator[None]:
    """Hundreds of megabytes in millions of small objects: kept, they would slow every collection of all tests that follow."""
    yield
    tree.cache_clear()
