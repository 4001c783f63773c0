"""Many more names for training alone, by naming system: listed ones, and ones put together as the system puts names together.

`naming_systems.txt` says them. A name of any check (`kept_out`) is left out whatever its accents, so that the checks stay unseen.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Collection, Iterator
from itertools import product
from pathlib import Path

from training.origins import Origin

_FILE = Path(__file__).parent / "naming_systems.txt"
_MADE = 60
"""Names that a system's parts make, at most: beside the listed ones, not in their place."""


def systems(kept_out: Collection[str]) -> tuple[Origin, ...]:
    """Each naming system of the file, without the names that are kept out."""
    barred = {plain(name) for name in kept_out}
    blocks = _FILE.read_text(encoding="utf-8").split("\n= ")[1:]
    return tuple(_system(block.splitlines(), barred) for block in blocks)


def plain(name: str) -> str:
    """A name as two writers of it would agree on it: small letters, no accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)).replace("ı", "i")


def _system(lines: list[str], barred: set[str]) -> Origin:
    orders: tuple[str, ...] = ()
    names: dict[str, list[str]] = {"f": [], "s": []}
    for kind, _, said in (line.partition(" ") for line in lines[1:]):
        if kind == "order":
            orders = tuple(order.strip() for order in said.split(";"))
        elif kind.endswith("+"):
            names[kind[0]] += _made(said)
        else:
            names[kind] += [name.replace("_", " ") for name in said.split()]
    fores, surs = (tuple(dict.fromkeys(n for n in names[kind] if plain(n) not in barred)) for kind in "fs")
    return Origin(lines[0], fores, surs, orders)


def _made(parts: str) -> Iterator[str]:
    """A fixed choice of the names that one part of each row makes."""
    rows = [row.split() for row in parts.split("|")]
    every = sorted({"".join(chosen) for chosen in product(*rows)})
    yield from random.Random(parts).sample(every, min(_MADE, len(every)))
