"""A person at the review page, in a real browser, by keys alone; then the program runs again."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from reviewing import CHROMIUM, cells, extract, opened, run, saved, scratched, served, to_a_mark

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="install it: sudo apt-get install chromium"),
    pytest.mark.skipif(
        shutil.which("tesseract") is None, reason="install it: sudo apt-get install tesseract-ocr"
    ),
    pytest.mark.timeout(600),
]


TABLE = "/annexes/0/tables/0"
ACTION = 3
"""The column of actions."""


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    (folder / "in").mkdir()
    scratched(SAMPLES / "seed-decree.pdf", folder / "in" / "seed-decree.pdf")
    extract(folder)
    return folder


@pytest.fixture
def folder(read_once: Path, tmp_path: Path) -> Path:
    """A copy with results and scan; the cache of read pages comes with it."""
    shutil.copytree(read_once, tmp_path / "work")
    return tmp_path / "work"


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


def at_scratched(page: Any, address: str, decree: dict[str, Any]) -> None:
    """Opens the cell of an action that the pen went over: of them the one most in doubt."""
    doubt = {
        evidence["confidence"]: pointer
        for number, cell in enumerate(table(decree)["cells"])
        if (evidence := decree["evidence"].get(pointer := f"{TABLE}/cells/{number}/text"))
        and cell["col"] == ACTION
    }
    at = quote(doubt[min(doubt)], safe="")
    page.goto(f"{address.split('/enter', maxsplit=1)[0]}/d/{decree['id']}?at={at}")
    page.locator("body[data-ready]").wait_for()


def place(page: Any) -> tuple[int, int]:
    """Row and column of the cell that is looked at."""
    shown = page.locator(".current")
    row, col = page.evaluate(
        "() => { const cell = document.querySelector('.grid .current');"
        " return [cell.parentNode.rowIndex, cell.cellIndex]; }"
    )
    assert "grid" in (shown.locator("xpath=ancestor::div[1]").get_attribute("class") or "")
    return int(row), int(col)


def table(decree: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = decree["annexes"][0]["tables"][0]
    return made


def merged(before: dict[str, Any], after: dict[str, Any], row: int) -> None:
    texts = {
        c["text"] for c in cells(before) if c["row"] == row and c["col"] in (ACTION, ACTION + 1)
    }
    (wide,) = [c for c in cells(after) if c["row"] == row and c["col"] == ACTION]
    assert wide["col_span"] == 2
    assert set(wide["text"].split()) == {word for text in texts for word in text.split()}


def parted(before: dict[str, Any], after: dict[str, Any], row: int) -> None:
    (whole,) = [c for c in cells(before) if c["row"] == row and c["col"] == ACTION]
    upper, lower = [c for c in cells(after) if c["row"] in (row, row + 1) and c["col"] == ACTION]
    assert table(after)["n_rows"] == table(before)["n_rows"] + 1
    assert f"{upper['text']} {lower['text']}".split() == whole["text"].split()


def joined(before: dict[str, Any], after: dict[str, Any], row: int) -> None:
    assert table(after)["n_rows"] == table(before)["n_rows"] - 1
    assert len(after["actions"]) == len(before["actions"]) - 1
    (lower,) = [c["text"] for c in cells(before) if c["row"] == row and c["col"] == ACTION]
    (both,) = [c["text"] for c in cells(after) if c["row"] == row - 1 and c["col"] == ACTION]
    assert both.endswith(lower)


def means_criteria(before: dict[str, Any], after: dict[str, Any], _: int) -> None:
    assert {action["output"] for action in after["actions"]} == {None}
    assert {action["output"] for action in before["actions"]} != {None}


def is_something_else(_: dict[str, Any], after: dict[str, Any], __: int) -> None:
    assert [page["kind"] for page in after["source"]["pages"]].count("other") == 1


@pytest.mark.parametrize(
    ("keys", "holds"),
    [
        (["Shift+ArrowRight", "m"], merged),
        (["s", "Enter"], parted),
        (["r"], joined),
        (["ArrowRight", "c", "4"], means_criteria),
        (["k", "4"], is_something_else),
    ],
    ids=["merge", "split", "continues the row above", "column", "page kind"],
)
def test_structure_is_put_right_by_keys_and_holds_after_the_next_run(
    folder: Path, tmp_path: Path, keys: list[str], holds: Any
) -> None:
    before = extract(folder)
    with served(folder) as address, opened(address, tmp_path / "profile") as page:
        at_scratched(page, address, before)
        row, _ = place(page)
        for key in keys:
            page.keyboard.press(key)
        saved(page, 1)
    after = extract(folder)
    holds(before, after, row)
    assert "1 applied" in run("corrections", "check", str(folder / "out"))
    with served(folder) as address, opened(address, tmp_path / "again") as page:
        page.goto(f"{address.split('/enter')[0]}/d/{after['id']}")
        page.locator("body[data-ready]").wait_for()
        page.locator(".done-list button").click()
        page.locator("#message", has_text="Undone").wait_for()
    again = extract(folder)
    assert table(again) == table(before)
