"""The durable store: the only room that speaks SQL and the only one that opens a key. Facade: import names from here."""

from __future__ import annotations

from gateway.store.database import StoreSettings
from gateway.store.items import SqlStore, no_orders, open_store
from gateway.store.keys import EnvironmentKey, FileKey, KeyProvider, make_key_file

__all__ = [
    "EnvironmentKey",
    "FileKey",
    "KeyProvider",
    "SqlStore",
    "StoreSettings",
    "make_key_file",
    "no_orders",
    "open_store",
]
