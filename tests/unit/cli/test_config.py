"""Options from the command line, the environment and a file, in that order."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from zi_extract.cli.app import run
from zi_extract.errors import ExitCode

SHOW = ("extract", "a.pdf", "--out", "o", "--show-config")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[dict[str, Any], dict[str, str]]:
    """What --show-config prints: the values, and the origin of each name."""
    assert run([*SHOW, *more]) == ExitCode.OK
    text = capsys.readouterr().out
    lines = [line.partition("  # ") for line in text.splitlines() if "  # " in line]
    return tomllib.loads(text), {left.split(" = ")[0]: origin for left, _, origin in lines}


def test_flag_wins_over_environment_and_that_over_the_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = "[extract]\njobs = 3\nstrict = true\nfail-fast = true\n[limits]\nmax_pages = 9\n"
    (here / "zi_extract.toml").write_text(file + "page_seconds = 33\nocr_seconds = 5\n")
    monkeypatch.setenv("ZI_EXTRACT_JOBS", "4")
    monkeypatch.setenv("ZI_EXTRACT_SHARD", "1/2")
    monkeypatch.setenv("ZI_EXTRACT_PAGE_SECONDS", "44")
    monkeypatch.setenv("ZI_EXTRACT_MAX_PAGES", "10")
    values, origins = shown(capsys, "--jobs", "5", "--limit", "page_seconds=55")
    assert (values["extract"]["jobs"], origins["jobs"]) == (5, "command line")
    assert (values["extract"]["shard"], origins["shard"]) == (
        "1/2",
        "environment ZI_EXTRACT_SHARD",
    )
    assert (values["extract"]["strict"], origins["strict"]) == (True, "zi_extract.toml")
    assert values["extract"]["fail_fast"] is True
    assert origins["prune"] == "default"
    limits = values["limits"]
    assert (limits["page_seconds"], origins["page_seconds"]) == (55, "command line")
    assert (limits["max_pages"], origins["max_pages"]) == (10, "environment ZI_EXTRACT_MAX_PAGES")
    assert (limits["ocr_seconds"], origins["ocr_seconds"]) == (5, "zi_extract.toml")


def test_what_is_shown_is_a_configuration(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([*SHOW, "--jobs", "5"])
    (here / "zi_extract.toml").write_text(capsys.readouterr().out)
    values, origins = shown(capsys)
    assert values["extract"]["jobs"] == 5
    assert set(origins.values()) == {"command line", "zi_extract.toml"}


def test_pyproject_has_a_table_for_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "pyproject.toml").write_text("[tool.zi_extract.extract]\njobs = 7\n[tool.other]\n")
    assert shown(capsys)[1]["jobs"] == "pyproject.toml"
    (here / "zi_extract.toml").write_text("[extract]\n")
    assert shown(capsys)[1]["jobs"] == "default"


def test_a_named_file_wins(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "zi_extract.toml").write_text("[extract]\njobs = 7\n")
    (here / "other.toml").write_text("[extract]\njobs = 8\n")
    assert run(["--config", "other.toml", *SHOW]) == ExitCode.OK
    assert "jobs = 8  # other.toml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[extract]\njobz = 3\n", "jobz"),
        ("[extrakt]\n", "extrakt"),
        ("[limits]\npages = 3\n", "pages"),
        ("[extract]\nlimit = ['max_pages=3']\n", "limit"),
        ("[extract]\njobs = 'many'\n", "jobs"),
        ("jobs = 3\n", "jobs"),
        ("[extract\n", "no TOML"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, named: str
) -> None:
    (here / "zi_extract.toml").write_text(text)
    assert run(SHOW) == ExitCode.BAD_CONFIG
    said = capsys.readouterr().err
    assert named in said
    assert "Next: mend it" in said


def test_a_limit_that_is_no_number_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "zi_extract.toml").write_text("[limits]\nmax_pages = 'many'\n")
    assert run(SHOW) == ExitCode.BAD_ARGUMENTS
    assert "max_pages must be a positive number" in capsys.readouterr().err


def test_a_named_file_must_be_there() -> None:
    assert run(["--config", "none.toml", *SHOW]) == ExitCode.BAD_CONFIG
