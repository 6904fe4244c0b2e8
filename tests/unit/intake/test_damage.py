"""Damaged pages are told: by checksum, by the decoder, by jumps in the blocks of a JPEG."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

from zi_extract.intake.jumps import jumps
from zi_extract.intake.streams import find_damage
from zi_extract.limits import DEFAULT_LIMITS

HIGH, WIDE = 800, 640
RULINGS = range(60, 600, 90)


def page(light: float = 235.0) -> Any:
    """Grainy, unevenly lit paper with lines of strokes, a table and a filled cell."""
    rng = np.random.default_rng(4)
    paper = np.full((HIGH, WIDE), light) + np.linspace(-20, 15, HIGH)[:, None]
    paper += rng.normal(0, 4, paper.shape)
    for top in range(40, 300, 30):
        for left in range(50, 580, 11):
            first, last = top + rng.integers(0, 7), top + rng.integers(12, 19)
            paper[first:last, left : left + 3] -= rng.choice([0, 190])
    paper[350:700:50, 60:602] = 30
    for x in RULINGS:
        paper[350:700, x : x + 3] = 30
    paper[402:448, 63:330] -= 60
    return paper


def grey(picture: Any) -> Any:
    return np.atleast_3d(np.clip(picture, 0, 255).astype(np.uint8))


def saved(picture: Any) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(grey(picture)[:, :, 0]).save(buffer, "JPEG", quality=70)
    return buffer.getvalue()


def test_light_grain_fills_and_rulings_are_no_damage() -> None:
    assert not jumps(grey(page()))
    assert not jumps(np.atleast_3d(Image.open(io.BytesIO(saved(page())))))


@pytest.mark.parametrize("step", [-8.0, 8.0])
def test_paper_that_jumps_along_blocks_is_damage(step: float) -> None:
    """From the middle of a row of blocks on, as all that follows a wrong bit."""
    picture = page(200.0)
    picture[256:264, 320:] += step
    picture[264:] += step
    assert jumps(grey(picture))


def test_a_band_that_shines_through_between_the_margins_is_none() -> None:
    picture = page(200.0)
    picture[264:, 80:-80] += 8
    assert not jumps(grey(picture))


def test_paper_that_jumps_up_here_and_down_there_is_none() -> None:
    picture = page()
    eighth = picture.shape[1] // 8
    picture[480:, : 3 * eighth] += 6.0
    picture[480:488, 3 * eighth : 6 * eighth] -= 6.0
    assert not jumps(grey(picture))


def test_a_colour_that_jumps_is_damage() -> None:
    picture = np.repeat(grey(page(200.0)), 3, axis=2)
    assert not jumps(picture)
    picture[264:, :, 2] += 10
    assert jumps(picture)


def test_the_same_jump_between_blocks_is_an_edge_on_paper() -> None:
    picture = page(200.0)
    picture[260:] += 8
    assert not jumps(grey(picture))


def test_patterned_paper_jumps_anywhere_and_is_none() -> None:
    bands = 6.0 * (np.arange(HIGH) // 22 % 2)[:, None]
    picture = page(200.0) + bands
    assert not jumps(grey(picture))
    assert not jumps(np.atleast_3d(Image.open(io.BytesIO(saved(picture)))))


def test_rulings_that_fade_under_white_paper_are_damage() -> None:
    picture = page(300.0)
    assert not jumps(grey(picture))
    picture[560:] += 90
    assert jumps(grey(picture))


def test_rulings_that_move_by_a_block_are_damage() -> None:
    picture = page()
    picture[560:] = np.roll(picture[560:], 8, axis=1)
    assert jumps(grey(picture))


def test_rulings_that_move_behind_a_garbled_row_of_blocks_are_damage() -> None:
    picture = page()
    picture[552:560] = np.random.default_rng(5).uniform(60, 255, (8, WIDE))
    assert not jumps(grey(picture))
    picture[560:] = np.roll(picture[560:], 8, axis=1)
    assert jumps(grey(picture))


def test_rulings_that_move_behind_a_band_are_damage() -> None:
    picture = page()
    picture[448:504, 63:560] = 190.0
    assert not jumps(grey(picture))
    picture[504:] = np.roll(picture[504:], 16, axis=1)
    assert jumps(grey(picture))


def test_paper_that_jumps_beside_a_dark_fill_is_damage() -> None:
    """A fill that the lower row of blocks holds says nothing of the upper one."""
    picture = page(200.0)
    picture[312:320, 400:] -= 70
    picture[320:] -= 70
    picture[322:324, 80:400] = 10
    assert jumps(grey(picture))


def write_scan(path: Path, data: bytes) -> Path:
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(230, 288))
    scan = pikepdf.Stream(pdf, data)
    for key, value in {"Type": "XObject", "Subtype": "Image", "Filter": "DCTDecode"}.items():
        scan[f"/{key}"] = pikepdf.Name(f"/{value}")
    scan.Width, scan.Height, scan.BitsPerComponent = WIDE, HIGH, 8
    scan.ColorSpace = pikepdf.Name.DeviceGray
    sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=scan))
    pdf.save(path)
    return path


def test_a_jpeg_that_ends_early_is_told_with_its_page(tmp_path: Path) -> None:
    data = saved(page())
    whole, short = write_scan(tmp_path / "a.pdf", data), data[: len(data) // 2] + b"\xff\xd9"
    assert find_damage(whole, "pdf", 1, DEFAULT_LIMITS) == ()
    (found,) = find_damage(write_scan(tmp_path / "b.pdf", short), "pdf", 1, DEFAULT_LIMITS)
    assert (found.code, found.severity, found.page, found.box) == ("page-damaged", "error", 1, None)


def test_a_jpeg_with_parameters_for_its_decoder_is_whole(tmp_path: Path) -> None:
    data = saved(page())
    short = data[: len(data) // 2] + b"\xff\xd9"
    for name, told in (("a.pdf", data), ("b.pdf", short)):
        with pikepdf.open(write_scan(tmp_path / f"of-{name}", told)) as pdf:
            scan = pdf.pages[0].Resources.XObject.Im0
            scan.DecodeParms = pikepdf.Dictionary(ColorTransform=1)
            pdf.save(tmp_path / name)
    assert find_damage(tmp_path / "a.pdf", "pdf", 1, DEFAULT_LIMITS) == ()
    assert find_damage(tmp_path / "b.pdf", "pdf", 1, DEFAULT_LIMITS)


def test_a_jpeg_that_jumps_is_told_as_a_file_of_its_own_too(tmp_path: Path) -> None:
    picture = page(200.0)
    picture[264:] += 10
    (tmp_path / "a.jpg").write_bytes(saved(picture))
    assert len(find_damage(tmp_path / "a.jpg", "jpeg", 1, DEFAULT_LIMITS)) == 1
    (tmp_path / "b.jpg").write_bytes(saved(page()))
    assert find_damage(tmp_path / "b.jpg", "jpeg", 1, DEFAULT_LIMITS) == ()


def damaged_before(data: bytes, end: int) -> bytes:
    """The file with one bit wrong in the checksum that ends there."""
    return data[: end - 3] + bytes([data[end - 3] ^ 1]) + data[end - 2 :]


def test_flate_data_that_fail_their_checksum_are_told(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(200, 200))
    sheet.Contents = pdf.make_stream(b"0 0 10 10 re f " * 400)
    path = tmp_path / "a.pdf"
    pdf.save(path, compress_streams=True)
    assert find_damage(path, "pdf", 1, DEFAULT_LIMITS) == ()
    data = path.read_bytes()
    path.write_bytes(damaged_before(data, data.index(b"endstream")))
    assert len(find_damage(path, "pdf", 1, DEFAULT_LIMITS)) == 1


@pytest.mark.parametrize("damaged", [0, 1])
def test_damage_to_what_the_codes_or_letters_of_a_font_are_is_told(
    tmp_path: Path, damaged: int
) -> None:
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(200, 200))
    codes, shapes = (pdf.make_stream(b"%d <0041> " % at * 400) for at in (1, 2))
    face = pikepdf.Dictionary(FontDescriptor=pikepdf.Dictionary(FontFile2=shapes))
    font = pikepdf.Dictionary(ToUnicode=codes, DescendantFonts=pikepdf.Array([face]))
    sheet.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    path = tmp_path / "a.pdf"
    pdf.save(path, compress_streams=True)
    assert find_damage(path, "pdf", 1, DEFAULT_LIMITS) == ()
    data = path.read_bytes()
    ends = [match.start() for match in re.finditer(b"endstream", data)]
    path.write_bytes(damaged_before(data, ends[-2:][damaged]))
    assert len(find_damage(path, "pdf", 1, DEFAULT_LIMITS)) == 1
