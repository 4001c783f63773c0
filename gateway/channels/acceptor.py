"""What channels need of the intake, as Protocols, so that a channel is tested without a store."""

from __future__ import annotations

from typing import Protocol

from gateway.items import Envelope
from gateway.pipeline.intake import Accepted
from gateway.pipeline.not_taken import Whereabouts


class Acceptor(Protocol):
    """The one door in; `gateway.pipeline.intake.Intake` is the real one."""

    def accept(self, envelope: Envelope, content: bytes) -> Accepted:
        """Make the item durable. Raises `Rejected` or `Retryable`; any other exception means that nothing was promised."""
        ...


class Book(Protocol):
    """Where a polled channel writes down what it could not take in; `gateway.pipeline.not_taken.NotTakenBook` is the real one."""

    def refused(self, where: Whereabouts, code: str) -> None:
        """It can never be taken in as it is. Raises `Retryable`: then it MUST be kept waiting."""
        ...

    def vanished(self, where: Whereabouts, source_key: str) -> None:
        """It is gone from where it lay. Raises `Retryable` likewise."""
        ...

    def deferred(self, where: Whereabouts, code: str) -> None:
        """It was not taken in just now. Never raises."""
        ...

    def taken(self, where: Whereabouts) -> None:
        """It is in the store now. Never raises."""
        ...
