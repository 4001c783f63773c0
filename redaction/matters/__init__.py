"""What a sentence is about: a small model of our own that reads a sentence in its setting and says how likely each matter is."""

from redaction.matters.matter import ClauseReading, Likelihood, Matter, Reading
from redaction.matters.model import MatterModel, matter_model

__all__ = ["ClauseReading", "Likelihood", "Matter", "MatterModel", "Reading", "matter_model"]
