"""What the command's exit code means; the table stands in docs/cli.md too."""

from __future__ import annotations

from gateway.errors import ConfigError, GatewayError, Held, Rejected, Retryable

OK = 0
FAILED = 1  # a check found faults, or a sample did not reach its state
USAGE = 2  # the words of the command line are off (typer)
CONFIG = 78  # EX_CONFIG of sysexits.h
UNAVAILABLE = 75  # EX_TEMPFAIL: try again later
REFUSED = 65  # EX_DATAERR: the input was refused
NEEDS_A_PERSON = 3


def told(error: GatewayError) -> str:
    """What is printed of an error: its code and its hint, else the console's words for the code, else where it is explained."""
    if error.hint:
        return str(error)
    from gateway.web.words import PROBLEMS

    return f"{error.code}: {PROBLEMS.get(error.code) or 'docs/codes.md says what it means'}"


def exit_code_for(error: GatewayError) -> int:
    """The exit code of an error that reached the command line."""
    table: tuple[tuple[type[GatewayError], int], ...] = (
        (ConfigError, CONFIG),
        (Retryable, UNAVAILABLE),
        (Rejected, REFUSED),
        (Held, NEEDS_A_PERSON),
    )
    return next((code for kind, code in table if isinstance(error, kind)), FAILED)
