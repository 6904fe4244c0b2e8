"""The engine's library in its own process: the same answers, and every way in which it may fail."""

from __future__ import annotations

import sys

import cv2
import numpy as np
import pytesseract
import pytest

from zi_extract.errors import EngineError
from zi_extract.ocr import tesseract
from zi_extract.ocr.kept_engine import MOST_DEATHS, Job, KeptEngine
from zi_extract.ocr.tesseract import FAX_MODELS, OWN_MODELS, Tesseract

JOB = Job(OWN_MODELS, "fax", 7, {"user_defined_dpi": "300", "tessedit_char_whitelist": ""})
PICTURE = np.full((60, 260), 255, np.uint8)
cv2.putText(PICTURE, "Laporan", (20, 44), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 0, 3, cv2.LINE_AA)

SAYS = "import sys,time; o=sys.stdout.buffer; o.write(b'5\\n'); o.flush(); i=sys.stdin.buffer\n"


@pytest.fixture
def engine():
    """A process in the library's place that does what ``script`` says."""
    made = []

    def make(script: str) -> KeptEngine:
        made.append(KeptEngine((sys.executable, "-c", SAYS + script)))
        return made[-1]

    yield make
    for one in made:
        one.close()


def asked(engine: KeptEngine, timeout: float = 10.0) -> str | None:
    return engine.read([PICTURE], JOB, "5", timeout)


def test_library_and_program_read_the_same(monkeypatch):
    reader = Tesseract(FAX_MODELS)
    jobs = [("line", "first", ""), ("block", "second", ""), ("line", "first", "Laporn")]
    by_library = [reader.read([PICTURE, PICTURE], *job) for job in jobs]
    monkeypatch.setattr(tesseract, "USUAL_COMMAND", "no such name")
    assert by_library == [reader.read([PICTURE, PICTURE], *job) for job in jobs]
    assert by_library[0][1][0].text == "Laporan"


def test_another_program_is_asked_itself(monkeypatch):
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "/bin/false")
    tesseract.forget_installed()
    with pytest.raises(EngineError):
        Tesseract(FAX_MODELS).read([PICTURE], "line")
    tesseract.forget_installed()


def test_answer(engine):
    script = "i.readline(); i.read(60*260); o.write((3).to_bytes(8,'big')+b'tsv'); o.flush()"
    assert asked(engine(script)) == "tsv"


def test_what_the_library_cannot_read_is_left_to_the_program(engine):
    one = engine("i.readline(); i.read(60*260); o.write(bytes(8)); o.flush(); i.read()")
    assert asked(one) is None


@pytest.mark.parametrize("script", ["", "i.readline(); o.write(b'\\xff'*8); o.flush(); i.read()"])
def test_death_and_garbage(engine, script):
    one = engine(script)
    assert [asked(one) for _ in range(MOST_DEATHS + 1)] == [None] * (MOST_DEATHS + 1)


def test_hang(engine):
    with pytest.raises(TimeoutError):
        asked(engine("time.sleep(30)"), timeout=0.5)


def test_another_version_is_not_asked(engine):
    one = engine("i.read()")
    assert one.read([PICTURE], JOB, "4.1", 10.0) is None
    assert asked(one) is None


def test_no_library_at_all():
    one = KeptEngine((sys.executable, "-c", ""))
    assert asked(one) is None
    assert KeptEngine(("/nowhere/python",)).read([PICTURE], JOB, "5", 10.0) is None
