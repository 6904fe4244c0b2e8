"""The glossary knows every key that comes out, and nothing that does not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from zi_extract.model.decree import Decree
from zi_extract.model.places import Place
from zi_extract.model.source import Status

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs" / "glossary.md").read_text()
TOLD = set(re.findall(r"`([^`]+)`", GLOSSARY))


def keys(name: str) -> set[str]:
    """Keys of a part of the schema of a decree."""
    schema = Decree.model_json_schema()
    return set((schema if name == "Decree" else schema["$defs"][name])["properties"])


@pytest.mark.parametrize(
    ("part", "before"),
    [("Decree", ""), ("Header", "header."), ("Closing", "closing."), ("Action", "actions[].")],
)
def test_every_key_is_told(part: str, before: str) -> None:
    missing = {key for key in keys(part) if not any(t.startswith(f"{before}{key}") for t in TOLD)}
    assert missing == set()


def test_every_status_and_place_is_told() -> None:
    assert {*get_args(Status), *get_args(Place)} - TOLD == set()
