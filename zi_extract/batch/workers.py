"""One worker process seen from outside: started, asked, listened to, killed with its children."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from typing import Any

from zi_extract.batch.protocol import PREFIX_BYTES, Task, decode_frame, encode_frame
from zi_extract.errors import EngineError
from zi_extract.intake.sandbox import child_environment
from zi_extract.limits import Limits

READ_BYTES = 1 << 20

LAST_WORDS = 2_000
"""Bytes of a dead worker's last output that are looked at for a reason."""


def seconds_for(task: Task, limits: Limits) -> float:
    """Wall seconds that the task may take."""
    return limits.assemble_seconds if task.kind == "assemble" else limits.page_seconds


class Worker:
    """A child in a process group of its own, so that Tesseract dies with it."""

    def __init__(self, limits: Limits, pipeline: str) -> None:
        self._limits = limits
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the worker
        self._process = subprocess.Popen(
            [sys.executable, "-m", "zi_extract.batch.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            bufsize=0,
            env=child_environment(),
            start_new_session=True,
        )
        self._heard = bytearray()
        self.task: Task | None = None
        self.deadline = 0.0
        self.tasks_done = 0
        self._send({"limits": asdict(limits), "pipeline": pipeline})

    @property
    def pid(self) -> int:
        """Process id, and id of the process group of everything it starts."""
        return self._process.pid

    def fileno(self) -> int:
        """The pipe to listen to."""
        if self._process.stdout is None:
            raise EngineError("the worker has no pipe")
        return self._process.stdout.fileno()

    def ask(self, task: Task) -> None:
        """Sends the question and starts the clock. A dead worker is noticed when listening."""
        self.task = task
        self.deadline = time.monotonic() + seconds_for(task, self._limits)
        self._send(asdict(task))

    def listen(self) -> tuple[dict[str, Any], bytes] | None:
        """The whole answer if it is there; None while it is not.

        Raises EngineError when the worker is dead or its answer is too long or no answer.
        """
        piece = os.read(self.fileno(), READ_BYTES)
        if not piece:
            raise EngineError(f"the worker died ({self._cause()})")
        self._heard += piece
        length = int.from_bytes(self._heard[:PREFIX_BYTES], "big")
        if length > self._longest():
            raise EngineError(f"the worker's answer is too long ({length:,} bytes)")
        if len(self._heard) < PREFIX_BYTES + length or len(self._heard) < PREFIX_BYTES:
            return None
        content = bytes(self._heard[PREFIX_BYTES : PREFIX_BYTES + length])
        del self._heard[: PREFIX_BYTES + length]
        self.tasks_done += 1
        try:
            return decode_frame(content)
        except ValueError as error:
            raise EngineError("the worker's answer is garbage") from error

    def kill(self) -> None:
        """Ends the worker and every process it started; waits until it is gone."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._said):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _longest(self) -> int:
        assembles = self.task is not None and self.task.kind == "assemble"
        return self._limits.max_result_bytes if assembles else self._limits.max_page_json_bytes

    def _send(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError):
            if self._process.stdin is not None:
                self._process.stdin.write(encode_frame(message))

    def _cause(self) -> str:
        """Why it died, as far as the exit status and its last line tell."""
        code = self._process.wait()
        if code < 0:
            return f"killed by {signal.Signals(-code).name}"
        end = self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, end - LAST_WORDS))
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return f"exit code {code}" + (f": {lines[-1][:200]}" if lines else "")
