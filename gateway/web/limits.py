"""How often one address and one account may try to sign in, and one address may send the public form.

Rule: a limit slows one address or one account down for minutes, never everyone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from gateway.rates import Allowance, Rate

SIGN_IN_BY_ADDRESS = Allowance(30, 300.0)  # refused tries: an office behind one address signs in as often as it likes
SIGN_IN_BY_ACCOUNT = Allowance(5, 900.0)  # as the account's own pause, and for names that do not exist too
FORMS_BY_ADDRESS = Allowance(30, 600.0)


@dataclass(frozen=True, slots=True)
class WebLimits:
    """The counters of one console."""

    sign_in_address: Rate
    sign_in_account: Rate
    form_address: Rate


def usual_limits(now: Callable[[], float] = time.monotonic) -> WebLimits:
    """Counters with the figures above; `now` gives seconds."""
    return WebLimits(Rate(SIGN_IN_BY_ADDRESS, now), Rate(SIGN_IN_BY_ACCOUNT, now), Rate(FORMS_BY_ADDRESS, now))


def waited(seconds: int) -> str:
    """As "1 minute", "12 minutes"."""
    minutes = -(-seconds // 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
