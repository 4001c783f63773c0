"""Records that were written and are still to be searched for duplicates. Those of before are searched by `children duplicates --find`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "duplicate_due",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_duplicate_due")),
    )


def downgrade() -> None:
    """Take it away: for tests only."""
    op.drop_table("duplicate_due")
