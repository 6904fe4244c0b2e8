"""``zi-extract cache``: how large the readings of pages are, and taking them away.

All of it is safe to delete at any moment: a page that is not there is read again when wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from zi_extract.errors import ExitCode, InputError, ZiExtractError
from zi_extract.store.cache import FOLDER

PAGES = "pages"
UNITS = {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}
SIZE = re.compile(r"(\d+)\s*([KMG]?)B?", re.IGNORECASE)


class WrongSizeError(ZiExtractError):
    """A size that nobody can mean."""

    exit_code = ExitCode.BAD_ARGUMENTS
    code = "bad-arguments"


def show_cache(out: Path) -> int:
    """Prints how many readings there are and how much room they take."""
    files = list(_readings(out))
    room = sum(size for _, size, _ in files)
    records = sum(1 for _ in (out / FOLDER / "records").glob("*.json"))
    print(f"{out / FOLDER}: {len(files)} pages read, {room:,} bytes; {records} files finished")
    return ExitCode.OK


def clear_cache(out: Path, keep: str) -> int:
    """Removes readings, the oldest first, until no more than ``keep`` ("500MB") are left.

    Results and the records of what is finished stay, so that the next run still skips them.
    """
    allowed = size_in(keep)
    files = sorted(_readings(out), key=lambda item: item[2], reverse=True)
    removed = freed = 0
    for path, size, _ in files:
        allowed -= size
        if allowed < 0:
            # Another process may be faster; folders stay, because a run may be writing into them.
            with suppress(FileNotFoundError):
                path.unlink()
            removed, freed = removed + 1, freed + size
    print(f"{out / FOLDER}: {removed} pages removed, {freed:,} bytes")
    return ExitCode.OK


def size_in(text: str) -> int:
    """Bytes in ``500MB``, ``2G`` or ``0``. Raises WrongSizeError."""
    match = SIZE.fullmatch(text.strip())
    if match is None:
        raise WrongSizeError(f"{text!r} is no size. Where: --keep. Next: write 500MB, 2G or 0.")
    return int(match[1]) * UNITS[match[2].upper()]


def _readings(out: Path) -> Iterator[tuple[Path, int, float]]:
    """Path, bytes and time of writing of each reading. Raises InputError where no results are."""
    if not (out / FOLDER).is_dir():
        raise InputError(
            f"There is no cache here. Where: {out}. "
            "Next: name a folder that `zi-extract extract` has written."
        )
    for path in (out / FOLDER / PAGES).rglob("*.json"):
        with suppress(FileNotFoundError):
            info = path.stat()
            yield path, info.st_size, info.st_mtime
