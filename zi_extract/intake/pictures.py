"""The door to Pillow: scans that come as TIFF, PNG or JPEG instead of PDF."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zi_extract.errors import InputError, LimitError
from zi_extract.limits import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = {"tiff": "TIFF", "png": "PNG", "jpeg": "JPEG"}
"""Pillow's names of the only decoders that are ever let loose on an input."""

LONG_PAPER_SIDE = 11.69
"""Inches of A4's long side: the paper assumed for a picture that does not say its resolution.
F4, also common, is 13 inches: the guess is then 11 % high, which no length in character
heights notices."""

BELIEVED_DPI = (50.0, 1300.0)
"""Resolutions (dots per inch) that a scanner could have written. Outside of it the field holds a
default (1, 72 by cameras is caught by the paper size) or garbage."""

PAPER_SIDES = (5.0, 50.0)
"""Inches that the long side of a scanned page may have: A5 is 8.3, A0 is 46.8. A resolution that
makes the page smaller or larger is not believed."""


@contextmanager
def _at_most(pixels: int) -> Iterator[None]:
    """Pillow opens no larger picture; its own limit, which is the whole process's, comes back."""
    from PIL import Image

    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = pixels
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


@contextmanager
def open_picture(path: Path, kind: str, limits: Limits) -> Iterator[Image]:
    """The opened picture, not decoded yet; bombs and damage are raised as our own errors.

    Raises InputError (damaged) or LimitError (too many pixels).
    """
    from PIL import Image, UnidentifiedImageError

    with _at_most(limits.max_page_pixels), warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.filterwarnings("ignore", category=UserWarning)
        try:
            with Image.open(path, formats=[FORMATS[kind]]) as picture:
                yield picture
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise LimitError(
                f"The picture has more than {limits.max_page_pixels:,} pixels. "
                f"Where: {path.name}. Next: scan it again at 300 dots per inch."
            ) from error
        except UnidentifiedImageError as error:
            raise _damaged(path, kind) from error
        except (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError) as error:
            raise _damaged(path, kind) from error


def count_pictures(path: Path, kind: str, limits: Limits) -> int:
    """How many pages the file holds: frames of a TIFF, one of everything else."""
    with open_picture(path, kind, limits) as picture:
        return int(getattr(picture, "n_frames", 1)) if kind == "tiff" else 1


def resolution_of(picture: Image) -> tuple[float, float]:
    """Dots per inch across and down: what the file says, or a guess from the paper's size."""
    stated = picture.info.get("dpi")
    width, height = picture.size
    if stated is not None:
        x, y = float(stated[0]), float(stated[1])
        if all(BELIEVED_DPI[0] <= dpi <= BELIEVED_DPI[1] for dpi in (x, y)):
            long_side = max(width / x, height / y)
            if PAPER_SIDES[0] <= long_side <= PAPER_SIDES[1]:
                return x, y
    guess = max(width, height) / LONG_PAPER_SIDE
    return guess, guess


def _damaged(path: Path, kind: str) -> InputError:
    return InputError(
        f"The {FORMATS[kind]} picture is damaged and cannot be decoded. Where: {path.name}. "
        "Next: open it in a picture viewer; if that fails too, scan the paper again."
    )
