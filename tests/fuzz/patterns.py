"""`python -m tests.fuzz.patterns [--only WORD] [--length 2000] [--growth 3]`: regular expressions whose work grows faster than a text.

Every pattern kept by a module that reads what is sent is run, the way its module uses it, over strings made from its own parts
(`attacks`), of one length and of twice that. Ends with 1 where one takes more than GROWTH times as long for twice the length, or longer
than the time-out: somebody who sends such a line keeps a reader busy. The time-out is of processor time and needs no child: `re` looks
for signals.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from types import ModuleType

import gateway.authentication
import gateway.matching
import gateway.pipeline
import gateway.renditions
import parsers
import redaction
from tests.fuzz.attacks import Attack, attacks

ROOMS = (parsers, redaction, gateway.authentication, gateway.matching, gateway.pipeline, gateway.renditions)
WORTH_TELLING = 0.02  # seconds: below it a growth is that of a clock that counts in ticks
_OURS = {"parsers", "redaction", "gateway"}
_AGAIN = 3  # of several measurements the least counts
_DEEPEST = 4
_LOOKED_AT = 3  # of the attacks of a pattern, those that took longest
_RUN_WHEN_LOADED = {"__main__", "migrations"}
_ANCHORED = {"match", "fullmatch"}
_ANY_WAY = frozenset({"scan", "fullmatch"})  # of what stands in a table nobody can tell


class Slow(Exception):
    """A pattern outlasted its time."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A pattern by the name of what keeps it, and how it is used: "match", "fullmatch", "scan" (anywhere in a text)."""

    name: str
    pattern: re.Pattern
    uses: frozenset[str]


def kept_patterns() -> list[Kept]:
    """Each pattern of our modules once, from constants, tuples, tables and the objects in them."""
    loaded = [importlib.import_module(name) for room in ROOMS for name in _module_names(room.__name__, room.__path__)]
    uses = _uses(loaded)
    found: dict[tuple[str | bytes, int], Kept] = {}
    for module in loaded:
        for kept in _kept_by(module, uses):
            key = (kept.pattern.pattern, kept.pattern.flags)
            found[key] = replace(kept, uses=kept.uses | found[key].uses) if key in found else kept
    return sorted(found.values(), key=lambda kept: kept.name)


def _kept_by(module: ModuleType, uses: Mapping[tuple[str, str], frozenset[str]]) -> Iterator[Kept]:
    for name, value in vars(module).items():
        if name.startswith("__") or inspect.ismodule(value):
            continue
        used = uses.get((module.__name__ if name.startswith("_") else "", name), _ANY_WAY)
        for pattern in _patterns_in(value, _DEEPEST):
            yield Kept(f"{module.__name__}.{name}", pattern, used)


def _module_names(room: str, path: Iterable[str]) -> Iterator[str]:
    for module in pkgutil.iter_modules(path, f"{room}."):
        if module.name.rpartition(".")[2] not in _RUN_WHEN_LOADED:
            yield module.name
            if module.ispkg:
                yield from _module_names(module.name, importlib.import_module(module.name).__path__)


def _uses(modules: list[ModuleType]) -> dict[tuple[str, str], frozenset[str]]:
    """How constants are used by name: a private one in its module, another one anywhere."""
    found: dict[tuple[str, str], set[str]] = {}
    for module in modules:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute) and hasattr(re.Pattern, node.attr):
                called = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                private = module.__name__ if called.startswith("_") else ""
                found.setdefault((private, called), set()).add(node.attr if node.attr in _ANCHORED else "scan")
    return {key: frozenset(uses) for key, uses in found.items()}


def _patterns_in(value: object, deep: int) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif deep and not isinstance(value, str | bytes | type):
        yield from chain.from_iterable(_patterns_in(inner, deep - 1) for inner in _held(value))


def _held(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if type(value).__module__.split(".")[0] in _OURS:
        names = chain(getattr(value, "__dict__", ()), *(getattr(kind, "__slots__", ()) for kind in type(value).__mro__))
        return [getattr(value, name, None) for name in names]
    return []


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises `Slow` in the block after so much processor time; for the main thread only."""

    def late(*_: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run(kept: Kept, text: str) -> None:
    """The pattern over the text in each way it is used."""
    given = text if isinstance(kept.pattern.pattern, str) else text.encode("utf-8", "replace")
    for use in kept.uses:
        if use == "scan":
            sum(1 for _ in kept.pattern.finditer(given))
        else:
            getattr(kept.pattern, use)(given)


def timed(kept: Kept, text: str, limit: float) -> float:
    """Seconds of processor time, `limit` where it was not done by then."""
    begun = time.process_time()
    try:
        with at_most(limit):
            run(kept, text)
    except Slow:
        return limit
    return time.process_time() - begun


def worst(kept: Kept, length: int, growth: float, limit: float) -> tuple[float, float, Attack] | None:
    """Seconds at twice the length, how much more than at the length, and the attack that took longest; None where work keeps pace."""
    sized = [(timed(kept, attack.text(2 * length), limit), attack) for attack in attacks(kept.pattern)]
    for seconds, attack in sorted(sized, reverse=True)[:_LOOKED_AT]:
        if seconds < WORTH_TELLING:
            return None
        short, long = (min(timed(kept, attack.text(size), limit) for _ in range(_AGAIN)) for size in (length, 2 * length))
        if long >= limit or long > max(growth * short, WORTH_TELLING):
            return long, long / max(short, 1e-6), attack
    return None


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", default="", help="a word in the pattern's name")
    ask.add_argument("--length", type=int, default=2_000)
    ask.add_argument("--growth", type=float, default=3.0)
    ask.add_argument("--limit", type=float, default=1.0, help="seconds of processor time for one pattern and one text")
    asked = ask.parse_args()
    chosen = [kept for kept in kept_patterns() if asked.only in kept.name]
    slow = 0
    for kept in chosen:
        found = worst(kept, asked.length, asked.growth, asked.limit)
        if found is not None:
            slow += 1
            seconds, times, attack = found
            print(f"{kept.name}: {seconds:.3f} s, {times:.1f} times, {attack.lead!r} and {attack.unit!r} over and over", flush=True)
    print(f"{len(chosen)} patterns, {slow} grow faster than their text")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
