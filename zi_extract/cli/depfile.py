"""``--depfile``: which files a run has looked at, in the words of make and ninja."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from zi_extract.store.atomic import write_file

SPECIAL = re.compile(r"([ #:\\%])")
"""Characters that make reads as something else."""


def write_depfile(path: Path, target: Path, inputs: Iterable[Path]) -> None:
    """``target`` depends on ``inputs``; each is a target of its own, so that it may go away.

    Names with a line end are left out: make has no words for them. Raises OutputError.
    """
    names = [_escaped(item) for item in inputs if "\n" not in str(item)]
    lines = [f"{_escaped(target)}: {' '.join(names)}", *(f"{name}:" for name in names)]
    write_file(path, b"".join(os.fsencode(line) + b"\n" for line in lines))


def _escaped(path: Path) -> str:
    return SPECIAL.sub(r"\\\1", str(path)).replace("$", "$$")
