"""Reading decoded JSON without trusting its shape."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

Value = object


def items_of(value: Value) -> Iterator[tuple[str, Value]]:
    """The pairs of an object; nothing for any other value."""
    if isinstance(value, Mapping):
        yield from ((str(key), inner) for key, inner in value.items())


def list_of(value: Value) -> Sequence[Value]:
    """The items of a list; nothing for any other value."""
    return value if isinstance(value, list) else ()


def as_text(value: Value) -> str:
    """A value as a person reads it; lists joined by commas, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(part for part in (as_text(inner) for inner in value) if part)
    return str(value).strip() if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
