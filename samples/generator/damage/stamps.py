"""Things added to the paper: seals, a SALINAN stamp, punch holes."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from samples.generator.damage.paper import Pixels
from samples.generator.fonts import FILES, FONT_ROOT

VIOLET, BLUE, RED = (96, 52, 140), (40, 60, 160), (176, 40, 52)


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_ROOT / FILES["dejavu-sans"][1]), size)


def with_ink(page: Pixels, ink: Image.Image, left: int, top: int, strength: float) -> Pixels:
    """The page with an RGBA picture multiplied in, as wet ink lies over print."""
    height, width = page.shape[:2]
    layer = Image.new("RGBA", (width, height))
    layer.paste(ink, (left, top))
    values = np.asarray(layer, dtype=np.float32)
    alpha = values[..., 3:] / 255 * strength
    tint = values[..., :3] / 255
    out = page.astype(np.float32) * (1 - alpha * (1 - tint))
    return np.clip(out, 0, 255).astype(np.uint8)


def seal(text: str, size: int, colour: tuple[int, int, int], angle: float) -> Image.Image:
    """A round seal of ``size`` pixels: two rings, the name around, a star within."""
    picture = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(picture)
    for inset, weight in ((2, size // 40), (size // 4, size // 90 + 1)):
        draw.ellipse((inset, inset, size - inset, size - inset), outline=colour, width=weight)
    centre, radius = size / 2, size * 0.36
    font = _font(max(8, size // 11))
    letters = f"{text} ★ "
    for index, letter in enumerate(letters):
        turn = 2 * math.pi * index / len(letters)
        tile = Image.new("RGBA", (size // 5, size // 5))
        ImageDraw.Draw(tile).text(
            (size // 10, size // 10), letter, font=font, fill=colour, anchor="mm"
        )
        tile = tile.rotate(-math.degrees(turn), resample=Image.Resampling.BICUBIC)
        x, y = centre + radius * math.sin(turn), centre - radius * math.cos(turn)
        picture.alpha_composite(tile, (int(x - size // 10), int(y - size // 10)))
    draw.text((centre, centre), "★", font=_font(size // 4), fill=colour, anchor="mm")
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC)


def copy_stamp(width: int, colour: tuple[int, int, int], angle: float) -> Image.Image:
    """A framed SALINAN stamp, ``width`` pixels wide before it is turned."""
    height = width // 3
    picture = Image.new("RGBA", (width, height))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((2, 2, width - 3, height - 3), outline=colour, width=max(2, width // 70))
    font = _font(int(height * 0.5))
    draw.text((width / 2, height / 2), "SALINAN", font=font, fill=colour, anchor="mm")
    return picture.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)


def punched(page: Pixels, dpi: float) -> Pixels:
    """Two punch holes, 80 mm apart, 12 mm from the left edge of the page."""
    out = page.copy()
    middle, apart = page.shape[0] / 2, 80 / 25.4 * dpi / 2
    centre_x, radius = int(12 / 25.4 * dpi), int(3 / 25.4 * dpi)
    for y in (middle - apart, middle + apart):
        cv2.circle(out, (centre_x, int(y)), radius, (52, 48, 46), -1, lineType=cv2.LINE_AA)
    return out
