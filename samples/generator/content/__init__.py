"""What decrees say, in our own words: data files and how they are read."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def read_content(name: str) -> dict[str, Any]:
    """The content of ``NAME.toml`` of this folder; callers must not change it."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
