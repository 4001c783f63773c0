"""Folder drop: one JSON, one HTML and one Word file per copy, exactly once by key.

Write to a temporary name, fsync, `link()` to the final name (atomic, fails where it exists), fsync the folder. File names
hold the opaque key only.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gateway.destinations.page import as_html
from gateway.destinations.rendering import as_json
from gateway.destinations.word import as_docx
from gateway.errors import Retryable
from gateway.outgoing import MinimisedItem, Receipt


@dataclass(frozen=True, slots=True)
class FolderDrop:
    """Delivers into `path`, which must be on a local file system."""

    name: str
    path: Path
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def deliver(self, copy: MinimisedItem) -> Receipt:
        """Raises `Retryable("folder_unavailable")` on any file-system fault; a file already there is a success."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            place_once(self.path / f"{copy.key}.html", as_html(copy).encode())
            place_once(self.path / f"{copy.key}.docx", as_docx(copy))
            place_once(self.path / f"{copy.key}.json", as_json(copy).encode())
        except OSError as error:
            raise Retryable("folder_unavailable") from error
        return Receipt(self.name, f"{copy.key}.json", self.now())


def place_once(final: Path, content: bytes) -> None:
    """Put `content` under `final` durably unless it is there already."""
    if final.exists():
        return
    temporary = final.with_name(f".{final.name}.{os.getpid()}.part")
    with temporary.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    try:
        os.link(temporary, final)
    except FileExistsError:
        pass  # another worker placed the same key first: same content by construction
    finally:
        temporary.unlink(missing_ok=True)
    folder = os.open(final.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
