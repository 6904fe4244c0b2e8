"""scripts/prepare-system on systems that lack something, played by stand-ins on the PATH."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "prepare-system"


class System:
    """A PATH of its own: real grep, stand-ins for everything that matters."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done = folder / "done"
        for name in ("grep", "sh", "env"):
            (folder / name).symlink_to(shutil.which(name) or name)
        self.put("id", "echo 0")
        self.put("python3", "exit 0")
        self.put("tesseract", "printf 'eng\\nind\\nosd\\n'")

    def put(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()

    def put_apt(self) -> None:
        self.put("apt-get", f'echo "$@" >> {self.done}')

    @property
    def installed(self) -> str:
        return self.done.read_text() if self.done.exists() else ""

    def prepare(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [shutil.which("sh") or "sh", SCRIPT],
            env={"PATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


def test_complete_system_needs_nothing(system: System) -> None:
    system.put_apt()
    done = system.prepare()
    assert (done.returncode, done.stdout) == (0, "python3\n")
    assert system.installed == ""


def test_missing_language_data_are_installed(system: System) -> None:
    system.put_apt()
    system.put("tesseract", "printf 'eng\\nosd\\n'")
    assert system.prepare().returncode == 0
    assert system.installed.splitlines()[1].endswith("--no-install-recommends tesseract-ocr-ind")


def test_missing_venv_is_installed_for_the_python_there_is(system: System) -> None:
    system.put_apt()
    system.put(
        "python3",
        'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; *) exit 0;; esac',
    )
    assert system.prepare().returncode == 0
    assert system.installed.splitlines()[1].endswith("python3.12-venv")


def test_sudo_is_used_where_needed(system: System) -> None:
    system.put_apt()
    system.remove("tesseract")
    system.put("id", "echo 1000")
    system.put("sudo", f'echo sudo >> {system.done}; exec "$@"')
    assert system.prepare().returncode == 0
    assert system.installed.startswith("sudo\nupdate")
    assert "tesseract-ocr tesseract-ocr-eng tesseract-ocr-ind" in system.installed


def test_without_sudo_it_says_what_to_type(system: System) -> None:
    system.put_apt()
    system.remove("tesseract")
    system.put("id", "echo 1000")
    done = system.prepare()
    assert done.returncode == 3
    assert "apt-get install -y tesseract-ocr" in done.stderr


def test_without_apt_it_names_what_is_missing(system: System) -> None:
    system.remove("tesseract")
    done = system.prepare()
    assert done.returncode == 3
    assert "Missing: tesseract-ocr" in done.stderr
