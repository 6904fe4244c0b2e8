"""One run at a time in a folder: a second one waits for the first."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zi_extract.errors import OutputError
from zi_extract.store.cache import FOLDER

NAME = "lock"


@contextmanager
def only_run_in(out: Path) -> Iterator[None]:
    """Holds the folder's lock; the system gives it back however the process ends."""
    path = out / FOLDER / NAME
    try:
        stream = path.open("wb")
    except OSError as error:
        raise OutputError(
            f"Cannot write: {error.strerror}. Where: {path}. Next: choose another --out."
        ) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"Another run works in {out}; waiting for it.", file=sys.stderr)  # noqa: T201
            fcntl.flock(stream, fcntl.LOCK_EX)
        except OSError:  # a file system without locks: atomic writes still keep files whole
            pass
        yield
