"""How commands print: tables for people, JSON for scripts; progress goes to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import typer
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def print_json(value: Json) -> None:
    """One JSON value on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A table for people; narrow terminals wrap cells. Cells are words, never markup: "[scanner]" is a table of the settings."""
    table = table_of(columns, rows)
    table.title = title or None
    Console().print(table)


def table_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table whose cells go on in the next line where they are long: nothing is cut, also where it has no space."""
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def counted(count: int, one: str, many: str) -> str:
    """`1 passage`, `2 passages`."""
    return f"{count} {one if count == 1 else many}"


def show(thing: RenderableType) -> None:
    """A tree or table made of `Text`, for people."""
    Console().print(thing)


def say(line: str) -> None:
    """A line for people."""
    Console().print(line, markup=False, highlight=False)


def marks_by() -> Literal["colour", "brackets"]:
    """Colours on a terminal that has and wants them (NO_COLOR, no-color.org); else brackets: a pipe, a file, a plain terminal."""
    console = Console()
    return "colour" if console.is_terminal and not console.no_color and console.color_system else "brackets"


def write_private(out: Path, content: bytes) -> None:
    """Something with an item's words: nobody but its owner may read it. A place that cannot be written to is a fault of the call."""
    try:
        out.touch(mode=0o600)
        out.chmod(0o600)
        out.write_bytes(content)
    except OSError as error:
        problem = f"{out} cannot be written: {error.strerror}"
        raise typer.BadParameter(problem) from error


def progress() -> Progress:
    """A progress bar on standard error; silent where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, disable=not console.is_terminal)
