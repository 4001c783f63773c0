"""What starts the gateway says nothing on standard error: a warning there every day hides the one that matters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_model_console_and_edges_load_without_a_word() -> None:
    """In a fresh interpreter with Python's usual warnings."""
    code = "import gateway.bootstrap; from redaction.language import load_language; print(load_language(None).lang)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("en\n", "")
