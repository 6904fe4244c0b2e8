"""What may happen to a run from outside. The expected end stands in each test's first line."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pikepdf
import pytest
from torture import command, results, times

from zi_extract.errors import ExitCode


@pytest.fixture(autouse=True)
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the fake pipeline notes each page that it reads."""
    place = tmp_path / "notes"
    place.mkdir()
    monkeypatch.setenv("FAKE_NOTES", str(place))
    return place


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files; not to be changed."""
    place = tmp_path_factory.mktemp("inputs")
    for number in range(3):
        write_pdf(place / f"file-{number}.pdf")
    return place


@pytest.fixture(scope="module")
def calm(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The results of an undisturbed run over them."""
    place = tmp_path_factory.mktemp("calm")
    (place / "notes").mkdir()
    process = command(inputs, "--out", place / "out", env={"FAKE_NOTES": str(place / "notes")})
    assert process.wait(timeout=120) == ExitCode.OK
    return results(place / "out")


@pytest.fixture
def folder(inputs: Path, tmp_path: Path) -> Path:
    """A copy of them."""
    return Path(shutil.copytree(inputs, tmp_path / "in"))


def write_pdf(path: Path, pages: int = 2, mark: str = "") -> None:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.Root.Mark = pikepdf.String(mark or path.name)
        pdf.save(path, deterministic_id=True)


def run(*arguments: object, **more: object) -> tuple[int, str]:
    """Exit code and what was said."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} | more
    process = command(*arguments, **pipes)
    said = process.communicate(timeout=120)[0] or b""
    assert b"Traceback" not in said, said.decode(errors="replace")
    return process.returncode, said.decode(errors="replace")


@pytest.mark.parametrize("turn", range(0, 60, times(25, 1)))
def test_disk_full_at_any_write(
    folder: Path, tmp_path: Path, calm: dict[str, object], turn: int
) -> None:
    """Exit 5 (or 0: fewer writes than that), older results whole, the next run gives all."""
    out = tmp_path / "out"
    aside = tmp_path / "aside.pdf"
    (folder / "file-2.pdf").rename(aside)
    assert run(folder, "--out", out)[0] == ExitCode.OK
    before = {path: path.read_bytes() for path in out.glob("file-*/*")}
    aside.rename(folder / "file-2.pdf")
    code, said = run(folder, "--out", out, env={"FULL_AFTER": str(turn)})
    assert code in {ExitCode.CANNOT_WRITE, ExitCode.OK}, said
    assert code == ExitCode.OK or "No space left" in said or "disk is full" in said
    assert {path: path.read_bytes() for path in before} == before
    assert run(folder, "--out", out)[0] == ExitCode.OK
    assert results(out) == calm


@pytest.mark.parametrize("kilobytes", [40, 120, 200, 260][:: times(2, 1)])
def test_a_disk_that_is_really_small(
    folder: Path, tmp_path: Path, calm: dict[str, object], kilobytes: int
) -> None:
    """Exit 5, and with room made the same command gives all."""
    out = tmp_path / "small"
    out.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(out)]
    if os.geteuid() or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        code, said = run(folder, "--out", out)
        assert code == ExitCode.CANNOT_WRITE, said
        subprocess.run(["mount", "-o", "remount,size=50m", str(out)], check=True)
        assert run(folder, "--out", out)[0] == ExitCode.OK
        assert results(out) == calm
    finally:
        subprocess.run(["umount", str(out)], check=True)


def _link(path: Path) -> None:
    path.symlink_to("/tmp")  # noqa: S108 - never followed


@pytest.mark.parametrize("name", ["", "documents.csv", "catalog.sqlite", "manifest.json"])
@pytest.mark.parametrize("make", [_link, os.mkfifo, Path.mkdir, Path.touch])
def test_something_else_stands_where_results_go(
    folder: Path, tmp_path: Path, notes: Path, name: str, make: object
) -> None:
    """Exit 5 before any page is read; nothing is written through it."""
    out = tmp_path / "out"
    if name:
        out.mkdir()
    if (make is Path.touch) == bool(name) and make in {Path.touch, Path.mkdir}:
        pytest.skip("that is how it should be")
    make(out / name)
    code, said = run(folder, "--out", out)
    assert code == ExitCode.CANNOT_WRITE, said
    assert not list(notes.iterdir())


def test_output_that_may_not_be_written(folder: Path, notes: Path) -> None:
    """Exit 5 before any page is read."""
    assert run(folder, "--out", "/proc/zi-extract")[0] == ExitCode.CANNOT_WRITE
    assert not list(notes.iterdir())


def test_two_runs_on_one_folder(
    folder: Path, tmp_path: Path, calm: dict[str, object], notes: Path
) -> None:
    """Both end well, every page is read once, nothing is harmed."""
    shutil.rmtree(notes)
    notes.mkdir()
    both = [command(folder, "--out", tmp_path / "out", "--quiet") for _ in range(2)]
    assert [process.wait(timeout=120) for process in both] == [ExitCode.OK] * 2
    assert results(tmp_path / "out") == calm
    assert len(list(notes.iterdir())) == 3 * 2


@pytest.mark.parametrize("harm", ["changed", "removed"])
def test_input_that_changes_while_it_is_read(tmp_path: Path, notes: Path, harm: str) -> None:
    """That file failed with a reason, nothing of it is written, the others are done."""
    place = tmp_path / "in"
    place.mkdir()
    write_pdf(place / "a-slow.pdf", pages=4)
    write_pdf(place / "b.pdf")
    process = command(place, "--out", tmp_path / "out", "--jobs", 1, stderr=subprocess.PIPE)
    while not list(notes.iterdir()):
        assert process.poll() is None
        time.sleep(0.01)
    if harm == "changed":
        write_pdf(place / "a-slow.pdf", pages=5, mark="changed")
    else:
        (place / "a-slow.pdf").unlink()
    said = process.communicate(timeout=120)[1]
    assert process.returncode == ExitCode.SOME_FAILED
    assert b"failed       a-slow.pdf" in said, said
    assert [path.parent.name[:2] for path in (tmp_path / "out").glob("*/decree.json")] == ["b-"]


SURROUNDINGS = {
    "locale C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "far east": {"TZ": "Pacific/Kiritimati"},
    "clock jumps": {"CLOCK_JUMPS": "1"},
    "hash seed": {"PYTHONHASHSEED": "7"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "narrow terminal": {"COLUMNS": "1", "LINES": "1", "TERM": "dumb"},
}


ALL_AT_ONCE = {name: value for some in SURROUNDINGS.values() for name, value in some.items()}


@pytest.mark.parametrize("surroundings", ["all at once", *SURROUNDINGS][: times(1, 99)])
def test_surroundings(
    folder: Path, tmp_path: Path, calm: dict[str, object], surroundings: str
) -> None:
    """The same results."""
    out = tmp_path / "out"
    environment = SURROUNDINGS.get(surroundings, ALL_AT_ONCE)
    assert run(folder, "--out", out, env=environment)[0] == ExitCode.OK
    assert results(out) == calm


def test_files_of_any_age(folder: Path, tmp_path: Path, calm: dict[str, object]) -> None:
    """The same results: of 1970 and of 2100."""
    for path, when in zip(sorted(folder.iterdir()), (0, 4_102_444_800, 86_400), strict=True):
        os.utime(path, (when, when))
    assert run(folder, "--out", tmp_path / "out")[0] == ExitCode.OK
    assert results(tmp_path / "out") == calm


ODD = (
    b"-rf.pdf",
    b"--out=x.pdf",
    b"a\nb.pdf",
    b"\x1b[2J\x07clear.pdf",
    b"\xff\xfe\x80.pdf",
    "\u202egnp.pdf".encode(),
    "keputusan-nomor-\u0663.PDF".encode(),
    b"$(touch owned);`touch owned`.pdf",
    b"%s%n{0}.pdf",
    b"'; drop table decrees; --.pdf",
    b"=cmd|' calc'!A0.pdf",
    b"CON.pdf",
    b"..pdf",
    b" .pdf",
    b"x" * 251 + b".pdf",
)


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {}][: times(1, 9)], ids=str
)
def test_odd_names(tmp_path: Path, environment: dict[str, str]) -> None:
    """All are read; names of results are ours; nothing on the screen steers a terminal."""
    place = tmp_path / "in"
    place.mkdir()
    for number, name in enumerate(ODD):
        write_pdf(place / os.fsdecode(name), mark=str(number))
    out = tmp_path / "out"
    code, said = run(place, "--out", out, env=environment, cwd=tmp_path)
    read = [name for name in ODD if not name.startswith(b".")]  # that one is hidden
    assert code == ExitCode.OK, said
    folders = [path.parent.name for path in out.glob("*/decree.json")]
    assert len(folders) == len(read)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in folders)
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
    assert "\nb.pdf" not in said
    assert not (tmp_path / "owned").exists()
    table = (out / "documents.csv").read_bytes()
    assert b",=cmd" not in table
    assert b"\\xff\\xfe\\x80.pdf" in table


def test_many_files_in_one_folder(tmp_path: Path) -> None:
    """A row for each, in the order of their names."""
    place, count = tmp_path / "in", times(300, 10_000)
    place.mkdir()
    for number in range(count):
        (place / f"{number:05}.pdf").write_bytes(b"no pdf")
    write_pdf(place / "real.pdf")
    assert run(place, "--out", tmp_path / "out", "--quiet")[0] == ExitCode.SOME_FAILED
    rows = (tmp_path / "out" / "documents.csv").read_text().splitlines()
    assert len(rows) == count + 2
    assert [row.split(",")[1] for row in rows[1:3]] == ["00000.pdf", "00001.pdf"]


def test_special_files_are_refused(tmp_path: Path) -> None:
    """A row with the reason for each; none is opened, none followed."""
    place = tmp_path / "in"
    (place / "elsewhere.pdf").mkdir(parents=True)
    os.mkfifo(place / "pipe.pdf")
    (place / "link.pdf").symlink_to("/etc/passwd")
    (place / "dangling.pdf").symlink_to("nowhere")
    (place / "loop.pdf").symlink_to("loop.pdf")
    write_pdf(place / "real.pdf")
    code, said = run(place, "--out", tmp_path / "out")
    assert code == ExitCode.SOME_FAILED
    for name in ("pipe", "link", "dangling", "loop"):
        assert f"failed       {name}.pdf" in said
    assert run("/dev/zero", "--out", tmp_path / "other")[0] == ExitCode.BAD_INPUT


def _closed(*numbers: int) -> object:
    return lambda: [os.close(number) for number in numbers]


@pytest.mark.parametrize("streams", [(0, 1, 2), (1,), (0,), (2,), (0, 1)][: times(2, 9)], ids=str)
def test_closed_streams(
    folder: Path, tmp_path: Path, calm: dict[str, object], streams: tuple[int, ...]
) -> None:
    """The same results."""
    out = tmp_path / "out"
    process = command(folder, "--out", out, preexec_fn=_closed(*streams))
    assert process.wait(timeout=120) == ExitCode.OK
    assert results(out) == calm


def test_a_reader_who_leaves(folder: Path, tmp_path: Path) -> None:
    """No traceback: `zi-extract ... | head -0`."""
    for target in (["--out", "-"], ["--out", tmp_path / "out", "--events", "-"]):
        reads, writes = os.pipe()
        os.close(reads)
        code, _ = run(folder, *target, stdout=writes, stderr=subprocess.PIPE)
        os.close(writes)
        assert code in {ExitCode.OK, -signal.SIGPIPE}


def test_a_terminal_that_is_resized(folder: Path, tmp_path: Path) -> None:
    """It goes on."""
    process = command(folder, "--out", tmp_path / "out", "--quiet")
    for _ in range(20):
        process.send_signal(signal.SIGWINCH)
        time.sleep(0.05)
    assert process.wait(timeout=120) == ExitCode.OK


@pytest.mark.parametrize("harm", ["foreign", "flipped", "emptied"][: times(1, 9)])
def test_cache_that_is_not_what_was_written(
    folder: Path, tmp_path: Path, calm: dict[str, object], notes: Path, harm: str
) -> None:
    """Ignored and read again: the same results."""
    out = tmp_path / "out"
    assert run(folder, "--out", out)[0] == ExitCode.OK
    entries = sorted((out / ".cache" / "pages").rglob("*.json"))
    assert len(entries) == 6
    contents = [path.read_bytes() for path in entries]
    for path, other in zip(entries, [*contents[1:], contents[0]], strict=True):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes({"foreign": other, "flipped": bytes(data), "emptied": b""}[harm])
    for path in (*out.glob("*/decree.json"), *(out / ".cache" / "records").iterdir()):
        path.unlink()
    before = len(list(notes.iterdir()))
    assert run(folder, "--out", out)[0] == ExitCode.OK
    assert results(out) == calm
    assert len(list(notes.iterdir())) == before + 6


def test_results_that_were_tampered_with(
    folder: Path, tmp_path: Path, calm: dict[str, object]
) -> None:
    """Results that lost a file are made again."""
    out = tmp_path / "out"
    assert run(folder, "--out", out)[0] == ExitCode.OK
    for path in out.glob("file-1-*/*.json"):
        path.unlink()
    assert run(folder, "--out", out)[0] == ExitCode.OK
    assert results(out) == calm
