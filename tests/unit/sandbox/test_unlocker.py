"""Unlocking in a confined child, with real locked files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gateway.errors import Rejected
from gateway.sandbox import SandboxedReader, SandboxedUnlocker, SandboxSettings
from parsers import Status, walk
from tests.unit.parsers.test_unlocking import PASSWORD, WORDS, locked_pdf, locked_zip


@pytest.fixture(scope="module")
def unlocker() -> Iterator[SandboxedUnlocker]:
    found = SandboxedUnlocker()
    yield found
    found.close()


def test_what_is_unlocked_is_read_in_another_child(unlocker: SandboxedUnlocker) -> None:
    """A locked archive is opened in one child and read in the next, without any password there."""
    content = locked_zip()
    opened = unlocker.unlock(content, "a.zip", "", PASSWORD)
    with SandboxedReader() as reader:
        assert reader.read(content, "a.zip", "").status is Status.ENCRYPTED
        assert any(WORDS in segment.text for _, segment in walk(reader.read(content, "a.zip", "", opened)))


def test_wrong_password_in_the_child(unlocker: SandboxedUnlocker) -> None:
    """A wrong password comes back as nothing opened."""
    assert unlocker.unlock(locked_pdf(), "a.pdf", "", "wrong") == {}


def test_child_beyond_its_limits_is_a_refusal() -> None:
    """A file that opens to more than the answer may hold is a refusal by code; the item stays as it is."""
    small = SandboxedUnlocker(SandboxSettings(answer_bytes=10))
    try:
        with pytest.raises(Rejected) as refused:
            small.unlock(locked_pdf(), "a.pdf", "", PASSWORD)
        assert refused.value.code == "unlock_failed"
    finally:
        small.close()
