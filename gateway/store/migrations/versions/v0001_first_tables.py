"""First tables of the main database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _make_audit()
    _make_audit_node()
    _make_checkpoint()
    _make_child()
    _make_item()
    _make_mailbox()
    _make_request()
    _make_store_fact()
    _make_user_account()
    _make_child_key()
    _make_copy()
    _make_item_message()
    _make_link()
    _make_proposal()
    _make_session()
    _make_delivery()
    _make_redaction()


def downgrade() -> None:
    """Remove every table: for tests only, it destroys what is kept."""
    for table in (
        "redaction",
        "delivery",
        "session",
        "proposal",
        "link",
        "item_message",
        "copy",
        "child_key",
        "user_account",
        "store_fact",
        "request",
        "mailbox",
        "item",
        "child",
        "checkpoint",
        "audit_node",
        "audit",
    ):
        op.drop_table(table)


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.String(), nullable=True),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_item_id"), "audit", ["item_id"], unique=False)


def _make_audit_node() -> None:
    op.create_table(
        "audit_node",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("level", "place", name=op.f("pk_audit_node")),
    )


def _make_checkpoint() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_checkpoint")),
    )


def _make_child() -> None:
    op.create_table(
        "child",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_child")),
    )


def _make_item() -> None:
    op.create_table(
        "item",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("source_digest", sa.String(), nullable=True),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("agency_type", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("rag", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("channel IN ('smtp', 'imap', 'form', 'upload', 'folder')", name=op.f("ck_item_channel_known")),
        sa.CheckConstraint(
            "state IN ('received', 'in_review', 'awaiting_password', 'needs_retrieval', 'quarantined', "
            "'routed', 'filed', 'ignored', 'duplicate', 'not_for_us', 'erased')",
            name=op.f("ck_item_state_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("source_digest", name=op.f("uq_item_source_digest")),
    )
    op.create_index(op.f("ix_item_sha256"), "item", ["sha256"], unique=False)
    op.create_index("ix_item_state_due", "item", ["state", "due_at", "received_at"], unique=False)


def _make_mailbox() -> None:
    op.create_table(
        "mailbox",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.Column("waiting", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_mailbox")),
    )


def _make_request() -> None:
    op.create_table(
        "request",
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("agency_id", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("rag", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_request")),
    )


def _make_store_fact() -> None:
    op.create_table(
        "store_fact",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_store_fact")),
    )


def _make_user_account() -> None:
    op.create_table(
        "user_account",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name_digest", sa.String(), nullable=True),
        sa.Column("subject_digest", sa.String(), nullable=True),
        sa.Column("display_name", sa.LargeBinary(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=False),
        sa.Column("totp_last_step", sa.Integer(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("boroughs", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("paused_until", sa.DateTime(), nullable=True),
        sa.Column("switched_off_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("name_digest", name=op.f("uq_user_account_name_digest")),
        sa.UniqueConstraint("subject_digest", name=op.f("uq_user_account_subject_digest")),
    )


def _make_child_key() -> None:
    op.create_table(
        "child_key",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["child.id"], name=op.f("fk_child_key_child_id")),
        sa.PrimaryKeyConstraint("digest", "child_id", name=op.f("pk_child_key")),
    )
    op.create_index(op.f("ix_child_key_child_id"), "child_key", ["child_id"], unique=False)


def _make_copy() -> None:
    op.create_table(
        "copy",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("agency_type", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(), nullable=False),
        sa.Column("withheld", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("accepted_by", sa.String(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=False),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("borough IN ('LBHF', 'RBKC', 'WCC', 'OUT', 'UNKNOWN')", name=op.f("ck_copy_borough_known")),
        sa.CheckConstraint("state IN ('delivered', 'accepted', 'withdrawn')", name=op.f("ck_copy_state_known")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_copy_item_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_copy")),
    )
    op.create_index(op.f("ix_copy_child_id"), "copy", ["child_id"], unique=False)
    op.create_index(op.f("ix_copy_item_id"), "copy", ["item_id"], unique=False)
    op.create_index("ix_copy_tray", "copy", ["borough", "delivered_at"], unique=False)


def _make_item_message() -> None:
    op.create_table(
        "item_message",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_message_item_id")),
        sa.PrimaryKeyConstraint("digest", "item_id", name=op.f("pk_item_message")),
    )


def _make_link() -> None:
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("mention", sa.String(), nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.Column("undone_reason", sa.String(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("borough IN ('LBHF', 'RBKC', 'WCC', 'OUT', 'UNKNOWN')", name=op.f("ck_link_borough_known")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_link_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_child_id"), "link", ["child_id"], unique=False)
    op.create_index(op.f("ix_link_item_id"), "link", ["item_id"], unique=False)
    op.create_index(
        "uq_link_in_force",
        "link",
        ["item_id", "child_id"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )


def _make_proposal() -> None:
    op.create_table(
        "proposal",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_proposal_item_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_proposal")),
    )


def _make_session() -> None:
    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("stage IN ('ticket', 'open')", name=op.f("ck_session_stage_known")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_session_user_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_user_id"), "session", ["user_id"], unique=False)


def _make_delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("copy_key", sa.String(), nullable=False),
        sa.Column("destination", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=False),
        sa.Column("receipt_reference", sa.String(), nullable=False),
        sa.Column("receipt_at", sa.DateTime(), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'begun', 'done', 'dead', 'withdrawn')", name=op.f("ck_delivery_state_known")),
        sa.ForeignKeyConstraint(["copy_key"], ["copy.key"], name=op.f("fk_delivery_copy_key")),
        sa.PrimaryKeyConstraint("copy_key", "destination", name=op.f("pk_delivery")),
    )
    op.create_index("ix_delivery_due", "delivery", ["state", "next_at"], unique=False)


def _make_redaction() -> None:
    op.create_table(
        "redaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("copy_key", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("passage", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("policy", sa.String(), nullable=False),
        sa.Column("recogniser", sa.String(), nullable=False),
        sa.Column("agency_type", sa.String(), nullable=False),
        sa.Column("borough", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["copy_key"], ["copy.key"], name=op.f("fk_redaction_copy_key")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_redaction_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction")),
    )
    op.create_index(op.f("ix_redaction_copy_key"), "redaction", ["copy_key"], unique=False)
    op.create_index(op.f("ix_redaction_item_id"), "redaction", ["item_id"], unique=False)
    op.create_index("ix_redaction_newest", "redaction", ["at", "id"], unique=False)
