"""A part of the inputs for one of several machines, cut by content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from zi_extract.batch.inputs import InputFile
from zi_extract.errors import InputError
from zi_extract.intake.probe import check_readable, hash_file
from zi_extract.limits import Limits

FORM = re.compile(r"(\d{1,6})/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Shard:
    """Part ``number`` (from 1) of ``of``.

    Files go by the hash of their content: so every machine cuts alike whatever its paths are, and
    twins meet in one part. A file that cannot be read goes by its name.
    """

    number: int
    of: int

    def select(self, inputs: Iterable[InputFile], limits: Limits) -> tuple[InputFile, ...]:
        """Those of this part, in their order. Reads every file once, which takes little time."""
        return tuple(item for item in inputs if self.holds(_hash(item, limits)))

    def holds(self, sha256: str) -> bool:
        """Whether content of this hash is in this part."""
        return int(sha256[:16], 16) % self.of == self.number - 1


def parse_shard(text: str) -> Shard:
    """``3/10`` as a shard. Raises ValueError for anything else."""
    match = FORM.fullmatch(text)
    if match is None or not 1 <= int(match[1]) <= int(match[2]):
        raise ValueError(f"{text!r} is no part such as 3/10")
    return Shard(int(match[1]), int(match[2]))


def _hash(item: InputFile, limits: Limits) -> str:
    try:
        if not item.trouble:
            check_readable(item.path, limits)
            return hash_file(item.path)
    except (InputError, OSError):
        pass
    return hashlib.sha256(item.file.encode("utf-8", "surrogateescape")).hexdigest()
