"""Which files a run is about: files as named, folders searched, nothing silently left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zi_extract.intake.probe import printable

SUFFIXES = frozenset({".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg"})
"""Endings, in any case, by which a folder's documents are told from what else lies there."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """An input and its name in documents.csv: relative to the folder it was found in.

    ``trouble`` says why it is not even opened; empty for those that are.
    """

    path: Path
    file: str
    trouble: str = ""


def find_inputs(paths: Iterable[Path], *, leave_out: Path | None = None) -> tuple[InputFile, ...]:
    """All inputs once, in the order of their names. Folders are searched through.

    Hidden files and folders and the output folder are not searched. A symbolic link inside a folder
    is listed as trouble, because it may lead anywhere; one that is named itself is followed.
    """
    found = {item.path: item for path in paths for item in _at(path, leave_out)}
    return tuple(sorted(found.values(), key=lambda item: (item.file, str(item.path))))


def _at(path: Path, leave_out: Path | None) -> Iterator[InputFile]:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    if not absolute.is_dir():
        yield InputFile(absolute, printable(absolute.name))
        return
    for place in _files_in(absolute, leave_out):
        name = place.relative_to(absolute).as_posix()
        link = place.is_symlink()
        yield InputFile(place, printable(name), _LINK.format(path=place) if link else "")


_LINK = (
    "This is a symbolic link inside a folder; it is not followed. Where: {path}. "
    "Next: name the file it points to."
)


def _files_in(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    hidden_out = leave_out.resolve() if leave_out else None
    for here, folders, names in os.walk(folder):
        place = Path(here)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (place / name).resolve() != hidden_out
        )
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield place / name
