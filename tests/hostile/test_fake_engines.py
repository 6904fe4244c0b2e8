"""Engines that misbehave, in the place of Tesseract: a typed failure each, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from torture import ROOT, times

from zi_extract.errors import ExitCode

ENGINE = """#!{python}
import os, sys, time
words = sys.argv[1:]
if "--version" in words or "--list-langs" in words:
    os.execv("{real}", ["{real}", *words])
open("{place}/asked", "a").write(f"{{os.getpid()}}\\n")
HEAD = "level page_num block_num par_num line_num word_num left top width height conf text"
def answer(*rows, raw=b""):
    target = next((w for w in words[1:] if not w.startswith("-")), "out")
    with open(target + ".tsv", "wb") as stream:
        stream.write("\\t".join(HEAD.split()).encode() + b"\\n" + raw)
        for row in rows:
            stream.write("\\t".join(map(str, row)).encode("utf-8", "surrogateescape") + b"\\n")
    if "stdout" in words:
        sys.stdout.buffer.write(open(target + ".tsv", "rb").read())
{how}
"""

ENGINES = {
    "dies": "os.kill(os.getpid(), 9)",
    "sleeps": "time.sleep(600)",
    "says nothing": "sys.exit(0)",
    "fails": "sys.stderr.write('out of luck'); sys.exit(1)",
    "words outside": "answer((5,1,1,1,1,1,-50,-60,99999,99999,96,'KEPUTUSAN'))",
    "confidence nan": "answer((5,1,1,1,1,1,10,10,50,20,'nan','KEPUTUSAN'))",
    "confidence huge": "answer((5,1,1,1,1,1,10,10,50,20,1e9,'KEPUTUSAN'))",
    "a million words": "answer(*[(5,1,1,1,1,n,10,10,50,20,96,'KATA') for n in range(10**6)])",
    "no utf-8": "answer(raw=b'5\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t9\\t9\\t96\\t\\xff\\xfe\\x80\\n')",
    "no numbers": "answer(('x',)*12)",
    "short rows": "answer((5,1))",
    "another table": "print('<html>')",
}
SHORT = ("dies", "sleeps", "words outside", "no utf-8")


def write_scan(path: Path) -> None:
    page = Image.new("L", (830, 1170), 255)
    draw = ImageDraw.Draw(page)
    for row in range(12):
        draw.text((90, 120 + 40 * row), "KEPUTUSAN KEPALA DINAS ARSIP", fill=0, font_size=24)
    page.save(path, resolution=100)


@pytest.mark.parametrize("engine", times(SHORT, tuple(ENGINES)))
def test_engine_that_misbehaves(tmp_path: Path, engine: str) -> None:
    """The page is lost with a reason, or read without what is impossible; nothing is invented."""
    real = shutil.which("tesseract")
    if real is None:
        pytest.skip("Tesseract is not installed")
    environment = _with_engine(tmp_path, real, ENGINES[engine])
    write_scan(tmp_path / "scan.pdf")
    line = [sys.executable, "-m", "zi_extract", "extract", tmp_path / "scan.pdf"]
    line += ["--out", tmp_path / "out", "--limit", "ocr_seconds=2", "--limit", "page_seconds=30"]
    done = subprocess.run(
        line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in {ExitCode.SOME_FAILED, ExitCode.OK}, done.stderr
    row = (tmp_path / "out" / "documents.csv").read_text().splitlines()[1]
    if engine in {"dies", "sleeps", "fails"}:
        assert ",failed," in row
        assert "could not be read" in row
    assert not list((tmp_path / "out").glob("*/decree.json"))
    _all_gone(tmp_path / "asked")


TIRED = """
if "tessedit_create_tsv=1" in words and not os.path.exists("{place}/tired"):
    open("{place}/tired", "w")
    time.sleep(600)
os.execv("{real}", ["{real}", *words])
"""
"""An engine that does not end the first reading of words, as on noise, and all others."""

TELLS = """
import sys
from zi_extract import extract
from zi_extract.limits import Limits
from zi_extract.pipeline import ReadOptions
result = extract(sys.argv[1], ReadOptions(limits=Limits(ocr_seconds=8)))
print(result.status, *(found.code for found in result.findings))
"""


def test_page_that_keeps_the_engine_too_long(tmp_path: Path) -> None:
    """Read with fewer pixels and said so, from the command line and from Python."""
    real = shutil.which("tesseract")
    if real is None:
        pytest.skip("Tesseract is not installed")
    environment = _with_engine(tmp_path, real, TIRED.format(place=tmp_path, real=real))
    write_scan(tmp_path / "scan.pdf")
    line = [sys.executable, "-m", "zi_extract", "extract", tmp_path / "scan.pdf"]
    line += ["--out", tmp_path / "out", "--limit", "ocr_seconds=8"]
    subprocess.run(line, cwd=ROOT, env=environment, check=True, timeout=120)
    row = (tmp_path / "out" / "documents.csv").read_text().splitlines()[1]
    assert ",not_a_decree,no decree was found in it: 1 page-reduced," in row
    (tmp_path / "tired").unlink()
    line = [sys.executable, "-c", TELLS, str(tmp_path / "scan.pdf")]
    told = subprocess.run(
        line, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert told.stdout.split() == ["not_a_decree", "page-reduced"]


def _with_engine(place: Path, real: str, how: str) -> dict[str, str]:
    """The environment in which this engine is found before the real one."""
    (place / "bin").mkdir()
    fake = place / "bin" / "tesseract"
    fake.write_text(ENGINE.format(python=sys.executable, real=real, place=place, how=how))
    fake.chmod(0o755)
    return {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}"}


def _all_gone(asked: Path) -> None:
    """No engine runs on."""
    pids = [int(line) for line in asked.read_text().split()] if asked.exists() else []
    assert pids
    patience = time.monotonic() + 5
    while any(map(_runs, pids)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not [pid for pid in pids if _runs(pid)]


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
