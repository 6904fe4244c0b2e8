"""Options of extract that choose inputs, say what would happen, or stop a run."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zi_extract.batch.assembly import Notice
from zi_extract.batch.brake import Brake
from zi_extract.batch.inputs import find_inputs
from zi_extract.batch.outcome import FileOutcome
from zi_extract.batch.shard import Shard, parse_shard
from zi_extract.cli.app import run
from zi_extract.cli.event_lines import EventLines
from zi_extract.cli.interrupt import Interrupts
from zi_extract.cli.selection import names_in, select_inputs
from zi_extract.errors import ExitCode, InputError
from zi_extract.limits import DEFAULT_LIMITS, chosen_limits

ROOT = Path(__file__).parents[3]


def outcome(status: str) -> FileOutcome:
    return FileOutcome("/a", "a", "0", 1, status)


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"a.pdf\nb c.pdf\r\n\n", ["a.pdf", "b c.pdf"]),
        (b"a\nb.pdf\0c.pdf\0", ["a\nb.pdf", "c.pdf"]),
        (b"", []),
    ],
)
def test_listed_names(data: bytes, names: list[str]) -> None:
    assert [str(path) for path in names_in(data)] == names


def test_files_come_from_a_list_and_from_arguments(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_text(name)
    (tmp_path / "list").write_text(f"{tmp_path / 'a.pdf'}\n")
    found = select_inputs([tmp_path / "b.pdf"], str(tmp_path / "list"), "", None, DEFAULT_LIMITS)
    assert [item.file for item in found] == ["a.pdf", "b.pdf"]
    with pytest.raises(InputError, match="list of files"):
        select_inputs([], str(tmp_path / "none"), "", None, DEFAULT_LIMITS)


def test_parts_hold_every_file_once_and_twins_together(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.pdf").write_text(f"%PDF {number % 20}")
    (tmp_path / "empty.pdf").touch()
    inputs = find_inputs([tmp_path])
    parts = [Shard(number, 3).select(inputs, DEFAULT_LIMITS) for number in (1, 2, 3)]
    assert sorted(item.file for part in parts for item in part) == [i.file for i in inputs]
    for part in parts:
        contents = {item.path.read_text() for item in part}
        others = {item.path.read_text() for p in parts if p is not part for item in p}
        assert not contents & others


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "1/2/3", "a/b", "-1/2"])
def test_no_parts(text: str) -> None:
    with pytest.raises(ValueError, match="no part"):
        parse_shard(text)


def test_limits_by_option_win_over_the_environment() -> None:
    variables = {"ZI_EXTRACT_MAX_PAGES": "7", "ZI_EXTRACT_PAGE_SECONDS": "9.5", "OTHER": "x"}
    limits = chosen_limits({"max_pages": "3_000"}, variables)
    assert (limits.max_pages, limits.page_seconds) == (3000, 9.5)
    assert limits.max_file_bytes == DEFAULT_LIMITS.max_file_bytes
    for settings in ({"pages": "1"}, {"max_pages": "1.5"}, {"max_pages": "0"}):
        with pytest.raises(ValueError, match=r"limit|positive"):
            chosen_limits(settings, {})
    with pytest.raises(ValueError, match="positive"):
        chosen_limits({}, {"ZI_EXTRACT_PAGE_SECONDS": "inf"})


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["a.pdf", "--prune", "--shard", "1/2"],
        ["a.pdf", "--prune", "--stale"],
        ["a.pdf", "--force", "--stale"],
        ["a.pdf", "--shard", "3/2"],
        ["a.pdf", "--limit", "page_seconds"],
        ["a.pdf", "--engine", "spark"],
        ["a.pdf", "--engine", "dask"],
        ["a.pdf", "--scheduler", "tcp://127.0.0.1:8786"],
        ["a.pdf", "--max-failure-rate", "2"],
        ["-", "--files-from", "-"],
        ["a.pdf", "--pages", "3-1"],
        ["a.pdf", "--quiet", "--verbose"],
        ["a.pdf", "--out", ""],
    ],
)
def test_options_that_do_not_work(options: list[str], tmp_path: Path) -> None:
    assert run(["extract", "--out", str(tmp_path / "o"), *options]) == ExitCode.BAD_ARGUMENTS
    assert not (tmp_path / "o").exists()


def test_both_streams_cannot_have_stdout() -> None:
    assert run(["extract", "a.pdf", "--out", "-", "--events", "-"]) == ExitCode.BAD_ARGUMENTS


def test_brake_stops_when_more_than_the_share_is_sure_to_fail() -> None:
    brake = Brake(20, max_rate=0.1)
    for status in ("failed", "ok", "partial", "review"):
        brake.count(outcome(status))
    assert brake.reason == ""
    brake.count(outcome("failed"))
    assert brake.reason == "3 of 20 files failed"
    assert not brake.is_out_of_patience


def test_fail_fast_stops_at_the_first() -> None:
    brake = Brake(20, fail_fast=True)
    brake.count(outcome("review"))
    assert brake.reason == ""
    brake.count(outcome("partial"))
    assert brake.reason


def test_events_are_lines_of_plain_json() -> None:
    stream = io.BytesIO()
    events = EventLines(stream)
    events.started(2)
    events.found("a\n\ud800.pdf", Notice("a-1", "number-blank", "warning", "No number.", 2))
    events.file_done(outcome("ok"))
    events.ended(0, "")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["started", "finding", "finished", "ended"]
    assert lines[1]["file"] == "a\n\ud800.pdf"
    assert all(line["elapsed"] >= 0 for line in lines)


def test_first_signal_stops_the_run_and_the_second_raises() -> None:
    class Asked:
        reason = ""

        def stop(self, reason: str) -> None:
            self.reason = reason

    handler, asked = Interrupts(), Asked()
    with pytest.raises(KeyboardInterrupt):
        handler(signal.SIGINT, None)
    handler.watch(asked)
    handler(signal.SIGINT, None)
    assert asked.reason == "interrupted"
    with pytest.raises(KeyboardInterrupt):
        handler(signal.SIGINT, None)


DRIVER = """
import sys
from zi_extract.batch.engine import Engine
from zi_extract.cli import app, extract
extract.PIPELINE = "fake_pipeline"
extract.require_engine = lambda: Engine("5", (), None)
sys.exit(app.run(sys.argv[1:]))
"""


def start(tmp_path: Path, *arguments: object) -> subprocess.Popen[str]:
    """The command line with the fake pipeline."""
    (tmp_path / "notes").mkdir(exist_ok=True)
    paths = f"{ROOT}:{ROOT / 'tests' / 'unit' / 'batch'}"
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, "extract", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": paths, "FAKE_NOTES": str(tmp_path / "notes")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="surrogateescape",
    )


def write_pdf(path: Path, mark: str = "") -> None:
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Mark = pikepdf.String(mark or path.name)
        pdf.save(path, deterministic_id=True)


def test_dry_run_says_why_and_writes_nothing(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    write_pdf(folder / "a.pdf")
    write_pdf(folder / "b.pdf")
    asked = start(tmp_path, folder, "-o", out, "--dry-run")
    assert asked.communicate()[0] == "new\t1\ta.pdf\nnew\t1\tb.pdf\n"
    assert not out.exists()
    events = tmp_path / "events"
    done = start(tmp_path, folder, "-o", out, "--events", events)
    assert (done.communicate(), done.returncode)[1] == ExitCode.OK
    told = [json.loads(line)["event"] for line in events.read_text().splitlines()]
    assert told[0] == "started"
    assert told[-1] == "ended"
    assert told.count("page") == told.count("finished") == 2
    write_pdf(folder / "a.pdf", mark="changed")
    write_pdf(folder / "c.pdf")
    before = sorted(out.rglob("*"))
    said, summed = start(tmp_path, folder, "-o", out, "--dry-run", "--stale").communicate()
    assert said == "changed\t1\ta.pdf\n"
    assert summed == "1 pages to read in 1 files: 1 changed\n"
    assert sorted(out.rglob("*")) == before
    renewed = start(tmp_path, folder, "-o", out, "--stale", "--quiet")
    assert (renewed.communicate(), renewed.returncode)[1] == ExitCode.OK
    assert start(tmp_path, folder, "-o", out, "--dry-run").communicate()[0] == "new\t1\tc.pdf\n"


def test_a_document_from_stdin_goes_to_stdout(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf")
    document = (tmp_path / "a.pdf").read_bytes().decode(errors="surrogateescape")
    process = start(tmp_path, "-", "-o", "-", "--verbose")
    decrees, told = process.communicate(document)
    assert process.returncode == ExitCode.OK
    assert [json.loads(line)["source"]["name"] for line in decrees.splitlines()] == ["stdin"]
    assert "stdin, page 1: done" in told
    assert list(tmp_path.iterdir()) == [tmp_path / "a.pdf", tmp_path / "notes"]


def test_nothing_on_stdin_is_bad_input(tmp_path: Path) -> None:
    process = start(tmp_path, "-", "-o", "-")
    process.communicate("")
    assert process.returncode == ExitCode.BAD_INPUT


def test_too_much_on_stdin_is_refused(tmp_path: Path) -> None:
    process = start(tmp_path, "-", "-o", "-", "--limit", "max_file_bytes=3")
    assert "more than 3 bytes" in process.communicate("%PDF")[1]
    assert process.returncode == ExitCode.BAD_INPUT


def test_fail_fast_leaves_the_rest_for_later(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").write_text("no pdf")
    write_pdf(folder / "b.pdf")
    process = start(tmp_path, folder, "-o", out, "--fail-fast")
    said = process.communicate()[1]
    assert process.returncode == ExitCode.SOME_FAILED
    assert "Stopped (1 of 2 files failed): 1 of 2 files are done." in said


def test_a_path_that_is_not_there_is_told_before_anything_is_written(tmp_path: Path) -> None:
    process = start(tmp_path, tmp_path / "tpyo", "-o", tmp_path / "out")
    said = process.communicate()[1]
    assert process.returncode == ExitCode.BAD_INPUT
    assert "check the spelling" in said
    assert not (tmp_path / "out").exists()


def test_ctrl_c_finishes_writing(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(25):
        write_pdf(folder / f"{number:02}.pdf")
    process = start(tmp_path, folder, "-o", out, "--jobs", "1")
    while process.poll() is None and not list(out.glob("*/decree.json")):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said = process.communicate()[1]
    assert process.returncode == ExitCode.INTERRUPTED, said
    assert "Stopped (interrupted)" in said
    assert (out / "documents.csv").read_text().count("\n") >= 2
    assert "Traceback" not in said
