"""Pages of the samples as pictures and files, and what can happen to them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
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
