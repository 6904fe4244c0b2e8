"""Every finding's code explained, from a data file; docs/findings.md is made of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.resources import files

from zi_extract.model.finding import Severity

INTRODUCTION = """\
# Findings

A finding is a problem as a value: named, placed on a page, and carried along with the decree.
`error` and `warning` send the decree to review; `info` does not. A family of codes is written
with a star. This page is made of `zi_extract/checks/data/findings.toml`.

| code | severity | meaning | what to do |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A code, or a family of codes with a star; ``do`` says what a person should do."""

    code: str
    severity: Severity
    meaning: str
    do: str


def finding_codes() -> tuple[FindingCode, ...]:
    """All codes, in the order of their data file: whole codes before families."""
    source = files("zi_extract.checks").joinpath("data/findings.toml")
    listed = tomllib.loads(source.read_text(encoding="utf-8"))["code"]
    return tuple(FindingCode(**item) for item in listed)


def explain(code: str) -> FindingCode | None:
    """What is known of a code, or of its family; None for an unknown one."""
    known = finding_codes()
    exact = next((item for item in known if item.code == code), None)
    return exact or next((item for item in known if fnmatchcase(code, item.code)), None)


def findings_page() -> str:
    """docs/findings.md."""
    rows = sorted(finding_codes(), key=lambda item: item.code.lstrip("*-"))
    lines = (f"| `{i.code}` | {i.severity} | {i.meaning} | {i.do} |" for i in rows)
    return INTRODUCTION + "\n".join(lines) + "\n"
