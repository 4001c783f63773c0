"""The word "follow_up" is a state: every certain copy went, and a person still says whether a brother or sister is due one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

CHECK = "ck_item_state_known"
REST = ("awaiting_password", "needs_retrieval", "quarantined", "routed", "filed", "ignored", "duplicate", "split", "not_for_us", "erased")
WITHOUT, WITH = ("received", "in_review", *REST), ("received", "in_review", "follow_up", *REST)


def upgrade() -> None:
    """Know the word."""
    _check_states(WITHOUT, WITH)


def downgrade() -> None:
    """Forget it; what follows up waits in review, where nothing is lost. For tests only."""
    op.execute(sa.text("UPDATE item SET state = 'in_review' WHERE state = 'follow_up'"))
    _check_states(WITH, WITHOUT)


def _check_states(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rewrite_check(_one_of(old), _one_of(new))
    else:
        op.drop_constraint(op.f(CHECK), "item", type_="check")
        op.create_check_constraint(op.f(CHECK), "item", _one_of(new))


def _rewrite_check(old: str, new: str) -> None:
    """Change the CHECK where it stands, as step 0006 does and for its reasons (sqlite.org/lang_altertable.html, section 7)."""
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
