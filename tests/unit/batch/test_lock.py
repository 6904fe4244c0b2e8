from __future__ import annotations

import threading
from pathlib import Path

import pytest

from zi_extract.batch.lock import only_run_in, only_writer_of_tables


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / ".cache").mkdir()
    return tmp_path


def can_enter(place: Path, part: str) -> bool:
    """Whether a run over this part gets in while another is there; it is let in at the end."""
    inside = threading.Event()

    def run() -> None:
        with only_run_in(place, part=part):
            inside.set()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return inside.wait(0.3)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("", "", False),
        ("1/2", "2/2", True),
        ("1/2", "1/2", False),
        ("", "1/2", False),
        ("1/2", "", False),
    ],
)
def test_parts_go_side_by_side_and_whole_runs_alone(
    place: Path, first: str, second: str, together: bool
) -> None:
    with only_run_in(place, part=first):
        assert can_enter(place, second) == together


def test_leftovers_are_swept_only_when_nobody_else_works(place: Path) -> None:
    swept: list[str] = []
    with (
        only_run_in(place, part="1/2", when_alone=lambda: swept.append("first")),
        only_run_in(place, part="2/2", when_alone=lambda: swept.append("second")),
        only_writer_of_tables(place),
    ):
        assert swept == ["first"]
