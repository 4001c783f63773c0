"""Minutes written as a sheet of text with its gold in the words, and made into a file of the format that the sheet names.

Head of a sheet: `file`, `type`, `date`, `chair`, `present` and `away` (a line each person), and a letter for each child
("a: Ada Oko, 2015-02-01").
Body: "# heading", "- bullet", "| cell | cell |" (" // " ends a line within a cell), "^ running header", anything else a paragraph.
Gold in the words: "{a|words}" is child a's passage, "{ab|words}" shared, "{0|words}" nobody's, "{x|words}" confidential,
"{d|words}" a decision, "{t Owner Name 2026-05-01|words}" an action; several with ";" between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.minute_sheet_files import Block, made
from tests.minutes_expected import Layout, Subject

SHEETS = Path(__file__).parent / "minute_sheets"
_TAG = re.compile(r"\{(?P<keys>[^|{}]*)\|(?P<words>[^{}]*)\}")
_TASK = re.compile(r"t (?P<owner>.*?) ?(?P<due>\d{4}-\d\d-\d\d|-|[a-z][a-z ]*)$")


@dataclass(frozen=True, slots=True)
class _Told:
    """Words of the sheet and what the gold says of them."""

    keys: tuple[str, ...]
    words: str


def layout_of(sheet: Path) -> Layout:
    """The sheet's file and its gold."""
    head, _, body = sheet.read_text(encoding="utf-8").partition("\n---\n")
    pairs = [(key.strip(), value.strip()) for line in head.splitlines() for key, _, value in (line.partition(":"),)]
    one = dict(pairs)
    told = [
        _Told(tuple(k.strip() for k in m["keys"].split(";")), " ".join(m["words"].replace("//", " ").split())) for m in _TAG.finditer(body)
    ]
    file, _, style = one["file"].partition(" ")
    return Layout(
        sheet.stem,
        file,
        made(file, style, _blocks(_TAG.sub(lambda m: m["words"], body)), _TAG.sub(lambda m: m["words"], body)),
        one["type"],
        one["date"],
        one["chair"],
        tuple(_person(value) for key, value in pairs if key == "present"),
        tuple(value for key, value in pairs if key == "away"),
        tuple(_subject(key, value, told) for key, value in pairs if len(key) == 1),
        tuple(_action(k, t.words) for t in told for k in t.keys if k.startswith("t ")),
        tuple(t.words for t in told if "d" in t.keys),
        tuple(t.words for t in told if "x" in t.keys),
        tuple(t.words for t in told if "0" in t.keys),
    )


def _told(keys: str, words: str) -> _Told:
    return _Told(tuple(key.strip() for key in keys.split(";")), " ".join(words.replace("//", " ").split()))


def _person(value: str) -> tuple[str, str, str]:
    name, role, agency = (part.strip() for part in value.split(";"))
    return name, role, agency


def _subject(key: str, value: str, told: list[_Told]) -> Subject:
    name, _, born = value.partition(",")
    own = tuple(t.words for t in told if key in t.keys)
    shared = tuple(t.words for t in told for k in t.keys if len(k) > 1 and not k.startswith("t ") and key in k)
    return Subject(name.strip(), born.strip(), own, shared)


def _action(key: str, words: str) -> tuple[str, str, str]:
    found = _TASK.match(key)
    assert found is not None, key
    return words, found["owner"], "" if found["due"] == "-" else found["due"]


def _blocks(body: str) -> list[Block]:
    """The blocks; a blank line between two rows parts two tables."""
    found: list[Block] = []
    above = ""
    for line in body.splitlines():
        mark, _, rest = line.strip().partition(" ")
        if mark in {"#", "##", "###"}:
            found.append(Block(f"h{len(mark)}", rest))
        elif mark in {"-", "^"}:
            found.append(Block("bullet" if mark == "-" else "running", rest))
        elif mark == "|":
            row = tuple(cell.strip().replace(" // ", "\n") for cell in line.strip().strip("|").split("|"))
            rows = found.pop().rows if above.startswith("|") else ()
            found.append(Block("table", "", (*rows, row)))
        elif mark:
            found.append(Block("paragraph", line.strip()))
        above = line.strip()
    return found


def sheets() -> tuple[Layout, ...]:
    """All sheets of the repository, by name."""
    return tuple(layout_of(sheet) for sheet in sorted(SHEETS.glob("*.txt")))
