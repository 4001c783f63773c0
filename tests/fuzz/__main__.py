"""`python -m tests.fuzz [--seconds 60] [--only WORD] [--seed 1] [--keep FOLDER] [--engine changes|atheris]`: readers in turn.

Each has a capped child. "changes" gives every media type changed copies of its seeds; "atheris" gives every parse function and
every other reading what reaches new lines of it, and needs the package of that name. Ends with 1 where something was found. Found
inputs are written to FOLDER, named by parser and hash.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.seeds import distinct, kinds

KEPT = Path(__file__).resolve().parents[1] / "unit" / "parsers" / "regressions"
ENGINES = {"changes": "tests.fuzz.child", "atheris": "tests.fuzz.guided"}


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seconds", type=float, default=60, help="for all parsers together")
    ask.add_argument("--only", default="", help="a word in the media type")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--keep", type=Path, default=KEPT)
    ask.add_argument("--engine", choices=ENGINES, default="changes")
    asked = ask.parse_args()
    chosen = [kind for kind in (distinct() if asked.engine == "atheris" else kinds()) if asked.only in kind]
    child = ENGINES[asked.engine]
    found = [_fuzz(child, kind, asked.seconds / len(chosen), asked.seed, asked.keep) for kind in chosen]
    return 1 if any(found) else 0


def _fuzz(child: str, kind: str, seconds: float, seed: int, keep: Path) -> int:
    """How many failures one parser showed; a child that was killed is followed by another for the time left."""
    until, failures, inputs = time.monotonic() + seconds, 0, 0
    while (left := until - time.monotonic()) > 0:
        lines, killed = _run(child, kind, left, seed)
        inputs += sum(line.get("inputs", 0) for line in lines)
        for line in (line for line in [*lines, *killed] if "what" in line):
            failures += 1
            name = _keep(kind, bytes.fromhex(line["input"]), keep)
            print(f"{kind}: {line['what']} {line['place']} -> {name}", flush=True)
        seed += 1
    print(f"{kind}: {inputs} inputs, {failures} failures", flush=True)
    return failures


def _run(child: str, kind: str, seconds: float, seed: int) -> tuple[list[dict], list[dict]]:
    with tempfile.TemporaryDirectory() as folder:
        current = Path(folder) / "current"
        command = [sys.executable, "-m", child, kind, str(seconds), str(seed), str(current)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if done.returncode == 0:
            return lines, []
        if not current.exists():
            raise SystemExit(done.stderr)
        ended = signal.Signals(-done.returncode).name if done.returncode < 0 else done.stderr.strip().splitlines()[-1]
        return lines, [{"what": "killed", "place": ended, "input": current.read_bytes().hex()}]


def _keep(kind: str, data: bytes, folder: Path) -> str:
    name = f"{kind.replace('/', '_')}__{hashlib.sha256(data).hexdigest()[:10]}.bin"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return name


if __name__ == "__main__":
    sys.exit(main())
