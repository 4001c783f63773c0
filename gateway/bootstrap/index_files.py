"""CSV files of the case system, row by row: what is read is forgotten as soon as it is taken over, however long the file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from gateway.bootstrap.core import Core
from gateway.errors import ConfigError, Rejected
from gateway.pipeline.crash_points import from_environment
from gateway.settings.index_mapping import TableMapping, read_index_mapping
from gateway.store import ChangeBounds, GivenRow, RefreshReport, RefreshTables, refresh_index
from gateway.store.index_refresh import Progress, no_progress

MANY_LINES = frozenset({"address_line", "previous_addresses"})  # cells in which a line may end
ENCODINGS = {"utf-8": "utf-8-sig", "cp1252": "cp1252"}  # spreadsheets put a mark before UTF-8


class Recorded:
    """The lines of a file, and those read since the last row as they stand there."""

    def __init__(self, handle: TextIO) -> None:
        self._handle = handle
        self._held: list[str] = []
        self.begun = 1  # the line on which the row under way begins

    def __iter__(self) -> Iterator[str]:
        for line in self._handle:
            self._held.append(line)
            yield line

    def take(self) -> tuple[int, str]:
        """The line on which the row just read began, and its text."""
        line, text = self.begun, "".join(self._held)
        self.begun += len(self._held)
        self._held.clear()
        return line, text


def given_rows(path: Path, table: TableMapping) -> Iterator[GivenRow]:
    """The rows of a file by our names.

    Raises `Rejected`: "columns_missing", "columns_repeated", "file_encoding_wrong", "file_broken"; no cell is ever in a message.
    """
    with path.open(newline="", encoding=ENCODINGS[table.file.encoding]) as handle, _faults_named(table):
        lines = Recorded(handle)
        reader = csv.reader(iter(lines), delimiter=table.file.delimiter)
        heading = [name.strip() for name in next(reader, [])]
        _require(heading, table.columns)
        lines.take()
        for cells in reader:
            line, raw = lines.take()
            if cells:
                yield _row(line, raw, dict(zip(heading, cells, strict=False)), table, fits="yes" if len(cells) == len(heading) else "no")


def refresh_from_files(
    core: Core,
    children: Path,
    households: Path | None,
    mapping: Path,
    *,
    mode: str,
    large_change: str,
    progress: Progress = no_progress,
) -> RefreshReport:
    """Bring the index up to date with a whole file. `mode` "check" changes nothing; `large_change` "accepted" lifts the guard."""
    found = read_index_mapping(mapping)
    if (households is None) != (found.adults is None):
        hint = f"{mapping}: [household_columns] and --households FILE belong together: give both or neither"
        raise ConfigError("config_invalid", hint)
    adults = given_rows(households, found.adults) if households is not None and found.adults is not None else None
    return refresh_index(
        core.index,
        RefreshTables(given_rows(children, found.children), adults),
        bounds=None if large_change == "accepted" else ChangeBounds(found.absent_percent, found.changed_percent),
        mode="check" if mode == "check" else "apply",
        progress=progress,
        crash_point=from_environment(),
    )


def _row(line: int, raw: str, cells: Mapping[str, str], table: TableMapping, *, fits: str) -> GivenRow:
    ours, doubts = table.translated(cells)
    if fits != "yes":
        return GivenRow(line, ours, raw, "columns_do_not_fit")
    if any("\n" in text for field, text in ours.items() if field not in MANY_LINES):
        return GivenRow(line, ours, raw, "cell_of_several_lines")
    return GivenRow(line, {field: " ".join(text.split()) for field, text in ours.items()}, raw, "", doubts)


def _require(heading: list[str], columns: Mapping[str, str]) -> None:
    """Names only columns of the mapping: a file without a heading begins with a child."""
    missing = [column for column in columns if column not in heading]
    if missing:
        raise Rejected("columns_missing", ", ".join(missing))
    repeated = [column for column in columns if heading.count(column) > 1]
    if repeated:
        raise Rejected("columns_repeated", ", ".join(repeated))


@contextmanager
def _faults_named(table: TableMapping) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise Rejected("file_encoding_wrong", f"not {table.file.encoding}; set encoding in [file] of the mapping") from error
    except csv.Error as error:
        raise Rejected("file_broken", "a quoted cell does not end") from error
