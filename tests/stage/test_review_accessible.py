"""What a screen reader and a keyboard need, checked on every view of the review page by axe."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "review"))
sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "export"))

from review_folder import ID, write_collection_of
from reviewing import CHROMIUM, opened, served

pytest.importorskip("axe_playwright_python", reason="install it: pip install axe-playwright-python")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="install it: sudo apt-get install chromium"),
    pytest.mark.timeout(300),
]


def violations(page: Any) -> list[str]:
    """What axe finds on the page as it stands; its script is let past the page's own policy."""
    page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) >= 10
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found["violations"]]


def test_every_view_is_fit_for_a_screen_reader(tmp_path: Path) -> None:
    write_collection_of(tmp_path / "out", tmp_path / "scans", 2)
    with served(tmp_path) as address, opened(address, tmp_path / "profile") as page:
        assert violations(page) == []
        page.goto(f"{address.split('/enter')[0]}/documents")
        assert violations(page) == []
        page.goto(f"{address.split('/enter')[0]}/d/{ID}")
        page.locator("body[data-ready]").wait_for()
        page.locator("#sheet").wait_for(state="visible")
        for view in ("", "n", "n", "?", "Escape", "k"):
            if view:
                page.keyboard.press(view)
            assert violations(page) == [], view


def test_all_parts_of_a_document_are_reached_by_keys(tmp_path: Path) -> None:
    write_collection_of(tmp_path / "out", tmp_path / "scans")
    with served(tmp_path) as address, opened(address, tmp_path / "profile") as page:
        page.goto(f"{address.split('/enter')[0]}/d/{ID}")
        page.locator("body[data-ready]").wait_for()
        where = "() => document.activeElement.closest('[id]').id"
        parts = []
        for _ in range(4):
            parts.append(page.evaluate(where))
            page.keyboard.press("F6")
        assert parts == ["values", "stage", "inspector", "values"]
