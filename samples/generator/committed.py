"""The few samples that are kept in the repository."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from samples.generator.content.decree_choice import choose_decree, choose_facts
from samples.generator.content.plan_choice import choose_areas
from samples.generator.content.style_choice import choose_style
from samples.generator.produce import BORN, make_document, write_document
from samples.generator.seed_decree import MONTHS, seed_decree, seed_style
from samples.generator.spec import Decree, Style

LARGEST = 1_500_000
"""Bytes. A larger sample makes clones slow; 200 dpi grey pages take about 180 kB each."""

SEED = 2025

DRAW = 2036
"""Which of the possible decrees the invented samples are: short ones whose rows break over pages,
one a certified copy, one an original signed by hand."""


def committed() -> dict[str, tuple[Decree, Style, str]]:
    """The samples' names with decree, style and kind of damage."""
    return {
        "seed-decree": (seed_decree(), seed_style(), "office200"),
        "born-digital": (*_born_digital(), BORN),
        "sideways": (*_sideways(), "rotated"),
    }


def _born_digital() -> tuple[Decree, Style]:
    """A prosecutor's office: square marks with gaps, a band row for each area, no owner column."""
    style = Style(
        body_font="liberation-sans",
        table_font="liberation-sans-narrow",
        body_size=11.0,
        table_size=8.5,
        leading=1.3,
        columns=("no", "program", "criteria", "action", "output", "SCHED", "ket"),
        schedule_labels=(tuple((month, 1) for month in MONTHS),),
        area="row",
        mark="■",
        header_fill=(217, 217, 217),
        repeat_header=True,
        column_numbers="({})",
        page_numbers="- {} -",
    )
    return _invented("born-digital", "KEJAKSAAN NEGERI PACITAN", style)


def _sideways() -> tuple[Decree, Style]:
    """A court: check marks with gaps, merged ones too, areas as a merged first column."""
    style = Style(
        body_font="liberation-serif",
        table_font="times",
        body_size=12.0,
        table_size=8.5,
        leading=1.35,
        paper="A4",
        columns=("area", "no", "program", "action", "output", "SCHED", "pic"),
        schedule_labels=(
            tuple((f"TW {number}", 3) for number in ("I", "II", "III", "IV")),
            tuple((str(month), 1) for month in range(1, 13)),
        ),
        area="col",
        mark="✓",
        merge_marks=True,
        catchwords=True,
        salinan_side="left",
    )
    return _invented("sideways", "PENGADILAN NEGERI TAHUNA", style)


def _invented(name: str, body: str, style: Style) -> tuple[Decree, Style]:
    rng = random.Random(f"{name}/{DRAW}")
    facts = choose_facts(rng, body)
    headings = choose_style(rng, facts.year).headings
    style = replace(style, headings=headings)
    return choose_decree(rng, facts, choose_areas(rng, facts, style)), style


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
