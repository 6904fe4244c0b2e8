"""Sets for the benchmark: as many invented decrees as wanted, under every kind of damage."""

from __future__ import annotations

import random
from pathlib import Path

from samples.generator.content.decree_choice import choose_decree, choose_facts
from samples.generator.content.plan_choice import choose_areas
from samples.generator.content.style_choice import choose_style
from samples.generator.damage.scan import KINDS
from samples.generator.produce import BORN, Made, make_document, write_document
from samples.generator.spec import Decree, Style

ORDER = (*KINDS, BORN)
"""Kinds of damage in turn: each set holds all of them in nearly equal numbers."""


def invented(seed: int, number: int) -> tuple[Decree, Style]:
    """Decree ``number`` of the set with this seed."""
    rng = random.Random(f"{seed}/{number}")
    facts = choose_facts(rng)
    style = choose_style(rng, facts.year)
    return choose_decree(rng, facts, choose_areas(rng, facts, style)), style


def make_one(seed: int, number: int) -> Made:
    """Document ``number`` of the set with this seed."""
    decree, style = invented(seed, number)
    kind = ORDER[number % len(ORDER)]
    return make_document(f"b{seed}-{number:03d}", decree, style, kind, seed * 1000 + number)


def write_set(folder: Path, seed: int, count: int) -> None:
    """Write ``docs/ID.pdf`` and ``truth/ID.json`` for ``count`` documents."""
    for number in range(count):
        made = make_one(seed, number)
        name = made.truth["id"]
        write_document(made, folder / "docs" / f"{name}.pdf", folder / "truth" / f"{name}.json")
        print(f"{name}  {made.truth['profile']}  {len(made.pdf) // 1000} kB")
