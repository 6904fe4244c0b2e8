"""The pictures of the review page in docs/review.md, taken by a real browser.

Usage: ``python -m scripts.review_pictures OUT`` with the results of the samples and of a fax-like
document of the generator in OUT, called ``fax.pdf``. Its corrections are lost.
"""

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

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
SCREEN = {"width": 1366, "height": 768}
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


def main() -> None:
    """Writes docs/images/review-*.png."""
    out = Path(sys.argv[1])
    shutil.rmtree(out.parent / "corrections", ignore_errors=True)
    with _served(out) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport=SCREEN)
        home = address.partition("/enter")[0]
        page.goto(address)
        page.wait_for_url("**/")
        _take(page, "worklist")
        _opened(page, home, out, "fax")
        _until(page, ".readings button")
        page.keyboard.press("1")
        _take(page, "value")
        page.keyboard.press("?")
        _take(page, "keys")
        page.keyboard.press("Escape")
        _until(page, "button.mark")
        _take(page, "marks")
        _opened(page, home, out, "sideways", _cell(out, "sideways", "Koordinator Area II"))
        page.keyboard.press("s")
        _take(page, "structure")
        page.keyboard.press("Escape")
        page.goto(f"{home}/language/id?back=/")
        _opened(page, home, out, "fax")
        _until(page, ".readings button")
        _take(page, "indonesian")
        browser.close()


@contextmanager
def _served(out: Path) -> Iterator[str]:
    """The one-time address of a running review page."""
    command = [
        sys.executable,
        "-m",
        "zi_extract",
        "review",
        str(out),
        "--no-browser",
        "--as",
        "Ani",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        found = (re.search(r"http://\S+/enter\?token=\S+", line) for line in process.stderr or ())
        yield next(match[0] for match in found if match)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def _cell(out: Path, name: str, text: str) -> str:
    """The pointer of the first cell with this text."""
    (folder,) = out.glob(f"{name}-*")
    decree = json.loads((folder / "decree.json").read_bytes())
    texts = [cell["text"] for cell in decree["annexes"][0]["tables"][0]["cells"]]
    return f"/annexes/0/tables/0/cells/{texts.index(text)}/text"


def _opened(page: Any, home: str, out: Path, name: str, at: str = "") -> None:
    (folder,) = out.glob(f"{name}-*")
    page.goto(f"{home}/d/{folder.name}?at={at}")
    page.locator("body[data-ready]").wait_for()


def _until(page: Any, wanted: str) -> None:
    """From one flagged value to the next until the page shows what is wanted."""
    for _ in range(200):
        page.keyboard.press("n")
        if page.locator(wanted).count():
            return
    raise LookupError(f"No flagged value shows {wanted}.")


def _take(page: Any, name: str) -> None:
    if page.locator("#sheet").count():
        page.locator("#sheet").wait_for(state="visible")
    page.wait_for_timeout(400)
    page.screenshot(path=IMAGES / f"review-{name}.png")


if __name__ == "__main__":
    main()
