"""A mapping file: how the columns of the case system's CSV become ours, by the names of its own columns.

A fault names file, line, what is wrong and what is allowed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from gateway.errors import ConfigError
from gateway.matching.borough_names import borough_of
from gateway.settings.model import Section
from gateway.settings.toml_files import Loc, line_of, read_model, read_text

LISTS = ("known_as", "previous_names", "former_upns", "previous_addresses", "flags", "middle_names", "notes_flag")
JOINED = frozenset({"address_line"})  # several columns of an address make one line
CHILD_FIELDS = (
    *("record_id", "given_name", "family_name", "date_of_birth", "borough", "middle_names", "known_as", "previous_names", "sex"),
    *("ethnicity", "nhs_number", "upn", "former_upns", "case_id", "address_line", "postcode", "previous_addresses", "school"),
    *("gp_practice", "household_id", "flags"),
)
CHILD_REQUIRED = ("record_id", "given_name", "family_name", "date_of_birth", "borough")
ADULT_FIELDS = ("household_id", "name", "relationship_to_children", "date_of_birth", "phone", "notes_flag")
ADULT_REQUIRED = ("household_id", "name")
WORDS: Mapping[str, tuple[str, ...]] = {
    "borough": ("LBHF", "RBKC", "WCC", "OUT", "UNKNOWN"),
    "sex": ("M", "F"),
    "flags": ("protected_address", "adopted", "moved_out"),
    "notes_flag": ("address_confidential",),
}
"""The words that we know for a field; their values become one of these, or "" for nothing."""
WHEN_UNKNOWN = {"flags": "protected_address", "notes_flag": "address_confidential"}
"""What a mark stands for that nobody mapped: it may be the one that hides an address."""
KEPT_UNKNOWN = frozenset({"borough"})  # another council's name: out of area
DIRECTIVES = "dmYbBHMS"
_DIRECTIVE = re.compile(r"%(.)")


class FileSection(Section):
    """How the CSV is written."""

    encoding: Literal["utf-8", "cp1252"] = "utf-8"
    delimiter: str = Field(default=",", min_length=1, max_length=1)
    date_format: str = "%Y-%m-%d"
    separator: str = Field(default=";", min_length=1, max_length=1)


class GuardSection(Section):
    """Shares of the children known before, in per cent, above which a refresh waits for a person's yes."""

    absent_percent: float = Field(default=5.0, ge=0, le=100, strict=False)
    changed_percent: float = Field(default=20.0, ge=0, le=100, strict=False)


class MappingFile(Section):
    """The whole file. `columns` are their names against ours; `values` their values against ours, by our field."""

    file: FileSection = FileSection()
    guard: GuardSection = GuardSection()
    columns: dict[str, str]
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    household_columns: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One table: their columns against our fields. Values are compared without regard to case."""

    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    file: FileSection

    def translated(self, row: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
        """The cells of one row by our names, and codes of what could not be read."""
        cells: dict[str, str] = {}
        doubts: list[str] = []
        for field in dict.fromkeys(self.columns.values()):
            given = [text for column, ours in self.columns.items() if ours == field and (text := row.get(column, "").strip())]
            cells[field], doubt = self._cell(field, given)
            doubts += [doubt] if doubt else []
        return cells, tuple(dict.fromkeys(doubts))

    def _cell(self, field: str, given: list[str]) -> tuple[str, str]:
        if field in LISTS:
            parts = [part.strip() for text in given for part in text.split(self.file.separator) if part.strip()]
            read = [self._value(field, part) for part in parts]
            return ";".join(value.replace(";", ",") for value, _ in read if value), next((doubt for _, doubt in read if doubt), "")
        text = (", " if field in JOINED else " ").join(given)
        if field == "date_of_birth":
            return iso_day(text, self.file.date_format), ""
        return self._value(field, text) if text else ("", "")

    def _value(self, field: str, text: str) -> tuple[str, str]:
        mapped = self.values.get(field, {})
        if text.casefold() in mapped:
            return mapped[text.casefold()], ""
        if field == "borough" and (council := borough_of(text)) is not None:
            return council.value, ""
        own = WORDS.get(field, ())
        if text.upper() in own or text in own or (not own and not mapped):
            return text, ""
        doubt = "value_not_mapped" if mapped or field not in KEPT_UNKNOWN else ""
        return text if field in KEPT_UNKNOWN else WHEN_UNKNOWN.get(field, ""), doubt


@dataclass(frozen=True, slots=True)
class IndexMapping:
    """The whole mapping. `adults` is None where the file says nothing of households."""

    children: TableMapping
    adults: TableMapping | None
    absent_percent: float
    changed_percent: float


def read_index_mapping(path: Path) -> IndexMapping:
    """The mapping in `path`. Raises `ConfigError` with every fault: file, line, what is allowed."""
    found = read_model(path, MappingFile)
    faults = [*_faults(found, read_text(path), path)]
    if faults:
        raise ConfigError("config_invalid", "\n".join(faults))
    values = {field: {theirs.casefold(): ours for theirs, ours in table.items()} for field, table in found.values.items()}
    adults = TableMapping(found.household_columns, values, found.file) if found.household_columns else None
    guard = found.guard
    return IndexMapping(TableMapping(found.columns, values, found.file), adults, guard.absent_percent, guard.changed_percent)


def iso_day(text: str, date_format: str) -> str:
    """The day in ISO form; the text as it is where it cannot be read so."""
    try:
        return datetime.strptime(text, date_format).date().isoformat()  # noqa: DTZ007 - a birthday has no time zone
    except ValueError:
        return text


def _faults(found: MappingFile, text: str, path: Path) -> Iterator[str]:
    def at(loc: Loc) -> str:
        return f"{path}:{line_of(text, loc)}: {'.'.join(map(str, loc))}"

    tables = (
        ("columns", found.columns, CHILD_FIELDS, CHILD_REQUIRED),
        ("household_columns", found.household_columns, ADULT_FIELDS, ADULT_REQUIRED if found.household_columns else ()),
    )
    for name, columns, fields, required in tables:
        yield from (f"{at((name, column))}: {words}" for column, words in _wrong_columns(columns, fields))
        missing = [field for field in required if field not in columns.values()]
        if missing:
            yield f"{at((name,))}: no column for {', '.join(missing)}, without which no record can be made."
    yield from (f"{at(loc)}: {words}" for loc, words in _wrong_values(found))
    used = set(_DIRECTIVE.findall(found.file.date_format))
    if not used <= set(DIRECTIVES) or not {"d", "Y"} <= used or not used & {"m", "b", "B"}:
        yield f"{at(('file', 'date_format'))}: a day, a month and a year of four figures. Allowed: {_listed('%' + d for d in DIRECTIVES)}."


def _wrong_columns(columns: Mapping[str, str], fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for column, field in columns.items():
        if field not in fields:
            near = difflib.get_close_matches(field, fields, n=1)
            yield column, f"unknown field {field!r}.{f' Did you mean {near[0]!r}?' if near else ''} Allowed: {_listed(fields)}."
        elif field in seen and field not in {*LISTS, *JOINED}:
            yield column, f"a second column for {field!r}. Only these take several: {_listed((*LISTS, *sorted(JOINED)))}."
        seen.add(field)


def _wrong_values(found: MappingFile) -> Iterator[tuple[tuple[str, ...], str]]:
    mapped = {*found.columns.values(), *found.household_columns.values()}
    for field, table in found.values.items():
        if field not in mapped:
            yield (f"values.{field}",), f"no column is mapped to {field!r}."
        for theirs, ours in table.items():
            if ours and field in WORDS and ours not in WORDS[field]:
                yield ("values", field, theirs), f"unknown value {ours!r}. Allowed: {_listed((*WORDS[field], '(empty)'))}."


def _listed(words: tuple[str, ...] | Iterator[str]) -> str:
    return ", ".join(words)
