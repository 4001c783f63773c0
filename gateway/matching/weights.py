"""Match weights: bits for each level of each comparison, with thresholds. Data stands in `config/matching.toml`.

Bits are log2(m/u) of Fellegi and Sunter (1969). A table that is incomplete, not monotone or soft on a contradicting number
is refused: an untrained level would otherwise decide in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from gateway.errors import ConfigError

# Levels of each comparison from the strongest agreement to the strongest contradiction.
LEVELS: Mapping[str, tuple[str, ...]] = {
    "given": ("alias", "nickname", "spelling", "middle", "initial", "differs"),
    "middle": ("agrees", "differs"),
    "family": ("previous", "part", "spelling", "initial", "differs"),
    "order": ("written", "swapped"),
    "birth": ("exact", "swapped", "one_figure", "year_only", "same_year", "differs"),
    "age": ("agrees", "one_off", "differs"),
    "sex": ("agrees", "differs"),
    "nhs": ("agrees", "differs"),
    "upn": ("agrees", "former", "differs"),
    "case": ("agrees", "differs"),
    "postcode": ("current", "past", "one_character", "district", "differs"),
    "address": ("current", "past", "differs"),
    "school": ("agrees", "differs"),
    "gp": ("agrees", "differs"),
    "carer": ("full", "forename", "initial", "differs"),
    "sibling": ("agrees", "differs"),
    "thread": ("same", "other"),
}
_HARDEST = -8.0  # a contradicting number must weigh at least this much


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Bits. `link`: least score for an automatic link; `margin`: least lead over the next different child; `review`: least worth showing.

    `rarest` and `commonest` bound what the frequency of a name can give; `unknown` is given where no frequency is known.
    """

    prior: float
    link: float
    margin: float
    review: float
    commonest: float
    rarest: float
    unknown: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole model. `version` and `digest` are stored with every decision; `trained` is the SHA-256 of the model behind it."""

    version: str
    thresholds: Thresholds
    bits: Mapping[str, Mapping[str, float]]
    trained: str = ""  # "" where the bits are hand-set

    def of(self, comparison: str, level: str) -> float:
        """Bits of one level; "exact" names are weighed by frequency, elsewhere."""
        return self.bits[comparison][level]

    @property
    def digest(self) -> str:
        """SHA-256 of the bits and thresholds, whatever the version calls itself."""
        figures = {key: getattr(self.thresholds, key) for key in Thresholds.__dataclass_fields__}
        return digest_of({**self.bits, "thresholds": figures})


def digest_of(bits: Mapping[str, Mapping[str, float]]) -> str:
    """SHA-256 over a table of numbers, the same whatever its order and however they are written."""
    plain = {name: {level: float(value) for level, value in levels.items()} for name, levels in bits.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def weights_from(table: Mapping[str, object]) -> Weights:
    """Read a parsed `matching.toml`; raises `ConfigError` with what is missing or out of order."""
    bits = {name: _levels(table, name, levels) for name, levels in LEVELS.items()}
    for name in ("nhs",):
        if bits[name]["differs"] > _HARDEST:
            raise ConfigError("config_invalid", f"matching.toml: bits.{name}.differs must be {_HARDEST} or less")
    thresholds = _section(table, "thresholds")
    values = {key: _number(thresholds, key, "thresholds") for key in Thresholds.__dataclass_fields__}
    return Weights(version=str(table.get("version", "")), thresholds=Thresholds(**values), bits=bits, trained=_trained(table, bits))


def _trained(table: Mapping[str, object], bits: Mapping[str, Mapping[str, float]]) -> str:
    """The hash of the model that the bits came from; refused where a bit was changed after training."""
    if "trained" not in table:
        return ""
    origin = _section(table, "trained")
    if origin.get("bits_sha256") != digest_of(bits):
        raise ConfigError("config_invalid", "matching.toml: a bit was changed after training; train anew or take out [trained]")
    return str(origin.get("model_sha256", ""))


def _levels(table: Mapping[str, object], name: str, levels: tuple[str, ...]) -> dict[str, float]:
    section = _section(_section(table, "bits"), name)
    if unknown := set(section) - set(levels):
        raise ConfigError(
            "config_invalid", f"matching.toml: bits.{name} has unknown levels {sorted(unknown)}; allowed: {', '.join(levels)}"
        )
    bits = {level: _number(section, level, f"bits.{name}") for level in levels}
    if any(bits[stronger] < bits[weaker] for stronger, weaker in pairwise(levels)):
        raise ConfigError("config_invalid", f"matching.toml: bits.{name} must not rise from {levels[0]} to {levels[-1]}")
    return bits


def _section(table: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = table.get(name)
    if not isinstance(found, Mapping):
        raise ConfigError("config_invalid", f"matching.toml: table [{name}] is missing")
    return found


def _number(section: Mapping[str, object], key: str, where: str) -> float:
    found = section.get(key)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ConfigError("config_invalid", f"matching.toml: {where}.{key} must be a number")
    return float(found)
