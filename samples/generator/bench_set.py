"""Sets for the benchmark: as many invented decrees as wanted, under every kind of damage."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from samples.generator.content.decree_choice import choose_decree, choose_facts
from samples.generator.content.plan_choice import choose_areas
from samples.generator.content.style_choice import choose_style
from samples.generator.content.variant_choice import choose_variants
from samples.generator.damage.scan import KINDS
from samples.generator.produce import BORN, Made, make_document, write_document
from samples.generator.spec import Decree, Style

ORDER = (*KINDS, BORN)
"""Kinds of damage in turn: each set holds all of them in nearly equal numbers."""


def invented(seed: int, number: int, *, variants: bool = False) -> tuple[Decree, Style]:
    """Decree ``number`` of the set with this seed; ``variants`` gives it rarer layouts."""
    rng = random.Random(f"{seed}/{number}")
    facts = choose_facts(rng)
    style = choose_style(rng, facts.year)
    areas = choose_areas(rng, facts, style)
    decree = choose_decree(rng, facts, areas)
    if variants:
        areas, style = choose_variants(rng, areas, style)
        decree = replace(decree, areas=areas)
    return decree, style


def make_one(seed: int, number: int, *, variants: bool = False) -> Made:
    """Document ``number`` of the set with this seed; kinds of damage come in turn."""
    decree, style = invented(seed, number, variants=variants)
    kind = ORDER[number % len(ORDER)]
    letter = "v" if variants else "b"
    return make_document(f"{letter}{seed}-{number:03d}", decree, style, kind, seed * 1000 + number)


def write_set(
    folder: Path,
    seed: int,
    count: int,
    *,
    variants: bool = False,
) -> None:
    """Write ``docs/ID.pdf`` and ``truth/ID.json`` for ``count`` documents."""
    for number in range(count):
        made = make_one(seed, number, variants=variants)
        name = made.truth["id"]
        write_document(made, folder / "docs" / f"{name}.pdf", folder / "truth" / f"{name}.json")
        print(f"{name}  {made.truth['profile']}  {len(made.pdf) // 1000} kB")
