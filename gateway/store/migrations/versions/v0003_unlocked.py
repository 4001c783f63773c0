"""A table for what a person unlocked of an item."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unlocked",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("locked_sha256", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_unlocked_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", "locked_sha256", name=op.f("pk_unlocked")),
    )


def downgrade() -> None:
    """Remove the table: for tests only."""
    op.drop_table("unlocked")
