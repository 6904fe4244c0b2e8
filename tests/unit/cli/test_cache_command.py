from __future__ import annotations

import os
from pathlib import Path

import pytest

from zi_extract.cli.app import run
from zi_extract.cli.cache import WrongSizeError, size_in
from zi_extract.errors import ExitCode
from zi_extract.store.cache import StageCache


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Three readings of 1,065 bytes (content and its hash), the oldest first."""
    cache = StageCache(tmp_path)
    for number, key in enumerate(("aa", "bb", "cc"), start=1):
        cache.write(key, b"x" * 1000)
        os.utime(tmp_path / ".cache" / "pages" / key / f"{key}.json", (number, number))
    return tmp_path


def kept(out: Path) -> list[str]:
    return sorted(path.stem for path in (out / ".cache" / "pages").rglob("*.json"))


def test_info_counts(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "info", str(out)]) == ExitCode.OK
    assert "3 pages read, 3,195 bytes; 0 files finished" in capsys.readouterr().out


def test_clear_takes_the_oldest_first(out: Path) -> None:
    assert run(["cache", "clear", str(out), "--keep", "2200B"]) == ExitCode.OK
    assert kept(out) == ["bb", "cc"]
    assert run(["cache", "clear", str(out)]) == ExitCode.OK
    assert kept(out) == []


def test_a_cleared_cache_is_an_empty_one(out: Path) -> None:
    run(["cache", "clear", str(out)])
    cache = StageCache(out)
    assert cache.find("aa") is None
    cache.write("aa", b"y")
    assert cache.find("aa") == b"y"


def test_a_folder_without_results(tmp_path: Path) -> None:
    assert run(["cache", "info", str(tmp_path)]) == ExitCode.BAD_INPUT


@pytest.mark.parametrize(
    ("text", "size"), [("0", 0), ("12", 12), ("500MB", 500_000_000), ("2 g", 2_000_000_000)]
)
def test_sizes(text: str, size: int) -> None:
    assert size_in(text) == size


@pytest.mark.parametrize("text", ["", "-1", "many", "1T", "1.5G"])
def test_no_sizes(text: str) -> None:
    with pytest.raises(WrongSizeError):
        size_in(text)
