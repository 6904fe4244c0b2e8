"""The versions that a result depends on, and their fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from zi_extract.user_words import lexicon_mark

DEPENDENCIES = (
    "camelot-py",
    "numpy",
    "opencv-python-headless",
    "pandas",
    "pdfplumber",
    "pikepdf",
    "pillow",
    "pydantic",
    "pypdfium2",
    "pytesseract",
    "rapidfuzz",
)
"""Distributions whose version can change what is read."""

NOT_IN_RESULTS = ("cli", "batch", "store", "review")
"""Packages of ours that carry results about but cannot change them."""

NOT_IN_READING = (
    *NOT_IN_RESULTS,
    "decree",
    "actions",
    "checks",
    "corrections",
    "export",
    "__init__.py",
    "pipeline.py",
    "assembling.py",
)
"""What comes after a page was read: changing it must not cost another OCR."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What a page's layout depends on (``reading``), and what the written result does."""

    reading: Mapping[str, str]
    result: Mapping[str, str]


def current_versions(engine: Mapping[str, str]) -> Versions:
    """Those of our code, of all libraries and of the user's words.

    ``engine`` are those of Tesseract and its data.
    """
    libraries = {**package_versions(), **engine}
    if mark := lexicon_mark():
        libraries["lexicon"] = mark
    return Versions(
        reading={**libraries, "zi-extract": code_hash(NOT_IN_READING)[:16]},
        result={**libraries, "zi-extract": code_hash(NOT_IN_RESULTS)[:16]},
    )


@cache
def package_versions() -> dict[str, str]:
    """Distribution to version; ``missing`` for those that are not installed."""
    return {name: _version(name) for name in DEPENDENCIES}


def fingerprint(versions: Mapping[str, str]) -> str:
    """One hash for all of them."""
    return hashlib.sha256(json.dumps(sorted(versions.items())).encode()).hexdigest()


@cache
def code_hash(leave_out: tuple[str, ...] = NOT_IN_RESULTS) -> str:
    """The sha256 over the package's code and data files, so that no edit is served from a cache."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix == ".pyc" or not path.is_file() or inside.parts[0] in leave_out:
            continue
        digest.update(f"{inside.as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"
