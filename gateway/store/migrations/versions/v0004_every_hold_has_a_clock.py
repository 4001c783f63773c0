"""Items that were settled before every hold had a clock get one: four hours after they came, as `[review]` has by default."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

HOLD = timedelta(hours=4)
ITEM = sa.table("item", sa.column("id", sa.String()), sa.column("received_at", sa.DateTime()), sa.column("due_at", sa.DateTime()))


def upgrade() -> None:
    """Fill what is empty."""
    connection = op.get_bind()
    without = connection.execute(sa.select(ITEM.c.id, ITEM.c.received_at).where(ITEM.c.due_at.is_(None))).all()
    for item, received_at in without:
        connection.execute(sa.update(ITEM).where(ITEM.c.id == item).values(due_at=received_at + HOLD))


def downgrade() -> None:
    """A deadline does no harm: nothing is taken away."""
