"""What every channel needs of the intake, as a Protocol, so that a channel is tested without a store."""

from __future__ import annotations

from typing import Protocol

from gateway.items import Envelope
from gateway.pipeline.intake import Accepted


class Acceptor(Protocol):
    """The one door in; `gateway.pipeline.intake.Intake` is the real one."""

    def accept(self, envelope: Envelope, content: bytes) -> Accepted:
        """Make the item durable. Raises `Rejected` or `Retryable`; any other exception means that nothing was promised."""
        ...
