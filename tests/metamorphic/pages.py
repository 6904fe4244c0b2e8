"""Pages of the samples as pictures and files, and what can happen to them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from math import cos, sin
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from zi_extract.intake.render import render_page
from zi_extract.limits import DEFAULT_LIMITS

SAMPLES = Path(__file__).parents[2] / "samples"

Picture = Image.Image
Change = Callable[[Picture], Picture]


def truth_of(name: str) -> dict[str, Any]:
    return dict(json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8")))


def picture_of(name: str, page: int, dpi: float = 200) -> Picture:
    rendered = render_page(SAMPLES / f"{name}.pdf", page, DEFAULT_LIMITS, dpi=dpi)
    return Image.fromarray(rendered.pixels)


def save(picture: Picture, path: Path, dpi: float = 200) -> Path:
    picture.save(path, dpi=(dpi, dpi))
    return path


def with_pages(name: str, pages: Sequence[int], path: Path) -> Path:
    """A file of these pages of a sample, in this order."""
    with pikepdf.open(SAMPLES / f"{name}.pdf") as whole:
        made = pikepdf.new()
        for page in pages:
            made.pages.append(whole.pages[page - 1])
        made.save(path)
    return path


def turned(degrees: float) -> Change:
    def change(picture: Picture) -> Picture:
        white = 255 if picture.mode == "L" else (255, 255, 255)
        return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=white)

    return change


def scaled(share: float) -> Change:
    def change(picture: Picture) -> Picture:
        size = round(picture.width * share), round(picture.height * share)
        return picture.resize(size, Image.Resampling.LANCZOS)

    return change


def compressed(quality: int) -> Change:
    def change(picture: Picture) -> Picture:
        buffer = io.BytesIO()
        picture.convert("L").save(buffer, "JPEG", quality=quality)
        return Image.open(io.BytesIO(buffer.getvalue()))

    return change


def stamped(left: float, top: float, color: tuple[int, int, int] = (60, 40, 150)) -> Change:
    """A round seal of two rings and two bars of letters, its middle at shares of the page."""

    def change(picture: Picture) -> Picture:
        sealed = picture.convert("RGB")
        draw = ImageDraw.Draw(sealed)
        x, y, radius = left * sealed.width, top * sealed.height, sealed.width * 0.07
        for share in (1.0, 0.72):
            r = radius * share
            draw.ellipse((x - r, y - r, x + r, y + r), outline=color, width=4)
        draw.text((x - radius * 0.5, y - 8), "SEKRETARIAT", fill=color)
        return sealed

    return change


def folded(share: float) -> Change:
    """A dark line across the whole sheet at this share of its height, not quite level."""

    def change(picture: Picture) -> Picture:
        creased = picture.convert("L")
        y, fall = share * creased.height, 0.004 * creased.height
        ImageDraw.Draw(creased).line((0, y, creased.width, y + fall), fill=70, width=3)
        return creased

    return change


def signed(left: float, top: float) -> Change:
    """A pen's loops in black from this place on, at shares of the page."""

    def change(picture: Picture) -> Picture:
        written = picture.convert("L")
        x, y, size = left * written.width, top * written.height, 0.02 * written.width
        loops = [
            (x + 0.16 * size * k + 1.2 * size * sin(0.7 * k), y + 1.6 * size * cos(0.55 * k))
            for k in range(60)
        ]
        ImageDraw.Draw(written).line(loops, fill=25, width=3, joint="curve")
        return written

    return change
