"""Faxed pictures in a PDF: whole ones pass, one wrong bit or a lost end is told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
import pytest
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from zi_extract.intake import fax_streams
from zi_extract.intake.fax_streams import fax_is_whole
from zi_extract.intake.streams import find_damage
from zi_extract.limits import DEFAULT_LIMITS

WIDE, HIGH = 900, 700


def faxed() -> bytes:
    """A page of lines and rulings as a Group 4 stream whose zeros are white."""
    page = np.zeros((HIGH, WIDE), np.uint8)
    for y in range(60, HIGH, 50):
        cv2.putText(page, "Rencana Aksi Zona Integritas", (60, y), 0, 1.1, 1, 2)
        cv2.line(page, (40, y + 15), (860, y + 15), 1, 2)
    file = io.BytesIO()
    options: dict[str, Any] = {"compression": "group4", "tiffinfo": {278: HIGH}}
    Image.fromarray(page == 0).save(file, "TIFF", **options)
    file.seek(0)
    with TiffImageFile(file) as written:
        (start,), (size,) = (written.tag_v2[tag] for tag in (273, 279))
    return file.getvalue()[start : start + size]


def scan(pdf: pikepdf.Pdf, data: bytes, **settings: Any) -> pikepdf.Stream:
    told = pikepdf.Dictionary(
        {"/K": -1, "/Columns": WIDE} | {f"/{k}": settings[k] for k in settings}
    )
    return pdf.make_stream(
        data, Width=WIDE, Height=HIGH, Filter=pikepdf.Name.CCITTFaxDecode, DecodeParms=told
    )


@pytest.mark.parametrize("followed", [False, True])
def test_a_whole_fax_passes_both_ways(followed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if followed:
        monkeypatch.setattr(fax_streams, "_written_again", lambda *_: None)
    else:
        monkeypatch.setattr(fax_streams, "MOST", 0)
        monkeypatch.delattr(fax_streams, "_Rows")
    with pikepdf.new() as pdf:
        assert fax_is_whole(scan(pdf, faxed()))
        assert fax_is_whole(scan(pdf, faxed() + b"\r\n\0\0 "))


def test_a_wrong_bit_is_told_unless_it_moves_one_edge_only() -> None:
    data = faxed()
    with pikepdf.new() as pdf:
        told = []
        for at in range(len(data) // 20, len(data) * 3 // 4, len(data) // 40):
            wrong = data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]
            told.append(not fax_is_whole(scan(pdf, wrong)))
    assert len(told) > 20
    assert sum(told) >= 0.7 * len(told)


def test_a_fax_that_ends_early_or_late_is_told() -> None:
    data = faxed()
    with pikepdf.new() as pdf:
        assert not fax_is_whole(scan(pdf, data[: len(data) // 2]))
        assert not fax_is_whole(scan(pdf, b""))
        longer = scan(pdf, data)
        longer.Height = HIGH // 2
        assert not fax_is_whole(longer)


def test_what_cannot_be_told_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    with pikepdf.new() as pdf:
        assert fax_is_whole(scan(pdf, b"Group 3", K=0))
        monkeypatch.setattr(fax_streams, "MOST", 10)
        assert fax_is_whole(scan(pdf, b"noise" * 10))


def test_the_page_of_a_damaged_fax_is_told(tmp_path: Path) -> None:
    for name, data in (("whole", faxed()), ("short", faxed()[:-900])):
        pdf = pikepdf.new()
        sheet = pdf.add_blank_page(page_size=(WIDE, HIGH))
        pictures = pikepdf.Dictionary(Im0=pdf.make_indirect(scan(pdf, data)))
        sheet.Resources = pikepdf.Dictionary(XObject=pictures)
        pdf.save(tmp_path / name)
    assert find_damage(tmp_path / "whole", "pdf", 1, DEFAULT_LIMITS) == ()
    (found,) = find_damage(tmp_path / "short", "pdf", 1, DEFAULT_LIMITS)
    assert found.code == "page-damaged"
