"""First tables of the key database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "k0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _make_item_key()
    _make_store_key()


def downgrade() -> None:
    """Remove every table: for tests only, it destroys what is kept."""
    for table in ("store_key", "item_key"):
        op.drop_table(table)


def _make_item_key() -> None:
    op.create_table(
        "item_key",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_item_key")),
    )


def _make_store_key() -> None:
    op.create_table(
        "store_key",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_store_key")),
    )
