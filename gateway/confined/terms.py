"""What both ends of a line know: words of an answer, the mark of a target that answers in pairs, and how much may be asked."""

from __future__ import annotations

import socket
from collections.abc import Callable

from gateway.confined.confinement import Caps

OK, LIMITED, CRASHED = b"ok", b"limited", b"crashed"
PAIRS = "pairs "
READ_TREE = "parsers.tree:read_tree"
REQUEST_BYTES = 512 * 1024 * 1024
Act = Callable[[socket.socket, Caps], None]
"""What a child does with its connection, after it has confined itself."""
