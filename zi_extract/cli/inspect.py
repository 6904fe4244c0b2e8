"""``zi-extract inspect``: what a file is and what its pages are, in a second."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from zi_extract.batch.crew import Crew
from zi_extract.batch.protocol import Task
from zi_extract.batch.run import PIPELINE
from zi_extract.cli.failure import harmless
from zi_extract.errors import EncryptedError, EngineError, ExitCode, InputError, LimitError
from zi_extract.intake.probe import check_readable, find_format
from zi_extract.limits import DEFAULT_LIMITS

ERRORS: dict[str, type[InputError]] = {
    EncryptedError.code: EncryptedError,
    LimitError.code: LimitError,
    InputError.code: InputError,
}
"""Errors by the code under which a worker reports them."""


def inspect_file(path: Path, *, as_json: bool) -> int:
    """Prints what the file is. Raises InputError and its kin, EngineError."""
    check_readable(path)
    find_format(path)
    found = _ask(path)
    if as_json:
        print(json.dumps(found, indent=1))
        return ExitCode.OK
    source = found["source"]
    print(f"{harmless(source['name'])}: {source['format']}, {source['size']:,} bytes")
    print(f"sha256 {source['sha256']}")
    for finding in found["findings"]:
        print(f"{finding['severity']}: {finding['message']}")
    for line in _page_lines(found["pages"]):
        print(line)
    return ExitCode.OK


def _ask(path: Path) -> dict[str, Any]:
    """Asks a worker, as the file may be hostile."""
    with Crew(1, DEFAULT_LIMITS, PIPELINE) as crew:
        crew.give(Task("survey", 0, str(path.absolute())))
        (outcome,) = crew.wait()
    if outcome.trouble:
        raise EngineError(
            f"The file cannot be inspected: {outcome.trouble}. Where: {path.name}. "
            "Next: try `qpdf --check` on it."
        )
    code = outcome.head.get("error")
    if code:
        raise ERRORS.get(str(code), EngineError)(str(outcome.head.get("message")))
    return outcome.head


def _page_lines(pages: list[dict[str, Any]]) -> list[str]:
    """Runs of like pages, one line each."""
    lines = []
    for like, group in groupby(pages, key=lambda page: {**page, "page": 0, "characters": 0}):
        run = list(group)
        first, last = run[0]["page"], run[-1]["page"]
        where = f"page {first}" if first == last else f"pages {first}-{last}"
        paper = f", {like['width']} x {like['height']} mm" if like["width"] else ""
        dpi = f", {like['dpi']} dpi" if like["dpi"] else ""
        letters = sum(page["characters"] for page in run)
        text = f", {letters:,} characters of text layer" if letters else ""
        lines.append(f"{where}: {like['kind']}{paper}{dpi}{text}")
    return lines
