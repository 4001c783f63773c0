"""Fuzzes one parser in this process, capped; prints a line of JSON for each new failure. Started by `tests.fuzz`."""

from __future__ import annotations

import json
import random
import resource
import signal
import sys
import time
import warnings
from pathlib import Path

from tests.fuzz.mutations import mutate
from tests.fuzz.seeds import seeds
from tests.fuzz.trial import Failure, judge, smallest

_MEMORY = 512 * 1024 * 1024  # above what the loaded parsers take
LONGEST = 20  # seconds: then the kernel ends the process, in whatever code it is


def main(kind: str, seconds: float, chance: random.Random, current: Path) -> None:
    """`current` always holds the input in hand, for the parent to find after a crash."""
    warnings.simplefilter("ignore")
    cap()
    until, known, count = time.monotonic() + seconds, set[Failure](), 0
    inputs = list(seeds(kind))
    while time.monotonic() < until:
        data = inputs[count] if count < len(inputs) else mutate(chance.choice(inputs), chance)
        count += 1
        current.write_bytes(data)
        signal.alarm(LONGEST)
        failure = judge(kind, data)
        signal.alarm(0)
        if failure is not None and failure not in known:
            known.add(failure)
            report(kind, data, failure)
    print(json.dumps({"inputs": count}), flush=True)


def cap() -> None:
    mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def report(kind: str, data: bytes, failure: Failure) -> None:
    least = data if failure.what == "slow" else smallest(data, lambda shorter: judge(kind, shorter) == failure)
    print(json.dumps({"what": failure.what, "place": failure.place, "input": least.hex()}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), random.Random(int(sys.argv[3])), Path(sys.argv[4]))
