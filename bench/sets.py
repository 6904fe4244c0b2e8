"""The sets of invented documents from which the calibration is learned, by name.

The generator makes the same bytes from the same seed, so a name is as good as the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A set of the generator: its seed and how many documents, all kinds of damage in turn."""

    seed: int
    count: int


LEARNED_FROM: Mapping[str, NamedSet] = {
    f"b{seed}": NamedSet(seed, 72) for seed in (31871, 33871, 48217, 62953, 71993, 84517)
}
"""Every kind of damage in turn, and many documents: doubt is learned from wrong values, and there
are two or three in a thousand. A set on which figures are reported is none of these."""


def named_sets(root: Path) -> Iterator[Path]:
    """The folder of each set under ``root``; what is not there yet is made."""
    from samples.generator.bench_set import write_set

    for name, made in LEARNED_FROM.items():
        folder = root / name
        if len(list((folder / "truth").glob("*.json"))) < made.count:
            write_set(folder, made.seed, made.count)
        yield folder
