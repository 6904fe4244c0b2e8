"""What the tour promises, from a wheel in an environment of its own."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from desk import Desk

pytestmark = [pytest.mark.xdist_group("tour"), pytest.mark.timeout(1200)]


def test_the_wheel_holds_data_and_types_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "zi_extract/py.typed",
        "zi_extract/checks/data/findings.toml",
        "zi_extract/decree/data/regions.csv",
        "zi_extract/export/examples/decree-1.0.json",
    ):
        assert needed in names
    here = Path(__file__).resolve().parents[2] / "zi_extract"
    ours = {
        str(path.relative_to(here.parent))
        for path in here.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert ours <= names
    assert {name.split("/")[0] for name in names - ours} == {"zi_extract-0.1.0.dist-info"}


def test_the_program_that_runs_is_that_of_the_wheel(desk: Desk) -> None:
    where = desk.run("python -c 'import zi_extract; print(zi_extract.__file__)'")
    assert Path(where.strip()).is_relative_to(desk.folder / "venv")
    assert desk.run("zi-extract --version").startswith("zi-extract ")
    assert "extract" in desk.run("zi-extract --help")


def test_the_tour_runs_as_printed(tour: Desk) -> None:
    out = tour.folder / "tour"
    assert (out / "overlay").is_dir()
    assert (out / "export" / "xlsx" / "collection.xlsx").is_file()
    assert (tour.folder / "months.png").read_bytes().startswith(b"\x89PNG")
    rows = (out / "documents.csv").read_text().splitlines()[1:]
    assert sorted(row.split(",")[1] for row in rows) == [
        "born-digital.pdf",
        "broken.pdf",
        "seed-decree.pdf",
        "sideways.pdf",
    ]


def test_what_the_tour_shows_is_what_is_said(tour: Desk) -> None:
    said = tour.run("zi-extract extract samples/born-digital.pdf --out tour")
    assert "born-digital.pdf, 5 pages" in said
    assert "Next: open tour/actions.csv; findings are in tour/findings.csv" in said
    said = tour.run("zi-extract extract broken.pdf --out other || echo exit code $?")
    assert "This is neither a PDF nor" in said
    assert "exit code 2" in said


def test_a_second_run_reads_nothing(tour: Desk) -> None:
    said = tour.run("zi-extract extract samples --out tour")
    assert said.count("done before") == 4
    assert "3 of them done before" in said


def test_examples_run(tour: Desk) -> None:
    said = tour.run("python examples/read_one.py samples/born-digital.pdf")
    assert "the number stands on page 1" in said
    assert "values to look at" in tour.run("python examples/doubts.py tour")


def test_the_python_of_the_docs_runs(tour: Desk) -> None:
    """README and docs/python.md, on a sample by the names that they use."""
    root = Path(__file__).resolve().parents[2]
    shown = [
        text
        for page in ("README.md", "docs/python.md")
        for text in re.findall(
            r"^```python\n(.*?)^```", (root / page).read_text(), re.MULTILINE | re.DOTALL
        )
    ]
    assert len(shown) == 4
    tour.run("cp samples/born-digital.pdf decree.pdf; ln -sfn tour out")
    # What is shown in two places is read once.
    reading = 'result = extract("decree.pdf")'
    program = "\n".join(shown).replace(reading, "result = read()")
    (tour.folder / "shown.py").write_text(f"{ONCE}\n{program}")
    said = tour.run("python shown.py")
    assert said.count("KEP-58/M.5.34/Cr.2/04/2022") == 3


ONCE = """
from functools import cache
from zi_extract import extract

@cache
def read():
    return extract("decree.pdf")
"""
