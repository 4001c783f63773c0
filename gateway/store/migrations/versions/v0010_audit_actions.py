"""Audit leaves are found by their action. What was written before gets the action that its leaf tells: none may be blank."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INDEX = "ix_audit_action"
FILL = {
    "sqlite": "UPDATE audit SET action = json_extract(CAST(leaf AS TEXT), '$.action')",
    "postgresql": "UPDATE audit SET action = convert_from(leaf, 'UTF8')::json ->> 'action'",
}


def upgrade() -> None:
    """Add the column, fill it from the leaves, add its index."""
    op.add_column("audit", sa.Column("action", sa.String(), nullable=False, server_default=""))
    op.execute(FILL[op.get_bind().dialect.name])
    op.create_index(INDEX, "audit", ["action"])


def downgrade() -> None:
    """Take them away: for tests only."""
    op.drop_index(INDEX, "audit")
    op.drop_column("audit", "action")
