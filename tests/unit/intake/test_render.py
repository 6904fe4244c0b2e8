from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from zi_extract.errors import InputError, LimitError
from zi_extract.intake.render import render_page
from zi_extract.limits import Limits

A4 = (595.2756, 841.8898)


def write_scan(path: Path, picture: Image.Image, rotate: int = 0, size: object = A4) -> Path:
    """A PDF page that is covered by one picture."""
    width, height = size
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        space = {"1": pikepdf.Name.DeviceGray, "L": pikepdf.Name.DeviceGray}
        image = pdf.make_stream(
            picture.tobytes(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=picture.width,
            Height=picture.height,
            BitsPerComponent=1 if picture.mode == "1" else 8,
            ColorSpace=space.get(picture.mode, pikepdf.Name.DeviceRGB),
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        page.Contents = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /Im Do Q".encode())
        if rotate:
            page.Rotate = rotate
        pdf.save(path)
    return path


def noise(width: int, height: int, mode: str = "L") -> Image.Image:
    rng = np.random.default_rng(3)
    shape = (height, width, 3) if mode == "RGB" else (height, width)
    picture = Image.fromarray(rng.integers(0, 256, shape, dtype=np.uint8))
    return picture.point(lambda level: 255 * (level > 127), "1") if mode == "1" else picture


def test_scan_comes_in_exactly_its_own_pixels(tmp_path: Path) -> None:
    picture = noise(1240, 1754)
    page = render_page(write_scan(tmp_path / "a.pdf", picture), 1)
    assert page.pixels.shape == (1754, 1240)
    assert np.array_equal(page.pixels, np.asarray(picture))
    assert page.dpi == pytest.approx(150, abs=0.2)
    assert not page.bilevel


def test_bilevel_scan_is_known_and_not_resampled(tmp_path: Path) -> None:
    picture = noise(1241, 1753, "1")
    page = render_page(write_scan(tmp_path / "a.pdf", picture), 1)
    assert page.bilevel
    assert set(np.unique(page.pixels)) == {0, 255}
    assert np.array_equal(page.pixels > 0, np.asarray(picture))


def test_colour_is_kept_and_grey_in_three_channels_is_not(tmp_path: Path) -> None:
    coloured = render_page(write_scan(tmp_path / "a.pdf", noise(1240, 1754, "RGB")), 1)
    assert coloured.pixels.shape == (1754, 1240, 3)
    grey = noise(600, 849).convert("RGB")
    assert render_page(write_scan(tmp_path / "b.pdf", grey), 1).pixels.ndim == 2


def test_resolution_is_clamped(tmp_path: Path) -> None:
    fine = render_page(write_scan(tmp_path / "a.pdf", noise(600, 600), size=(72, 72)), 1)
    assert (fine.dpi, fine.width) == (400, 400)
    coarse = render_page(write_scan(tmp_path / "b.pdf", noise(30, 30), size=(72, 72)), 1)
    assert (coarse.dpi, coarse.width, coarse.enlarged) == (144, 144, 2)


def test_coarse_scans_are_looked_at_twice_as_large_if_they_are_grey(tmp_path: Path) -> None:
    grey = render_page(write_scan(tmp_path / "a.pdf", noise(600, 849), size=(600, 849)), 1)
    assert (grey.dpi, grey.width, grey.height, grey.enlarged) == (144, 1200, 1698, 2)
    noise(600, 849).save(tmp_path / "a.png", dpi=(72, 72))
    assert render_page(tmp_path / "a.png", 1).width == 1200
    black = write_scan(tmp_path / "b.pdf", noise(600, 849, "1"), size=(600, 849))
    assert (render_page(black, 1).width, render_page(black, 1).enlarged) == (600, 1)
    asked = render_page(tmp_path / "a.pdf", 1, dpi=72)
    assert (asked.width, asked.enlarged) == (600, 1)


def test_rotation_of_the_file_is_applied(tmp_path: Path) -> None:
    picture = noise(1240, 1754)
    page = render_page(write_scan(tmp_path / "a.pdf", picture, rotate=90), 1)
    assert page.pixels.shape == (1240, 1754)
    assert np.array_equal(page.pixels, np.rot90(np.asarray(picture), -1))


def test_a_photo_whose_pixels_were_made_points_is_no_poster(tmp_path: Path) -> None:
    path = write_scan(tmp_path / "a.pdf", noise(1654, 2339), size=(1654, 2339))
    page = render_page(path, 1)
    assert page.dpi == pytest.approx(200, abs=0.5)
    assert (page.width, page.height, page.enlarged) == (1654, 2339, 1)
    assert render_page(path, 1, dpi=100).width == pytest.approx(827, abs=1)


def test_born_digital_page_has_200_dpi_or_what_is_asked_for(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(720, 360))
        pdf.save(tmp_path / "a.pdf")
    page = render_page(tmp_path / "a.pdf", 1)
    assert (page.dpi, page.width, page.height) == (200, 2000, 1000)
    assert render_page(tmp_path / "a.pdf", 1, dpi=100).width == 1000


def test_page_bomb_is_refused_before_it_is_rendered(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(14400, 14400))
        pdf.save(tmp_path / "a.pdf")
    with pytest.raises(LimitError, match="40000 x 40000"):
        render_page(tmp_path / "a.pdf", 1)


def test_page_that_is_not_there(tmp_path: Path) -> None:
    path = write_scan(tmp_path / "a.pdf", noise(100, 100))
    with pytest.raises(InputError, match="page 2"):
        render_page(path, 2)


def test_pictures_as_files(tmp_path: Path) -> None:
    noise(1000, 1400).save(tmp_path / "a.png", dpi=(120, 120))
    page = render_page(tmp_path / "a.png", 1)
    assert (page.width, page.height, round(page.dpi)) == (1000, 1400, 120)
    clear = Image.new("RGBA", (1000, 1400), (0, 0, 0, 0))
    clear.save(tmp_path / "clear.png")
    assert render_page(tmp_path / "clear.png", 1).pixels.min() == 255


def test_fax_with_two_resolutions_becomes_square(tmp_path: Path) -> None:
    noise(1728, 1082, "1").save(tmp_path / "a.tif", dpi=(204, 98), compression="group4")
    page = render_page(tmp_path / "a.tif", 1)
    assert (page.width, page.height) == (1728, round(1082 * 204 / 98))
    assert page.bilevel


def test_pages_of_a_tiff(tmp_path: Path) -> None:
    frames = [Image.new("L", (850, 1100), level) for level in (10, 200)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:], dpi=(100, 100))
    assert render_page(tmp_path / "a.tif", 2).pixels[5, 5] == 200
    with pytest.raises(InputError):
        render_page(tmp_path / "a.tif", 3)


def test_cut_picture_is_an_input_error(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    noise(500, 500).save(buffer, "PNG")
    (tmp_path / "a.png").write_bytes(buffer.getvalue()[:2000])
    with pytest.raises(InputError, match="damaged"):
        render_page(tmp_path / "a.png", 1)


def test_limits_are_checked_for_pictures(tmp_path: Path) -> None:
    noise(400, 400).save(tmp_path / "a.png")
    with pytest.raises(LimitError):
        render_page(tmp_path / "a.png", 1, Limits(max_page_pixels=100_000))


@pytest.mark.parametrize("pixels", [100, 10_000_000])
def test_the_limit_of_pictures_is_the_processs_own_again(tmp_path: Path, pixels: int) -> None:
    before = Image.MAX_IMAGE_PIXELS
    noise(400, 300).save(tmp_path / "a.png")
    with suppress(LimitError):
        render_page(tmp_path / "a.png", 1, Limits(max_page_pixels=pixels))
    assert before == Image.MAX_IMAGE_PIXELS
