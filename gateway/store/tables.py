"""The tables of the main database. Rows hold ids, codes, times, keyed digests and sealed bytes: never a name or a word of an item.

Row classes live here only: they are neither domain types nor API schemas. SQLModel does not validate table models, so the
database itself checks the words of state columns.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from gateway.ids import Borough, ChannelName
from gateway.items import ItemState
from gateway.outgoing import DeliveryState
from gateway.purposes import ASSESSMENT
from gateway.store.columns import Moment, one_of

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA = sa.MetaData(naming_convention=NAMING)
COPY_STATES = ("delivered", "accepted", "withdrawn")


class Row(SQLModel):
    """Base of all rows of the main database."""

    metadata = METADATA


class ItemRow(Row, table=True):
    """One item: where it stands, who sent it as far as proved, by when it is due."""

    __tablename__ = "item"
    __table_args__ = (
        one_of("state", ItemState),
        one_of("channel", ChannelName),
        sa.Index("ix_item_state_due", "state", "due_at", "received_at"),
    )
    id: str = Field(primary_key=True)
    state: str
    channel: str
    received_at: datetime = Field(sa_type=Moment)
    sha256: str = Field(index=True)
    source_digest: str | None = Field(default=None, unique=True)
    agency: str = ""
    agency_type: str = ""
    request: str = ""
    rag: str = ""
    due_at: datetime | None = Field(default=None, sa_type=Moment)
    why: str = "[]"  # JSON list of reason codes
    claimed_by: str | None = None
    claimed_at: datetime | None = Field(default=None, sa_type=Moment)
    batch_of: str | None = Field(default=None, index=True)
    batch_row: int = 0  # counts from 1 where `batch_of` is set


class ItemMessageRow(Row, table=True):
    """Keyed digest of an item's Message-ID."""

    __tablename__ = "item_message"
    digest: str = Field(primary_key=True)
    item_id: str = Field(primary_key=True, foreign_key="item.id")


class LinkRow(Row, table=True):
    """An item is about a child, in the words of a rule or a person's code. Undone links stay as history."""

    __tablename__ = "link"
    __table_args__ = (
        one_of("borough", Borough),
        sa.Index(
            "uq_link_in_force",
            "item_id",
            "child_id",
            unique=True,
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    item_id: str = Field(foreign_key="item.id", index=True)
    mention: str
    child_id: str = Field(index=True)
    borough: str
    decided_by: str
    basis: str
    made_at: datetime = Field(sa_type=Moment)
    undone_by: str = ""
    undone_reason: str = ""
    undone_at: datetime | None = Field(default=None, sa_type=Moment)


class ProposalRow(Row, table=True):
    """The latest proposal of an item, sealed under the item's key."""

    __tablename__ = "proposal"
    item_id: str = Field(primary_key=True, foreign_key="item.id")
    sealed: bytes
    made_at: datetime = Field(sa_type=Moment)


class UnlockedRow(Row, table=True):
    """The plain bytes of a locked file that a person opened, sealed under the item's key."""

    __tablename__ = "unlocked"
    item_id: str = Field(primary_key=True, foreign_key="item.id")
    locked_sha256: str = Field(primary_key=True)
    sealed: bytes


class RenditionRow(Row, table=True):
    """A document drawn anew for one copy, sealed under the item's key; nothing is sealed where a check failed or it was erased."""

    __tablename__ = "rendition"
    __table_args__ = (one_of("borough", Borough), sa.Index("ix_rendition_newest", "made_at", "id"))
    item_id: str = Field(primary_key=True, foreign_key="item.id")
    id: str = Field(primary_key=True)
    borough: str
    part: str
    pages: int
    size: int
    pictured: int
    passed: str  # JSON lists of codes of checks
    failed: str
    made_at: datetime = Field(sa_type=Moment)
    sealed: bytes


class CopyRow(Row, table=True):
    """One child's copy: what a tray shows without words, and the words sealed under the item's key."""

    __tablename__ = "copy"
    __table_args__ = (
        one_of("state", COPY_STATES),
        one_of("borough", Borough),
        sa.Index("ix_copy_tray", "borough", "delivered_at"),
    )
    key: str = Field(primary_key=True)
    item_id: str = Field(foreign_key="item.id", index=True)
    child_id: str = Field(index=True)
    borough: str
    agency: str
    agency_type: str
    policy: str
    received_at: datetime = Field(sa_type=Moment)
    delivered_at: datetime = Field(sa_type=Moment)
    withheld: int
    state: str
    accepted_by: str | None = None
    accepted_at: datetime | None = Field(default=None, sa_type=Moment)
    withdrawn_by: str = ""
    withdrawn_reason: str = ""
    confirmed_by: str = ""  # the person who looked at it and let it go, "" where a rule did
    first_yes_by: str = ""
    purpose: str = ASSESSMENT
    sealed: bytes


class RedactionRow(Row, table=True):
    """One applied redaction of a copy: offsets and codes, never the text."""

    __tablename__ = "redaction"
    __table_args__ = (sa.Index("ix_redaction_newest", "at", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    copy_key: str = Field(foreign_key="copy.key", index=True)
    item_id: str = Field(foreign_key="item.id", index=True)
    passage: str
    start: int
    end: int
    entity: str
    role: str
    operator: str
    reason: str
    policy: str
    recogniser: str
    score: float = 0.0  # the finding's, 0 where a rule hides or where it was written before scores were kept
    evidence: str = ""
    agency_type: str
    borough: str
    at: datetime = Field(sa_type=Moment)


class DeliveryRow(Row, table=True):
    """One row of the outbox."""

    __tablename__ = "delivery"
    __table_args__ = (one_of("state", DeliveryState), sa.Index("ix_delivery_due", "state", "next_at"))
    copy_key: str = Field(primary_key=True, foreign_key="copy.key")
    destination: str = Field(primary_key=True)
    attempt: int
    state: str
    next_at: datetime = Field(sa_type=Moment)
    receipt_reference: str = ""
    receipt_at: datetime | None = Field(default=None, sa_type=Moment)
    error: str = ""


class AuditRow(Row, table=True):
    """One leaf of the audit tree. `leaf` is the canonical JSON that was hashed; `item_id` and `action` repeat it for look-up."""

    __tablename__ = "audit"
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    item_id: str | None = Field(default=None, index=True)
    action: str = Field(default="", index=True)
    leaf: bytes


class AuditNodeRow(Row, table=True):
    """Hash of one complete subtree: `level` 0 are leaf hashes, `place` counts from the left (RFC 6962 s2.1)."""

    __tablename__ = "audit_node"
    level: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    place: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    hash: bytes


class CheckpointRow(Row, table=True):
    """A signed statement of the tree's size and root."""

    __tablename__ = "checkpoint"
    size: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    note: str
    at: datetime = Field(sa_type=Moment)


class ChildRow(Row, table=True):
    """One child of the index, sealed under the index key. `digest` is keyed and tells an unchanged record."""

    __tablename__ = "child"
    __table_args__ = (sa.PrimaryKeyConstraint("number", name="pk_child_numbered"),)
    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    sealed: bytes
    digest: bytes


class ChildKeyRow(Row, table=True):
    """A child, by its number, filed under the keyed eight-byte digest of a blocking key. The table is its own index."""

    __tablename__ = "child_key"
    __table_args__ = ({"sqlite_with_rowid": False},)
    digest: int = Field(primary_key=True, sa_type=sa.BigInteger, sa_column_kwargs={"autoincrement": False})
    child: int = Field(primary_key=True, sa_type=sa.BigInteger, sa_column_kwargs={"autoincrement": False})


class ChildNamesRow(Row, table=True):
    """How often each name part came or went with one change of the index, sealed; all rows together are the counts."""

    __tablename__ = "child_names"
    number: int | None = Field(default=None, primary_key=True)
    sealed: bytes


class FactRow(Row, table=True):
    """A named fact about the store itself, such as the child index's version."""

    __tablename__ = "store_fact"
    name: str = Field(primary_key=True)
    value: str


class RequestRow(Row, table=True):
    """An open information request. The reference is opaque."""

    __tablename__ = "request"
    reference: str = Field(primary_key=True)
    child_id: str
    agency_id: str
    sent_at: datetime = Field(sa_type=Moment)
    rag: str
    due_at: datetime = Field(sa_type=Moment)
    status: str
    purpose: str = ASSESSMENT


class UserRow(Row, table=True):
    """An account. The name to sign in with is a keyed digest; display name and TOTP secret are sealed."""

    __tablename__ = "user_account"
    id: str = Field(primary_key=True)
    name_digest: str | None = Field(default=None, unique=True)
    subject_digest: str | None = Field(default=None, unique=True)
    display_name: bytes
    password_hash: str = ""
    totp_secret: bytes = b""
    totp_last_step: int = 0
    roles: str
    boroughs: str
    failures: int = 0
    paused_until: datetime | None = Field(default=None, sa_type=Moment)
    switched_off_at: datetime | None = Field(default=None, sa_type=Moment)


class SessionRow(Row, table=True):
    """A session or, for five minutes, the ticket between password and code. Only the token's hash is kept."""

    __tablename__ = "session"
    __table_args__ = (one_of("stage", ("ticket", "open")),)
    token_hash: str = Field(primary_key=True)
    user_id: str = Field(foreign_key="user_account.id", index=True)
    stage: str
    begun_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)


class NotTakenRow(Row, table=True):
    """A message or file that a polled channel could not take in. Marks and codes only."""

    __tablename__ = "not_taken"
    __table_args__ = (
        one_of("state", ("trying", "refused")),
        one_of("channel", ChannelName),
        sa.Index("ix_not_taken_open", "closed_at", "first_at"),
    )
    ref: str = Field(primary_key=True)
    channel: str
    place: str
    mark: str
    code: str
    state: str
    first_at: datetime = Field(sa_type=Moment)
    last_at: datetime = Field(sa_type=Moment)
    tries: int
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_by: str = ""
    closed_reason: str = ""


class MailboxRow(Row, table=True):
    """How far a polled mailbox has been read."""

    __tablename__ = "mailbox"
    name: str = Field(primary_key=True)
    uid_validity: int = Field(sa_type=sa.BigInteger)
    last_uid: int = Field(sa_type=sa.BigInteger)
    waiting: str  # JSON list of UIDs
