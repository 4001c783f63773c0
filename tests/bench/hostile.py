"""`python -m tests.bench.hostile [--export FOLDER] [--only WORD]`: each hostile file through the sandbox, as in service.

Without a folder it prints how each ended and ends with 1 unless all were survived, bounded and ended as they must. With one it
writes them in the shape that the document scorer reads: `hostile/`, `hostile_expectations.json`, empty `files/` and
`expectations.json`; the word before "__" in a name is ours and no part of the file's name.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gateway.sandbox import SandboxedReader, SandboxSettings
from parsers import Document, Status, walk, walk_documents
from tests.fuzz.hostile import files
from tests.hostile import Case, Ends, cases
from tests.hostile_files import hostile

_LONGEST, _MOST_CHARACTERS = 20.0, 10_000_000
_ENDED = frozenset({Status.CRASHED, Status.TIMEOUT})
_PULLED_IN = Path("/etc/hostname")
_CHILD = SandboxSettings(cpu_seconds=15, wall_seconds=18.0)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--export", type=Path)
    ask.add_argument("--only", default="", help="a word in the name")
    asked = ask.parse_args()
    chosen = {name: case for name, case in _all().items() if asked.only in name}
    if asked.export is not None:
        _write(asked.export, chosen)
        return 0
    with SandboxedReader(_CHILD) as reader:
        wrong = {name: found for name, case in chosen.items() if (found := _one(reader, name, case))}
    print(*(f"{name}: {' '.join(found)}" for name, found in wrong.items()), sep="\n")
    print(f"{len(chosen) - len(wrong)} of {len(chosen)} survived, bounded and ended as they must")
    return 1 if wrong else 0


def _all() -> dict[str, Case]:
    """The whole set: by kind, the sandbox's own test, and those made while fuzzing."""
    path = str(_PULLED_IN)
    tested = {
        f"sandbox__{name}": Case(Ends.HELD if ends == "held" else Ends.ANSWERED, make) for name, (ends, make) in hostile(path).items()
    }
    made = {f"fuzz__{name}": Case(Ends.ANSWERED, _constant(content)) for name, content in files().items()}
    return cases(path) | tested | made


def _constant(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _one(reader: SandboxedReader, name: str, case: Case) -> list[str]:
    """What is wrong with how the file ended; its line is printed."""
    content = case.make()
    begun = time.monotonic()
    document = reader.read(content, name.split("__", 1)[1], "")
    took = time.monotonic() - begun
    text = "\n".join(segment.text for _, segment in walk(document))
    print(f"{name}: {document.media_type} {document.status.value} {took:.2f} s, {len(text)} characters, {_codes(document)}", flush=True)
    return list(_wrongs(document, text, took, case))


def _wrongs(document: Document, text: str, took: float, case: Case) -> Iterator[str]:
    if document.status in _ENDED:
        yield document.status.value
    if took >= _LONGEST:
        yield "late"
    if len(text) > _MOST_CHARACTERS:
        yield "long"
    if not ends_as(document, case.ends):
        yield f"not {case.ends.value}"
    if case.words not in text:
        yield "words lost"
    if _PULLED_IN.exists() and len(secret := _PULLED_IN.read_text(encoding="utf-8").strip()) > 3 and secret in text:
        yield "pulled in"


def ends_as(document: Document, ends: Ends) -> bool:
    """Whether the tree is held, or kept apart, as it must be."""
    inner = [one for _, one in walk_documents(document)]
    severities = {finding.severity for one in inner for finding in one.findings}
    if ends is Ends.QUARANTINED:
        return "quarantine" in severities
    return ends is Ends.ANSWERED or bool(severities - {"notice"}) or any(one.status is not Status.OK for one in inner)


def _codes(document: Document) -> str:
    found = dict.fromkeys(finding.code for _, one in walk_documents(document) for finding in one.findings if finding.severity != "notice")
    return " ".join(found) or "nothing to hold"


def _write(folder: Path, chosen: dict[str, Case]) -> None:
    for name in ("files", "hostile"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, case in chosen.items():
        (folder / "hostile" / name).write_bytes(case.make())
    (folder / "expectations.json").write_text("{}", encoding="utf-8")
    (folder / "hostile_expectations.json").write_text(json.dumps({name: {} for name in chosen}), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
