"""Files that are whole or not there: temporary name in the same folder, fsync, rename."""

from __future__ import annotations

import contextlib
import filecmp
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from zi_extract.errors import OutputError

TEMPORARY = ".writing-"
"""How names of files begin that are being written; what a killed run left of them is swept."""


def write_file(path: Path, data: bytes) -> bool:
    """Writes the file; False when it already had exactly these bytes (its mtime is then kept).

    Raises OutputError when the disk is full or the folder may not be written.
    """
    if _has(path, data):
        return False
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        _write_through(temporary, data)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _cannot_write(path, error) from error
    return True


def write_stream(path: Path, pieces: Iterable[bytes]) -> tuple[int, str]:
    """Writes a result piece by piece, as whole and as sparing with mtimes as ``write_file``.

    Returns its length in bytes and its sha256 in hexadecimal. Raises OutputError.
    """
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    digest, size = hashlib.sha256(), 0
    try:
        with temporary.open("wb") as stream:
            for piece in pieces:
                digest.update(piece)
                size += stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        if _same(path, temporary):
            temporary.unlink()
        else:
            temporary.replace(path)
            _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _cannot_write(path, error) from error
    return size, digest.hexdigest()


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a working file piece by piece, never holding all of it. Raises OutputError.

    Not for results: after a crash of the machine it may be cut short.
    """
    try:
        with path.open("wb") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise _cannot_write(path, error) from error


def make_folder(path: Path) -> None:
    """The folder, made with its parents. Raises OutputError when it cannot be or is no folder."""
    if path.is_symlink():
        raise OutputError(
            f"The output folder is a symbolic link. Where: {path}. Next: name its target."
        )
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def write_folder(folder: Path, files: dict[str, bytes], last: str) -> None:
    """The files of one result, ``last`` after all others; stale files of an older result go first.

    A reader who finds ``last`` finds everything: it is taken away first when anything changes.
    """
    make_folder(folder)
    if all(_has(folder / name, data) for name, data in files.items()):
        _remove_others(folder, set(files))
        return
    remove(folder / last)
    _remove_others(folder, set(files))
    for name, data in files.items():
        if name != last:
            write_file(folder / name, data)
    write_file(folder / last, files[last])


def remove(path: Path) -> None:
    """Removes a file or a folder of ours; nothing happens when it is gone already."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def sweep(folder: Path) -> None:
    """Removes half-written temporary files that a killed run left behind in this tree."""
    for leftover in sorted(folder.rglob(f"{TEMPORARY}*")):
        with contextlib.suppress(OSError):
            leftover.unlink()


def _has(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _same(path: Path, other: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and filecmp.cmp(path, other, shallow=False)
    except OSError:
        return False


def _remove_others(folder: Path, keep: set[str]) -> None:
    for entry in sorted(folder.iterdir()):
        if entry.name not in keep and entry.is_file():
            remove(entry)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"Cannot write: {error.strerror or error}. Where: {path}. "
        "Next: make room or choose another folder with --out."
    )
