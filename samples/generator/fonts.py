"""The faces a page is set in, and where their files are.

The built-in faces ("times", "helvetica", "courier") need no file: PDFium draws them itself. The
others are Debian's fonts-dejavu and fonts-liberation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

FONT_ROOT = Path("/usr/share/fonts/truetype")
BUILT_IN = ("times", "helvetica", "courier")
SYMBOLS = "dejavu-sans"
"""The face that has the check marks."""

FILES: dict[str, tuple[str, str, str]] = {
    "dejavu-serif": (
        "dejavu/DejaVuSerif.ttf",
        "dejavu/DejaVuSerif-Bold.ttf",
        "dejavu/DejaVuSerif-Italic.ttf",
    ),
    "dejavu-serif-condensed": (
        "dejavu/DejaVuSerifCondensed.ttf",
        "dejavu/DejaVuSerifCondensed-Bold.ttf",
        "dejavu/DejaVuSerifCondensed-Italic.ttf",
    ),
    "dejavu-sans": (
        "dejavu/DejaVuSans.ttf",
        "dejavu/DejaVuSans-Bold.ttf",
        "dejavu/DejaVuSans-Oblique.ttf",
    ),
    "dejavu-sans-condensed": (
        "dejavu/DejaVuSansCondensed.ttf",
        "dejavu/DejaVuSansCondensed-Bold.ttf",
        "dejavu/DejaVuSansCondensed-Oblique.ttf",
    ),
    "liberation-sans": (
        "liberation/LiberationSans-Regular.ttf",
        "liberation/LiberationSans-Bold.ttf",
        "liberation/LiberationSans-Italic.ttf",
    ),
    "liberation-sans-narrow": (
        "liberation/LiberationSansNarrow-Regular.ttf",
        "liberation/LiberationSansNarrow-Bold.ttf",
        "liberation/LiberationSansNarrow-Italic.ttf",
    ),
    "liberation-serif": (
        "liberation/LiberationSerif-Regular.ttf",
        "liberation/LiberationSerif-Bold.ttf",
        "liberation/LiberationSerif-Italic.ttf",
    ),
}


class MissingFontError(RuntimeError):
    """A font file is not installed; the message says which and how to install it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family at a size in points; ``leading`` is the line distance in sizes."""

    family: str
    size: float
    leading: float = 1.25
    bold: bool = False
    italic: bool = False

    @property
    def line_height(self) -> float:
        """Points from baseline to baseline."""
        return self.size * self.leading

    def but(self, **changes: object) -> Face:
        """The same face with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


def check_fonts() -> None:
    """Raise MissingFontError when a face's file is missing."""
    missing = [
        name for files in FILES.values() for name in files if not (FONT_ROOT / name).exists()
    ]
    if missing:
        raise MissingFontError(
            f"{len(missing)} font files are missing below {FONT_ROOT} (first: {missing[0]}). "
            "Install them with: sudo apt-get install fonts-dejavu fonts-liberation"
        )


def use_face(pdf: FPDF, face: Face) -> None:
    """Make ``face`` the current font of ``pdf``, embedding its file at first use."""
    style = ("B" if face.bold else "") + ("I" if face.italic and not face.bold else "")
    if face.family not in BUILT_IN and f"{face.family}{style}" not in pdf.fonts:
        pdf.add_font(face.family, style, FONT_ROOT / FILES[face.family][_index(style)])
    pdf.set_font(face.family, style, face.size)


def _index(style: str) -> int:
    return {"": 0, "B": 1, "I": 2}[style]
