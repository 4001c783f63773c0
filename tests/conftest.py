"""What holds for every test: no property is judged by the clock, since machines differ and timings are benchmarks."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
