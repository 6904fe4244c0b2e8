"""Which files a command is about: paths named, listed in a file, and of them one part."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from zi_extract.batch.inputs import InputFile, find_inputs
from zi_extract.batch.shard import parse_shard
from zi_extract.errors import InputError, LimitError
from zi_extract.limits import Limits

STDIN = Path("-")
"""Stands for standard input: as an input, the document itself; as a list, names of files."""

SHOWN = 5
"""Names that a message repeats."""

PIECE = 1_000_000
"""Bytes taken from standard input at a time."""


def select_inputs(
    paths: Sequence[Path], files_from: str, shard: str, out: Path | None, limits: Limits
) -> tuple[InputFile, ...]:
    """The inputs in the order of their names. Raises InputError when none of them is there at all.

    A part (``3/10``) may be empty.
    """
    listed = [*paths, *(_listed(files_from) if files_from else ())]
    inputs = find_inputs(listed, leave_out=out)
    if not inputs:
        where = ", ".join(map(str, paths)) or files_from
        raise InputError(
            "There is no document here (PDF, TIFF, PNG or JPEG). "
            f"Where: {where}. Next: name a file, or a folder that has some."
        )
    if not any(os.path.lexists(item.path) for item in inputs):
        raise InputError(
            "The named file or folder is not there. "
            f"Where: {', '.join(map(str, listed[:SHOWN]))}. Next: check the spelling of the path."
        )
    return parse_shard(shard).select(inputs, limits) if shard else inputs


def read_stdin(folder: Path, limits: Limits) -> Path:
    """The document on standard input as a file in ``folder``. Raises LimitError, InputError."""
    path, size = folder / "stdin", 0
    with path.open("wb") as stream:
        while piece := sys.stdin.buffer.read(PIECE):
            size += len(piece)
            if size > limits.max_file_bytes:
                raise LimitError(
                    f"The input has more than {limits.max_file_bytes:,} bytes. Where: standard "
                    "input. Next: raise --limit max_file_bytes=, or name a file."
                )
            stream.write(piece)
    return path


def names_in(data: bytes) -> list[Path]:
    """Paths separated by NUL bytes if there is one (``find -print0``), otherwise one per line."""
    parts = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [Path(os.fsdecode(part)) for part in parts if part.strip()]


def _listed(source: str) -> list[Path]:
    try:
        data = sys.stdin.buffer.read() if source == str(STDIN) else Path(source).read_bytes()
    except OSError as error:
        raise InputError(
            f"The list of files cannot be read: {error.strerror}. Where: {source}. "
            "Next: name a file with one path per line, or - for standard input."
        ) from error
    return names_in(data)
