"""What a site may set: least scores by entity and context words by recogniser. Values only; files are the gateway's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from redaction.errors import PolicyError

_MASK_FROM = 0.35  # recall first: a missed address costs more than a hidden word


@dataclass(frozen=True, slots=True)
class RecogniserSettings:
    """`least` drops findings below it; `thresholds` raise or lower it for one entity; `context` replaces context words."""

    least: float = _MASK_FROM
    thresholds: Mapping[str, float] = field(default_factory=dict)
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_mapping(cls, table: Mapping[str, object]) -> RecogniserSettings:
        """Settings of a parsed `recognisers.toml`; raises PolicyError for what it cannot use."""
        least = _score(table.get("least", _MASK_FROM), "least")
        thresholds = {name: _score(value, name) for name, value in _table(table, "thresholds").items()}
        context = {name: _words(value, name) for name, value in _table(table, "context").items()}
        return cls(least, thresholds, context)

    def threshold(self, entity: str) -> float:
        """The least score of an entity's findings."""
        return self.thresholds.get(entity, self.least)


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        raise PolicyError.at(file="recognisers.toml", line=0, what=f"{key} is a table")
    return value


def _score(value: object, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise PolicyError.at(file="recognisers.toml", line=0, what=f"{key} is a number from 0 to 1")
    return float(value)


def _words(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise PolicyError.at(file="recognisers.toml", line=0, what=f"context of {key} is a list of words")
    return tuple(str(word) for word in value)
