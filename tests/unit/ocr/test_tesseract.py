"""Every way in which the engine may fail, with a fake engine in its place."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import numpy as np
import pytesseract
import pytest

from zi_extract.errors import EngineError, MissingToolError
from zi_extract.ocr import tesseract
from zi_extract.ocr.tesseract import Tesseract

HEADER = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
PICTURE = np.full((40, 100), 255, np.uint8)


def row(text="kata", box=(10, 10, 30, 20), confidence="96.5", page=1, line=1):
    left, top, width, height = box
    return f"5\t{page}\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{confidence}\t{text}"


@pytest.fixture(autouse=True)
def fresh_list():
    tesseract.forget_installed()
    yield
    tesseract.forget_installed()


@pytest.fixture
def engine(tmp_path: Path, monkeypatch):
    """A program in Tesseract's place: ``engine(answer)`` or ``engine(script=...)``."""

    def make(*rows: str, script: str = "", languages: str = "eng\nind\nosd"):
        table = tmp_path / "answer.tsv"
        table.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        program = tmp_path / "engine"
        body = script or f'cp {table} "$2.tsv"'
        listing = f'if [ "$1" = "--list-langs" ]; then printf "List:\\n{languages}\\n"; exit; fi'
        program.write_text(f"#!/bin/sh\n{listing}\n{body}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(program))
        return Tesseract(timeout=5)

    return make


def test_words_come_back_with_confidence_between_0_and_1(engine):
    ((word,),) = engine(row()).read([PICTURE], "block")
    assert (word.text, word.line) == ("kata", 0)
    assert word.confidence == pytest.approx(0.965)
    assert (word.box.left, word.box.bottom) == (10, 30)


def test_pictures_keep_their_own_words(engine):
    read = engine(row("satu", page=1), row("dua", page=2)).read([PICTURE, PICTURE], "line")
    assert [[word.text for word in words] for words in read] == [["satu"], ["dua"]]


def test_no_pictures_no_call(engine):
    assert engine(script="exit 1").read([], "block") == ()


def test_missing_engine(monkeypatch):
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "/nowhere/tesseract")
    with pytest.raises(MissingToolError, match="not installed"):
        Tesseract().read([PICTURE], "block")


def test_missing_language_data(engine):
    reader = engine(row(), languages="osd")
    with pytest.raises(MissingToolError, match="eng"):
        reader.read([PICTURE], "block")


@pytest.mark.parametrize("name", ["Latin", "script/Latin"])
def test_latin_is_found_under_both_names(engine, name):
    engine(row(), languages=name)
    reader = Tesseract(models={"first": ("Latin",), "second": ("Latin",)})
    assert reader.read([PICTURE], "block")[0][0].text == "kata"


def test_crash(engine):
    with pytest.raises(EngineError, match="failed"):
        engine(script="echo core dumped >&2; exit 139").read([PICTURE], "block")


def test_killed(engine):
    with pytest.raises(EngineError):
        engine(script="kill -9 $$").read([PICTURE], "block")


def test_hang(engine):
    engine(script="exec sleep 20")
    with pytest.raises(EngineError, match="timeout"):
        Tesseract(timeout=0.5).read([PICTURE], "block")


def test_no_answer(engine):
    with pytest.raises(EngineError):
        engine(script="exit 0").read([PICTURE], "block")


@pytest.mark.parametrize("garbage", ["printf 'hello'", "head -c 500 /dev/urandom"])
def test_garbage(engine, garbage):
    with pytest.raises(EngineError):
        engine(script=f'{garbage} > "$2.tsv"').read([PICTURE], "block")


@pytest.mark.parametrize(
    "bad",
    [
        row(confidence="nan"),
        row(confidence="high"),
        row(box=("inf", 1, 2, 3)),
        row(page=7),
        row(page=0),
    ],
)
def test_rows_that_are_no_rows(engine, bad):
    with pytest.raises(EngineError):
        engine(bad).read([PICTURE], "block")


def test_boxes_are_clamped_and_words_outside_dropped(engine):
    reader = engine(row("in", box=(-5, -5, 500, 500)), row("out", box=(900, 900, 10, 10)))
    ((word,),) = reader.read([PICTURE], "block")
    assert word.text == "in"
    assert (word.box.left, word.box.top, word.box.right, word.box.bottom) == (0, 0, 100, 40)


def test_more_words_than_a_page_can_hold(engine):
    script = f"(printf '{HEADER}\\n'; yes '{row()}' | head -n 1000000) > \"$2.tsv\""
    engine(script=script)
    with pytest.raises(EngineError, match="noise"):
        Tesseract(max_words=1000).read([PICTURE], "block")


def test_one_thread_only_while_it_runs(engine, monkeypatch):
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    table = f"{HEADER}\n" + row(text="$OMP_THREAD_LIMIT")
    script = f'printf "{table}\n" > "$2.tsv"'
    ((word,),) = engine(script=script).read([PICTURE], "block")
    assert word.text == "1"
    assert "OMP_THREAD_LIMIT" not in os.environ
