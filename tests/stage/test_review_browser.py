"""A person at the review page, in a real browser, by keys alone; then the program runs again."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
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

playwright = pytest.importorskip("playwright.sync_api", reason="install it: pip install playwright")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="install it: sudo apt-get install chromium"),
    pytest.mark.skipif(
        shutil.which("tesseract") is None, reason="install it: sudo apt-get install tesseract-ocr"
    ),
    pytest.mark.timeout(600),
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
    return decree  # type: ignore[no-any-return]


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
    with playwright.sync_playwright() as play:
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


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    (folder / "in").mkdir()
    scratched(SAMPLES / "seed-decree.pdf", folder / "in" / "seed-decree.pdf")
    extract(folder)
    return folder


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


@pytest.fixture
def folder(read_once: Path, tmp_path: Path) -> Path:
    """A copy with results and scan; the cache of read pages comes with it."""
    shutil.copytree(read_once, tmp_path / "work")
    return tmp_path / "work"


def saved(page: Any, count: int) -> None:
    """Waits until so many corrections hold, as the page tells."""
    page.locator(".done-list li").nth(count - 1).wait_for(state="attached")


def test_a_text_and_a_mark_are_fixed_by_keys_and_hold_after_the_next_run(
    folder: Path, tmp_path: Path
) -> None:
    before = extract(folder)
    flagged = [f for f in before["findings"] if f["severity"] == "warning"]
    assert flagged
    with served(folder) as address, opened(address, tmp_path / "profile") as page:
        page.keyboard.press("Enter")  # the worst of the worklist
        page.locator("body[data-ready]").wait_for()
        left = int(page.locator("#remaining").inner_text())
        assert left == len(flagged)
        page.keyboard.press("e")
        page.keyboard.press("Control+a")
        page.keyboard.type("Menyusun <b>rencana</b> kerja & jadwal")
        page.keyboard.press("Enter")
        saved(page, 1)
        assert page.locator("#remaining").inner_text() == str(left - 1)
        pointer, verdict = to_a_mark(page)
        page.keyboard.press(" ")
        saved(page, 2)
    after = extract(folder)
    texts = [c["text"] for c in cells(after)] + [a["action"] for a in after["actions"]]
    assert texts.count("Menyusun <b>rencana</b> kerja & jadwal") >= 1
    settled = [e for e in after["evidence"].values() if e["corrected_by"].startswith("Ani, ")]
    assert {e["needs_review"] for e in settled} == {False}
    assert "correction-conflict" not in {f["code"] for f in after["findings"]}
    assert cells(after)[pointer]["tick"] != verdict
    assert "2 applied" in run("corrections", "check", str(folder / "out"))


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


def test_a_correction_whose_ink_is_gone_comes_back_as_a_conflict(
    folder: Path, tmp_path: Path
) -> None:
    with served(folder) as address, opened(address, tmp_path / "profile") as page:
        page.keyboard.press("Enter")
        page.locator("body[data-ready]").wait_for()
        page.keyboard.press("Enter")  # right as it is
        saved(page, 1)
    (file,) = (folder / "corrections").glob("*.jsonl")
    line = json.loads(file.read_text())
    left, top, right, bottom = line["box"]
    line["box"] = [left * 0.2, top * 0.1, right * 0.2, bottom * 0.1]
    file.write_text(json.dumps(line) + '\n{"damaged": \n')
    after = extract(folder)
    conflicts = [f for f in after["findings"] if f["code"] == "correction-conflict"]
    assert [f["severity"] for f in conflicts] == ["warning"]
    assert "1 conflict" in run("corrections", "check", str(folder / "out"))
    with served(folder) as address, opened(address, tmp_path / "again") as page:
        shown = page.locator(".items .why", has_text="A correction no longer fits")
        assert shown.count() == 1


def test_undo_takes_a_change_back(folder: Path, tmp_path: Path) -> None:
    with served(folder) as address, opened(address, tmp_path / "profile") as page:
        page.keyboard.press("Enter")
        page.locator("body[data-ready]").wait_for()
        left = page.locator("#remaining").inner_text()
        page.keyboard.press("Enter")
        saved(page, 1)
        page.keyboard.press("z")
        page.locator("#message", has_text="Undone").wait_for()
        assert page.locator("#remaining").inner_text() == left
        assert page.locator(".done-list li").count() == 0


def test_a_row_of_twelve_marks_takes_twelve_keys(folder: Path, tmp_path: Path) -> None:
    with served(folder) as address, opened(address, tmp_path / "profile") as page:
        page.keyboard.press("Enter")
        page.locator("body[data-ready]").wait_for()
        to_a_mark(page)
        for _ in range(12):
            page.keyboard.press("ArrowLeft")
        to_a_mark(page, "ArrowRight")
        row = page.evaluate("() => document.activeElement.closest('tr').rowIndex")
        for done in range(12):
            page.keyboard.press(" ")
            saved(page, done + 1)
            time.sleep(0.05)
        settled = page.locator(f".grid tr:nth-child({row + 1}) td.tick.settled")
        assert settled.count() == 12
