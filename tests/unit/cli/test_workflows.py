"""What the recipes promise to make, Snakemake and cron, tried with the fake pipeline."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import typer

from zi_extract.batch.lock import only_run_in
from zi_extract.cli.app import app
from zi_extract.errors import ExitCode
from zi_extract.store.cache import FOLDER

ROOT = Path(__file__).parents[3]
HOSTILE = ROOT / "tests" / "hostile"

COMMAND = """#!{python}
import os, sys
sys.path.insert(0, {hostile!r})
from torture import DRIVER
exec(DRIVER)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with scans, and a ``zi-extract`` with the fake pipeline on the PATH."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "zi-extract"
    command.write_text(COMMAND.format(python=sys.executable, hostile=str(HOSTILE)))
    command.chmod(0o755)
    (tmp_path / "notes").mkdir()
    (tmp_path / "scans").mkdir()
    for name in ("a.pdf", "b c.pdf", "d$e#f.pdf"):
        write_pdf(tmp_path / "scans" / name)
    (tmp_path / "scans" / "broken.pdf").write_text("no pdf")
    return tmp_path


def write_pdf(path: Path, mark: str = "") -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Mark = pikepdf.String(mark or path.name)
        pdf.save(path, deterministic_id=True)


def surroundings(place: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PATH": f"{place / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests' / 'unit' / 'batch'}",
        "FAKE_NOTES": str(place / "notes"),
        "XDG_CACHE_HOME": str(place / "cache"),
    }


def call(place: Path, *line: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, line)),
        cwd=place,
        env=surroundings(place),
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )


def read(place: Path) -> int:
    """How many pages were read since the last question."""
    notes = list((place / "notes").iterdir())
    for note in notes:
        note.unlink()
    return len(notes)


def test_snakefile(place: Path) -> None:
    """Two parts; a second run has nothing to do; a changed scan alone is read again."""
    pytest.importorskip("snakemake")
    line = [sys.executable, "-m", "snakemake", "-s", ROOT / "samples" / "Snakefile"]
    line += ["--cores", 2, "--config", "parts=2"]
    done = call(place, *line)
    assert done.returncode == 0, done.stderr
    assert read(place) == 3
    rows = (place / "results" / "documents.csv").read_text().splitlines()
    assert len(rows) == 5
    done = call(place, *line)
    assert "Nothing to be done" in done.stderr + done.stdout
    write_pdf(place / "scans" / "a.pdf", mark="changed")
    assert call(place, *line).returncode == 0
    assert read(place) == 1


MAKEFILE = """
all: results/manifest.json
results/manifest.json:
\tzi-extract extract scans --out results --quiet --prune --depfile results.d || [ $$? -eq 6 ]
-include results.d
"""


def test_depfile(place: Path) -> None:
    """Make runs it again when a scan is changed or removed, and else not; names may be odd."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    (place / "Makefile").write_text(MAKEFILE)
    assert call(place, "make").returncode == 0
    assert read(place) == 3
    assert call(place, "make", "-q").returncode == 0
    for name in ("b c.pdf", "d$e#f.pdf"):
        os.utime(place / "scans" / name)
        assert call(place, "make", "-q").returncode == 1, name
        write_pdf(place / "scans" / name, mark=f"changed {name}")
        assert call(place, "make").returncode == 0
        assert read(place) == 1
    (place / "scans" / "a.pdf").unlink()
    assert call(place, "make").returncode == 0
    assert read(place) == 0
    assert not list((place / "results").glob("a-*"))


def test_lists_of_names_and_xargs(place: Path) -> None:
    """As printed in the recipes: names separated by NUL, at once or 2 at a time."""
    find = "find scans -name '*.pdf' -print0"
    one = call(place, "sh", "-c", f"{find} | zi-extract extract --files-from - --out one --quiet")
    assert one.returncode == 6, one.stderr
    two = call(place, "sh", "-c", f"{find} | xargs -0 -n 2 zi-extract extract --out two --quiet")
    assert two.returncode == 123  # xargs' own: one of them has failed
    for name in ("decrees.csv", "documents.csv"):
        assert (place / "one" / name).read_bytes() == (place / "two" / name).read_bytes()
    assert read(place) == 6


def test_a_second_run_at_once_waits(place: Path) -> None:
    """As from cron, while a third one works: both wait, and each page is read once."""
    command = (place / "bin" / "zi-extract", "extract", "scans", "--out", "results", "--quiet")
    out = place / "results"
    (out / FOLDER).mkdir(parents=True)
    with only_run_in(out):
        runs = [
            subprocess.Popen(
                command, cwd=place, env=surroundings(place), stderr=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        for run in runs:
            assert run.stderr is not None
            assert "waiting for it" in run.stderr.readline()
        assert read(place) == 0
    for run in runs:
        run.communicate(timeout=200)
    assert {run.returncode for run in runs} == {ExitCode.SOME_FAILED}
    assert read(place) == 3


def printed_commands() -> list[str]:
    """Every command line of the recipes, as far as it is ours."""
    text = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    lines = (line for block in text.split("```")[1::2] for line in block.splitlines())
    found = [line.partition("zi-extract ")[2] for line in lines if "zi-extract " in line]
    return [re.split(r'[|#"]|&&|\\$', line)[0].strip() for line in found]


@pytest.mark.parametrize("printed", printed_commands())
def test_printed_commands_have_the_options_that_there_are(printed: str) -> None:
    """Each is understood, including those for cron, Airflow and Prefect."""
    name, *arguments = shlex.split(printed)
    command = typer.main.get_command(app).commands[name]
    assert command.make_context(name, arguments, resilient_parsing=True).args == []
    known = {option for part in command.params for option in part.opts}
    assert {word for word in arguments if word.startswith("--")} <= known
