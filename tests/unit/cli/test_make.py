"""make extract as a citizen of make: what it starts, and when it starts nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

CALLED = """#!/bin/sh
echo "$@" >> "{log}"
exit $(cat "{code}")
"""

pytestmark = pytest.mark.skipif(
    shutil.which("make") is None, reason="make is not installed: apt-get install make"
)


class Citizen:
    """A folder of inputs, and a stand-in for zi-extract that notes how it is called."""

    def __init__(self, place: Path) -> None:
        self.inputs, self.out, self.venv = place / "my in", place / "out", place / "venv"
        self.log, self.code = place / "log", place / "code"
        self.inputs.mkdir()
        (self.venv / "bin").mkdir(parents=True)
        script = self.venv / "bin" / "zi-extract"
        script.write_text(CALLED.format(log=self.log, code=self.code))
        script.chmod(0o755)
        self.code.write_text("0")
        for name in ("a b.pdf", "it's $1.PDF"):
            (self.inputs / name).write_text(name)
        ready = self.venv / ".run-ready"
        ready.touch()
        # Newer than any file of the checkout, so that nothing is to be installed.
        os.utime(ready, (2**31, 2**31))

    def make(self) -> int:
        arguments = [f"IN={self.inputs}", f"OUT={self.out}", f"VENV={self.venv}"]
        done = subprocess.run(
            ["make", "--no-print-directory", *arguments, "extract"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            env={key: value for key, value in os.environ.items() if not key.startswith("MAKE")},
        )
        return done.returncode

    @property
    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def citizen(tmp_path: Path) -> Citizen:
    return Citizen(tmp_path)


def settle(citizen: Citizen) -> None:
    """Runs it once; then the stamp is newer than the environment, which lies in the future."""
    assert citizen.make() == 0
    os.utime(citizen.out / ".done", (2**31 + 10, 2**31 + 10))


def test_second_run_starts_nothing(citizen: Citizen) -> None:
    settle(citizen)
    assert citizen.make() == 0
    assert len(citizen.calls) == 1
    beside = citizen.out.parent / "corrections"
    wanted = f"--out {citizen.out} --jobs 0 --prune --corrections {beside}"
    assert citizen.calls[0].endswith(wanted)


@pytest.mark.parametrize("change", ["touch", "edit", "add", "remove"])
def test_any_change_of_the_inputs_is_seen(citizen: Citizen, change: str) -> None:
    settle(citizen)
    listed = (citizen.out / ".inputs").read_text()
    file = citizen.inputs / "a b.pdf"
    if change == "touch":
        os.utime(file, (1, 1))
    elif change == "edit":
        file.write_text("something else")
    elif change == "add":
        (citizen.inputs / "new.tif").touch()
    else:
        file.unlink()
    os.utime(citizen.out / ".done", (1, 1))
    assert citizen.make() == 0
    assert (citizen.out / ".inputs").read_text() != listed
    assert len(citizen.calls) == 2


def test_failed_run_is_no_stamp(citizen: Citizen) -> None:
    citizen.code.write_text("6")
    assert citizen.make() != 0
    assert not (citizen.out / ".done").exists()


def test_missing_folder_is_named(citizen: Citizen) -> None:
    shutil.rmtree(citizen.inputs)
    assert citizen.make() != 0
    assert citizen.calls == []
