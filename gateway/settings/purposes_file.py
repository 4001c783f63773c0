"""`config/purposes.toml`: for what copies are made beside the hub's own assessment, and the meetings by which it is known."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from gateway.errors import ConfigError
from gateway.purposes import ASSESSMENT, Purpose, Purposes
from gateway.settings.model import Section
from gateway.settings.toml_files import line_of, read_model, read_text

_FEWEST_LETTERS = 3  # fewer would stand in any title


class PurposeRow(Section):
    """One `[[purpose]]`."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{2,40}$")
    meetings: tuple[str, ...] = Field(default=(), strict=False)


class PurposesFile(Section):
    """The whole file."""

    purpose: tuple[PurposeRow, ...] = Field(default=(), strict=False)


def read_purposes(path: Path) -> Purposes:
    """The purposes in `path`. Raises `ConfigError` with the line of a name that stands twice or is the hub's own, or of too short words."""
    rows = read_model(path, PurposesFile).purpose
    for number, row in enumerate(rows):
        if row.name == ASSESSMENT or row.name in {earlier.name for earlier in rows[:number]}:
            raise _refused(path, number, "name", f"{row.name!r} is there already; {ASSESSMENT!r} needs no row")
        if short := [words for words in row.meetings if len(words.strip()) < _FEWEST_LETTERS]:
            raise _refused(path, number, "meetings", f"{short[0]!r}: at least {_FEWEST_LETTERS} letters, or it stands in any title")
    return Purposes(tuple(Purpose(row.name, tuple(" ".join(words.casefold().split()) for words in row.meetings)) for row in rows))


def _refused(path: Path, number: int, key: str, what: str) -> ConfigError:
    return ConfigError("config_invalid", f"{path}:{line_of(read_text(path), ('purpose', number, key))}: purpose.{key}: {what}.")
