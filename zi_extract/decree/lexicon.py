"""The words of the trade, kept in ``data/*.toml`` so that they grow without code."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any

_DATA = resources.files("zi_extract.decree") / "data"


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The data file ``name`` (without its ending) as plain tables. Read once per process."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the data file ``name`` (without its ending), keyed by its header."""
    text = (_DATA / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """One list of ``lexicon.toml``: ``words("offices", "heads")``."""
    return tuple(load_toml("lexicon")[section][key])


@cache
def bodies() -> dict[str, str]:
    """The bodies of officers that are named otherwise: ``INSPEKTUR`` heads an ``INSPEKTORAT``."""
    return dict(load_toml("lexicon")["offices"]["bodies"])
