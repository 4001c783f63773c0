"""Times for people: Europe/London, 24 hours, what is left of a deadline in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
WIDTH = 110


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline: its words, whether it has passed, and how much of a bar of `WIDTH` units is left."""

    words: str
    state: Literal["none", "running", "late"]
    left: int = 0


def deadline(now: datetime, since: datetime, due: datetime | None) -> Clock:
    """As "52 min left of 4 h", or "Late by 1 h 20 min"."""
    if due is None:
        return Clock("No deadline set", "none")
    if due <= now:
        return Clock(f"Late by {length(now - due)}", "late", WIDTH)
    whole = max(due - since, timedelta(minutes=1))
    left = int(WIDTH * min(1.0, (due - now) / whole))
    return Clock(f"{length(due - now)} left of {length(whole)}", "running", left)


def length(span: timedelta) -> str:
    """Minutes under an hour, hours and minutes under five hours, whole hours under four days, then days."""
    minutes = int(span.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        return f"{minutes} min"
    if hours < 5:  # noqa: PLR2004 - five hours is the rule stated above
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    if hours < 96:  # noqa: PLR2004 - four days likewise
        return f"{hours} h"
    return f"{hours // 24} days"


def moment(at: datetime | None, now: datetime) -> str:
    """As "14:20 today", "Wed 13:00" within a week, else the full date."""
    if at is None:
        return ""
    local, today = at.astimezone(LONDON), now.astimezone(LONDON)
    if local.date() == today.date():
        return f"{local:%H:%M} today"
    if timedelta(0) <= today - local < timedelta(days=6):
        return f"{local:%a %H:%M}"
    return full(at)


def full(at: datetime | None) -> str:
    """The full date, where it is evidence: "5 March 2026, 14:20"."""
    if at is None:
        return ""
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%B %Y, %H:%M}"
