"""The few samples that are kept in the repository."""

from __future__ import annotations

from pathlib import Path

from samples.generator.produce import make_document, write_document
from samples.generator.seed_decree import seed_decree, seed_style
from samples.generator.spec import Decree, Style

LARGEST = 1_500_000
"""Bytes. A larger sample makes clones slow; 200 dpi grey pages take about 150 kB each."""

SEED = 2025


def committed() -> dict[str, tuple[Decree, Style, str]]:
    """The samples' names with decree, style and kind of damage."""
    return {"seed-decree": (seed_decree(), seed_style(), "office200")}


def write_samples(folder: Path) -> list[Path]:
    """Write ``NAME.pdf`` and ``NAME.truth.json`` for each; returns the PDFs."""
    written = []
    for name, (decree, style, kind) in committed().items():
        made = make_document(name, decree, style, kind, SEED)
        if len(made.pdf) > LARGEST:
            raise ValueError(f"{name}.pdf has {len(made.pdf)} bytes, more than {LARGEST}")
        path = folder / f"{name}.pdf"
        write_document(made, path, folder / f"{name}.truth.json")
        written.append(path)
    return written
