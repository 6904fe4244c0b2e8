from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from batch_inputs import Runner

from zi_extract.batch.inputs import find_inputs
from zi_extract.batch.run import BatchOptions, Run
from zi_extract.limits import Limits
from zi_extract.store.versions import Versions

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file per page that any worker has read."""
    monkeypatch.setenv("FAKE_NOTES", str(tmp_path / "notes"))
    monkeypatch.setenv("PYTHONPATH", f"{HERE}:{HERE.parents[2]}")
    monkeypatch.syspath_prepend(str(HERE))
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


@pytest.fixture
def batch(folder: Path, out: Path, notes: Path) -> Runner:  # noqa: ARG001 - sets the scene
    """Runs a batch over the folder with the fake pipeline; ``run.outcomes`` tells how it went."""

    def start(
        *,
        jobs: int = 2,
        force: bool = False,
        versions: str = "1",
        seconds: float = 30.0,
        **more: Any,
    ) -> Run:
        options = BatchOptions(
            jobs=jobs,
            force=force,
            limits=Limits(page_seconds=seconds, assemble_seconds=seconds),
            pipeline="fake_pipeline",
            **more,
        )
        run = Run(
            find_inputs([folder]), out, Versions({"code": versions}, {"code": versions}), options
        )
        run()
        return run

    return start
