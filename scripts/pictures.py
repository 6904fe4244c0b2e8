"""The pictures of the documentation, made of the samples: ``make pictures``.

Usage: ``python -m scripts.pictures OUT`` with the results of ``extract samples --overlay`` in OUT.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from zi_extract.intake.render import render_page

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLE, PAGE = "sideways", 3
"""A page that lies on its side, with merged cells and a grid of months."""

INK, PALE, MARK = "#1b1b1b", "#d7dee2", "#00796b"
HEIGHT = 620
"""Pixels of the scan and of the result beside it."""
OVERLAY_WIDTH = 1100


def main() -> None:
    """Writes scan-and-result.png and overlay.jpg."""
    out = Path(sys.argv[1])
    (folder,) = out.glob(f"{SAMPLE}-*")
    decree = json.loads((folder / "decree.json").read_bytes())
    scan = Image.fromarray(render_page(ROOT / "samples" / f"{SAMPLE}.pdf", PAGE).pixels)
    scan = scan.convert("RGB").resize((HEIGHT * scan.width // scan.height, HEIGHT), Image.LANCZOS)
    result = _result(decree)
    both = Image.new("RGB", (scan.width + result.width + 40, HEIGHT), "white")
    both.paste(scan, (0, 0))
    both.paste(result, (scan.width + 40, 0))
    # Few colours make a small file; a grey scan has no more that anybody sees.
    few = both.quantize(64, dither=Image.Dither.NONE)
    few.save(IMAGES / "scan-and-result.png", optimize=True)
    overlay = Image.open(out / "overlay" / folder.name / f"page-{PAGE:03d}.png").convert("RGB")
    size = (OVERLAY_WIDTH, OVERLAY_WIDTH * overlay.height // overlay.width)
    overlay.resize(size, Image.LANCZOS).save(IMAGES / "overlay.jpg", quality=80)


def _result(decree: dict[str, Any]) -> Image.Image:
    """The actions of the page as rows, their months as dots."""
    canvas = Image.new("RGB", (900, HEIGHT), "white")
    draw = ImageDraw.Draw(canvas)
    plain, bold, small = _font(13), _font(15, "bold"), _font(11)
    header = decree["header"]
    draw.text((0, 4), f"Nomor {header['number']['printed']}", INK, bold)
    draw.text(
        (0, 26), _cut(f"{header['issuer']['name']}, {decree['closing']['date']}", 90), INK, plain
    )
    for month, name in enumerate("JFMAMJJASOND"):
        draw.text((612 + 23 * month, 66), name, INK, small)
    actions = [action for action in decree["actions"] if PAGE in action["pages"]]
    for number, action in enumerate(actions):
        top = 88 + number * 84
        draw.line((0, top, 890, top), PALE)
        area = action["area"]
        draw.text((0, top + 8), f"area {area['code']}: {area['name']}", MARK, small)
        for line, text in enumerate(_wrapped(action["action"] or "", 80)[:2]):
            draw.text((0, top + 26 + 18 * line), text, INK, plain)
        draw.text(
            (0, top + 64), f"{action['owner'] or ''}  (page {action['pages'][0]})", "#607078", small
        )
        months = {int(month[5:]) for month in action["schedule"]["months"]}
        for month in range(1, 13):
            at = (610 + 23 * (month - 1), top + 32)
            box = (*at, at[0] + 12, at[1] + 12)
            draw.ellipse(box, fill=MARK if month in months else None, outline=PALE)
    return canvas


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += f"{word} "
    return [*lines[:1], _cut("".join(lines[1:]), width)]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _font(size: int, weight: str = "normal") -> Any:
    path = font_manager.findfont(font_manager.FontProperties(family="DejaVu Sans", weight=weight))
    return ImageFont.truetype(path, size)


if __name__ == "__main__":
    main()
