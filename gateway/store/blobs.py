"""Sealed originals as files: a blob is whole and durable under its name, or not there at all.

Order: temporary name, write, fsync, link to the final name (which never replaces), remove the temporary name, fsync the
folder. Only sealed bytes come here.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gateway.errors import Rejected, Retryable

SAFE_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")
STALE_SECONDS = 3600.0  # a temporary file this old belongs to no living writer
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class BlobFolder:
    """A folder of sealed blobs, fanned out by the last two characters of the name. Faults are `Retryable`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with _faults_as_retryable():
            _make_folder(folder)

    def put(self, name: str, sealed: bytes) -> None:
        """Write durably. Raises `Retryable("disk_full" | "store_unavailable")` and leaves nothing behind."""
        final = self._path(name)
        temporary = final.with_name(f".{name}.{secrets.token_hex(4)}.tmp")
        with _faults_as_retryable():
            if not final.parent.is_dir():
                _make_folder(final.parent)
                _sync_folder(self._folder)
            try:
                _write_synced(temporary, sealed)
                os.link(temporary, final)
            finally:
                temporary.unlink(missing_ok=True)
            _sync_folder(final.parent)

    def get(self, name: str) -> bytes:
        """The sealed bytes; raises `Rejected("blob_missing")`."""
        with _faults_as_retryable():
            try:
                return self._path(name).read_bytes()
            except FileNotFoundError as error:
                raise Rejected("blob_missing") from error

    def has(self, name: str) -> bool:
        """Whether there is such a blob."""
        with _faults_as_retryable():
            return self._path(name).exists()

    def remove(self, name: str) -> None:
        """Remove durably; a missing blob is a no-op."""
        path = self._path(name)
        with _faults_as_retryable():
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                _sync_folder(path.parent)

    def names(self) -> Iterator[str]:
        """Names of all blobs, for the check that each item has its original."""
        for path in sorted(self._folder.glob("*/*")):
            if not path.name.startswith("."):
                yield path.name

    def sweep(self) -> int:
        """Remove what killed writers left under temporary names; returns how many."""
        stale = [p for p in self._folder.glob("*/.*.tmp") if time.time() - p.stat().st_mtime > STALE_SECONDS]
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)

    def _path(self, name: str) -> Path:
        if not SAFE_NAME.fullmatch(name):
            raise Rejected("blob_name_unsafe")
        return self._folder / name[-2:] / name


@contextmanager
def _faults_as_retryable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Retryable("disk_full" if error.errno in FULL else "store_unavailable") from error


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sync_folder(folder.parent)


def _write_synced(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # POSIX: a new name is durable only once its directory is synced.
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
