"""The submissions of an export written as files, for the person who has them taken in one by one. Nothing is stored."""

from __future__ import annotations

from pathlib import Path

from gateway.bootstrap.config import Config
from gateway.bootstrap.pipeline import sandbox_settings
from gateway.errors import Rejected
from gateway.sandbox import SandboxedReader
from parsers import walk_documents

TEST = "test_"  # how GOV.UK Forms marks the files of a form that is tried


def written_rows(config: Config, file: Path, out: Path) -> tuple[Path, ...]:
    """A file for each submission, in their order; none where the file holds fewer than two.

    Names hold no word of the submission but the mark of a test. Raises `Rejected("file_exists")` before anything is written.
    """
    with SandboxedReader(sandbox_settings(config)) as reader:
        document = reader.read(file.read_bytes(), file.name, "")
    rows = [row.content for _, inner in walk_documents(document) for row in inner.batch]
    if not rows:
        return ()
    names = [_name(file, number) for number in range(1, len(rows) + 1)]
    if any((out / name).exists() for name in names):
        raise Rejected("file_exists", "choose an empty folder")
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    return tuple(_write(out / name, content) for name, content in zip(names, rows, strict=True))


def _name(file: Path, number: int) -> str:
    mark = TEST if file.name.lower().startswith(TEST) else ""
    return f"{mark}submission_{number:04d}.csv"


def _write(path: Path, content: str) -> Path:
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(content, encoding="utf-8", newline="")
    return path
