"""Every finding's code explained, from a data file, in English and Indonesian.

docs/findings.md and the page of each code in docs/findings/ are made of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Literal

from zi_extract.model.finding import Severity

INTRODUCTION = """\
# Findings

A finding is a problem as a value: named, placed on a page, and carried along with the decree.
`error` and `warning` send the decree to review; `info` does not. A family of codes is written
with a star. In Indonesian: `zi-extract findings OUT --lang id`. This page is made of
`zi_extract/checks/data/findings.toml`.

| code | severity | meaning | what to do |
| --- | --- | --- | --- |
"""


PAGE = """\
# {title}

| | |
| --- | --- |
| code | `{code}` |
| severity | {severity}: {consequence} |
| meaning | {meaning} |
| what to do | {do} |
| arti | {meaning_id} |
| tindakan | {do_id} |

[All codes](../findings.md)
"""

CONSEQUENCE: Mapping[Severity, str] = {
    "error": "the decree goes to review; a page that is in error as a whole is flagged as a whole",
    "warning": "the decree goes to review; the value or ink that it names is flagged",
    "info": "told, but it asks for nobody",
}

Language = Literal["en", "id"]


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A code, or a family of codes with a star; ``do`` says what a person should do."""

    code: str
    severity: Severity
    meaning: str
    do: str
    meaning_id: str
    do_id: str

    def told(self, language: Language) -> tuple[str, str]:
        """(meaning, what to do) in a language."""
        indonesian = language == "id"
        return (self.meaning_id, self.do_id) if indonesian else (self.meaning, self.do)


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


@cache
def told(code: str, language: Language) -> tuple[str, str]:
    """(meaning, what to do) of a code in a language; both empty for an unknown one."""
    known = explain(code)
    return known.told(language) if known is not None else ("", "")


def indonesian(code: str) -> str:
    """The meaning of a code in Indonesian; empty for an unknown one."""
    return told(code, "id")[0]


def findings_page() -> str:
    """docs/findings.md."""
    rows = sorted(finding_codes(), key=lambda item: item.code.lstrip("*-"))
    lines = (
        f"| [`{i.code}`](findings/{page_name(i.code)}) | {i.severity} | {i.meaning} | {i.do} |"
        for i in rows
    )
    return INTRODUCTION + "\n".join(lines) + "\n"


def page_name(code: str) -> str:
    """The file of a code's own page; a family's star becomes ``any``."""
    return code.replace("*", "any") + ".md"


def code_pages() -> dict[str, str]:
    """Every page of docs/findings/ by its name."""
    return {page_name(item.code): _page(item) for item in finding_codes()}


def _page(item: FindingCode) -> str:
    title = item.code.strip("*-").replace("-", " ").capitalize()
    texts = {name: getattr(item, name) for name in item.__slots__}
    return PAGE.format(title=title, consequence=CONSEQUENCE[item.severity], **texts)
