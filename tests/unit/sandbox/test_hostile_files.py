"""A set of hostile files through the real sandbox: each gets an answer, nothing is pulled in, nothing hidden passes unheld."""

import pytest

from gateway.sandbox import SandboxedReader, SandboxSettings
from parsers import Status, walk, walk_documents
from tests.hostile_files import hostile

CANARY = "canary-of-the-machine"
NAMES = {name: expected for name, (expected, _) in hostile("").items()}


@pytest.fixture(scope="module")
def reader():
    with SandboxedReader(SandboxSettings(cpu_seconds=15, wall_seconds=40.0)) as found:
        yield found


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_answered(name, reader, tmp_path):
    """An answer within the limits, no more text than the limits allow, and no content of the machine's files."""
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY, encoding="utf-8")
    expected, make = hostile(str(secret))[name]
    document = reader.read(make(), name, "")
    text = "".join(segment.text for _, segment in walk(document))
    assert CANARY not in text
    assert len(text) <= 5_000_000
    held = document.status is not Status.OK or any(
        inner.status is not Status.OK or any(finding.severity != "notice" for finding in inner.findings)
        for _, inner in walk_documents(document)
    )
    assert held or expected == "any"


def test_the_reader_serves_on_after_all_of_them(reader):
    """After all these attacks an ordinary letter is read as ever."""
    found = reader.read(b"Dear team,\n\nAll is well.\n", "a.txt", "text/plain")
    assert found.status is Status.OK
