"""The engine ends with its process: an orderly stop waits for no thread that only sleeps."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from gateway.engine import Engine, EngineSettings, create_tables


@pytest.mark.slow
def test_no_thread_of_the_engine_outlives_its_close(tmp_path: Path) -> None:
    """A stop once waited ten seconds for a thread that slept a minute, and then left it behind."""
    settings = EngineSettings(f"sqlite:///{tmp_path / 'engine.db'}")
    create_tables(settings)
    before = {thread.ident for thread in threading.enumerate()}
    engine = Engine(settings, lambda _item, _run: None)
    engine.launch()
    started = [thread for thread in threading.enumerate() if thread.ident not in before]
    assert started
    engine.close()
    assert not [thread.name for thread in started if thread.is_alive() and not thread.name.startswith("ThreadPool")]
