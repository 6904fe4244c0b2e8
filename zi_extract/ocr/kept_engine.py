"""Tesseract's library in a process of its own that outlives the call: see `library_process.py`.

It reads the same as the program of the same version with the same models, sign for sign. Whatever
goes wrong with it, the program is asked instead, and says what is wrong.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from zi_extract.model.page_image import Pixels
from zi_extract.ocr import library_process

COMMAND = (sys.executable, "-I", "-S", library_process.__file__)

LONGEST_ANSWER = 1 << 28
"""Bytes of TSV in one answer; a page of small print has 200 thousand, a longer one is garbage."""

MOST_DEATHS = 3
"""Times that the process may die before it is no longer started; each costs a second reading."""


@dataclass(frozen=True, slots=True)
class Job:
    """How pictures are read: the models' folder and names, page segmentation mode, variables."""

    folder: Path | None
    language: str
    segmentation: int
    variables: dict[str, str]


class KeptEngine:
    """The process, started when it is first asked; ``command`` starts it."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._deaths = 0
        self._lock = threading.Lock()

    def read(
        self, pictures: Sequence[Pixels], job: Job, version: str, timeout: float
    ) -> str | None:
        """The TSV of the pictures; None when the library is not there or has failed.

        ``version`` is that of the program, which the library must share. Raises TimeoutError after
        ``timeout`` wall seconds.
        """
        with self._lock:
            if self._deaths >= MOST_DEATHS:
                return None
            with self._killed_after(timeout) as late:
                answer = self._answer(pictures, job, version)
            if answer is None:
                self.close()
                if late.is_set():
                    raise TimeoutError("timeout")
                self._deaths += 1
            return answer or None

    @property
    def pid(self) -> int | None:
        """The number of the process, for whoever measures it; None while none runs."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """Ends the process; it is started anew when it is asked again."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    @contextmanager
    def _killed_after(self, timeout: float) -> Iterator[threading.Event]:
        """A process that hangs is killed, so that nobody waits for it; the event says so."""
        late = threading.Event()

        def kill() -> None:
            late.set()
            if self._process is not None:
                self._process.kill()

        timer = threading.Timer(timeout, kill)
        timer.daemon = True
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()

    def _answer(self, pictures: Sequence[Pixels], job: Job, version: str) -> str | None:
        """What the process says; empty when it cannot read this, None when it is no good."""
        try:
            asked, answers = self._pipes(version)
            shapes = [picture.shape[:2] for picture in pictures]
            task = {
                "folder": str(job.folder),
                "language": job.language,
                "segmentation": job.segmentation,
                "variables": job.variables,
                "shapes": shapes,
            }
            asked.write(json.dumps(task).encode() + b"\n")
            for picture in pictures:
                asked.write(np.ascontiguousarray(picture).data)
            asked.flush()
            length = int.from_bytes(_exactly(answers, library_process.LENGTH_BYTES), "big")
            if length > LONGEST_ANSWER:
                return None
            return _exactly(answers, length).decode()
        except (OSError, ValueError):
            return None

    def _pipes(self, version: str) -> tuple[IO[bytes], IO[bytes]]:
        """Where to ask and to listen. Raises OSError when there is no such library."""
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self.close()
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
            said = self._process.stdout.readline() if self._process.stdout else b""
            if said.strip().decode() != version:
                self._deaths = MOST_DEATHS
                raise OSError("no library of the program's version")
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("no pipes")
        return self._process.stdin, self._process.stdout


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    piece = pipe.read(length)
    if len(piece) < length:
        raise OSError("the engine's process died")
    return piece


KEPT = KeptEngine()
"""The one of this process."""

atexit.register(KEPT.close)
