from __future__ import annotations

import io
import struct
from pathlib import Path

import pikepdf
import pytest

from zi_extract.intake.second_grid import read_second_grid

ROWS_WIDE = 12.0
"""Width of the drawn page in heights of its rows."""


def drawn(path: Path, drawing: str) -> Path:
    """A born-digital page of A4 with a word in each of two places and ``drawing``."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F1)
        words = "BT /F1 11 Tf 1 0 0 1 80 715 Tm (Nomor) Tj 1 0 0 1 80 665 Tm (satu) Tj ET"
        page.contents_add(f"{drawing} {words}".encode("ascii"))
        whole = io.BytesIO()
        pdf.save(whole)
    path.write_bytes(whole.getvalue())
    return path


@pytest.mark.filterwarnings("ignore")
def test_counts_of_a_drawn_table(tmp_path: Path) -> None:
    table = "1 w 60 700 400 50 re S 60 650 200 50 re S 260 650 200 50 re S"
    assert read_second_grid(drawn(tmp_path / "a.pdf", table), 1, ROWS_WIDE) == ((2, 2),)


@pytest.mark.filterwarnings("ignore")
def test_a_page_without_rulings_has_no_grid(tmp_path: Path) -> None:
    assert read_second_grid(drawn(tmp_path / "a.pdf", ""), 1, ROWS_WIDE) == ()


def test_a_reader_that_breaks_has_no_opinion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import camelot

    def broken(*_args: object, **_options: object) -> None:
        raise struct.error

    monkeypatch.setattr(camelot, "read_pdf", broken)
    assert read_second_grid(tmp_path / "a.pdf", 1, 60.0) == ()
