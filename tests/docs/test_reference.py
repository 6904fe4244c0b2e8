"""The reference says what the program does: its pages are made of it, and nothing is missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.reference.__main__ import PAGES
from zi_extract.checks.codes import finding_codes
from zi_extract.cli.app import commands
from zi_extract.errors import ExitCode
from zi_extract.export.collection_tables import TABLES
from zi_extract.export.formats.names import FormatName
from zi_extract.limits import Limits

DOCS = Path(__file__).resolve().parents[2] / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_those_of_the_program(name: str) -> None:
    assert page(name) == PAGES[name](), "run: make reference"


def options() -> list[tuple[str, str]]:
    """Every command that can be called, with each of its options."""
    found: list[tuple[str, str]] = []

    def look(name: str, command: Any) -> None:
        inner = getattr(command, "commands", {})
        for word, child in inner.items():
            look(f"{name} {word}", child)
        if not inner or name == "zi-extract":
            flags = [flag for p in command.params for flag in p.opts if flag.startswith("-")]
            found.extend((name, flag) for flag in flags)

    look("zi-extract", commands())
    return found


def test_every_option_of_every_command_is_told() -> None:
    parts = re.split(r"^## (.*)\n", page("reference/commands.md"), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    told = [(command, name) for command, name in options() if f"`{name}`" in sections[command]]
    assert told == options()
    assert len(told) > 40


def test_every_exit_code_is_told() -> None:
    told = page("exit-codes.md")
    assert all(f"| {code.value} | {code.name} |" in told for code in ExitCode)


def test_every_finding_code_is_told() -> None:
    told = page("findings.md")
    assert all(
        f"| [`{code}`](findings/" in told for code in [item.code for item in finding_codes()]
    )


def test_every_limit_is_told() -> None:
    told = page("limits.md")
    assert all(f"| `{name}` |" in told for name in Limits.__dataclass_fields__)


def test_every_format_and_table_is_told() -> None:
    assert all(f"\n## {name}\n" in page("exports.md") for name in FormatName)
    assert all(f"\n## {form.name}\n" in page("reference/tables.md") for form in TABLES)
