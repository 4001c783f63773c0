"""Engines and transactions: SQLite (WAL, synchronous=FULL) or PostgreSQL by URL, with one writer at a time on both.

One writer at a time makes the audit tree's order the order of commits, and spares callers every lost-update question: SQLite
has it by BEGIN IMMEDIATE, PostgreSQL by a transaction-level advisory lock taken first.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from gateway.errors import ConfigError, Retryable

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # WAL with NORMAL loses the last commits on power loss: an acknowledged item could go
    "foreign_keys=ON",
    "busy_timeout=30000",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)
MAIN_LOCK, KEY_LOCK = 0x4D415348, 0x4D415349  # our own numbers among PostgreSQL's advisory locks
POSTGRES = "postgresql"
WRITES = "gateway_writes"
PG_DISK_FULL = "53100"


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where the store lives. Empty `url`: SQLite in `folder`. Empty `keys_url`: a file of its own beside it, or the same server."""

    folder: Path
    url: str = ""
    keys_url: str = ""

    def main_url(self) -> sa.URL:
        """The main database."""
        return _url(self.url) if self.url else _sqlite(self.folder / "gateway.sqlite3")

    def key_url(self) -> sa.URL:
        """The key database."""
        if self.keys_url:
            return _url(self.keys_url)
        main = self.main_url()
        return main if main.get_backend_name() == POSTGRES else _sqlite(self.folder / "keys.sqlite3")


@dataclass(frozen=True, slots=True, repr=False)
class LookUp:
    """A cursor of the driver's inside one transaction; `backend` is "sqlite" or "postgresql", whose placeholders are ? and %s."""

    backend: str
    cursor: DBAPICursor


def look_up_in(session: Session) -> LookUp:
    """The same inside a session's transaction, of `Database.reading` or `writing`: the driver's faults are theirs to tell."""
    connection = session.connection()
    return LookUp(connection.dialect.name, connection.connection.cursor())


class Database:
    """One database; `lock` is the advisory lock of its writers. Faults come out as `Retryable`, without parameters."""

    def __init__(self, url: sa.URL, *, lock: int = MAIN_LOCK) -> None:
        self._lock = lock
        self.backend = url.get_backend_name()
        if self.backend == "sqlite":
            _create_private(url)
        self.engine = sa.create_engine(url, hide_parameters=True, pool_pre_ping=self.backend == POSTGRES)
        if self.backend == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self._writing = self.engine.execution_options(**{WRITES: "yes"})

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that may write: commits on a clean exit, rolls back on any exception."""
        with self._drivers_faults_as_retryable(), Session(self._writing, autoflush=True) as session, session.begin():
            if self.backend == POSTGRES:
                session.execute(sa.select(sa.func.pg_advisory_xact_lock(self._lock)))
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short transaction that only reads."""
        with self._drivers_faults_as_retryable(), Session(self.engine) as session:
            yield session

    @contextmanager
    def looking_up(self) -> Iterator[LookUp]:
        """As `reading`, by the driver itself: for the few statements that run by the hundred, where the layers between cost most."""
        with self._drivers_faults_as_retryable():
            connection = self.engine.raw_connection()
            try:
                cursor = connection.cursor()
                if self.backend == "sqlite":
                    cursor.execute("BEGIN")  # all statements see one state; PostgreSQL's driver begins by itself
                yield LookUp(self.backend, cursor)
            finally:
                connection.close()  # back to the pool, which rolls back

    @contextmanager
    def _drivers_faults_as_retryable(self) -> Iterator[None]:
        """SQLAlchemy's faults and, of statements that go to the driver by themselves, the driver's own."""
        driver = self.engine.dialect.loaded_dbapi
        with faults_as_retryable():
            try:
                yield
            except (driver.OperationalError, driver.InterfaceError) as error:
                raise Retryable(_code(error)) from error

    def close(self) -> None:
        """Let the connections go."""
        self.engine.dispose()


@contextmanager
def faults_as_retryable() -> Iterator[None]:
    """A database that is full, locked or away: later, not never."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError) as error:
        raise Retryable(_code(error)) from error


def _code(error: Exception) -> Literal["disk_full", "store_unavailable"]:
    """Of the driver's fault, or of SQLAlchemy's around it."""
    cause = getattr(error, "orig", error)
    full = isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode == sqlite3.SQLITE_FULL
    return "disk_full" if full or getattr(cause, "sqlstate", "") == PG_DISK_FULL else "store_unavailable"


def _url(text: str) -> sa.URL:
    try:
        url = sa.make_url(text)
    except sa.exc.ArgumentError as error:
        raise ConfigError("store_url_malformed", "expected sqlite:///path or postgresql://user@host/name") from error
    backend = url.get_backend_name()
    if backend not in {"sqlite", POSTGRES}:
        raise ConfigError("store_url_unknown", "only sqlite and postgresql are served")
    return url.set(drivername="postgresql+psycopg") if backend == POSTGRES else url


def _sqlite(path: Path) -> sa.URL:
    return sa.URL.create("sqlite", database=str(path))


def _create_private(url: sa.URL) -> None:
    """Make the file before SQLite does, readable by its owner alone; its journal files inherit that."""
    if not url.database or url.database == ":memory:":
        raise ConfigError("store_url_unknown", "the SQLite store needs a file")
    path = Path(url.database)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise ConfigError("store_not_writable", f"cannot write {path}: {type(error).__name__}") from error


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = WRITES in connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
