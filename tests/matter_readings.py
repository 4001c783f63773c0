"""What the model of matters might say, for tests of what is made of it."""

from __future__ import annotations

from redaction.matters import Likelihood, Matter
from redaction.matters.matter import MATTERS

SURE = 0.99


def surely(matter: Matter, sure: float = SURE) -> Likelihood:
    """What is left of certainty goes to the context, or from the context to a concern."""
    rest = Matter.CONCERN if matter is Matter.CONTEXT else Matter.CONTEXT
    return Likelihood(tuple(sure if each is matter else (1 - sure if each is rest else 0.0) for each in MATTERS))
