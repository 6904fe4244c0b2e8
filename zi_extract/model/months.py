"""Names of the months as papers print them; the list is in ``data/months.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Kind = Literal["names", "old", "other"]
"""In use today, full and short; former spellings; English, and rare short ones."""


@lru_cache(maxsize=4)
def month_names(*kinds: Kind) -> tuple[tuple[str, ...], ...]:
    """For each month from January the names of these kinds, as printed."""
    text = (files("zi_extract.model") / "data" / "months.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["month"]
    return tuple(tuple(name for kind in kinds for name in row.get(kind, ())) for row in rows)


@lru_cache(maxsize=4)
def month_numbers(*kinds: Kind) -> dict[str, int]:
    """The month (1-12) of each name of these kinds, in small letters."""
    rows = enumerate(month_names(*kinds), start=1)
    return {name.lower(): number for number, row in rows for name in row}
