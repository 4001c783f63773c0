"""What holds for every test: no property is judged by the clock, since machines differ and timings are benchmarks."""

from __future__ import annotations

import gc

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

gc.set_threshold(20_000, 20, 20)  # Python's own (700, 10, 10) spend an eighth of a run on looking for garbage


def pytest_collection_finish() -> None:
    """Ten thousand tests and all that they imported stay for the whole run: no collection has to look at them again."""
    gc.collect()
    gc.freeze()
