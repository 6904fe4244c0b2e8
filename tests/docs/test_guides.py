"""What the guides tell to do is done, in a copy of the program, and works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desk import ROOT

TABLE = Path("tests/unit/decree/test_number_formats.py")
FORMATS = Path("zi_extract/decree/data/number_formats.toml")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("zi_extract", "tests/unit/decree"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    return tmp_path


def passes(checkout: Path) -> bool:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", TABLE],
        cwd=checkout,
        env=kept | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.returncode == 0


def add_before(path: Path, mark: str, text: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert mark in content
    path.write_text(content.replace(mark, text + mark, 1), encoding="utf-8")


def block(page: str, language: str, beginning: str) -> str:
    """The block of a page that begins so."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (found,) = [text for text in blocks if text.lstrip().startswith(beginning)]
    return str(found)


def test_a_number_format_is_added_as_the_guide_says(checkout: Path) -> None:
    page = (ROOT / "docs" / "how-to-add-an-agency.md").read_text(encoding="utf-8")
    first = '    ("3 TAHUN 2025",'
    add_before(checkout / TABLE, first, block(page, "text", '("SPGA'))
    assert not passes(checkout)
    add_before(checkout / FORMATS, "[[format]]", block(page, "toml", "[[format]]") + "\n")
    assert passes(checkout)
