"""Alembic's environment: it works on the connection and schema that `gateway.store.schema` hands over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context

from gateway.store.schema import Schema


def run() -> None:
    """Run the steps in the caller's transaction, which the caller commits."""
    connection, schema = context.config.attributes["connection"], context.config.attributes["schema"]
    if not isinstance(connection, sa.Connection) or not isinstance(schema, Schema):
        raise TypeError
    names = frozenset(schema.metadata.tables)
    context.configure(
        connection=connection,
        target_metadata=schema.metadata,
        version_table=schema.version_table,
        render_as_batch=True,  # SQLite cannot alter most things in place
        compare_type=True,
        # The engine keeps tables of its own in the same database: they are not ours to compare.
        include_name=lambda name, kind, _parents: kind != "table" or name in names,
    )
    context.run_migrations()


run()
