"""For what a copy is made. Information given for one purpose may not travel for another (UK GDPR article 5(1)(b)).

`ASSESSMENT` is the hub's own and needs no row; every other one is a row of `config/purposes.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

ASSESSMENT = "assessment"
"""The hub's assessment of risk. Its policies bear the agency type alone: "police", where others are "police.mase_learning"."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """`meetings` are words by which a meeting of this purpose is known in a record's title, lower case: () where none is."""

    name: str
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Purposes:
    """The purposes of a site beside the hub's own."""

    listed: tuple[Purpose, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that may be named, the hub's own first."""
        return (ASSESSMENT, *(purpose.name for purpose in self.listed))


HUB_ONLY = Purposes()


def in_files(purpose: str) -> str:
    """The purpose as policy files are named by it: "" for the hub's own."""
    return "" if purpose == ASSESSMENT else purpose
