"""Named fail points for the kill tests: a process started with `MASH_CRASH_AT=name` ends itself there like `kill -9`."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

# In the order of an item's way; those of "split" lie on the way of an item of several submissions only.
# `accept.after_commit` is also the moment before the sender is told 250.
NAMES = (
    "accept.before_blob",
    "accept.after_blob",
    "accept.after_commit",
    "mailbox.before_mark",
    "run.before_proposal",
    "run.before_seal",
    "run.after_proposal",
    "split.after_blob",
    "split.after_row",
    "split.after_rows",
    "run.after_settle",
    "deliver.after_begin",
    "deliver.before_done",
)


# On the way of a refresh of the child index; the third is passed once for each page of the one transaction, the last after each
# batch of the search for duplicates.
OF_A_REFRESH = (
    "refresh.after_children",
    "refresh.before_taking_over",
    "refresh.taking_over",
    "refresh.after_taking_over",
    "refresh.searching",
)


OF_A_SECOND_LOOK = ("again.before_batch", "again.after_batch")


def nothing(_name: str) -> None:
    """Production: a fail point does nothing."""


def killing(at: str) -> Callable[[str], None]:
    """A function that kills this process, uncatchably, when the point `at` is reached."""

    def reached(name: str) -> None:
        if name == at:
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


def from_environment() -> Callable[[str], None]:
    """`killing(MASH_CRASH_AT)` where the variable is set, else `nothing`."""
    at = os.environ.get("MASH_CRASH_AT", "")
    return killing(at) if at in {*NAMES, *OF_A_REFRESH, *OF_A_SECOND_LOOK} else nothing
