"""The ledger tells how sure a finding was, what tells whose it is, and who confirmed the copy. What was written before says neither."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXTS = (("redaction", "evidence"), ("copy", "confirmed_by"), ("copy", "first_yes_by"))


def upgrade() -> None:
    """Add the columns; rows that are there get 0 and ""."""
    op.add_column("redaction", sa.Column("score", sa.Float(), nullable=False, server_default="0"))
    for table, column in TEXTS:
        op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take them away: for tests only."""
    for table, column in (*TEXTS, ("redaction", "score")):
        op.drop_column(table, column)
