"""The one door to libmagic: the library and the database that came together in the wheel, never a mixed pair.

A system libmagic beside the wheel's database refuses to load it (their version numbers differ), so the wheel's library is
loaded first: the loader then answers for the same soname. Without the wheel the system's own pair is used.
"""

from __future__ import annotations

import ctypes
import importlib.util
import threading
from pathlib import Path


def _bundled() -> Path | None:
    spec = importlib.util.find_spec("pylibmagic")
    places = spec.submodule_search_locations if spec is not None else None
    folder = Path(next(iter(places))) if places else None
    return folder if folder is not None and (folder / "magic.mgc").is_file() else None


def _load(folder: Path | None) -> bool:
    if folder is None:
        return False
    try:
        ctypes.CDLL(str(folder / "libmagic.so.1"), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


_FOLDER = _bundled()
_LOADED = _load(_FOLDER)

import magic  # noqa: E402 - the library above must be in the process before this looks for one

_LOCK = threading.Lock()  # a libmagic cookie is not safe to share between threads


# Opened on import, so that a forked child finds the database already mapped.
_COOKIE = magic.Magic(mime=True, magic_file=str(_FOLDER / "magic.mgc") if _FOLDER is not None and _LOADED else None)


def magic_type(head: bytes) -> str:
    """The media type that libmagic gives to the first bytes of a file; `application/octet-stream` where it fails."""
    try:
        with _LOCK:
            return str(_COOKIE.from_buffer(head))
    except magic.MagicException:
        return "application/octet-stream"
