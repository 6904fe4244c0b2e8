"""A row that was joined over a page's end is parted at the ink below it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from review_folder import ID
from starlette.testclient import TestClient

from zi_extract.review.desk import Desk

CELL = "/annexes/0/tables/0/cells/6/text"


def part_row(client: TestClient) -> tuple[int, str]:
    change = {"kind": "part_row", "pointer": CELL}
    answer = client.post(f"/api/documents/{ID}/corrections", json=change)
    return answer.status_code, answer.json().get("error", "")


@pytest.fixture
def cut(desk: Desk, tmp_path: Path) -> Desk:
    """The cell stands on page 2 and goes on on page 3."""
    file = tmp_path / "out" / ID / "evidence.json"
    evidence = json.loads(file.read_text(encoding="utf-8"))
    below = {"page": 3, "box": [0.1, 0.1, 0.3, 0.2], "words": []}
    evidence["evidence"][CELL]["continued"].append(below)
    file.write_text(json.dumps(evidence), encoding="utf-8")
    return desk


def test_the_correction_points_at_the_ink_on_the_next_page(cut: Desk, client: TestClient) -> None:
    status, _ = part_row(client)
    assert status == 201
    (line,) = (cut.corrections / f"{ID}.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["kind"], record["page"]) == ("part_row", 3)
    assert record["box"] == [0.1, 0.1, 0.3, 0.2]


def test_a_row_on_one_page_cannot_be_parted(desk: Desk, client: TestClient) -> None:
    status, error = part_row(client)
    assert status == 409
    assert "one page only" in error
    assert not desk.corrections.exists()
