"""The durable store: the only room that speaks SQL and the only one that opens a key. Facade: import names from here."""

from __future__ import annotations

from gateway.store.child_import import ImportReport, RowProblem, import_children
from gateway.store.child_rows import GivenRow
from gateway.store.children import SqlChildIndex
from gateway.store.database import StoreSettings
from gateway.store.index_refresh import ChangeBounds, LeftOut, RefreshReport, left_out_rows, refresh_index
from gateway.store.index_refresh import Tables as RefreshTables
from gateway.store.items import SqlStore, no_orders, open_store
from gateway.store.keys import EnvironmentKey, FileKey, KeyProvider, make_key_file
from gateway.store.mailboxes import SqlMailboxes
from gateway.store.merges import SqlMerges
from gateway.store.people import SessionLimits, SqlPeople
from gateway.store.requests import SqlRequestBook, requests_from_table

__all__ = [
    "ChangeBounds",
    "EnvironmentKey",
    "FileKey",
    "GivenRow",
    "ImportReport",
    "KeyProvider",
    "LeftOut",
    "RefreshReport",
    "RefreshTables",
    "RowProblem",
    "SessionLimits",
    "SqlChildIndex",
    "SqlMailboxes",
    "SqlMerges",
    "SqlPeople",
    "SqlRequestBook",
    "SqlStore",
    "StoreSettings",
    "import_children",
    "left_out_rows",
    "make_key_file",
    "no_orders",
    "open_store",
    "refresh_index",
    "requests_from_table",
]
