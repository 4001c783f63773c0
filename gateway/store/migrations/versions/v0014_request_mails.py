"""Mails with which our requests were sent are known, so that an answer without a reference is known by what it replies to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "request_mail",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("digest", "reference", name=op.f("pk_request_mail")),
    )
    op.create_index(op.f("ix_request_mail_reference"), "request_mail", ["reference"])


def downgrade() -> None:
    """Take it away: for tests only."""
    op.drop_table("request_mail")
