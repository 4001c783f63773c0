"""`python -m gateway` and the console script `mash-gateway`."""

from __future__ import annotations

import sys

from gateway.cli import app
from gateway.cli.exit_codes import exit_code_for, told
from gateway.errors import GatewayError


def main() -> None:
    """Run the command line; a known error prints what to do and ends with its own exit code (docs/cli.md)."""
    try:
        app()
    except GatewayError as error:
        sys.stderr.write(f"{told(error)}\n")
        sys.exit(exit_code_for(error))


if __name__ == "__main__":
    main()
