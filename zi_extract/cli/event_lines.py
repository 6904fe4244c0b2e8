"""``--events``: what happens, one JSON object per line, for programs that watch."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from zi_extract.batch.assembly import Notice
from zi_extract.batch.events import Listener
from zi_extract.batch.outcome import FileOutcome
from zi_extract.errors import OutputError

STDOUT = "-"


class EventLines(Listener):
    """Writes events; each has ``event`` and ``elapsed``, the seconds since the run began.

    Plain ASCII: other characters are escaped, so that no name of a file can break a line.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._start = time.monotonic()
        self._closed = False

    def write(self, event: str, **facts: object) -> None:
        """One line; a reader who has left or a full disk does not stop the run."""
        if self._closed:
            return
        elapsed = round(time.monotonic() - self._start, 3)
        try:
            line = json.dumps({"event": event, "elapsed": elapsed, **facts})
            self._stream.write(line.encode() + b"\n")
            self._stream.flush()
        except OSError:
            self._closed = True

    def started(self, files: int) -> None:
        """The run begins."""
        self.write("started", files=files)

    def pages_found(self, file: str, pages: int, cached: int) -> None:
        """A file is opened."""
        self.write("opened", file=file, pages=pages, cached=cached)

    def page_done(self, file: str, page: int) -> None:
        """A page is read or given up."""
        self.write("page", file=file, page=page)

    def trouble(self, file: str, page: int, reason: str) -> None:
        """A worker was lost."""
        self.write("trouble", file=file, page=page, reason=reason)

    def found(self, file: str, notice: Notice) -> None:
        """A finding."""
        self.write(
            "finding",
            file=file,
            id=notice.decree,
            page=notice.page or None,
            code=notice.code,
            severity=notice.severity,
            message=notice.message,
        )

    def file_done(self, outcome: FileOutcome) -> None:
        """A file is finished."""
        self.write(
            "finished",
            file=outcome.file,
            status=outcome.status,
            pages=outcome.pages,
            ids=list(outcome.ids),
            reason=outcome.reason,
            skipped=outcome.skipped,
        )

    def ended(self, exit_code: int, stopped: str) -> None:
        """The run is over; ``stopped`` says why it ended early."""
        self.write("ended", exit_code=exit_code, stopped=stopped)


@contextmanager
def event_lines(target: str) -> Iterator[EventLines | None]:
    """Lines into a file, or to stdout for ``-``; None for an empty name. Raises OutputError."""
    if not target:
        yield None
        return
    if target == STDOUT:
        yield EventLines(sys.stdout.buffer)
        return
    try:
        stream = os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), "wb")
    except OSError as error:
        raise OutputError(
            f"Cannot write: {error.strerror}. Where: {target}. Next: choose another --events."
        ) from error
    with stream:
        yield EventLines(stream)
