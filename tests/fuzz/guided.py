"""Fuzzes one reader in this process by coverage (atheris); prints a line of JSON for each new failure and each hundred inputs.

Only `parsers` is instrumented: with every import counted, loading the parsers alone took longer than the fuzzing. Started by
`tests.fuzz --engine atheris` as `KIND SECONDS SEED CURRENT`.
"""

from __future__ import annotations

import json
import random
import sys
import warnings
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["parsers"]):
    from tests.fuzz.child import LONGEST, cap, report
    from tests.fuzz.mutations import BROKEN, MOST, mutate
    from tests.fuzz.seeds import distinct
    from tests.fuzz.trial import Failure, judge

_OURS = 2  # one mutation in so many knows the format: ZIP members, tokens, nesting; the others are libFuzzer's own
_LEAST_LONG, _TIMES = 8_000, 2  # bytes that an input may have, or so many times the longest seed; long ones are the other engine's
_TOLD = 100


class _Trials:
    """Judges what it is given; `current` always holds the input in hand, for the parent to find after a crash."""

    def __init__(self, kind: str, current: Path) -> None:
        self._kind, self._current = kind, current
        self._known = set[Failure]()
        self._count = 0

    def __call__(self, data: bytes) -> None:
        self._count += 1
        if self._count % _TOLD == 0:
            print(json.dumps({"inputs": _TOLD}), flush=True)  # atheris ends the process without a last word
        self._current.write_bytes(data)
        failure = judge(self._kind, data)
        if failure is not None and failure not in self._known:
            self._known.add(failure)
            report(self._kind, data, failure)


def _mutated(data: bytes, most: int, seed: int) -> bytes:
    """A changed copy; a package that earlier changes broke can only be changed as bytes."""
    if data and seed % _OURS:
        try:
            return mutate(data, random.Random(seed))[:most]
        except BROKEN:
            pass
    return atheris.Mutate(data, most)


def main(kind: str, seconds: float, seed: int, current: Path) -> None:
    warnings.simplefilter("ignore")
    given = distinct()[kind]
    longest = min(MOST, max(_LEAST_LONG, _TIMES * max(map(len, given))))
    rules = {"max_total_time": max(1, int(seconds)), "timeout": LONGEST, "rss_limit_mb": 0, "max_len": longest, "seed": seed}
    corpus = current.with_name("corpus")
    corpus.mkdir(exist_ok=True)
    for number, content in enumerate(given):
        (corpus / str(number)).write_bytes(content)
    cap()
    arguments = [sys.argv[0], *(f"-{name}={value}" for name, value in rules.items()), f"-artifact_prefix={corpus}/", str(corpus)]
    atheris.Setup(arguments, _Trials(kind, current), custom_mutator=_mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
