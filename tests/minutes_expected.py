"""What a careful reader says of one layout: the yardstick of the tests. All people and places are invented."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Subject:
    """A child and passages that must stand under that child and under no other; `shared` may stand under others too."""

    name: str
    born: str = ""
    own: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A file and its gold. `actions` are (words, owner, ISO due or "")."""

    name: str
    file: str
    content: bytes
    type: str
    date: str
    chair: str
    present: tuple[tuple[str, str, str], ...]
    away: tuple[str, ...]
    subjects: tuple[Subject, ...]
    actions: tuple[tuple[str, str, str], ...] = ()
    decisions: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()
    nobody: tuple[str, ...] = field(default=())  # passages that no child may hold
