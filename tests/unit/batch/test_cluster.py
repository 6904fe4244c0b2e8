"""A real scheduler and two workers on loopback, one of them killed in mid-run."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_inputs import Runner, write_pdf

from zi_extract.batch.cluster import Cluster
from zi_extract.errors import MissingToolError
from zi_extract.limits import Limits

pytest.importorskip("distributed", reason="Dask is not installed (pip install 'zi-extract[dask]')")


@pytest.fixture
def scheduler(tmp_path: Path, notes: Path) -> Iterator[tuple[str, list[int]]]:  # noqa: ARG001
    """The address of a scheduler, and the process ids of its two workers and its own."""
    address = tmp_path / "scheduler.json"
    run = "from distributed.cli.{0} import main; main()"
    shared = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    quiet = ["--no-dashboard", "--scheduler-file", str(address)]
    started = []

    def start(what: str, *more: str) -> int:
        command = [sys.executable, "-c", run.format(what), *quiet, *more]
        log = (tmp_path / f"{what}.log").open("ab")
        started.append(subprocess.Popen(command, stdout=log, stderr=log, env=shared))
        return started[-1].pid

    head = start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    workers = [start("dask_worker", "--nthreads", "1", "--no-nanny") for _ in range(2)]
    while not address.exists() or not address.stat().st_size:
        time.sleep(0.05)

    yield json.loads(address.read_text())["address"], [*workers, head]
    for process in started:
        process.kill()
        process.wait()


def results(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def test_same_results_though_a_worker_is_killed(
    batch: Runner, folder: Path, out: Path, notes: Path, scheduler: tuple[str, list[int]]
) -> None:
    for name in ("a.pdf", "b.pdf", "damaged.pdf", "kills.pdf"):
        write_pdf(folder / name)
    batch()
    alone = results(out)
    shutil.rmtree(out)
    out.mkdir()
    for note in notes.iterdir():
        note.unlink()
    address, processes = scheduler

    class Killing(Cluster):
        """Kills a worker of the cluster after the first page that was read."""

        def wait(self, at_most: float) -> list:
            if len(processes) == 3 and list(notes.iterdir()):
                os.kill(processes.pop(0), signal.SIGKILL)
            return super().wait(at_most)

    run = batch(hire=lambda: Killing(address, Limits(), "fake_pipeline"))
    assert len(processes) == 2
    assert results(out) == alone
    assert {item.file: item.status for item in run.outcomes} == {
        "a.pdf": "ok",
        "b.pdf": "ok",
        "damaged.pdf": "partial",
        "kills.pdf": "partial",
    }


def test_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zi_extract.batch.cluster.CONNECT_SECONDS", 0.5)
    with (
        pytest.raises(MissingToolError, match="does not answer"),
        Cluster("tcp://127.0.0.1:9", Limits(), "fake_pipeline"),
    ):
        pass


def test_scheduler_that_is_killed_ends_the_run(
    batch: Runner, folder: Path, notes: Path, scheduler: tuple[str, list[int]]
) -> None:
    write_pdf(folder / "a.pdf", pages=9)
    address, processes = scheduler

    class Killing(Cluster):
        def wait(self, at_most: float) -> list:
            if list(notes.iterdir()):
                os.kill(processes[-1], signal.SIGKILL)
            return super().wait(at_most)

    with pytest.raises(MissingToolError, match="scheduler is gone"):
        batch(hire=lambda: Killing(address, Limits(), "fake_pipeline"))
