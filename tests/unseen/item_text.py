"""One unseen item as it stands in its text file: head lines, "===", the words of the message.

A head line is `key: value`; lists are parted by " | "; `child`, `keep` and `leave` repeat, one set for each child.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

WORLD = Path(__file__).parent / "world"
HALVES = ("tune", "locked", "locked2", "locked3")
STRANGER = "stranger"
"""Items by somebody who had not seen the code, in a world of their own."""
_NUMBER = re.compile(r"<<(nhs|upn) ([A-Z0-9-]+)>>")


@dataclass(frozen=True, slots=True)
class Expected:
    """What one child's copy must still say and must not say."""

    child: str
    keep: tuple[str, ...]
    leave: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnseenItem:
    """An item with its head. `name` is the file's name without suffix; the first of `outcomes` is the one expected."""

    name: str
    head: dict[str, str]
    outcomes: tuple[str, ...]
    children: tuple[Expected, ...]
    body: str
    world: Path = WORLD


def world_of(half: str) -> Path:
    """The folder of the world that a half's families live in."""
    own = Path(__file__).parent / half / "world"
    return own if own.is_dir() else WORLD


def table(name: str, world: Path = WORLD) -> list[dict[str, str]]:
    """The rows of one file of an invented world: children, household, agencies, requests."""
    with (world / f"{name}.csv").open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def items_of(half: str) -> tuple[UnseenItem, ...]:
    """All items of one half, in the order of their names."""
    return tuple(_item(path) for path in sorted((Path(__file__).parent / half).glob("*.txt")))


def _item(path: Path) -> UnseenItem:
    top, body = path.read_text(encoding="utf-8").split("\n===\n", 1)
    pairs = [tuple(line.split(":", 1)) for line in top.splitlines()]
    head = {key: value.strip() for key, value in pairs}
    columns = {key: [value.strip() for k, value in pairs if k == key] for key in ("child", "keep", "leave")}
    children = tuple(Expected(child, _list(keep), _list(leave)) for child, keep, leave in zip(*columns.values(), strict=True))
    world = world_of(path.parent.name)
    return UnseenItem(path.stem, head, tuple(head["outcome"].split()), children, _NUMBER.sub(_of_record, body), world)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" | ") if part.strip())


def _of_record(found: re.Match[str]) -> str:
    """The number of record, so that check digits stand in one place only."""
    row = next(row for row in table("children") if row["record_id"] == found[2])
    return row["nhs_number"] if found[1] == "nhs" else row["upn"]
