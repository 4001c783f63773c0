"""`gateway.ports.Reader` over the fork server. Time-out, crash and limit are verdicts; content never raises."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from pydantic import TypeAdapter, ValidationError

from gateway.confined.confinement import Caps, active_layers
from gateway.confined.frames import Closed, FrameTooLong, receive_frame, send_frame, send_pairs
from gateway.confined.reading import PROFILES
from gateway.confined.terms import CRASHED, LIMITED, OK, READ_TREE
from gateway.errors import ConfigError
from gateway.sandbox.pictures import Filling, PictureReader, with_words
from gateway.sandbox.server import ForkServer, kill
from parsers.document import Document, Finding, Status
from parsers.forms.profile import Profile
from parsers.tree import Extent
from parsers.walk import map_documents, walk_documents, walk_parts

_ADAPTER = TypeAdapter(Document)
_WORD_BYTES = 300
_CLAIM = 60_000
_LOOKS, _LOOK_SECONDS = 20, 0.01
_PICTURE_HEAD = 64 * 1024
_UNKNOWN = "application/octet-stream"
NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SandboxSettings:
    """Wall clock and processor time in seconds, memory and answer in bytes, children at once.

    `picture_bytes` and `picture_seconds` are for all pages of one item that are pictures.

    `require_layers` names layers of `active_layers` without which the reader refuses to start.
    """

    memory_bytes: int = 1024 * 1024 * 1024
    cpu_seconds: int = 20
    wall_seconds: float = 30.0
    require_layers: tuple[str, ...] = ()
    answer_bytes: int = 64 * 1024 * 1024
    picture_bytes: int = 256 * 1024 * 1024
    picture_seconds: float = 600.0
    children: int = 4


@dataclass(frozen=True, slots=True)
class _Request:
    """What one child is asked: (file name, type) as claimed, the bytes, and what a person unlocked of them."""

    claim: tuple[str, str]
    content: bytes
    unlocked: Mapping[str, bytes]
    extent: Extent = Extent.WHOLE


class SandboxedReader:
    """Reads each file in its own confined child. Safe for several threads; start it before secrets are loaded.

    Raises `ConfigError("sandbox_layers_missing")` where this machine lacks a layer that the settings require.
    """

    def __init__(
        self,
        settings: SandboxSettings | None = None,
        target: str = READ_TREE,
        *,
        profiles: Sequence[Profile] = (),
        pictures: PictureReader | None = None,
    ) -> None:
        self._limits = settings or SandboxSettings()
        missing = sorted(set(self._limits.require_layers) - set(active_layers()))
        if missing:
            raise ConfigError("sandbox_layers_missing", " ".join(missing))
        caps = Caps(memory=self._limits.memory_bytes, cpu=self._limits.cpu_seconds, required=self._limits.require_layers)
        self._profiles = tuple(profiles)
        self._server = ForkServer(target, caps, self._limits.wall_seconds, PROFILES.dump_json(self._profiles) if profiles else b"")
        self._slots = threading.BoundedSemaphore(self._limits.children)
        self._pictures = pictures

    @property
    def server_pid(self) -> int:
        """Process id of the fork server, 0 where it is not running."""
        return self._server.pid

    def start(self) -> None:
        """Start the fork server now rather than with the first file."""
        self._server.start()

    def close(self) -> None:
        """End the fork server; its children die with it. The next `read` would start another."""
        self._server.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, content: bytes, untrusted_filename: str, declared_type: str, unlocked: Mapping[str, bytes] = NOTHING) -> Document:
        """The document, or a verdict; where a letter's file ended its child, the letter's own words with a verdict on its files.

        Raises `Retryable("sandbox_unavailable")` where no child can be made.
        """
        request = _Request((untrusted_filename, declared_type), content, unlocked)
        with self._slots:
            document, pictures = self._attempt(request)
            if _failed(document):
                document = with_failure(self._attempt(replace(request, extent=Extent.LETTERS))[0], document)
        return with_words(document, iter(pictures), self._filling()) if pictures else document

    def _attempt(self, request: _Request) -> tuple[Document, list[bytes]]:
        """What one child answered, or a second where the server died with the first: that is no fault of this file."""
        for last in ("", "last"):
            connection, child = self._server.child()
            server = self._server.pid
            with connection:
                try:
                    document, pictures = self._converse(connection, request)
                finally:
                    kill(child)
            if last or document.status is not Status.CRASHED or not self._lost(server):
                break
        return document, pictures

    def _lost(self, server: int) -> bool:
        """Whether the server of that process id is gone; the kernel may end its children a moment sooner."""
        for _ in range(_LOOKS):
            if self._server.pid != server:
                return True
            time.sleep(_LOOK_SECONDS)
        return False

    def _filling(self) -> Filling:
        return Filling(self._pictures, self._limits.picture_seconds, self._profiles)

    def _converse(self, connection: socket.socket, request: _Request) -> tuple[Document, list[bytes]]:
        started = time.monotonic()
        try:
            return self._ask(connection, request, started + self._limits.wall_seconds)
        except TimeoutError:
            return _verdict(Status.TIMEOUT, "sandbox_timeout"), []
        except FrameTooLong:
            return _verdict(Status.LIMITED, "sandbox_answer_bytes"), []
        except ValidationError:
            return _verdict(Status.CRASHED, "sandbox_answer_malformed"), []
        except (Closed, OSError):
            # The child began to spend its processor time a moment before this clock started.
            spent = time.monotonic() - started >= 0.9 * self._limits.cpu_seconds
            return (_verdict(Status.TIMEOUT, "sandbox_cpu") if spent else _verdict(Status.CRASHED, "sandbox_died")), []

    def _ask(self, connection: socket.socket, request: _Request, deadline: float) -> tuple[Document, list[bytes]]:
        connection.settimeout(self._limits.wall_seconds)
        for text in request.claim:
            send_frame(connection, text.encode("utf-8", "replace")[:_CLAIM])
        send_frame(connection, request.content)
        send_pairs(connection, request.unlocked)
        send_frame(connection, request.extent.encode())
        word = receive_frame(connection, _WORD_BYTES, deadline)
        if word == OK:
            document = _ADAPTER.validate_json(receive_frame(connection, self._limits.answer_bytes, deadline))
            return document, self._receive_pictures(connection, document, deadline)
        if word == LIMITED:
            return _verdict(Status.LIMITED, "sandbox_memory"), []
        return _verdict(Status.CRASHED, "sandbox_crashed", word.removeprefix(CRASHED).decode("ascii", "replace").strip()), []

    def _receive_pictures(self, connection: socket.socket, document: Document, deadline: float) -> list[bytes]:
        left = self._limits.picture_bytes
        pictures = []
        for scan in (scan for _, inner in walk_documents(document) for scan in inner.scans):
            pictures.append(receive_frame(connection, min(left, scan.width * scan.height * 2 + _PICTURE_HEAD), deadline))
            left -= len(pictures[-1])
        return pictures


def _verdict(status: Status, code: str, detail: str = "") -> Document:
    return Document(_UNKNOWN, status, findings=(Finding(code, detail, "hold"),))


def _failed(document: Document) -> bool:
    """Whether a child gave no answer, rather than the answer that the file cannot be read."""
    return any(finding.code.startswith("sandbox_") for finding in document.findings)


def with_failure(letter: Document, failure: Document) -> Document:
    """What a second child read of a letter alone, held for what ended the first: its closed files have that verdict.

    The failure itself where the second child read nothing.
    """
    if _failed(letter) or letter.status is Status.UNSUPPORTED:
        return failure
    if not any(part.document is None for _, part in walk_parts(letter)):
        return replace(letter, status=failure.status, findings=(*letter.findings, *failure.findings))
    return map_documents(letter, lambda document: _closed(document, failure))


def _closed(document: Document, failure: Document) -> Document:
    return replace(document, parts=tuple(part if part.document else replace(part, document=failure) for part in document.parts))
