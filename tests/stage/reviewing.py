"""A person at the review page in a real browser, and the runs of the program before and after."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="install it: pip install playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCRATCHED = 4
"""The page of the sample that gets strokes over some of its words."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def run(*arguments: str) -> str:
    command = [sys.executable, "-m", "zi_extract", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode in (0, 6), done.stderr
    return done.stdout


def extract(folder: Path) -> dict[str, Any]:
    """The scanned sample, read (again) into ``folder/out``: its decree and evidence."""
    scan = folder / "in" / "seed-decree.pdf"
    run("extract", str(scan.parent), "--out", str(folder / "out"), "--jobs", "1", "-q")
    (place,) = (folder / "out").glob("seed-decree-*")
    decree = json.loads((place / "decree.json").read_bytes())
    decree["evidence"] = json.loads((place / "evidence.json").read_bytes())["evidence"]
    return decree


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The one-time address of a running review page."""
    command = [sys.executable, "-m", "zi_extract", "review", str(folder / "out")]
    process = subprocess.Popen(
        [*command, "--no-browser", "--as", "Ani"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        found = (re.search(r"http://\S+/enter\?token=\S+", line) for line in lines)
        yield next(match[0] for match in found if match)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


@contextmanager
def opened(address: str, profile: Path) -> Iterator[Any]:
    """A page of an empty browser at the address."""
    with sync_api.sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            headless=True,
            viewport={"width": 1366, "height": 768},
        )
        page = context.pages[0]
        page.set_default_timeout(30_000)
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(address)
        page.wait_for_url("**/")
        yield page
        assert not troubles
        context.close()


def scratched(sample: Path, target: Path) -> None:
    """The sample with a pen's strokes over the words of one of its actions: read, but in doubt."""
    truth = json.loads(sample.with_suffix(".truth.json").read_text())
    tables = [table for table in truth["tables"] if table["page"] == SCRATCHED]
    texts = [cell for cell in tables[0]["cells"] if cell["col"] == 3 and len(cell["text"]) > 20]
    left, top = texts[-1]["bbox"][:2]
    with pikepdf.open(sample) as document:
        page = document.pages[SCRATCHED - 1]
        _, _, width, height = (float(side) for side in page.mediabox)
        x, y = width * (left + 0.01), height * (1 - top - 0.012)
        strokes = f"{x} {y} m " + "".join(
            f"{x + 6 * step} {y - 7 * (step % 2)} l " for step in range(1, 9)
        )
        page.contents_add(f"q 0.8 w 0 G {strokes}S Q".encode())
        document.save(target)


def saved(page: Any, count: int) -> None:
    """Waits until so many corrections hold, as the page tells."""
    page.locator(".done-list li").nth(count - 1).wait_for(state="attached")


def to_a_mark(page: Any, first: str = "ArrowLeft") -> tuple[int, str]:
    """Moves by arrow keys to a cell of the calendar: its number in the table, and its verdict."""
    other = "ArrowRight" if first == "ArrowLeft" else "ArrowLeft"
    for key in [first] * 25 + [other] * 25:
        shown = page.locator(".current")
        if "tick" in (shown.get_attribute("class") or ""):
            break
        page.keyboard.press(key)
    label = page.locator(".current").get_attribute("aria-label")
    verdict = "marked" if "marked" in label else "empty"
    index = page.evaluate(
        "() => [...document.querySelectorAll('.grid td')].indexOf(document.activeElement)"
    )
    return int(index), verdict


def cells(decree: dict[str, Any]) -> list[dict[str, Any]]:
    """Cells of the first table in the order in which the page shows them."""
    made = decree["annexes"][0]["tables"][0]["cells"]
    return sorted(made, key=lambda cell: (cell["row"], cell["col"]))
