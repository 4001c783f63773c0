"""A refresh of the child index is prepared beside the index and taken over in one step; rows that could not be used are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("child_left_out", "adult_arrived", "child_arrived")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "child_arrived",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("was", "sealed", "digest", "keys", "keys_before")),
        sa.Column("fields", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('same', 'added', 'changed', 'absent', 'unusable')", name=op.f("ck_child_arrived_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child_arrived")),
    )
    op.create_index("ix_child_arrived_kind_id", "child_arrived", ["kind", "id"])
    op.create_table(
        "adult_arrived",
        sa.Column("home", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("home", "line", name=op.f("pk_adult_arrived")),
    )
    op.create_table(
        "child_left_out",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("run", "source")),
        sa.Column("line", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("code", "outcome")),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("source IN ('children', 'household')", name=op.f("ck_child_left_out_source_known")),
        sa.CheckConstraint("outcome IN ('row_left_out', 'field_left_out', 'taken_over')", name=op.f("ck_child_left_out_outcome_known")),
        sa.PrimaryKeyConstraint("run", "source", "line", "code", name=op.f("pk_child_left_out")),
    )


def downgrade() -> None:
    """Take them away: for tests only."""
    for table in TABLES:
        op.drop_table(table)
