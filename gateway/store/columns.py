"""Column types of our own: moments in UTC, and words from a fixed list with a CHECK that the database enforces."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A timezone-aware moment, kept as UTC without zone so that SQLite and PostgreSQL order it alike."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """To storage; a naive moment is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment without time zone"
            raise ValueError(message)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """From storage, as aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def one_of(column: str, words: Iterable[str]) -> sa.CheckConstraint:
    """A CHECK that `column` holds one of `words`."""
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
