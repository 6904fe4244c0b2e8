"""The supervisor is killed with -9 at random moments; running again gives the same bytes."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from torture import command, results, times

DOCUMENTS = times(6, 40)
PAGES = 3
KILLS = times(3, 20)

PATIENCE = times(120, 900)
"""Wall seconds for a run that nobody disturbs, on a machine that is busy with other things."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(DOCUMENTS):
        with pikepdf.new() as pdf:
            for _ in range(PAGES):
                pdf.add_blank_page(page_size=(595, 842))
            pdf.Root.Mark = pikepdf.String(str(number))
            pdf.save(folder / f"file-{number}.pdf", deterministic_id=True)
    monkeypatch.setenv("FAKE_NOTES", str(tmp_path / "notes"))
    (tmp_path / "notes").mkdir()
    return folder


def start(folder: Path, out: Path, **more: Any) -> subprocess.Popen[bytes]:
    return command(folder, "--out", out, "--jobs", 2, "--quiet", **more)


def workers_of(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def test_same_bytes_after_kills(folder: Path, tmp_path: Path) -> None:
    """Expected: no half file, no lost or doubled document, the bytes of an undisturbed run."""
    begun = time.monotonic()
    assert start(folder, tmp_path / "calm").wait(timeout=PATIENCE) == 0
    duration = time.monotonic() - begun
    expected = results(tmp_path / "calm")
    assert len([name for name in expected if name.endswith("decree.json")]) == DOCUMENTS
    out = tmp_path / "killed"
    children: list[int] = []
    rng = random.Random(11)
    for _ in range(KILLS):
        process = start(folder, out)
        time.sleep(rng.uniform(0.2, 1.0) * duration)
        children += workers_of(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for half in out.rglob("decree.json"):  # whoever finds it finds everything
            assert {p.name for p in half.parent.iterdir()} >= {"evidence.json", "pages.json"}
    assert start(folder, out).wait(timeout=PATIENCE) == 0
    assert results(out) == expected
    patience = time.monotonic() + 5
    while any(map(_runs, children)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not [pid for pid in children if _runs(pid)]


def test_nothing_outlives_a_killed_supervisor(tmp_path: Path, folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(folder / "hangs.pdf")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    process = start(folder, tmp_path / "out", env={"TMPDIR": str(scratch)})
    noted = tmp_path / "notes" / "grandchild"
    while not (noted.exists() and noted.read_text()):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    grandchild, patience = int(noted.read_text()), time.monotonic() + 5
    while (_runs(grandchild) or list(scratch.iterdir())) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not _runs(grandchild)
    assert not list(scratch.iterdir())  # pictures of pages would fill the disk in time


def test_no_page_is_read_twice_by_a_resumed_run(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(folder, out)
    while process.poll() is None and len(list(out.glob("*/decree.json"))) < 3:
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert start(folder, out).wait(timeout=PATIENCE) == 0
    read = [note.name.rpartition("-")[0] for note in (tmp_path / "notes").iterdir()]
    # At most the two pages that were under way when it was killed.
    pages = DOCUMENTS * PAGES
    assert pages <= len(read) <= pages + 2
    assert len(set(read)) == pages


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
