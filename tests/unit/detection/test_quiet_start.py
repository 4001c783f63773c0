"""What starts the gateway says nothing on standard error: a warning there every day hides the one that matters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_model_console_and_edges_load_without_a_word() -> None:
    """In a fresh interpreter with Python's usual warnings."""
    code = "import gateway.bootstrap; from redaction.language import load_language; print(load_language(None).lang)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("en\n", "")


def test_matrices_run_on_one_thread_unless_the_environment_says_otherwise() -> None:
    """Set before numpy is loaded, whichever room is imported first: later it would say nothing."""
    for first in ("redaction.detector", "gateway.bootstrap", "gateway.evaluation.detection"):
        asked = "print(os.environ['OPENBLAS_NUM_THREADS'])"
        code = f"import os, sys\nsys.modules['numpy'] = None\ntry:\n import {first}\nexcept ImportError: {asked}"
        for given, wanted in ((None, "1"), ("3", "3")):
            environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
            environment |= {} if given is None else {"OPENBLAS_NUM_THREADS": given}
            done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
            assert done.stdout == f"{wanted}\n"
