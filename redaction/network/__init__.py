"""The named-entity network worked out by our own forward pass: spaCy's numbers at a fraction of its time.

spaCy's layers are made to be trained: each copies its input, keeps what a backward pass would need and counts its gradients.
Here are only the sums of reading, in order: `token_rows` (what a token is by itself), `encoder` (its neighbours), `moves` (names).
"""

from __future__ import annotations

from redaction.network.forward import EntityNetwork

__all__ = ["EntityNetwork"]
