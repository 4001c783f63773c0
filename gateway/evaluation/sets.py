"""Whether a folder holds the set that a scorer reads, said before anything is run or written."""

from __future__ import annotations

from pathlib import Path

from gateway.errors import ConfigError

_BESIDE = frozenset({".md", ".tsv"})


def require(directory: Path, *names: str) -> None:
    """Raises `ConfigError("set_incomplete")` that names what is missing and what such a folder holds."""
    missing = [name for name in names if not (directory / name).exists()]
    if missing:
        hint = f"{directory}: no {', '.join(missing)} in it. Give the folder of a set of this kind; it holds {', '.join(names)}."
        raise ConfigError("set_incomplete", hint)


def files_of(directory: Path) -> list[Path]:
    """The files to be read (NNN.ext beside NNN.gold.json), in order. Raises `ConfigError("set_incomplete")` where there is none."""
    files = [f for f in sorted(directory.iterdir()) if f.is_file() and f.suffix not in _BESIDE and not f.name.endswith(".gold.json")]
    if not files:
        hint = f"{directory}: no file to read in it. Give the folder that holds the files themselves (001.docx beside 001.gold.json)."
        raise ConfigError("set_incomplete", hint)
    return files
