"""The supervisor is killed with -9 at several moments; running again gives the same bytes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parents[2]
FAKE = ROOT / "tests" / "unit" / "batch"

DRIVER = """
import sys
from pathlib import Path
from zi_extract.batch.collection import write_collection
from zi_extract.batch.inputs import find_inputs
from zi_extract.batch.run import BatchOptions, Run
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.store.versions import Versions
out = Path(sys.argv[2])
out.mkdir(exist_ok=True)
versions = Versions({}, {})
options = BatchOptions(jobs=2, pipeline="fake_pipeline")
run = Run(find_inputs([Path(sys.argv[1])]), out, versions, options)
run()
write_collection(
    out, run.outcomes, versions={}, limits=DEFAULT_LIMITS, started="", prune=False
)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        with pikepdf.new() as pdf:
            for _ in range(3):
                pdf.add_blank_page(page_size=(595, 842))
            pdf.Root.Mark = pikepdf.String(str(number))
            pdf.save(folder / f"file-{number}.pdf", deterministic_id=True)
    monkeypatch.setenv("FAKE_NOTES", str(tmp_path / "notes"))
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{FAKE}")
    (tmp_path / "notes").mkdir()
    return folder


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", DRIVER, folder, out])


def results(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".cache" not in path.parts and path.name != "manifest.json"
    }


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
    assert start(folder, tmp_path / "calm").wait(timeout=120) == 0
    expected = results(tmp_path / "calm")
    assert len([name for name in expected if name.endswith("decree.json")]) == 6
    out = tmp_path / "killed"
    children: list[int] = []
    for finished in (1, 3, 5):
        process = start(folder, out)
        while process.poll() is None and len(list(out.glob("*/decree.json"))) < finished:
            time.sleep(0.005)
        children += workers_of(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert start(folder, out).wait(timeout=120) == 0
    assert results(out) == expected
    time.sleep(0.2)
    assert not [pid for pid in children if _runs(pid)]


def test_nothing_outlives_a_killed_supervisor(tmp_path: Path, folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(folder / "hangs.pdf")
    process = start(folder, tmp_path / "out")
    noted = tmp_path / "notes" / "grandchild"
    while not (noted.exists() and noted.read_text()):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    grandchild, patience = int(noted.read_text()), time.monotonic() + 5
    while _runs(grandchild) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not _runs(grandchild)


def test_no_page_is_read_twice_by_a_resumed_run(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(folder, out)
    while process.poll() is None and len(list(out.glob("*/decree.json"))) < 3:
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert start(folder, out).wait(timeout=120) == 0
    read = [note.name.rpartition("-")[0] for note in (tmp_path / "notes").iterdir()]
    # At most the two pages that were under way when it was killed.
    assert 18 <= len(read) <= 20
    assert len(set(read)) == 18


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
