from __future__ import annotations

import dataclasses
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_extract.errors import EngineError, OutputError
from zi_extract.limits import Limits
from zi_extract.model.document_base import DOCUMENT_ID_PATTERN
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box, PageFrame, Warp
from zi_extract.model.ocr import Line, Reading, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.store.atomic import sweep, write_file, write_folder
from zi_extract.store.cache import StageCache, stage_key
from zi_extract.store.layout_json import decode_layout, encode_layout
from zi_extract.store.manifest import Entry, Manifest, read_manifest, write_manifest
from zi_extract.store.names import decree_id, slug
from zi_extract.store.records import Record, Records

BOX = Box(1.0, 2.0, 3.5, 4.25)

LAYOUT = PageLayout(
    page=3,
    frame=PageFrame(100, 200, 150.0, 90, 0.7, Warp(((0.0, 0.1),), ((0.2, 1 / 3),))),
    origin="scan",
    status="read",
    character_height=12.5,
    words=(Word("satu", BOX, 0.9, "tesseract/eng", (Reading("satu", 0.9, "a"),), "rule", "5atu"),),
    lines=(Line("satu", BOX, (0,), 0.9),),
    fragments=(
        TableFragment(
            page=3,
            index=0,
            box=BOX,
            n_rows=1,
            n_cols=1,
            column_edges=(1.0, 3.5),
            row_edges=(2.0, 4.25),
            cells=(Cell(0, 0, 1, 1, BOX, words=(0,), tick=Tick("unsure", "mark", 0.1, 0.6)),),
        ),
    ),
    legibility=0.9,
    findings=(Finding("some-code", "warning", "a message", 3, BOX, "/header"),),
)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def changed(**fields: object) -> bytes:
    return encode_layout(dataclasses.replace(LAYOUT, **fields))


def test_layout_survives_json() -> None:
    assert decode_layout(encode_layout(LAYOUT), page=3) == LAYOUT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1, 2]",
        b"\xff\xfe",
        changed(page=4),
        changed(legibility=float("nan")),
        encode_layout(LAYOUT).replace(b'"satu"', b"7", 1),
        encode_layout(LAYOUT).replace(b"0.9", b"1e999", 1),
        encode_layout(LAYOUT).replace(b"0.9", b"1.9", 1),
        encode_layout(LAYOUT).replace(b'"words":[0]', b'"words":[9]', 1),
        encode_layout(LAYOUT).replace(b'"width":100', b'"width":-1', 1),
    ],
)
def test_answers_that_are_no_layout_are_refused(data: bytes) -> None:
    with pytest.raises(EngineError):
        decode_layout(data, page=3)


def test_answers_over_the_limits_are_refused() -> None:
    for limits in (Limits(max_page_json_bytes=10), Limits(max_words_per_page=0)):
        with pytest.raises(EngineError):
            decode_layout(encode_layout(LAYOUT), limits, page=3)


def test_write_keeps_what_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert write_file(path, b"one")
    os.utime(path, ns=(1, 1))
    assert not write_file(path, b"one")
    assert path.stat().st_mtime_ns == 1
    assert write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert names_in(tmp_path) == ["a.json"]


def test_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_file(path, b"old")

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.json"]


def test_folder_is_written_with_its_last_file_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "id"
    write_folder(folder, {"decree.json": b"1", "a.csv": b"1", "b.csv": b"1"}, "decree.json")
    written: list[str] = []
    real = Path.replace

    def spy(self: Path, target: Path) -> Path:
        written.append(target.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", spy)
    write_folder(folder, {"decree.json": b"2", "a.csv": b"2"}, "decree.json")
    assert written == ["a.csv", "decree.json"]
    assert names_in(folder) == ["a.csv", "decree.json"]


def test_leftovers_are_swept(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / ".writing-12-decree.json").write_text("half")
    (tmp_path / "kept.json").write_text("whole")
    sweep(tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["kept.json"]


def test_cache_gives_back_what_it_got_unless_damaged(tmp_path: Path) -> None:
    cache, key = StageCache(tmp_path), stage_key("0" * 64, 1, {"a": "1"})
    assert cache.find(key) is None
    cache.write(key, b"content")
    assert cache.find(key) == b"content"
    assert StageCache(tmp_path, fresh=True).find(key) is None
    (path,) = tmp_path.rglob(f"{key}.json")
    data = path.read_bytes()
    for position in range(len(data)):
        flipped = bytearray(data)
        flipped[position] ^= 4
        path.write_bytes(flipped)
        # The byte between checksum and content carries nothing.
        assert cache.find(key) is None or position == 64


def test_keys_differ_in_all_that_matters() -> None:
    keys = {
        stage_key("0" * 64, 1, {"a": "1"}),
        stage_key("1" * 64, 1, {"a": "1"}),
        stage_key("0" * 64, 2, {"a": "1"}),
        stage_key("0" * 64, 1, {"a": "2"}),
    }
    assert len(keys) == 4
    assert stage_key("0", 1, {"a": "1", "b": "2"}) == stage_key("0", 1, {"b": "2", "a": "1"})


def test_record_counts_only_with_its_results(tmp_path: Path) -> None:
    records = Records(tmp_path)
    record = Record("ab" * 32, 2, "ok", "", ("name-1",), "v")
    records.write(record)
    assert records.find(record.sha256) is None
    (tmp_path / "name-1").mkdir()
    (tmp_path / "name-1" / "decree.json").write_text("{}")
    assert records.find(record.sha256) == record


def test_manifest_survives_and_damage_is_no_manifest(tmp_path: Path) -> None:
    entry = Entry("/a/b.pdf", "b.pdf", "ab" * 32, 2, "review", "why", ("b-1",), finished="now")
    manifest = Manifest("s", "f", {"a": "1"}, {"x": 1.0}, (entry,))
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    assert json.loads((tmp_path / "manifest.json").read_text())["files"][0]["file"] == "b.pdf"
    (tmp_path / "manifest.json").write_text("{")
    assert read_manifest(tmp_path) == Manifest()


@given(st.text(max_size=200))
def test_names_are_always_harmless(name: str) -> None:
    made = decree_id(name + ".pdf", "0123456789abcdef" * 4)
    assert re.fullmatch(DOCUMENT_ID_PATTERN, made)
    assert made.endswith("-01234567")
    assert len(made) < 100


def test_names_are_readable() -> None:
    assert slug("Kép. No. 3/2025 (final)") == "kep-no-3-2025-final"
    assert decree_id("SK Ketua.pdf", "ab" * 32) == "sk-ketua-abababab"
    assert decree_id("SK Ketua.pdf", "ab" * 32, 2) == "sk-ketua-abababab-2"
