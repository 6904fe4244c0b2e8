"""Somebody at a desk, with the program installed from a wheel, who types what a page says."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

COMMANDS = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
"""Blocks of a page that a reader types; those that install, or wait for a browser, are
``console``."""


@dataclass(frozen=True)
class Desk:
    """A folder with samples and examples, and the environment of somebody who sits there."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, commands: str) -> str:
        """Output of the commands, typed into a shell; fails when one of them does."""
        done = subprocess.run(
            ["bash", "-e", "-c", commands],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr


def commands_of(page: Path) -> list[str]:
    """The blocks of commands of a page, in order."""
    return COMMANDS.findall(page.read_text(encoding="utf-8"))
