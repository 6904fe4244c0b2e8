"""``zi-extract findings``: what asks for a person, in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zi_extract.checks.codes import Language, explain
from zi_extract.cli.failure import harmless
from zi_extract.errors import ExitCode, InputError

SEVERITIES = ("error", "warning", "info")
NOUNS = {"en": ("page", "What to do"), "id": ("halaman", "Tindakan")}


def tell_findings(out: Path, language: Language, severity: str) -> int:
    """Prints the findings of every decree, the gravest first. Raises InputError without results."""
    paths = sorted(out.glob("*/decree.json"))
    if not paths:
        raise InputError(
            f"There are no results here. Where: {out}. "
            "Next: name a folder that `zi-extract extract` has written."
        )
    wanted = SEVERITIES[: SEVERITIES.index(severity) + 1]
    for path in paths:
        decree = json.loads(path.read_text(encoding="utf-8"))
        for line in _lines(decree, language, wanted):
            print(line)
    return ExitCode.OK


def _lines(decree: dict[str, Any], language: Language, wanted: tuple[str, ...]) -> Iterator[str]:
    told = [finding for finding in decree["findings"] if finding["severity"] in wanted]
    if not told:
        return
    yield harmless(decree["source"]["name"])
    page_word, advice_word = NOUNS[language]
    for code in dict.fromkeys(f["code"] for f in sorted(told, key=_gravity)):
        ours = [finding for finding in told if finding["code"] == code]
        known = explain(code)
        meaning, advice = known.told(language) if known else (ours[0]["message"], "")
        yield f"  {ours[0]['severity']} {code}: {meaning}"
        for finding in ours:
            where = f"{page_word} {finding['page']}" if finding["page"] else "-"
            said = f" {harmless(finding['message'])}" if language == "en" else ""
            yield f"    {where} {finding['pointer']}{said}".rstrip()
        if advice:
            yield f"    {advice_word}: {advice}"


def _gravity(finding: dict[str, Any]) -> int:
    return SEVERITIES.index(finding["severity"])
