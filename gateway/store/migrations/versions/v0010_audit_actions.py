"""Audit leaves are found by their action. What was written before keeps "": nothing looks for the actions of that time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INDEX = "ix_audit_action"


def upgrade() -> None:
    """Add the column and its index."""
    op.add_column("audit", sa.Column("action", sa.String(), nullable=False, server_default=""))
    op.create_index(INDEX, "audit", ["action"])


def downgrade() -> None:
    """Take them away: for tests only."""
    op.drop_index(INDEX, "audit")
    op.drop_column("audit", "action")
