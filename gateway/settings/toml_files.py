"""Reading a TOML file into a strict model; an error names file, line, what is wrong and what is allowed."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gateway.errors import ConfigError

M = TypeVar("M", bound=BaseModel)
Loc = Sequence[str | int]


def read_text(path: Path) -> str:
    """The file's text; a missing or unreadable file is a `ConfigError` that says so."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError("config_unreadable", f"{path}: {error.strerror}. Create it or pass --config FOLDER.") from error
    except UnicodeDecodeError as error:
        raise ConfigError("config_unreadable", f"{path}: byte {error.start} is not UTF-8 text.") from error


def read_table(path: Path) -> dict[str, object]:
    """The file as a table; a syntax error names the line."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("config_syntax", f"{path}: {error}") from error


def read_model(path: Path, model: type[M]) -> M:
    """The file as `model`; all faults are listed in one error."""
    table = read_table(path)
    try:
        return model.model_validate(table)
    except ValidationError as error:
        text = read_text(path)
        faults = [_fault(path, text, model, detail) for detail in error.errors(include_url=False)]
        raise ConfigError("config_invalid", "\n".join(faults)) from error


def line_of(text: str, loc: Loc) -> int:
    """The line (from 1) where the key at `loc` stands; its table's line where the key is missing; else 1."""
    tables = [str(part) for part in loc[:-1] if isinstance(part, str)]
    index = next((part for part in loc if isinstance(part, int)), 0)
    start = _table_line(text, ".".join(tables), index) if tables else 0
    lines = text.splitlines()
    key = re.compile(rf'^\s*\[{{0,2}}"?{re.escape(str(loc[-1]))}"?\s*[=\]]') if loc else re.compile("$^")
    for number in range(start, len(lines)):
        if number > start and lines[number].lstrip().startswith("[") and tables:
            break
        if key.match(lines[number]):
            return number + 1
    return start + 1


def _table_line(text: str, table: str, index: int) -> int:
    head = re.compile(rf"^\s*\[{{1,2}}{re.escape(table)}\]{{1,2}}")
    hits = [number for number, line in enumerate(text.splitlines()) if head.match(line)]
    return hits[min(index, len(hits) - 1)] if hits else 0


def _fault(path: Path, text: str, model: type[BaseModel], detail: ErrorDetails) -> str:
    loc = detail["loc"]
    name = ".".join(str(part) for part in loc)
    return f"{path}:{line_of(text, loc)}: {name}: {_words(model, detail)}"


def _words(model: type[BaseModel], detail: ErrorDetails) -> str:
    if detail["type"] != "extra_forbidden":
        return detail["msg"]
    allowed = sorted(_fields_at(model, detail["loc"][:-1]))
    near = difflib.get_close_matches(str(detail["loc"][-1]), allowed, n=1)
    guess = f" Did you mean {near[0]!r}?" if near else ""
    return f"unknown key.{guess} Allowed here: {', '.join(allowed)}."


def _fields_at(model: type[BaseModel], loc: Loc) -> frozenset[str]:
    """Names allowed in the table at `loc`."""
    current: type[BaseModel] = model
    for part in loc:
        if isinstance(part, str) and part in current.model_fields:
            current = _section(current.model_fields[part].annotation) or current
    return frozenset(current.model_fields)


def _section(annotation: object) -> type[BaseModel] | None:
    """The model inside an annotation such as `Web`, `Oidc | None` or `tuple[Mailbox, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _section(inner))), None)
