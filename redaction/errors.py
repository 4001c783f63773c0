"""What redaction may raise. Messages carry codes and offsets, never text."""

from __future__ import annotations


class RedactionError(Exception):
    """Base of this package's errors; `code` is a stable word."""

    code = "redaction_error"


class SpanOutOfRange(RedactionError):
    """A tag that lies outside its passage: applying it would hide the wrong words."""

    code = "span_out_of_range"


class ModelError(RedactionError):
    """A tuned component that is incomplete, or whose files are not those its card was written for."""

    code = "model_unusable"


class PolicyError(RedactionError):
    """A policy file that cannot be used. Carries file, line (1 for the first, 0 where unknown), what is wrong and what is allowed."""

    code = "policy_invalid"

    file = ""
    line = 0

    @classmethod
    def at(cls, *, file: str, line: int, what: str, allowed: str = "") -> PolicyError:
        """The error for one place in one file."""
        error = cls(f"{file}:{line}: {what}" + (f"; allowed: {allowed}" if allowed else ""))
        error.file, error.line = file, line
        return error
