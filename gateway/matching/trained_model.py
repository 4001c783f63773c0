"""A model that Splink trained, read from its saved JSON, checked level by level and scored without Splink.

The score of a pair is Splink's `match_weight`: the prior's log2 odds, for each comparison log2(m/u) of the first level whose
condition holds, and on levels with term frequencies the adjustment tf_weight * (log2 u_exact - log2 tf): Fellegi and Sunter
(1969), Splink 5.
A level with no m or no u, a weaker level that weighs more than a stronger one, a number whose disagreement weighs less than
eight bits, or a condition that is not known is refused: each would otherwise decide in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gateway.errors import ConfigError
from gateway.matching.trained_conditions import Condition, Row, UnknownConditionError, condition_of, exact_column

NUMBERS = frozenset({"nhs_number", "nhs", "upn", "case_id", "case"})
"""Comparisons of numbers that name one child: their disagreement must weigh."""
HARDEST = -8.0
_SEEN = 1e-6  # a smaller m is what is left where training met no pair of the level
_LEAST = 1e-300  # as Splink clamps m and u before it takes their logarithm

Frequencies = Mapping[str, Mapping[str, float]]
"""By column, the share of all filled records that hold a value."""


class _Saved(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _SavedLevel(_Saved):
    sql_condition: str
    label_for_charts: str = ""
    is_null_level: bool = False
    m_probability: float | None = None
    u_probability: float | None = None
    tf_adjustment_column: str | None = None
    tf_adjustment_weight: float = 1.0
    tf_minimum_u_value: float = 0.0
    disable_tf_exact_match_detection: bool = False


class _SavedComparison(_Saved):
    output_column_name: str
    comparison_levels: tuple[_SavedLevel, ...] = Field(min_length=1)


class _SavedModel(_Saved):
    probability_two_random_records_match: float = Field(gt=0, lt=1)
    comparisons: tuple[_SavedComparison, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class TermFrequency:
    """Adjustment of a level by how common the value is: `exact` is log2 of u of the exact level of the column."""

    column: str
    weight: float
    least: float
    exact: float


@dataclass(frozen=True, slots=True)
class Level:
    """One level; `holds` is None for the last, which takes all. A null level has no bits."""

    label: str
    bits: float
    holds: Condition | None
    is_null: str = "no"
    frequency: TermFrequency | None = None


@dataclass(frozen=True, slots=True)
class TrainedComparison:
    """A named comparison; its levels are tried in order."""

    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class TrainedStep:
    """One comparison of a pair: the level, its bits and the bits of the term frequency."""

    comparison: str
    level: str
    bits: float
    frequency_bits: float = 0.0


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """The whole model. `version` is "splink-" and the first twelve figures of the SHA-256 of the file."""

    version: str
    prior: float
    comparisons: tuple[TrainedComparison, ...]
    frequencies: Frequencies = field(default_factory=dict)

    def steps(self, left: Row, right: Row) -> tuple[TrainedStep, ...]:
        """One step a comparison."""
        return tuple(_step(comparison, left, right, self.frequencies) for comparison in self.comparisons)

    def weight(self, left: Row, right: Row) -> float:
        """Splink's match weight of the pair, in bits."""
        return self.prior + sum(step.bits + step.frequency_bits for step in self.steps(left, right))


def trained_model(saved: bytes, frequencies: Frequencies | None = None) -> TrainedModel:
    """Read a saved model. Raises `ConfigError("model_refused")` naming every level that cannot be used."""
    model = _read(saved)
    faults: list[str] = []
    comparisons = tuple(_comparison(row, faults) for row in model.comparisons)
    if not faults:
        faults = [fault for comparison in comparisons for fault in _faults(comparison)]
    if faults:
        raise ConfigError("model_refused", "; ".join(faults))
    chance = model.probability_two_random_records_match
    version = f"splink-{hashlib.sha256(saved).hexdigest()[:12]}"
    return TrainedModel(version, log2(chance / (1 - chance)), comparisons, frequencies or {})


def frequencies_in(rows: Sequence[Row], columns: Sequence[str]) -> Frequencies:
    """Term frequencies as Splink counts them: the share of each value among the rows that have one."""
    found: dict[str, dict[str, float]] = {}
    for column in columns:
        counts: dict[str, int] = {}
        for row in rows:
            if (value := row.get(column)) is not None:
                counts[str(value)] = counts.get(str(value), 0) + 1
        total = sum(counts.values())
        found[column] = {value: count / total for value, count in counts.items()}
    return found


def frequency_columns(model: TrainedModel) -> tuple[str, ...]:
    """The columns whose values' frequencies the model needs."""
    return tuple(dict.fromkeys(level.frequency.column for c in model.comparisons for level in c.levels if level.frequency))


def _read(saved: bytes) -> _SavedModel:
    try:
        return _SavedModel.model_validate(json.loads(saved))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ConfigError("model_refused", "the file is not JSON") from error
    except ValidationError as error:
        where = "; ".join(".".join(map(str, d["loc"])) + ": " + d["msg"] for d in error.errors(include_url=False, include_input=False))
        raise ConfigError("model_refused", where) from error


def _comparison(row: _SavedComparison, faults: list[str]) -> TrainedComparison:
    levels = []
    for saved in row.comparison_levels:
        name = f"{row.output_column_name}: {saved.label_for_charts or saved.sql_condition}"
        if untrained := _untrained(saved):
            faults.append(f"{name}: {untrained}")
            continue
        try:
            levels.append(_level(saved, row.comparison_levels))
        except UnknownConditionError as error:
            faults.append(f"{name}: condition not known here ({error})")
    if row.comparison_levels[-1].sql_condition.strip().upper() != "ELSE":
        faults.append(f"{row.output_column_name}: the last level is not ELSE")
    return TrainedComparison(row.output_column_name, tuple(levels))


def _untrained(saved: _SavedLevel) -> str:
    if saved.is_null_level:
        return ""
    missing = [n for n, share in (("m", saved.m_probability), ("u", saved.u_probability)) if share is None or share <= 0]
    if missing:
        return f"never trained, no {' and no '.join(missing)}"
    assert saved.m_probability is not None
    return "never seen in training, m is next to nothing" if saved.m_probability < _SEEN else ""


def _level(saved: _SavedLevel, siblings: Sequence[_SavedLevel]) -> Level:
    label = saved.label_for_charts or saved.sql_condition
    holds = None if saved.sql_condition.strip().upper() == "ELSE" else condition_of(saved.sql_condition)
    if saved.is_null_level:
        return Level(label, 0.0, holds, is_null="yes")
    assert saved.m_probability is not None
    assert saved.u_probability is not None
    bits = log2(max(saved.m_probability, _LEAST) / max(saved.u_probability, _LEAST))
    return Level(label, bits, holds, frequency=_frequency(saved, siblings) if holds else None)


def _frequency(saved: _SavedLevel, siblings: Sequence[_SavedLevel]) -> TermFrequency | None:
    column = saved.tf_adjustment_column
    if column is None or saved.tf_adjustment_weight == 0:
        return None
    plain = column.strip('"')
    exact = saved if saved.disable_tf_exact_match_detection else _exact(siblings, plain)
    if exact is None or not exact.u_probability:
        what = f"term frequency of {plain} without a trained exact level"
        raise UnknownConditionError(what)
    return TermFrequency(plain, saved.tf_adjustment_weight, saved.tf_minimum_u_value, log2(exact.u_probability))


def _exact(siblings: Sequence[_SavedLevel], column: str) -> _SavedLevel | None:
    return next((s for s in siblings if not s.is_null_level and exact_column(s.sql_condition) == column.lower()), None)


def _faults(comparison: TrainedComparison) -> list[str]:
    told = [level for level in comparison.levels if level.is_null == "no"]
    rising = [
        f"{comparison.name}: {weaker.label} ({weaker.bits:+.2f}) weighs more than {stronger.label} ({stronger.bits:+.2f})"
        for stronger, weaker in pairwise(told)
        if weaker.bits > stronger.bits
    ]
    last = told[-1] if told else None
    if comparison.name in NUMBERS and last is not None and last.bits > HARDEST:
        rising.append(f"{comparison.name}: {last.label} ({last.bits:+.2f}) must weigh {HARDEST} or less")
    return rising


def _step(comparison: TrainedComparison, left: Row, right: Row, frequencies: Frequencies) -> TrainedStep:
    for level in comparison.levels:
        if level.holds is None or level.holds(left, right):
            return TrainedStep(comparison.name, level.label, level.bits, _adjustment(level.frequency, left, right, frequencies))
    return TrainedStep(comparison.name, "", 0.0)


def _adjustment(term: TermFrequency | None, left: Row, right: Row, frequencies: Frequencies) -> float:
    """Zero where neither side's value was counted; else by the more common of the two."""
    if term is None:
        return 0.0
    shares = frequencies.get(term.column, {})
    known = [shares[value] for row in (left, right) if (value := str(row.get(term.column))) in shares]
    if not known:
        return 0.0
    return term.weight * (term.exact - log2(max(*known, term.least)))
