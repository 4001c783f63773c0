"""What a parser may raise. Anything else that escapes is our bug and quarantines the item whole.

Messages carry codes and offsets, never content: they end in logs and audit entries.
"""

from __future__ import annotations


class ParseError(Exception):
    """A document that could not be read; `code` is a stable lower-case word for logs and tables."""

    code = "parse_error"

    def __init__(self, code: str | None = None, *, offset: int | None = None) -> None:
        self.code = code or type(self).code
        self.offset = offset
        super().__init__(self.code if offset is None else f"{self.code} at {offset}")


class Malformed(ParseError):
    """The bytes break the rules of the format they claim."""

    code = "malformed"


class Unsupported(ParseError):
    """A format that we do not read: a person must open it."""

    code = "unsupported"


class Encrypted(ParseError):
    """Locked with a password, a certificate or a rights server."""

    code = "encrypted"


class LimitExceeded(ParseError):
    """A budget of `Limits` was spent; `code` names which."""

    code = "limit_exceeded"
