"""Two records of one child are merged by a person, as events that can be taken back; what waits is matched again afterwards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("look_again", "merge_proposal", "child_forward", "child_merge")


def text(*names: str) -> list[sa.Column[str]]:
    """Columns of text."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "child_merge",
        sa.Column("seq", sa.Integer(), nullable=False),
        *text("kind", "merged", "survivor", "by", "reason"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('merge', 'unmerge')", name=op.f("ck_child_merge_kind_known")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_child_merge")),
    )
    op.create_table("child_forward", *text("merged", "survivor"), sa.PrimaryKeyConstraint("merged", name=op.f("pk_child_forward")))
    op.create_index(op.f("ix_child_forward_survivor"), "child_forward", ["survivor"])
    op.create_table(
        "merge_proposal",
        *text("id", "left", "right", "code", "state"),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        *text("first_yes_by", "first_yes_survivor"),
        sa.CheckConstraint("state IN ('open', 'merged', 'different')", name=op.f("ck_merge_proposal_state_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_proposal")),
        sa.UniqueConstraint("left", "right", name=op.f("uq_merge_proposal_left_right")),
    )
    op.create_table(
        "look_again",
        sa.Column("id", sa.Integer(), nullable=False),
        *text("because", "item", "position"),
        sa.Column("considered", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_again")),
    )


def downgrade() -> None:
    """Take them away: for tests only."""
    for table in TABLES:
        op.drop_table(table)
