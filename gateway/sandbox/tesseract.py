"""Tesseract as a reader of pictures: the program of the machine, confined like the parsers, one process a page."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from gateway.confined.confinement import Caps
from gateway.confined.frames import send_frame
from gateway.sandbox.server import ForkServer, kill
from parsers.ocr_words import Word, read_tsv

_START_SECONDS = 30.0
_CHUNK = 256 * 1024
_REMEMBERED = 40  # pages: a scan is read when its item is, and again for each copy in which its pages are drawn
_SEARCHED = "/usr/local/bin:/usr/bin:/bin"


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """`page_seconds` a page, wall clock and processor; `pages_at_once` over all items; bytes of memory and of answer."""

    language: str = "eng"
    page_seconds: int = 60
    pages_at_once: int = 1
    memory_bytes: int = 1024 * 1024 * 1024
    answer_bytes: int = 16 * 1024 * 1024
    require_layers: tuple[str, ...] = ()


def find_tesseract() -> str:
    """The program's path, "" where this machine has none."""
    found = shutil.which("tesseract", path=_SEARCHED)
    return str(Path(found).resolve()) if found else ""


class Tesseract:
    """Reads pictures by Tesseract 5: page layout and rotation by its own detection (--psm 1), answer as TSV.

    Safe for several threads; start it before secrets are loaded.
    """

    def __init__(self, program: str, settings: OcrSettings | None = None) -> None:
        self._limits = settings or OcrSettings()
        command = [program, "stdin", "stdout", "-l", self._limits.language, "--psm", "1", "--dpi", "300", "tsv"]
        caps = Caps(memory=self._limits.memory_bytes, cpu=self._limits.page_seconds, required=self._limits.require_layers)
        self._server = ForkServer(json.dumps(command), caps, _START_SECONDS)
        self._turns = threading.BoundedSemaphore(self._limits.pages_at_once)
        self._read: OrderedDict[bytes, tuple[Word, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def words(self, picture: bytes) -> tuple[Word, ...] | None:
        """The words of a PNG, or None where the page took too long or the program failed.

        The same picture has the same words: those of the last pages are remembered, in memory only.
        """
        digest = hashlib.sha256(picture).digest()
        with self._lock:
            known = self._read.get(digest)
        if known is not None:
            return known
        words = self._words(picture)
        if words is not None:
            with self._lock:
                self._read[digest] = words
                while len(self._read) > _REMEMBERED:
                    self._read.popitem(last=False)
        return words

    def _words(self, picture: bytes) -> tuple[Word, ...] | None:
        with self._turns:
            connection, child = self._server.child()
            with connection:
                try:
                    answer = self._ask(connection, picture)
                except OSError:  # TimeoutError among them
                    return None
                finally:
                    kill(child)
        table = answer.decode("utf-8", "replace")
        return read_tsv(table) if table.startswith("level\t") else None

    def _ask(self, connection: socket.socket, picture: bytes) -> bytes:
        deadline = time.monotonic() + self._limits.page_seconds
        send_frame(connection, picture)
        connection.shutdown(socket.SHUT_WR)
        found = bytearray()
        while len(found) <= self._limits.answer_bytes:
            connection.settimeout(max(0.01, deadline - time.monotonic()))
            piece = connection.recv(_CHUNK)
            if not piece:
                return bytes(found)
            found += piece
        raise TimeoutError
