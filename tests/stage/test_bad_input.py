"""What becomes of input that is no decree: expected status and exit code stand beside each."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from zi_extract.errors import ExitCode

ROOT = Path(__file__).parents[2]

LETTER = [
    "Banjarmasin, 3 Maret 2025",
    "Kepada Yth. Bapak Surya Atmaja",
    "di tempat",
    "Dengan hormat,",
    "bersama surat ini kami sampaikan undangan rapat koordinasi",
    "pada hari Senin pukul sembilan pagi di ruang rapat lantai dua.",
    "Atas perhatian Bapak kami ucapkan terima kasih.",
    "Hormat kami, Rina Lestari",
]

EXPECTED = {
    "blank.pdf": "not_a_decree",
    "cut.pdf": "failed",
    "empty.pdf": "failed",
    "encrypted.pdf": "failed",
    "letter.pdf": "not_a_decree",
    "no-pages.pdf": "failed",
    "photo.jpg": "not_a_decree",
    "text.pdf": "failed",
}
"""File to its status. ``text.pdf`` is no PDF, ``cut.pdf`` the first half of one."""


def write_letter(path: Path) -> None:
    lines = " T* ".join(f"({line}) Tj" for line in LETTER)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        content = f"BT /F1 12 Tf 16 TL 72 720 Td {lines} ET"
        page.Contents = pdf.make_stream(content.encode())
        pdf.save(path)


def write_blank(path: Path, **saving: object) -> None:
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path, **saving)


def write_photo(path: Path) -> None:
    """Something like a landscape: a sky that fades, a hill, noise; no line and no letter."""
    noise = np.random.default_rng(7).normal(0, 6, (900, 1200, 3))
    rows, columns = np.mgrid[0:900, 0:1200]
    hill = rows > 560 + 90 * np.sin(columns / 170)
    sky = np.stack([120 + rows / 12, 150 + rows / 14, np.full_like(rows, 215)], axis=2)
    ground = np.stack([70 + rows / 30, 110 - rows / 40, np.full_like(rows, 60)], axis=2)
    pixels = np.where(hill[..., None], ground, sky) + noise
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path, quality=90)


def write_bad_inputs(folder: Path) -> None:
    write_blank(folder / "blank.pdf")
    write_blank(folder / "encrypted.pdf", encryption=pikepdf.Encryption(user="u", owner="o"))
    write_letter(folder / "letter.pdf")
    write_photo(folder / "photo.jpg")
    (folder / "empty.pdf").touch()
    (folder / "text.pdf").write_text("This is not a PDF.\n")
    with pikepdf.new() as pdf:
        pdf.save(folder / "no-pages.pdf")
    whole = (folder / "letter.pdf").read_bytes()
    (folder / "cut.pdf").write_bytes(whole[:60])


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zi_extract", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bad")
    write_bad_inputs(place)
    return place


@pytest.fixture(scope="module")
def run(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    out = tmp_path_factory.mktemp("results")
    return out, command("extract", folder, folder / "missing.pdf", "--out", out, "--jobs", 2)


def rows_of(out: Path) -> dict[str, dict[str, str]]:
    with (out / "documents.csv").open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row for row in csv.DictReader(stream)}


def test_each_file_has_its_row_and_its_status(run: tuple[Path, object]) -> None:
    rows = rows_of(run[0])
    expected = EXPECTED | {"missing.pdf": "failed"}
    assert {name: row["status"] for name, row in rows.items()} == expected
    assert all(row["reason"] for row in rows.values())


def test_the_run_says_that_some_failed(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    done = run[1]
    assert done.returncode == ExitCode.SOME_FAILED, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert "6 failed, 3 not_a_decree" in done.stderr


def test_nothing_is_invented_and_nothing_half_written(run: tuple[Path, object]) -> None:
    out = run[0]
    assert not list(out.rglob("decree.json"))
    assert not list(out.rglob(".writing-*"))
    assert (out / "decrees.csv").read_text().count("\n") == 1


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("missing.pdf", ExitCode.BAD_INPUT, "not there"),
        ("text.pdf", ExitCode.BAD_INPUT, "neither a PDF nor"),
        ("empty.pdf", ExitCode.BAD_INPUT, "empty (0 bytes)"),
        ("encrypted.pdf", ExitCode.ENCRYPTED, "password"),
        ("cut.pdf", ExitCode.BAD_INPUT, "damaged"),
        ("blank.pdf", ExitCode.OK, "not_a_decree"),
    ],
)
def test_exit_code_when_it_is_alone(
    folder: Path, tmp_path: Path, name: str, code: ExitCode, words: str
) -> None:
    done = command("extract", folder / name, "--out", tmp_path / "out")
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing to convert")
    done = command("extract", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == ExitCode.BAD_INPUT
    assert done.stderr.startswith("Error: There is no document here")
    assert not (tmp_path / "out").exists()
