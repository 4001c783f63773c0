"""What is asked of a picture of a page: which page, and what is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from parsers.document import Box


@dataclass(frozen=True, slots=True)
class Mark:
    """A number on a page and the boxes that it names. `colour` is a name or #rrggbb."""

    number: str
    colour: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Which page (from 1), and what is drawn on it."""

    page: int
    marks: tuple[Mark, ...] = ()


ORDER = TypeAdapter(Order)
