"""A table for what a polled channel could not take in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "not_taken",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("closed_reason", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('trying', 'refused')", name=op.f("ck_not_taken_state_known")),
        sa.CheckConstraint(
            "channel IN ('smtp', 'imap', 'form', 'upload', 'folder')",
            name=op.f("ck_not_taken_channel_known"),
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_not_taken")),
    )
    op.create_index("ix_not_taken_open", "not_taken", ["closed_at", "first_at"], unique=False)


def downgrade() -> None:
    """Remove the table: for tests only."""
    op.drop_table("not_taken")
