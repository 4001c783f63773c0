"""An item may be one submission of another, which is split; the word "split" is a state."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CHECK = "ck_item_state_known"
LONG_KNOWN = ("received", "in_review", "awaiting_password", "needs_retrieval", "quarantined", "routed", "filed", "ignored", "duplicate")
ENDS = ("not_for_us", "erased")
WITHOUT, WITH = (*LONG_KNOWN, *ENDS), (*LONG_KNOWN, "split", *ENDS)


def upgrade() -> None:
    """Add the columns; items that are there came by themselves."""
    op.add_column("item", sa.Column("batch_of", sa.String(), nullable=True))
    op.add_column("item", sa.Column("batch_row", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_item_batch_of"), "item", ["batch_of"], unique=False)
    _check_states(WITHOUT, WITH)


def downgrade() -> None:
    """Take them away: for tests only."""
    _check_states(WITH, WITHOUT)
    op.drop_index(op.f("ix_item_batch_of"), "item")
    op.drop_column("item", "batch_row")
    op.drop_column("item", "batch_of")


def _check_states(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rewrite_check(_one_of(old), _one_of(new))
    else:
        op.drop_constraint(op.f(CHECK), "item", type_="check")
        op.create_check_constraint(op.f(CHECK), "item", _one_of(new))


def _rewrite_check(old: str, new: str) -> None:
    """SQLite cannot alter a CHECK, and making the table anew would break every reference to it.

    This is its own procedure for changes that leave what is on disk as it is (sqlite.org/lang_altertable.html, section 7).
    """
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    change = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'item' AND instr(sql, ?) > 0"
    changed = connection.exec_driver_sql(change, (old, new, old)).rowcount
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=OFF")
    if changed != 1:
        message = "the CHECK of item.state is not as the steps before made it"
        raise RuntimeError(message)


def _one_of(states: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{state}'" for state in states)
    return f"state IN ({listed})"
