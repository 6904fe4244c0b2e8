"""One run at a time in a folder: a second one waits for the first. Parts of one run share it."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from zi_extract.errors import OutputError
from zi_extract.store.cache import FOLDER

NAME = "lock"
TABLES = "tables-lock"


@contextmanager
def only_run_in(
    out: Path, *, part: str = "", when_alone: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Holds the folder's lock; the system gives it back however the process ends.

    Runs over different parts (``3/10``) go on side by side, those over the same part do not.
    ``when_alone`` is called before the block if nobody else works in the folder: then leftovers of
    killed runs may be swept. Raises OutputError when the lock files cannot be made.
    """
    with (
        _opened(out, f"{NAME}-{part.replace('/', '-of-')}" if part else NAME) as own,
        _opened(out, NAME) as common,
    ):
        if part:
            _lock(own, out)
        if _is_free(common):
            when_alone()
        _lock(common, out, shared=bool(part))
        yield


@contextmanager
def only_writer_of_tables(out: Path) -> Iterator[None]:
    """Held while the collection's files are rebuilt."""
    with _opened(out, TABLES) as stream:
        _lock(stream, out)
        yield


def _opened(out: Path, name: str) -> IO[bytes]:
    path = out / FOLDER / name
    try:
        return path.open("wb")
    except OSError as error:
        raise OutputError(
            f"Cannot write: {error.strerror}. Where: {path}. Next: choose another --out."
        ) from error


def _is_free(stream: IO[bytes]) -> bool:
    """Whether nobody else held the lock; it is ours alone then."""
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: atomic writes still keep files whole
        return True
    return True


def _lock(stream: IO[bytes], out: Path, *, shared: bool = False) -> None:
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(stream, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"Another run works in {out}; waiting for it.", file=sys.stderr)  # noqa: T201
        fcntl.flock(stream, kind)
    except OSError:
        return
