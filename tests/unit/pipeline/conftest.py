"""Servers of the sandbox are kept from test to test: these tests read files and are not about the servers."""

from tests.kept_servers import kept_servers

__all__ = ["kept_servers"]
