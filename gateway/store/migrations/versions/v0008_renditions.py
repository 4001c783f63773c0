"""Documents drawn anew for a copy, sealed, and which checks they passed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BOROUGHS = "borough IN ('LBHF', 'RBKC', 'WCC', 'OUT', 'UNKNOWN')"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "rendition",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pictured", sa.Integer(), nullable=False),
        sa.Column("passed", sa.String(), nullable=False),
        sa.Column("failed", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_rendition_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", "id", name=op.f("pk_rendition")),
        sa.CheckConstraint(BOROUGHS, name=op.f("ck_rendition_borough_known")),
    )
    op.create_index("ix_rendition_newest", "rendition", ["made_at", "id"])


def downgrade() -> None:
    """Take it away: for tests only."""
    op.drop_index("ix_rendition_newest", "rendition")
    op.drop_table("rendition")
