"""The command line: one module per command, loaded only when that command runs."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Runs the command line and leaves with its exit code; see docs/exit-codes.md."""
    from zi_extract.cli.app import run

    code = run(sys.argv[1:])
    try:
        if sys.stdout is not None:  # it is None when the program was started without one
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output (head, less) has left: nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise SystemExit(code)
