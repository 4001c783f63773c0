"""The only failures of an item: rejected, held, retryable. Anything else is our bug and quarantines the item whole.

Messages carry codes and ids, never content.
"""

from __future__ import annotations


class GatewayError(Exception):
    """Base. `code` is a stable lower_snake word listed in docs/codes.md."""

    def __init__(self, code: str, hint: str = "") -> None:
        self.code = code
        self.hint = hint
        super().__init__(code if not hint else f"{code}: {hint}")


class Rejected(GatewayError):
    """The sender's fault: told why by code (SMTP 5xx, HTTP 4xx). Nothing was accepted."""


class Held(GatewayError):
    """A person must look: the item stays whole and visible."""


class Retryable(GatewayError):
    """Later, with back-off (SMTP 4xx, HTTP 503): a fault of ours or of the network."""


class ConfigError(GatewayError):
    """Settings that cannot be used: start-up stops. `hint` gives file, line, what is wrong, what is allowed."""
