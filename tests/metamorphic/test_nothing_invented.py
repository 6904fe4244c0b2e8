"""Blank, foreign and adversarial pages give nothing that looks like a decree."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pages import Picture, picture_of, save
from PIL import Image, ImageDraw, ImageFont

from zi_extract import extract
from zi_extract.model.extraction import Extraction

A4 = (1654, 2339)
LOREM = [
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "consectetur",
    "adipiscing",
    "elit",
    "sed",
    "do",
    "eiusmod",
    "tempor",
    "incididunt",
    "ut",
    "labore",
    "et",
    "dolore",
    "magna",
    "aliqua",
    "ut",
    "enim",
    "ad",
    "minim",
    "veniam",
    "quis",
    "nostrud",
    "exercitation",
    "ullamco",
]


def blank(noise: int = 0) -> Picture:
    page = Image.new("L", A4, 255)
    rng = random.Random(3)
    for _ in range(noise):
        page.putpixel((rng.randrange(A4[0]), rng.randrange(A4[1])), 0)
    return page


def lorem_with_ticks() -> Picture:
    """A page of Latin with a table of check marks in a time grid's shape, but of nothing."""
    page = blank()
    draw, font, rng = ImageDraw.Draw(page), ImageFont.load_default(28), random.Random(5)
    for row in range(14):
        draw.text((150, 150 + row * 45), " ".join(rng.choices(LOREM, k=10)), fill=0, font=font)
    for row in range(9):
        draw.line((150, 900 + row * 90, 1500, 900 + row * 90), fill=0, width=3)
    for col in range(14):
        x = 150 if not col else 500 + (col - 1) * 83
        draw.line((min(x, 1500), 900, min(x, 1500), 1620), fill=0, width=3)
    for row in range(8):
        draw.text((170, 925 + row * 90), " ".join(rng.choices(LOREM, k=2)), fill=0, font=font)
        for col in rng.sample(range(12), 4):
            x, y = 525 + col * 83, 945 + row * 90
            draw.line((x, y, x + 12, y + 16), fill=0, width=5)
            draw.line((x + 12, y + 16, x + 34, y - 22), fill=0, width=5)
    return page


def price_list() -> Picture:
    page = blank()
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(30)
    draw.text((600, 150), "DAFTAR HARGA BARANG", fill=0, font=font)
    goods = ("Beras", "Gula", "Minyak goreng", "Telur", "Tepung terigu", "Kopi bubuk")
    for row in range(len(goods) + 1):
        y = 300 + row * 80
        draw.line((200, y, 1400, y), fill=0, width=3)
        if row < len(goods):
            draw.text((230, y + 22), f"{row + 1}", fill=0, font=font)
            draw.text((380, y + 22), goods[row], fill=0, font=font)
            draw.text((1050, y + 22), f"Rp {12 + row}.500", fill=0, font=font)
    for x in (200, 340, 1000, 1400):
        draw.line((x, 300, x, 300 + 80 * len(goods)), fill=0, width=3)
    return page


def read(picture: Picture, folder: Path) -> Extraction:
    return extract(save(picture, folder / "page.png"))


@pytest.mark.parametrize("noise", [0, 400])
def test_blank_paper_is_no_decree(noise: int, tmp_path: Path) -> None:
    found = read(blank(noise), tmp_path)
    assert (found.status, found.settled) == ("not_a_decree", ())
    assert found.pages[0].kind in {"blank", "other"}


@pytest.mark.parametrize("page", [lorem_with_ticks, price_list])
def test_foreign_tables_are_no_action_plan(page: object, tmp_path: Path) -> None:
    assert callable(page)
    found = read(page(), tmp_path)
    assert [action for decree in found.decrees for action in decree.actions] == []
    for decree in found.decrees:
        assert decree.header.number.printed is None
        assert decree.closing.signatories == ()
    assert found.status in {"not_a_decree", "review"}


def test_a_mirrored_page_gives_no_sure_value(tmp_path: Path) -> None:
    mirrored = picture_of("seed-decree", 4).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    found = read(mirrored, tmp_path)
    assert [action for decree in found.decrees for action in decree.actions] == []
