"""Folder drop: the forms of a copy that the site asks for, one file each, exactly once by key.

Write to a temporary name, fsync, `link()` to the final name (atomic, fails where it exists), fsync the folder. File names
hold the opaque key only, of pages the rendition's as well.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from gateway.destinations.form_checks import safe_docx, safe_html, safe_json, safe_text
from gateway.errors import Retryable
from gateway.outgoing import MinimisedItem, Receipt

PAGES = "pages"
USUAL = (PAGES, "html", "docx", "json")
_FORMS: tuple[tuple[str, Callable[[MinimisedItem], bytes]], ...] = (
    ("html", lambda copy: safe_html(copy).encode()),
    ("docx", safe_docx),
    ("txt", lambda copy: safe_text(copy).encode()),
    ("json", lambda copy: safe_json(copy).encode()),
)


@dataclass(frozen=True, slots=True)
class FolderDrop:
    """Delivers into `path`, which must be on a local file system. `forms`: pages, html, docx, txt, json."""

    name: str
    path: Path
    forms: tuple[str, ...] = USUAL
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def deliver(self, copy: MinimisedItem) -> Receipt:
        """Raises `Retryable("folder_unavailable")` on any file-system fault; a file already there is a success.

        Raises `Held("form_not_safe")` before anything is written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            files = tuple(self._files(copy))
            names = [self._placed(f"{copy.key}{ending}", content) for ending, content in files]
        except OSError as error:
            raise Retryable("folder_unavailable") from error
        return Receipt(self.name, names[-1] if names else "", self.now())

    def _files(self, copy: MinimisedItem) -> Iterator[tuple[str, bytes]]:
        """(end of the name, content) of each file. Pages first and JSON last: who sees the JSON finds the rest there."""
        if PAGES in self.forms:
            yield from ((f".{rendition.id}.{rendition.ending}", rendition.content) for rendition in copy.renditions)
        yield from ((f".{form}", write(copy)) for form, write in _FORMS if form in self.forms)

    def _placed(self, name: str, content: bytes) -> str:
        place_once(self.path / name, content)
        return name


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
