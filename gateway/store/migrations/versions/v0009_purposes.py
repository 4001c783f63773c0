"""Copies and requests say for what they are. What was written before was for the hub's assessment."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = ("copy", "request")


def upgrade() -> None:
    """Add the columns; rows that are there get the hub's own purpose."""
    for table in TABLES:
        op.add_column(table, sa.Column("purpose", sa.String(), nullable=False, server_default="assessment"))


def downgrade() -> None:
    """Take them away: for tests only."""
    for table in TABLES:
        op.drop_column(table, "purpose")
