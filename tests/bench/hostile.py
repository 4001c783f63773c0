"""`python -m tests.bench.hostile [--out FOLDER]`: each hostile file through the sandbox, as in service.

Without a folder it prints how each ended and ends with 1 unless all were survived and bounded. With one it writes them in the
shape that the document scorer reads: `hostile/`, `hostile_expectations.json`, empty `files/` and `expectations.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from gateway.sandbox import SandboxedReader
from parsers import Document, Status, walk
from tests.fuzz.hostile import files
from tests.hostile_files import hostile

_LONGEST, _MOST_CHARACTERS = 20.0, 10_000_000
_ENDED = frozenset({Status.CRASHED, Status.TIMEOUT})


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--out", type=Path)
    asked = ask.parse_args()
    if asked.out is not None:
        _write(asked.out)
        return 0
    with SandboxedReader() as reader:
        good = [_one(reader, name, content) for name, content in _all().items()]
    print(f"{sum(good)} of {len(good)} survived and bounded")
    return 0 if all(good) else 1


def _all() -> dict[str, bytes]:
    """The files of the sandbox's own test and those made for the parsers."""
    tested = {f"sandbox-{name}": make() for name, (_, make) in hostile("/etc/hostname").items()}
    return tested | dict(files())


def _one(reader: SandboxedReader, name: str, content: bytes) -> bool:
    begun = time.monotonic()
    document = reader.read(content, name, "")
    took = time.monotonic() - begun
    length = sum(len(segment.text) for _, segment in walk(document))
    print(f"{name}: {document.status.value} {took:.2f} s, {length} characters, {_codes(document)}", flush=True)
    return document.status not in _ENDED and took < _LONGEST and length <= _MOST_CHARACTERS


def _codes(document: Document) -> str:
    return " ".join(finding.code for finding in document.findings if finding.severity != "notice") or "nothing to hold"


def _write(folder: Path) -> None:
    for name in ("files", "hostile"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    made = _all()
    for name, content in made.items():
        (folder / "hostile" / name).write_bytes(content)
    (folder / "expectations.json").write_text("{}", encoding="utf-8")
    (folder / "hostile_expectations.json").write_text(json.dumps({name: {} for name in made}), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
