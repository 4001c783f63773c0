"""The table of bits of a saved model, whether it can be used or not."""

from __future__ import annotations

import json
from math import log2


def bits_table(saved: bytes) -> list[tuple[str, str, str, str, str]]:
    """(comparison, level, m, u, bits) of every level but the empty ones; "-" where training left nothing."""
    rows = []
    for comparison in json.loads(saved)["comparisons"]:
        for level in comparison["comparison_levels"]:
            if level.get("is_null_level"):
                continue
            m, u = level.get("m_probability"), level.get("u_probability")
            bits = f"{log2(m / u):+.2f}" if m and u else "-"
            rows.append((comparison["output_column_name"], level["label_for_charts"], _share(m), _share(u), bits))
    return rows


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.6f}"
