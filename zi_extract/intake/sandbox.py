"""Limits that a child process lays on itself before it touches an input.

What a hostile file can cost is bounded from inside (memory, file sizes) and from outside (the
supervisor's clock). A child dies with its supervisor.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys

from zi_extract.limits import Limits

PR_SET_PDEATHSIG = 1
"""Linux prctl option: the signal that a child gets when its parent dies."""

OPEN_FILES = 256
"""Files a child may hold open. PDFium and Tesseract need under 30."""

ONE_THREAD = {
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": str(64 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
}
"""Environment of a child: one process per core beats threads that fight for cores. Pictures up to
64 MB are kept when they are freed, not given back and cleared anew: that spares 9,000 page faults
of a page at 200 dots per inch, a thirtieth of our own time on it, and the peak is the same."""


def apply_limits(limits: Limits) -> None:
    """Lays the limits on this process and all that it starts. Linux; elsewhere what can be done."""
    _lower(resource.RLIMIT_AS, limits.worker_memory_bytes)
    _lower(resource.RLIMIT_FSIZE, limits.max_file_bytes)
    _lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def child_environment() -> dict[str, str]:
    """The environment in which a child is started."""
    return {**os.environ, **ONE_THREAD}


def _lower(kind: int, ceiling: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        ceiling = min(ceiling, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (ceiling, ceiling))
