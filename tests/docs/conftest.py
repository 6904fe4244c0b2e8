"""A wheel of the program in an environment of its own, and the tour's commands run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from desk import ROOT, Desk, commands_of

SOURCES = ("zi_extract", "pyproject.toml", "README.md", "LICENSE")
"""All that a wheel is made of."""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sources alone, without the network."""
    place = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, place / "source" / name, ignore=ignored)
        else:
            shutil.copy(source, place / "source" / name)
    build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", place)
    subprocess.run(
        [sys.executable, "-m", "pip", *build, place / "source"], check=True, capture_output=True
    )
    (made,) = place.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def desk(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The wheel in an empty environment; libraries are those of the one that runs the tests."""
    place = tmp_path_factory.mktemp("desk")
    venv.create(place / "venv", symlinks=True)
    python = place / "venv" / "bin" / "python"
    install = ("install", "--no-deps", "--no-index", "--quiet", wheel)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, *install], check=True, capture_output=True
    )
    (library,) = (place / "venv" / "lib").glob("python*/site-packages")
    # A folder named in a .pth file is searched; .pth files inside it, such as that of an editable
    # installation of ours, are not read.
    (library / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    for name in ("samples", "examples"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("generator"))
    search = [place / "venv" / "bin", Path(sys.executable).parent, os.environ["PATH"]]
    unwanted = ("PYTHON", "VIRTUAL_ENV", "ZI_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    return Desk(place, kept | {"PATH": os.pathsep.join(map(str, search))})


@pytest.fixture(scope="session")
def tour(desk: Desk) -> Desk:
    """The desk after the ten minutes of docs/tour.md; the results are in ``tour``."""
    if shutil.which("tesseract") is None:
        pytest.skip("install it: sudo apt-get install tesseract-ocr")
    for block in commands_of(ROOT / "docs" / "tour.md"):
        if block.startswith("frictionless") and shutil.which("frictionless") is None:
            continue
        desk.run(block)
    return desk
