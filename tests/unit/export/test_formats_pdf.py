from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from page_pictures_made import DPI, HEIGHT, WIDTH
from PIL import Image

from zi_extract.cli.export_sources import Sources
from zi_extract.errors import InputError
from zi_extract.export.formats import pdf
from zi_extract.export.formats.pdf_font import CODES, code_table
from zi_extract.export.formats.results import Results
from zi_extract.intake.probe import hash_file
from zi_extract.store.manifest import Entry, Manifest, write_manifest

ID = "keputusan-7-2031-abababab"


@pytest.fixture(scope="module")
def content(results: Results) -> bytes:
    return dict(pdf.export(results))[f"{ID}.pdf"]


def words_of(results: Results) -> list[str]:
    pages = results.pages(ID)
    return [word["text"] for page in pages if page["page"] < 4 for word in page["words"]]


def test_the_file_is_sound(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.pages) == 3


def test_every_page_has_the_size_of_its_paper(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as opened:
        size = (WIDTH * 72 / DPI, HEIGHT * 72 / DPI)
        assert all(page.get_size() == pytest.approx(size) for page in opened)


def test_pdftotext_finds_the_same_words(results: Results, content: bytes, tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "a.pdf").write_bytes(content)
    done = subprocess.run(
        [program, "-raw", tmp_path / "a.pdf", "-"], capture_output=True, check=True
    )
    assert sorted(done.stdout.decode().split()) == sorted(words_of(results))


def test_words_stand_in_their_boxes(results: Results, content: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as opened:
        page = opened.pages[0]
        found = page.extract_words(use_text_flow=True, keep_blank_chars=False)
        expected = results.pages(ID)[0]["words"]
        assert [word["text"] for word in found] == [word["text"] for word in expected]
        for seen, word in zip(found, expected, strict=True):
            left, _, right, _ = word["box"]
            assert seen["x0"] == pytest.approx(left * page.width, abs=0.1)
            assert seen["x1"] == pytest.approx(right * page.width, abs=0.1)


def test_nothing_of_the_text_is_seen(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as opened:
        for page in opened:
            assert page.render(scale=1).to_pil().convert("L").getextrema() == (255, 255)


def test_any_number_of_signs_can_be_searched(results: Results) -> None:
    signs = "".join(chr(number) for number in range(0x4E00, 0x4E00 + 600)) + "✓√"
    texts = [signs[at : at + 20] for at in range(0, len(signs), 20)]
    heights = [0.03 * number for number in range(len(texts))]
    words = [
        {"text": text, "box": (0.1, top, 0.9, top + 0.02)}
        for text, top in zip(texts, heights, strict=True)
    ]
    table = code_table(texts)
    assert max(code for _, code in table.values()) == CODES - 1
    decree = next(results.decrees())
    picture = next(results.pictures(decree))
    made = pdf.searchable_pdf(iter([picture]), {1: words}, decree)
    with pypdfium2.PdfDocument(made) as opened:
        text = opened[0].get_textpage().get_text_range()
    assert set(signs) <= set(text)


@pytest.fixture
def scan(tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A sideways picture, black at its left edge, and the decree that was read from it."""
    path = tmp_path / "in" / "scan.png"
    path.parent.mkdir()
    image = Image.new("L", (60, 40), 200)
    image.paste(0, (0, 0, 5, 40))
    image.save(path, dpi=(100, 100))
    source = {"name": "scan.png", "sha256": hash_file(path), "pages": [{"page": 1, "rotation": 90}]}
    return path, {"pages": [1], "source": source}


def test_a_scan_is_found_by_its_hash_and_turned_upright(
    scan: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    path, decree = scan
    entry = Entry(str(path), "scan.png", decree["source"]["sha256"], 1, "ok")
    write_manifest(tmp_path, Manifest(files=(entry,)))
    by_manifest, by_folder = Sources(tmp_path), Sources(tmp_path / "none", path.parent)
    for picture in (*by_manifest(decree), *by_folder(decree)):
        assert (picture.page, picture.encoding) == (1, "grey")
        shown = Image.open(io.BytesIO(picture.content))
        width, height = shown.size
        assert (picture.width, picture.height) == (width, height)
        assert width < height
        assert shown.getpixel((width // 2, 2)) < 50 < shown.getpixel((width // 2, height - 3))


def test_a_scan_that_has_changed_is_not_taken(
    scan: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    path, decree = scan
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(InputError, match="not there or has changed"):
        list(Sources(tmp_path, path.parent)(decree))


def test_a_damaged_scan_is_an_input_error(
    scan: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    path, decree = scan
    path.write_bytes(path.read_bytes()[:60])
    decree["source"]["sha256"] = hash_file(path)
    with pytest.raises(InputError, match="cannot be rendered"):
        list(Sources(tmp_path, path.parent)(decree))
