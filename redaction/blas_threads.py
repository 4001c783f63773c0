"""Matrices are worked out on one thread, unless the environment says otherwise; numpy reads it when it is first loaded.

Those of the network are small: several threads wait for each other longer than they work. Measured on two busy cores: ten
times the processor time and seven times the clock. A gateway's processes go side by side instead.
"""

from __future__ import annotations

import os

BLAS_THREADS = os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
