from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from zi_extract.batch.collection import Account
from zi_extract.batch.outcome import FileOutcome
from zi_extract.cli.app import run
from zi_extract.cli.failure import describe, harmless
from zi_extract.cli.limits_page import limits_page
from zi_extract.cli.summary import summarise
from zi_extract.errors import ExitCode

ROOT = Path(__file__).parents[3]

HEAVY = ("cv2", "numpy", "pandas", "pydantic", "pypdfium2", "pikepdf", "rich", "camelot")


def write_pdf(path: Path) -> Path:
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path)
    return path


def test_help_loads_no_engine_and_is_quick() -> None:
    code = (
        "import sys, zi_extract.cli.app as app; app.run(['--help']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        seconds.append(time.perf_counter() - start)
    assert done.stdout.endswith("[]\n")
    # 0.1 s on a quiet machine; a loaded one may take longer but not that much.
    assert min(seconds) < 1.0


def test_wrong_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract"]) == ExitCode.BAD_ARGUMENTS
    assert run(["extract", "a.pdf", "--out", "o", "--jobs", "-1"]) == ExitCode.BAD_ARGUMENTS
    assert run(["no-such-command"]) == ExitCode.BAD_ARGUMENTS
    assert run(["schema", "novel"]) == ExitCode.BAD_ARGUMENTS
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("arguments", [["extract", "--out"], ["extract", "--bogus"], ["bogus"]])
def test_what_the_parser_refuses_is_said_in_three_lines(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == ExitCode.BAD_ARGUMENTS
    what, where, following = capsys.readouterr().err.splitlines()
    assert arguments[-1] in what
    assert (where, following[:11]) == ("  Where: the command line.", "  Next: see")


def test_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = write_pdf(tmp_path / "a.pdf")
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    for out in ("file", "link"):
        assert run(["extract", str(pdf), "--out", str(tmp_path / out)]) == ExitCode.CANNOT_WRITE
    assert "Next: " in capsys.readouterr().err


def test_inspect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = write_pdf(tmp_path / "a.pdf")
    assert run(["inspect", str(pdf)]) == ExitCode.OK
    assert "pages 1-2: empty, 210 x 297 mm" in capsys.readouterr().out
    assert run(["inspect", str(pdf), "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["source"]["pages"] == 2
    assert run(["inspect", str(tmp_path / "b.pdf")]) == ExitCode.BAD_INPUT


def test_inspect_tells_an_encrypted_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pikepdf.open(write_pdf(tmp_path / "a.pdf")) as pdf:
        pdf.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(user="u", owner="o"))
    assert run(["inspect", str(tmp_path / "b.pdf")]) == ExitCode.ENCRYPTED
    assert "qpdf" in capsys.readouterr().err


def test_validate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(tmp_path)]) == ExitCode.BAD_INPUT
    (tmp_path / "decree.json").write_text('{"id": "a"}')
    assert run(["validate", str(tmp_path)]) == ExitCode.INVALID_OUTPUT
    out = capsys.readouterr().out
    assert "/header: Field required" in out
    assert "0 of 1 files valid" in out


def test_schema_is_the_published_one(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("decree", "evidence", "pages"):
        assert run(["schema", name]) == ExitCode.OK
        published = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
        assert capsys.readouterr().out == published


def test_doctor_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["doctor", "--json"])
    checks = {check["name"]: check for check in json.loads(capsys.readouterr().out)}
    assert checks["python"]["well"]
    well = all(check["well"] for check in checks.values() if check["needed"])
    assert code == (ExitCode.OK if well else ExitCode.MISSING_TOOL)


def test_what_is_not_needed_is_named_and_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("zi_extract.cli.doctor.available_memory", lambda: 1)
    monkeypatch.setattr("zi_extract.cli.doctor.find_spec", lambda _name: None)
    monkeypatch.setattr("zi_extract.cli.doctor._engine_checks", lambda: iter(()))
    assert run(["doctor"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "absent  memory: 0.0 GB free" in said
    assert "        use --jobs 1" in said
    assert "        pip install 'zi-extract[parquet]'" in said


def test_missing_engine_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    pdf = write_pdf(tmp_path / "a.pdf")
    assert run(["extract", str(pdf), "--out", str(tmp_path / "o")]) == ExitCode.MISSING_TOOL
    assert "apt-get install" in capsys.readouterr().err
    assert run(["doctor"]) == ExitCode.MISSING_TOOL


def test_bug_is_named_and_the_traceback_kept_for_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("zi_extract.cli.doctor.find_engine", lambda: 1 / 0)
    assert run(["doctor"]) == ExitCode.BUG
    assert "Traceback" not in capsys.readouterr().err
    assert run(["doctor", "--debug"]) == ExitCode.BUG
    assert "Traceback" in capsys.readouterr().err


def test_errors_are_three_lines_and_cannot_steer_a_terminal() -> None:
    message = "It broke: 1. 2. Where: a\x1b[2J.pdf. Next: mend it."
    assert describe(message).splitlines() == [
        "Error: It broke: 1. 2.",
        "  Where: a\\x1b[2J.pdf.",
        "  Next: mend it.",
    ]
    assert harmless("\ud8ff\u0007é") == "\\ud8ff\\x07é"


def test_summary_names_the_worst_first() -> None:
    made = [
        FileOutcome("/a", "a", "", 1, "review", "why a"),
        FileOutcome("/b", "b", "", None, "failed", "why b. Where: b. Next: c."),
        FileOutcome("/c", "c", "", 1, "ok", ids=("c-1",)),
    ]
    text = summarise(made, Path("out"), Account(0, ()))
    assert text.startswith("3 files: 1 failed, 1 ok, 1 review\n")
    assert text.index("failed: b: why b.\n") < text.index("review: a: why a")
    assert text.endswith("Next: zi-extract inspect /b")


def test_summary_names_no_command_that_cannot_be_typed() -> None:
    made = [FileOutcome("/a\nb", "a\nb", "", None, "failed", "why")]
    text = summarise(made, Path("out"), Account(1, ()))
    assert text.endswith("Next: open out/documents.csv")
    assert "kept results of 1 file of earlier runs" in text


def test_limits_page_is_up_to_date() -> None:
    assert (ROOT / "docs" / "limits.md").read_text(encoding="utf-8") == limits_page()


def test_exit_codes_page_names_every_code() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    told = {int(code): name for code, name in re.findall(r"\| (\d+) \| ([A-Z_]+) \|", page)}
    assert told == {int(code): code.name for code in ExitCode}
