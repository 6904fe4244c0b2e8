"""Nothing outlives a worker: what it started dies with it and what it put aside goes with it."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile

PREFIX = "zi-extract-"


def own_scratch() -> str:
    """A new folder in which this process and all that it starts keep their temporary files."""
    folder = tempfile.mkdtemp(prefix=PREFIX)
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    return folder


def bind_descendants(scratch: str) -> None:
    """Forks a guard that ends what is left of this process as soon as it is gone.

    A worker dies with its supervisor, but Tesseract, its child, would run on, and pictures of
    pages would fill the disk for temporary files. The guard waits at a pipe of which only this
    process holds the other end: the system closes it, whatever happens. Then it kills the process
    group and removes the folder ``scratch``.

    To be called before anything heavy is loaded and before any thread is started; this process
    must lead its own group.
    """
    listens, holds = os.pipe()
    if os.fork():
        os.close(listens)
        return
    try:
        group = os.getpgrp()
        os.setpgid(0, 0)  # what it kills must not be itself
        os.close(holds)
        _let_go_of_all_but(listens)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.read(listens, 1)
        _kill_group(group)
        shutil.rmtree(scratch, ignore_errors=True)
    finally:
        os._exit(0)


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _let_go_of_all_but(kept: int) -> None:
    """Closes the worker's pipes, or the supervisor would not notice that the worker is gone."""
    for number in sorted({0, 1, 2} - {kept}):
        os.close(number)
