"""Unlocking in a confined child: a locked file is as foreign as any other, and the password leaves with the child."""

from __future__ import annotations

from gateway.sandbox.pairs import PairServer, Question
from gateway.sandbox.reader import SandboxSettings

_TARGET = "parsers.unlocking:unlock_parts"


class SandboxedUnlocker:
    """`gateway.pipeline.unlocking.Unlocker`. Its server starts with the first file that is unlocked, which is seldom."""

    def __init__(self, settings: SandboxSettings | None = None) -> None:
        limits = settings or SandboxSettings()
        self._server = PairServer(_TARGET, limits, limits.answer_bytes * 4)

    def close(self) -> None:
        """End the server."""
        self._server.close()

    def unlock(self, content: bytes, untrusted_filename: str, declared_type: str, password: str) -> dict[str, bytes]:
        """Plain bytes by SHA-256 of the locked ones; empty where the password opens nothing.

        Raises `Rejected("unlock_failed")` where the child died or took too long, `Retryable` where none can be made.
        """
        return self._server.ask(Question(content, untrusted_filename, declared_type, password), "unlock_failed")
