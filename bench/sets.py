"""The sets of invented documents from which the calibration is learned, by name.

The generator makes the same bytes from the same seed, so a name is as good as the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A set of the generator: its seed, how many documents, and their damage in turn.

    Without ``kinds`` all kinds of damage come in turn, born-digital documents among them.
    """

    seed: int
    count: int
    kinds: tuple[str, ...] = ()


LEARNED_FROM: Mapping[str, NamedSet] = {
    "b5150": NamedSet(5150, 40),
    "b9002": NamedSet(9002, 56, ("fax150", "copy200", "fax150", "stamp")),
}
"""Some of every kind, so that what is right is known; and many of the kinds that are misread, for
doubt is learned from wrong values only (160 documents of every kind in turn had one wrong grid). A
set on which figures are reported is none of these."""


def named_sets(root: Path) -> Iterator[Path]:
    """The folder of each set under ``root``; what is not there yet is made."""
    from samples.generator.bench_set import ORDER, write_set

    for name, made in LEARNED_FROM.items():
        folder = root / name
        if len(list((folder / "truth").glob("*.json"))) < made.count:
            write_set(folder, made.seed, made.count, kinds=made.kinds or ORDER)
        yield folder
